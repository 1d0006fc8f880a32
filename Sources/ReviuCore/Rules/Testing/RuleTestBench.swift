internal import ReviuExpression
internal import ReviuXML

/// Reads the documents of tests and holds what a rule says of them against what the test expects.
struct RuleTestBench: ~Copyable {
  enum Reading {
    case proposal(Proposal)
    /// A value that XML cannot hold, or two values for one place.
    case unreadable(Bilingual)
  }

  private var reader = DocumentReader()

  mutating func read(_ documents: TestDocuments, as id: String) -> Reading {
    var sources: [Proposal.Side: SourceDocument] = [:]
    for (side, text) in documents.texts {
      switch reader.read(Array(text.utf8)) {
      case .document(let content):
        sources[side] = SourceDocument(file: side == .kak ? "kak.xml" : "rab.xml", content: content)
      case .foreign:
        preconditionFailure("test documents have the vocabulary's roots")
      case .unreadable(let refusal): return .unreadable(refusal.message)
      }
    }
    return .proposal(Proposal(identity: nil, id: id, kak: sources[.kak], rab: sources[.rab]))
  }

  mutating func read(_ test: RuleTest) -> Reading {
    guard let documents = test.documents else {
      preconditionFailure("the pack was loaded without its tests")
    }
    return read(documents, as: test.name)
  }
}

extension RuleTest {
  /// What a rule says of documents that is not as the test expects.
  func deviations(of rule: Rule, on reading: RuleTestBench.Reading) -> [Bilingual] {
    switch reading {
    case .proposal(let proposal): deviations(of: rule.result(on: proposal))
    case .unreadable(let message):
      [
        message.mapped { language, text in
          let start = Bilingual(
            id: "dokumen uji tidak dapat dibaca", en: "the test's documents cannot be read")
          return "\(start[language]): \(text)"
        }
      ]
    }
  }

  private func deviations(of result: RuleApplication.Result) -> [Bilingual] {
    guard result.outcome == expect else {
      let reasons = result.findings.map(\.finding.message)
      return [
        Bilingual(
          id:
            "hasilnya \(result.outcome.rawValue), seharusnya \(expect.rawValue). \(reasons.map(\.id).joined(separator: " "))",
          en:
            "the outcome is \(result.outcome.rawValue) instead of \(expect.rawValue). \(reasons.map(\.en).joined(separator: " "))"
        )
      ]
    }
    let finding = result.findings.map(\.finding).first { $0.outcome == .fail }
    let count = result.findings.count { $0.finding.outcome == .fail }
    return [
      ("findings", findings.map(String.init), "\(count)"),
      ("actual", actual, finding?.actual?.plain), ("expected", expected, finding?.expected?.plain),
      ("difference", difference, finding?.difference?.plain),
      ("koreksi", koreksi, finding?.effect.koreksi?.description),
      ("blokir", blokir, finding?.effect.blokir?.description),
    ].compactMap { name, wanted, found in
      guard let wanted, wanted != found else { return nil }
      let shown = found ?? "-"
      return Bilingual(
        id: "\(name) bernilai \(shown), seharusnya \(wanted)",
        en: "\(name) is \(shown) instead of \(wanted)")
    }
  }
}

extension Rule {
  /// What the rule comes to on a proposal.
  func result(on proposal: Proposal) -> RuleApplication.Result {
    var places = EvidencePlaces(proposal)
    var frame = proposal.frame
    let concerned = ConcernIndex([concern]).rows(in: frame)[0]
    return RuleApplication(rule: self, proposal: proposal.id, concerned: concerned).run(
      &frame, &places)
  }
}
