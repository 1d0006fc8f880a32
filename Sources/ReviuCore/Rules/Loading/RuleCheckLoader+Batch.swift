internal import ReviuExpression

/// The kinds whose rules are about all proposals together.
extension RuleCheckLoader {
  func aggregate() -> BatchCheck? {
    let value = expressions.number(keys.required("value"))
    let limit = keys.required("limit").flatMap { tableNumber($0) }
    guard let value, let limit else { return nil }
    return BatchCheck(.sum(of: value, atMost: limit), key: limit.lookup.key)
  }

  func duplicate() -> BatchCheck? {
    let keyNode = keys.optional("key")
    let key = keyNode.map { keys.list($0)?.map { expressions.string($0) } } ?? []
    let similarNode = keys.optional("similar")
    let similarity = keys.mapping(similarNode).flatMap { self.similarity($0) }
    guard let key, !key.contains(where: { $0 == nil }),
      similarNode == nil || similarity != nil
    else { return nil }
    return BatchCheck(.distinct(similarity: similarity), key: key.compactMap { $0 })
  }

  private func similarity(_ reader: KeyReader) -> BatchCheck.Similarity? {
    reader.allowOnly(["text", "at-least"])
    let text = expressions.string(reader.required("text"))
    let least = reader.required("at-least").flatMap { shareOfWords($0) }
    guard let text, let least else { return nil }
    return BatchCheck.Similarity(text: text, least: least)
  }

  func population() -> BatchCheck? {
    guard let lookup = lookup(keys) else { return nil }
    var rows: [(column: String, value: String)] = []
    if let reader = keys.mapping(keys.optional("rows")) {
      for entry in reader.node.entries ?? [] {
        guard let column = reader.text(entry.key), let value = reader.text(entry.value) else {
          return nil
        }
        let known = lookup.table.keyColumns.map(\.name) + lookup.table.columnTypes.keys.sorted()
        guard known.contains(column) else {
          reader.report(
            .unknownColumn(
              column, table: lookup.table.name, suggestion: nearest(column, among: known)),
            at: entry.key)
          return nil
        }
        if let type = lookup.table.columnTypes[column], !type.accepts(value) {
          reader.report(.badTableValue(value, type: type.rawValue), at: entry.value)
          return nil
        }
        rows.append((column, value))
      }
      if !lookup.table.columnRows.contains(where: { lookup.table.holds(rows, inRow: $0) }) {
        reader.report(.noExpectedRow(table: lookup.table.name), at: reader.node)
        return nil
      }
    }
    return BatchCheck(.expected(in: lookup, rows: rows), key: lookup.key)
  }

  /// Above zero.
  private func shareOfWords(_ node: YAMLNode) -> Decimal? {
    guard let share = share(node) else { return nil }
    if Decimal(0) < share { return share }
    keys.report(.badForm(node.text ?? "", form: .share), at: node)
    return nil
  }
}
