/// Reads the tests of one rule.
struct RuleTestLoader {
  let keys: KeyReader
  /// False checks only that there are enough tests: building their documents takes time that a review need not
  /// spend.
  let buildsDocuments: Bool

  func tests() -> [RuleTest] {
    guard let node = keys.required("tests"), let nodes = keys.list(node) else { return [] }
    let tests = nodes.compactMap { test($0) }
    for outcome in [Outcome.pass, .fail] where !tests.contains(where: { $0.expect == outcome }) {
      keys.report(.noTest(expecting: outcome.rawValue), at: node)
    }
    return tests
  }

  private func test(_ node: YAMLNode) -> RuleTest? {
    guard let reader = keys.mapping(node) else { return nil }
    reader.allowOnly(["name", "given", "expect", "actual", "expected", "difference"])
    let name = reader.requiredText("name")
    let expect = reader.choice(reader.required("expect"), Outcome.self)
    let given = reader.mapping(reader.required("given"))
    guard let name, let expect, let given else { return nil }
    return RuleTest(
      name: name, file: keys.file, line: node.line,
      documents: buildsDocuments ? TestDocuments(given) : nil, expect: expect,
      actual: reader.optionalText("actual"), expected: reader.optionalText("expected"),
      difference: reader.optionalText("difference"))
  }
}
