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

  /// Only the rows of which a condition has some truth.
  package func picking(_ truth: Truth, of truths: RowTruths) -> ColumnFrame {
    picking(truths.positions(of: truth))
  }

  /// All rows but those of which a condition has some truth.
  package func leavingOut(_ truth: Truth, of truths: RowTruths) -> ColumnFrame {
    picking(truths.positions(except: truth))
  }

  /// Only the rows at some positions, which ascend.
  func picking(_ positions: [Int]) -> ColumnFrame {
    if positions.count == count { return self }
    var rows = positions
    for index in rows.indices { rows[index] = row(at: rows[index]) }
    return ColumnFrame(frame, variable: variable, range, picked: rows)
  }

  /// So many rows that what is computed of each takes little memory, and more than documents of the usual length have.
  static let blockLength = 8_192

  /// Hands on the rows in parts, one behind the other, until `visit` says false.
  /// - Returns: whether it said true of all parts.
  package func inBlocks(_ visit: (ColumnFrame) -> Bool) -> Bool {
    if count <= Self.blockLength { return visit(self) }
    return stride(from: 0, to: count, by: Self.blockLength).allSatisfy { start in
      let end = min(start + Self.blockLength, count)
      if let picked {
        return visit(
          ColumnFrame(frame, variable: variable, range, picked: Array(picked[start..<end])))
      }
      let first = range.lowerBound
      return visit(ColumnFrame(frame, variable: variable, rows: first + start..<first + end))
    }
  }

  /// Whether the document has what holds a field; where it has not, nothing is known of the field.
  func hasRows(of access: FieldAccess) -> Bool {
    frame.rowCount(access.field.place.document, access.field.place.table) > 0
  }

  /// The number of the row at a position.
  @inline(__always)
  package func row(at position: Int) -> Int { picked?[position] ?? range.lowerBound + position }

  /// The cells of a field.
  func cells(of access: FieldAccess) -> ColumnCells {
    guard access.variable == variable else { return ColumnCells(common: frame.cell(of: access)) }
    return ColumnCells(rows(of: frame.documents.column(access.field.place)))
  }

  /// The texts of a field.
  func texts(of access: FieldAccess) -> TextColumn.Texts {
    let place = access.field.place
    let bytes = frame.document(place.document).bytes
    guard access.variable == variable else {
      let cells = ColumnCells(common: frame.cell(of: access))
      let codes = TextCode.column(cells.values, in: bytes)
      return TextColumn.Texts(bytes: bytes, cells: cells, codes: codes[...], count: count)
    }
    return texts(frame.documents.texts(place))
  }

  /// The texts of these rows.
  /// - Parameter all: of the table's rows.
  func texts(_ all: TextColumn.Texts) -> TextColumn.Texts {
    if picked == nil, range.count == all.count { return all }
    if all.areShared {
      return TextColumn.Texts(
        bytes: all.bytes, few: all.cells, codes: all.codes, numbers: rows(of: all.numbers))
    }
    return TextColumn.Texts(
      bytes: all.bytes, cells: ColumnCells(rows(of: all.cells)), codes: rows(of: all.codes),
      count: count)
  }

  /// For each row the number of the group that it is in with those that have the same texts, and for each group a row
  /// of it, or nil where none of these rows is in it; nil where that would save nothing.
  func shared(_ read: RowTexts) -> (examples: [Int?], numbers: ArraySlice<UInt8>)? {
    guard let shared = frame.documents.sharedRows(read.own), shared.firstRows.count < count else {
      return nil
    }
    let numbers = rows(of: shared.numbers[...])
    if picked == nil { return (shared.firstRows, numbers) }
    var examples = [Int?](repeating: nil, count: shared.firstRows.count)
    for number in numbers { examples[Int(number)] = shared.firstRows[Int(number)] }
    return (examples, numbers)
  }

  /// What a column of a whole table holds for these rows.
  @inline(__always)
  func rows<Value: FixedWidthInteger>(of column: ArraySlice<Value>) -> ArraySlice<Value> {
    let start = column.startIndex
    guard let picked else { return column[start + range.lowerBound..<start + range.upperBound] }
    var values = [Value](filledWith: 0, count: picked.count)
    var rows = values.mutableSpan
    for index in rows.indices { rows[index] = column[start + picked[index]] }
    return values[...]
  }

  /// For each row the rows below it, which follow each other without gaps; nil where some are not known.
  func childRanges(of access: FieldAccess) -> ArraySlice<Range<Int>>? {
    guard access.variable == variable,
      let all = frame.documents.childRanges(access, of: frame)
    else { return nil }
    guard let picked else { return all[range] }
    return picked.map { all[$0] }[...]
  }
}

/// A cell for each of some rows, or one that all of them have.
package struct ColumnCells: Sendable {
  let values: ArraySlice<Int64>
  /// How far it is from the cell of a row to that of the next: 1, or 0 where they have the same.
  let step: Int

  init(_ values: ArraySlice<Int64>) {
    self.values = values
    step = 1
  }

  init(common value: Int64) {
    values = [value]
    step = 0
  }

  /// Of which rows the number is at least some; unknown where it is not there.
  package func areAtLeast(_ least: Int64, _ columns: ColumnFrame) -> RowTruths {
    RowTruths(comparing: self, ColumnCells(common: least), columns.count) { $0 >= $1 }
  }

  /// One cell for each of `count` rows.
  func each(_ count: Int) -> ArraySlice<Int64> {
    step == 1 ? values : ArraySlice(repeating: values[values.startIndex], count: count)
  }
}

/// Stands for a number that is not there or does not fit 64 bits; then the row is evaluated alone.
let noColumnNumber = Int64.min

/// Cells up to this one hold no value; the same as ``ReviuXML/Cell/isReadable(_:)``, which the compiler does not
/// inline across modules.
let lastUnreadableCell = Int64.min + 2
