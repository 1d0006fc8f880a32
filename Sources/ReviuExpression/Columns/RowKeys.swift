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
    var hashes = [UInt64](repeating: 0, count: columns.count)
    for part in parts {
      let codes: [UInt64]
      switch part {
      case .text(let column):
        let texts = column.texts(columns)
        guard texts.cells.allSatisfy({ $0 > lastUnreadableCell }) else { return false }
        codes = texts.codes
      case .number(let column):
        let values = column.evaluate(columns)
        guard !values.contains(noColumnNumber) else { return false }
        codes = values.map { UInt64(bitPattern: $0) }
      }
      for index in hashes.indices { hashes[index] = KeyIndex.mix(hashes[index], codes[index]) }
    }
    // Equal keys have equal hashes; the reverse need not be so, and then the keys are looked at.
    hashes.sort()
    return zip(hashes, hashes.dropFirst()).allSatisfy { $0 != $1 }
  }
}
