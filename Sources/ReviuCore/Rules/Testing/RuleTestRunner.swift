internal import ReviuXML

/// What came of a rule's test.
package struct RuleTestResult: Sendable {
  package var rule: String
  package var test: RuleTest
  /// What is not as the test expects; empty when it passed.
  package var deviations: [Bilingual]
}

extension RulePack {
  /// Runs the tests beside the rules; the pack must have been loaded with them.
  package func runTests() -> [RuleTestResult] {
    var reader = DocumentReader()
    return rules.flatMap { rule in
      rule.tests.map { test in
        RuleTestResult(rule: rule.id, test: test, deviations: deviations(test, rule, &reader))
      }
    }
  }

  private func deviations(
    _ test: RuleTest, _ rule: Rule, _ reader: inout DocumentReader
  ) -> [Bilingual] {
    guard let documents = test.documents else {
      preconditionFailure("the pack was loaded without its tests")
    }
    var sources: [Proposal.Side: SourceDocument] = [:]
    for (side, text) in documents.texts {
      switch reader.read(Array(text.utf8)) {
      case .document(let content):
        sources[side] = SourceDocument(file: side == .kak ? "kak.xml" : "rab.xml", content: content)
      case .foreign:
        preconditionFailure("test documents have the vocabulary's roots")
      case .unreadable(let refusal):
        // A value that XML cannot hold, or two values for one place.
        return [
          refusal.message.mapped { language, text in
            let start = Bilingual(
              id: "dokumen uji tidak dapat dibaca", en: "the test's documents cannot be read")
            return "\(start[language]): \(text)"
          }
        ]
      }
    }
    let proposal = Proposal(
      identity: nil, id: test.name, kak: sources[.kak], rab: sources[.rab])
    var places = EvidencePlaces(proposal)
    var frame = proposal.frame
    let result = RuleApplication(rule: rule, proposal: proposal.id).run(&frame, &places)
    guard result.outcome == test.expect else {
      let reasons = result.findings.map(\.finding.message)
      return [
        Bilingual(
          id:
            "hasilnya \(result.outcome.rawValue), seharusnya \(test.expect.rawValue). \(reasons.map(\.id).joined(separator: " "))",
          en:
            "the outcome is \(result.outcome.rawValue) instead of \(test.expect.rawValue). \(reasons.map(\.en).joined(separator: " "))"
        )
      ]
    }
    let finding = result.findings.map(\.finding).first { $0.outcome == .fail }
    return [
      ("actual", test.actual, finding?.actual), ("expected", test.expected, finding?.expected),
      ("difference", test.difference, finding?.difference),
    ].compactMap { name, wanted, found in
      guard let wanted, wanted != found?.plain else { return nil }
      let shown = found?.plain ?? "-"
      return Bilingual(
        id: "\(name) bernilai \(shown), seharusnya \(wanted)",
        en: "\(name) is \(shown) instead of \(wanted)")
    }
  }
}
