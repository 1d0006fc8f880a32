internal import ReviuExpression

/// Reads the keys of one mapping of a rule file and reports what is missing, unknown, or of the wrong shape.
struct KeyReader {
  let node: YAMLNode
  let file: String
  let problems: PackProblems

  /// Nil, with a problem, when the node is no mapping.
  init?(_ node: YAMLNode, file: String, problems: PackProblems) {
    guard node.entries != nil else {
      problems.report(.expectedMapping, file: file, line: node.line, column: node.column)
      return nil
    }
    self.node = node
    self.file = file
    self.problems = problems
  }

  func report(_ reason: PackProblem.Reason, at node: YAMLNode) {
    problems.report(
      reason, file: file, line: node.line, column: node.column, length: node.text?.count ?? 1)
  }

  /// Reports the keys that are none of `known`.
  func allowOnly(_ known: [String]) {
    for entry in node.entries ?? [] where !known.contains(entry.key.text ?? "") {
      let name = entry.key.text ?? ""
      // In braces, what stands behind a comma is a key of its own.
      let isInBraces = entry.key.line == node.line && entry.key.column > node.column
      if isInBraces, entry.value.text == "" {
        report(.partOfText(name), at: entry.key)
      } else {
        report(.unknownKey(name, suggestion: nearest(name, among: known)), at: entry.key)
      }
    }
  }

  func optional(_ key: String) -> YAMLNode? { node[key] }

  func required(_ key: String) -> YAMLNode? {
    if let value = node[key] { return value }
    report(.missingKey(key), at: node)
    return nil
  }

  func text(_ node: YAMLNode?) -> String? {
    guard let node else { return nil }
    guard let text = node.text, !text.isEmpty else {
      report(.expectedText, at: node)
      return nil
    }
    return text
  }

  func requiredText(_ key: String) -> String? { text(required(key)) }

  func optionalText(_ key: String) -> String? { text(optional(key)) }

  func list(_ node: YAMLNode?) -> [YAMLNode]? {
    guard let node else { return nil }
    guard let elements = node.elements else {
      report(.expectedList, at: node)
      return nil
    }
    return elements
  }

  func mapping(_ node: YAMLNode?) -> KeyReader? {
    node.flatMap { KeyReader($0, file: file, problems: problems) }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode?, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    choice(node, among: Array(Choice.allCases))
  }

  func choice<Choice: RawRepresentable>(
    _ node: YAMLNode?, among choices: [Choice]
  ) -> Choice? where Choice.RawValue == String {
    guard let node, let text = text(node) else { return nil }
    if let choice = choices.first(where: { $0.rawValue == text }) { return choice }
    let allowed = choices.map(\.rawValue)
    report(
      .unexpectedValue(text, allowed: allowed, suggestion: nearest(text, among: allowed)), at: node)
    return nil
  }

  /// `{id: ..., en: ...}`, both required.
  func bilingual(_ node: YAMLNode?) -> Bilingual? {
    guard let reader = mapping(node) else { return nil }
    reader.allowOnly(["id", "en"])
    guard let id = reader.requiredText("id"), let en = reader.requiredText("en") else {
      return nil
    }
    return Bilingual(id: id, en: en)
  }
}
