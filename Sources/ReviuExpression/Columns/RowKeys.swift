internal import ReviuXML

/// Keys of rows, compared all at once.
package struct RowKeys: Sendable {
  private enum Part: Sendable {
    case text(TextColumn)
    case number(NumberColumn)
  }

  private let parts: [Part]

  /// Nil where a part of the key has no column form.
  package init?(_ key: [CheckedExpression], variable: Int) {
    var parts: [Part] = []
    for expression in key {
      if expression.type == .string, let column = TextColumn(expression, variable: variable) {
        parts.append(.text(column))
      } else if expression.type.isNumber || expression.type == .date,
        let column = NumberColumn(
          expression, variable: variable, scale: NumberColumn.naturalScale(expression))
      {
        parts.append(.number(column))
      } else {
        return nil
      }
    }
    self.parts = parts
  }

  /// Whether it is beyond doubt that no two rows have the same key, and that all parts of all keys are there.
  package func areDistinct(_ columns: ColumnFrame) -> Bool {
    var all: [UInt64] = []
    all.reserveCapacity(columns.count)
    let areThere = columns.inBlocks { block in
      var hashes = [UInt64](filledWith: TextCode.seed, count: block.count)
      for part in parts {
        switch part {
        case .text(let column):
          guard mix(column.texts(block), into: &hashes) else { return false }
        case .number(let column):
          guard mix(column.body(block), into: &hashes) else { return false }
        }
      }
      all += hashes
      return true
    }
    if !areThere { return false }
    // Equal keys have equal hashes; the reverse need not be so, and then the keys are looked at.
    return HashIndex(all).areDistinct
  }

  /// False when a text is not there.
  private func mix(_ texts: TextColumn.Texts, into hashes: inout [UInt64]) -> Bool {
    guard texts.areAllThere() else { return false }
    texts.mix(into: &hashes)
    return true
  }

  /// False when a number is not there.
  private func mix(_ cells: ColumnCells, into hashes: inout [UInt64]) -> Bool {
    let values = cells.values.span
    for index in hashes.indices {
      let value = values[index &* cells.step]
      if value <= lastUnreadableCell { return false }
      hashes[index] = HashIndex.mix(hashes[index], UInt64(bitPattern: value))
    }
    return true
  }
}
