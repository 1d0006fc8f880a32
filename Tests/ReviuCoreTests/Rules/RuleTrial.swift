import ReviuExpression
import ReviuXML
import Testing

@testable import ReviuCore

/// The rules of a pack on documents that hold only what is given.
struct RuleTrial {
  let review: Review
  /// XML by document.
  let documents: [Proposal.Side: String]
  private let pack: RulePack

  /// - Parameter given: fields and values as the tests of a rule file write them.
  init(_ pack: RulePack, given: String) throws {
    try self.init(pack, given: try Self.parse(given))
  }

  init(_ pack: RulePack, given: YAMLNode) throws {
    let problems = PackProblems()
    let keys = try #require(KeyReader(given, file: "given", problems: problems))
    let texts = TestDocuments(keys).texts
    try #require(problems.all.isEmpty, "\(problems.all)")
    try self.init(pack, documents: texts)
  }

  init(_ pack: RulePack, documents: [Proposal.Side: String]) throws {
    var sources: [Proposal.Side: SourceDocument] = [:]
    for (side, text) in documents {
      var reader = DocumentReader()
      guard case .document(let content) = reader.read(Array(text.utf8)) else {
        Issue.record("not a document: \(text)")
        continue
      }
      sources[side] = SourceDocument(file: side == .kak ? "kak.xml" : "rab.xml", content: content)
    }
    let proposal = Proposal(identity: nil, id: "uji", kak: sources[.kak], rab: sources[.rab])
    self.pack = pack
    self.documents = documents
    review = Reviewer(pack: pack).review(proposal, proposal.frame)
  }

  static func parse(_ given: String) throws -> YAMLNode {
    let problems = PackProblems()
    let node = YAMLNode(parsing: given, file: "given", problems: problems)
    try #require(problems.all.isEmpty, "\(problems.all)")
    return try #require(node)
  }

  /// What a rule came to; without an id the only one of the pack.
  func outcome(of id: String? = nil) throws -> Outcome {
    let index = try #require(pack.rules.firstIndex { $0.id == id ?? $0.id })
    return review.outcomes[DocumentRule.allCases.count + index]
  }

  /// The findings of the pack's rules, without those of the engine itself.
  var findings: [Finding] {
    review.findings.filter { finding in pack.rules.contains { $0.id == finding.rule } }
  }

  /// The start tags that a finding points at, such as `<detil no="1">`.
  func tags(of finding: Finding) throws -> [String] {
    try finding.locations.map { location in
      let side = location.file == "kak.xml" ? Proposal.Side.kak : .rab
      let lines = try #require(documents[side]).split(
        separator: "\n", omittingEmptySubsequences: false)
      let behind = lines[location.line - 1].unicodeScalars.dropFirst(location.column - 1)
      let tag = Substring(behind).prefix { $0 != ">" } + ">"
      try #require(tag.hasPrefix("<"), "\(location) is not at the start of a tag")
      return String(tag)
    }
  }
}

/// A rule of one kind and what it must say of given values; a row of a table of tests.
struct KindCase: Sendable, CustomTestStringConvertible {
  var name: String
  var given: String
  var outcome: Outcome
  var actual: String?
  var expected: String?
  var difference: String?
  var testDescription: String { name }

  init(
    _ name: String, _ given: String, _ outcome: Outcome, actual: String? = nil,
    expected: String? = nil, difference: String? = nil
  ) {
    self.name = name
    self.given = given
    self.outcome = outcome
    self.actual = actual
    self.expected = expected
    self.difference = difference
  }

  /// Checks outcome and amounts of the only rule of a pack.
  func check(_ pack: RulePack, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let trial = try RuleTrial(pack, given: given)
    let outcome = try trial.outcome()
    #expect(outcome == self.outcome, "\(given)", sourceLocation: sourceLocation)
    let finding = trial.findings.first { $0.outcome == .fail }
    #expect(finding?.actual?.plain == actual, sourceLocation: sourceLocation)
    #expect(finding?.expected?.plain == expected, sourceLocation: sourceLocation)
    #expect(finding?.difference?.plain == difference, sourceLocation: sourceLocation)
    #expect(
      trial.findings.isEmpty == [.pass, .notApplicable].contains(outcome),
      "only a rule that fails or cannot be decided has findings", sourceLocation: sourceLocation)
  }
}
