/// Reads the tests of one rule.
struct RuleTestLoader {
  let keys: KeyReader
  let kind: RuleKindName
  /// False checks only that there are enough tests: building their documents takes time.
  let buildsDocuments: Bool

  static func keys(of kind: RuleKindName) -> [RuleKey] {
    let given =
      kind.isBatch
      ? RuleKey(
        "given", .list(.given), id: "isian tiap usulan; yang lain tidak ada",
        en: "the fields that exist, proposal by proposal; nothing else does")
      : RuleKey(
        "given", .given, id: "isian yang ada; yang lain tidak ada",
        en: "the fields that exist; nothing else does")
    return [RuleKey("name", .text, id: "nama uji", en: "name of the test"), given] + expectations
  }

  /// Nothing is waived in a test.
  private static let outcomes = Outcome.allCases.filter { $0 != .waived }

  private static let expectations: [RuleKey] = [
    RuleKey(
      "expect", .choice(outcomes.map(\.rawValue)), id: "hasil yang seharusnya",
      en: "the outcome"),
    RuleKey(
      "findings", .count, optional: true, id: "banyaknya temuan", en: "how many findings"),
    RuleKey(
      "actual", .text, optional: true, id: "nilai temuan, angka polos",
      en: "the value of the finding in plain digits"),
    RuleKey(
      "expected", .text, optional: true, id: "nilai yang seharusnya, angka polos",
      en: "what it should be, in plain digits"),
    RuleKey(
      "difference", .text, optional: true, id: "selisih, angka polos",
      en: "the difference in plain digits"),
    RuleKey(
      "koreksi", .text, optional: true, id: "rupiah yang harus dikoreksi",
      en: "rupiah to be corrected"),
    RuleKey(
      "blokir", .text, optional: true, id: "rupiah yang dapat diblokir",
      en: "rupiah that may be blocked"),
  ]

  func tests() -> [RuleTest] {
    guard let node = keys.required("tests"), let nodes = keys.list(node) else { return [] }
    let tests = nodes.compactMap { test($0) }
    for outcome in [Outcome.pass, .fail]
    where !nodes.contains(where: { $0["expect"]?.text == outcome.rawValue }) {
      keys.report(.noTest(expecting: outcome.rawValue), at: node)
    }
    return tests
  }

  private func test(_ node: YAMLNode) -> RuleTest? {
    guard let reader = keys.mapping(node) else { return nil }
    reader.allowOnly(Self.keys(of: kind).names)
    let name = reader.requiredText("name")
    let expect = reader.choice(reader.required("expect"), among: Self.outcomes)
    let given = given(reader)
    let findingsNode = reader.optional("findings")
    let findings = findingsNode.flatMap { reader.count($0) }
    guard let name, let expect, let given, (findingsNode == nil) == (findings == nil) else {
      return nil
    }
    // Without an outcome, that a value is not read may be what the test is about.
    let scrutiny: TestDocuments.Scrutiny = expect == .indeterminate ? .ambiguous : .unreadable
    return RuleTest(
      name: name, file: keys.file, line: node.line,
      documents: buildsDocuments ? given.map { TestDocuments($0, scrutiny) } : nil, expect: expect,
      findings: findings, actual: reader.optionalText("actual"),
      expected: reader.optionalText("expected"), difference: reader.optionalText("difference"),
      koreksi: reader.optionalText("koreksi"), blokir: reader.optionalText("blokir"))
  }

  /// What the test gives of each proposal.
  private func given(_ reader: KeyReader) -> [KeyReader]? {
    let node = reader.required("given")
    guard kind.isBatch else { return reader.mapping(node).map { [$0] } }
    guard let nodes = reader.list(node) else { return nil }
    let proposals = nodes.map { reader.mapping($0) }
    return proposals.contains { $0 == nil } ? nil : proposals.compactMap { $0 }
  }
}
