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
      var hashes = [UInt64](filledWith: 0, count: block.count)
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
    return areDistinct(all)
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
      hashes[index] = KeyIndex.mix(hashes[index], UInt64(bitPattern: value))
    }
    return true
  }

  private func areDistinct(_ hashes: [UInt64]) -> Bool {
    var capacity = 16
    while capacity < hashes.count * 2 { capacity *= 2 }
    // Places of hashes by their last bits, plus one; 0 where there is none.
    var slots = [Int32](filledWith: 0, count: capacity)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while slots[slot] != 0 {
        if hashes[Int(slots[slot]) - 1] == hash { return false }
        slot = (slot + 1) & (capacity - 1)
      }
      slots[slot] = Int32(index + 1)
    }
    return true
  }
}
