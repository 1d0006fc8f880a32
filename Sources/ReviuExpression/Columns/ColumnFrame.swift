internal import ReviuXML

/// Rows that a loop variable is bound to all at once: a range, or some of it.
package struct ColumnFrame {
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

  /// Only those of the rows that are among some others, which ascend.
  package func keeping(_ others: [Int]) -> ColumnFrame {
    var kept = others.filter(range.contains)
    if let picked {
      let own = Set(picked)
      kept = kept.filter(own.contains)
    }
    return ColumnFrame(frame, variable: variable, range, picked: kept)
  }

  /// Only the rows at some positions, which ascend.
  package func picking(_ positions: [Int]) -> ColumnFrame {
    let rows = positions.map { row(at: $0) }
    return ColumnFrame(frame, variable: variable, range, picked: rows)
  }

  /// Whether the document has what holds a field; where it has not, nothing is known of the field.
  func hasRows(of access: FieldAccess) -> Bool {
    frame.rowCount(access.field.place.document, access.field.place.table) > 0
  }

  /// The number of the row at a position.
  package func row(at position: Int) -> Int { picked?[position] ?? range.lowerBound + position }

  /// The cells of a field, one for each row.
  func cells(of access: FieldAccess) -> [Int64] {
    guard access.variable == variable else {
      return [Int64](repeating: frame.cell(of: access), count: count)
    }
    let column = frame.documents.column(access.field.place)
    let start = column.startIndex
    if let picked { return picked.map { column[start + $0] } }
    return Array(column[start + range.lowerBound..<start + range.upperBound])
  }

  /// The texts of a field, one for each row.
  func texts(of access: FieldAccess) -> TextColumn.Texts {
    let place = access.field.place
    let bytes = frame.document(place.document).bytes
    let cells = cells(of: access)
    guard access.variable == variable else {
      let code = TextCode.column(cells.prefix(1), in: bytes)
      return .init(
        bytes: bytes, cells: cells,
        codes: [UInt64](repeating: code.first ?? 0, count: cells.count))
    }
    let codes = frame.documents.codes(place)
    return .init(
      bytes: bytes, cells: cells, codes: picked.map { $0.map { codes[$0] } } ?? Array(codes[range]))
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
    if place.offsetColumn == ExtractionTable.SystemColumn.offset {
      // Every row has its own start tag: unknown is only which rows there are where they must not be none.
      let cells = document.cells
      let starts = extent.start + place.column * extent.rows
      let count = document.tables[place.rowTable].rows
      for row in rows {
        let start = Int(cells[starts + row])
        let end = row + 1 < extent.rows ? Int(cells[starts + row + 1]) : count
        if start == end, place.needsRows { return nil }
        ranges.append(start..<end)
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
