internal import ReviuXML

/// Rows that a loop variable is bound to all at once: a range, or some of it.
package struct ColumnFrame: Sendable {
  package let frame: Frame
  package let variable: Int
  private let range: Range<Int>
  /// Row numbers, ascending; nil for all of ``range``.
  private let picked: [Int]?

  package init(_ frame: Frame, variable: Int, rows: Range<Int>) {
    self.init(frame, variable: variable, rows, picked: nil)
  }

  private init(_ frame: Frame, variable: Int, _ range: Range<Int>, picked: [Int]?) {
    self.frame = frame
    self.variable = variable
    self.range = range
    self.picked = picked
  }

  /// How many rows there are.
  package var count: Int { picked?.count ?? range.count }

  /// Only the rows at some positions, which ascend.
  package func picking(_ positions: [Int]) -> ColumnFrame {
    let rows = positions.map { picked?[$0] ?? range.lowerBound + $0 }
    return ColumnFrame(frame, variable: variable, range, picked: rows)
  }

  /// The cells of a field, one for each row.
  func cells(of access: FieldAccess) -> [Int64] {
    let place = access.field.place
    let document = frame.document(place.document)
    let extent = document.tables[place.table]
    guard access.variable == variable else {
      return [Int64](repeating: frame.cell(of: access), count: count)
    }
    let start = extent.start + place.column * extent.rows
    if place.ascent.isEmpty {
      if let picked {
        let cells = document.cells
        return picked.map { cells[start + $0] }
      }
      return Array(document.cells[start + range.lowerBound..<start + range.upperBound])
    }
    return ancestors(place).map { row in
      row < 0 ? Cell.missing : document.cells[start + row]
    }
  }

  /// For each row the row of the ancestor that holds a field; -1 where there is none.
  private func ancestors(_ place: Schema.Place) -> [Int] {
    let document = frame.document(place.document)
    var current = picked ?? Array(range)
    for table in place.ascent {
      let extent = document.tables[table]
      let parents = extent.start + ExtractionTable.SystemColumn.parent * extent.rows
      for index in current.indices where current[index] >= 0 {
        let parent = document.cells[parents + current[index]]
        current[index] = parent > lastUnreadableCell ? Int(parent) : -1
      }
    }
    return current
  }

  /// For each row the rows below it, which follow each other without gaps; nil where some are not known.
  func childRanges(of access: FieldAccess) -> [Range<Int>]? {
    let place = access.field.place
    guard access.variable == variable, place.ascent.isEmpty else { return nil }
    let document = frame.document(place.document)
    let extent = document.tables[place.table]
    let rows = picked ?? Array(range)
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(rows.count)
    if place.offsetColumn == ExtractionTable.SystemColumn.offset, !place.needsRows {
      // Every row has its own start tag, and the rows below may be none: nothing can be unknown.
      let starts = extent.start + place.column * extent.rows
      let count = document.tables[place.rowTable].rows
      for row in rows {
        let end = row + 1 < extent.rows ? Int(document.cells[starts + row + 1]) : count
        ranges.append(Int(document.cells[starts + row])..<end)
      }
      return ranges
    }
    var frame = frame
    for row in rows {
      frame.bind(variable, toRow: row)
      guard let range = frame.range(of: access) else { return nil }
      ranges.append(range)
    }
    return ranges
  }
}

/// Stands for a number that is not there or does not fit 64 bits; then the row is evaluated alone.
let noColumnNumber = Int64.min

/// Cells up to this one hold no value; the same as ``ReviuXML/Cell/isReadable(_:)``, which the compiler does not
/// inline across modules.
let lastUnreadableCell = Int64.min + 2
