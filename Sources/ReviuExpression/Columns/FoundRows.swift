internal import ReviuXML

/// What was found in a table for each of some rows.
package struct FoundRows: Sendable {
  /// One for each row, or one for each group of rows that have the same key.
  private let rows: [Int]
  /// Which of the groups each row is in; empty without groups.
  private let groups: ArraySlice<UInt8>

  static let noRow = -1
  static let unknown = -2

  init(_ rows: [Int], groups: ArraySlice<UInt8> = []) {
    self.rows = rows
    self.groups = groups
  }

  /// For how many rows there is the number of a group.
  var groupCount: Int { groups.count }

  /// What was found for some of the rows.
  func picking(_ columns: ColumnFrame) -> FoundRows {
    FoundRows(rows, groups: columns.rows(of: groups))
  }

  /// Of which rows something was found; unknown where a part of the key is not there.
  package var areFound: RowTruths {
    let truths = RowTruths(count: rows.count) { position in
      (rows[position] >= 0, rows[position] != Self.noRow)
    }
    return groups.isEmpty ? truths : truths.spread(by: groups)
  }

  /// The row of the table for the row at a position; nil where none was found or the key is not known.
  package subscript(position: Int) -> Int? {
    let row = rows[groups.isEmpty ? position : Int(groups[groups.startIndex + position])]
    return row >= 0 ? row : nil
  }

  /// The numbers that a column of the table has for the rows.
  package func numbers(of column: [Int64]) -> ColumnCells {
    var cells = [Int64](filledWith: Cell.missing, count: rows.count)
    for (index, row) in rows.enumerated() where row >= 0 { cells[index] = column[row] }
    return ColumnCells(groups.isEmpty ? cells[...] : cells.spread(by: groups)[...])
  }

  /// The texts that a column of the table has for the rows.
  package func texts(of column: TextColumn.Texts) -> TextColumn.Texts {
    let texts = column.picking(rows)
    if groups.isEmpty { return texts }
    return TextColumn.Texts(
      bytes: texts.bytes, few: texts.cells, codes: texts.codes, numbers: groups)
  }
}
