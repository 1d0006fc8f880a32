internal import ReviuXML

/// What was found in a table for each of some rows.
package struct FoundRows: Sendable {
  private let rows: [Int]

  static let noRow = -1
  static let unknown = -2

  init(_ rows: [Int]) { self.rows = rows }

  /// Of which rows something was found; unknown where a part of the key is not there.
  package var areFound: RowTruths {
    RowTruths(count: rows.count) { position in
      (rows[position] >= 0, rows[position] != Self.noRow)
    }
  }

  /// The row of the table for the row at a position; nil where none was found or the key is not known.
  package subscript(position: Int) -> Int? { rows[position] >= 0 ? rows[position] : nil }

  /// The numbers that a column of the table has for the rows.
  package func numbers(of column: [Int64]) -> ColumnCells {
    var cells = [Int64](filledWith: Cell.missing, count: rows.count)
    for (index, row) in rows.enumerated() where row >= 0 { cells[index] = column[row] }
    return ColumnCells(cells[...])
  }

  /// The texts that a column of the table has for the rows.
  package func texts(of column: TextColumn.Texts) -> TextColumn.Texts {
    column.picking(rows)
  }
}

extension KeyIndex {
  /// Looks up the rows of many keys at once.
  ///
  /// - Parameters:
  ///   - parts: one for each part of the key.
  ///   - variants: what takes the place of parts of the key, one after the other as long as nothing is found.
  package func find(
    _ parts: [TextColumn.Texts], variants: [[(column: Int, any: String)]], count: Int
  ) -> FoundRows {
    guard let shared = SharedRows(parts, count: count) else {
      return FoundRows(rows(of: parts, variants, count: count))
    }
    let first = parts.map { $0.picking(shared.firstRows) }
    let found = rows(of: first, variants, count: shared.firstRows.count)
    return FoundRows(shared.numbers.map { found[Int($0)] })
  }

  private func rows(
    of parts: [TextColumn.Texts], _ variants: [[(column: Int, any: String)]], count: Int
  ) -> [Int] {
    var rows = [Int](filledWith: FoundRows.noRow, count: count)
    for part in parts { part.write(FoundRows.unknown, whereMissingIn: &rows) }
    for variant in variants where rows.contains(FoundRows.noRow) {
      var key = parts
      for (column, any) in variant { key[column] = TextColumn.Texts(any, count: count) }
      find(key, into: &rows, missing: FoundRows.noRow)
    }
    return rows
  }
}
