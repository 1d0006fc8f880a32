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
    guard let shared = SharedKeys(parts, count: count) else {
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

/// The different keys of rows that share the texts these are made of.
private struct SharedKeys {
  /// Which of the keys each row has.
  private(set) var numbers: [UInt8]
  /// A row that has the key, for each.
  private(set) var firstRows = [0]

  private static let most = 64

  /// Nil where rows do not share a part, or there are many different keys.
  init?(_ parts: [TextColumn.Texts], count: Int) {
    if count == 0 { return nil }
    numbers = [UInt8](filledWith: 0, count: count)
    for part in parts where !part.isCommon {
      guard part.areShared, combine(with: part.numbers, of: part.cells.count) else { return nil }
    }
  }

  /// - Returns: false where there are many different keys.
  private mutating func combine(with others: ArraySlice<UInt8>, of otherCount: Int) -> Bool {
    // Numbers of keys by those of their parts, plus one; 0 where there is none yet.
    var known = [UInt8](filledWith: 0, count: firstRows.count * otherCount)
    firstRows.removeAll(keepingCapacity: true)
    let others = others.span
    for row in numbers.indices {
      let pair = Int(numbers[row]) &* otherCount &+ Int(others[row])
      if known[pair] == 0 {
        if firstRows.count == Self.most { return false }
        firstRows.append(row)
        known[pair] = UInt8(firstRows.count)
      }
      numbers[row] = known[pair] &- 1
    }
    return true
  }
}
