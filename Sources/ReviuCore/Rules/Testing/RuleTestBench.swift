internal import ReviuExpression
internal import ReviuXML

/// Reads the documents of tests and holds what a rule says of them against what the test expects.
struct RuleTestBench: ~Copyable {
  enum Reading {
    /// One, or several for a rule about all proposals together.
    case proposals([Proposal])
    /// A value that XML cannot hold, or two values for one place.
    case unreadable(Bilingual)
  }

  private var reader = DocumentReader()

  mutating func read(_ documents: [TestDocuments], as id: String) -> Reading {
    var proposals: [Proposal] = []
    for (number, documents) in documents.enumerated() {
      switch read(documents) {
      case .success(let sources):
        let name = "\(id) \(number + 1)"
        proposals.append(
          Proposal(identity: nil, id: name, kak: sources[.kak], rab: sources[.rab]))
      case .failure(let refusal): return .unreadable(refusal.message)
      }
    }
    return .proposals(proposals)
  }

  private mutating func read(
    _ documents: TestDocuments
  ) -> Result<[Proposal.Side: SourceDocument], Refusal> {
    var sources: [Proposal.Side: SourceDocument] = [:]
    for (side, text) in documents.texts {
      switch reader.read(Array(text.utf8)) {
      case .document(let content):
        sources[side] = SourceDocument(file: side == .kak ? "kak.xml" : "rab.xml", content: content)
      case .foreign:
        preconditionFailure("test documents have the vocabulary's roots")
      case .unreadable(let refusal): return .failure(refusal)
      }
    }
    return .success(sources)
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
    case .proposals(let proposals): deviations(of: rule.trial(on: proposals))
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

  private func deviations(of result: Rule.Trial) -> [Bilingual] {
    guard result.outcome == expect else {
      let reasons = result.findings.map(\.message)
      return [
        Bilingual(
          id:
            "hasilnya \(result.outcome.rawValue), seharusnya \(expect.rawValue). \(reasons.map(\.id).joined(separator: " "))",
          en:
            "the outcome is \(result.outcome.rawValue) instead of \(expect.rawValue). \(reasons.map(\.en).joined(separator: " "))"
        )
      ]
    }
    let finding = result.findings.first { $0.outcome == .fail }
    let count = result.findings.count { $0.outcome == .fail }
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
  /// What the rule comes to, and what it finds.
  struct Trial {
    var outcome: Outcome
    var findings: [Finding]
  }

  /// What the rule comes to, once it is in use, on the proposals of a test, which are all that are expected.
  func trial(on proposals: [Proposal]) -> Trial {
    inUse.trialInUse(on: proposals)
  }

  private func trialInUse(on proposals: [Proposal]) -> Trial {
    guard let check = check.batch else {
      guard let proposal = proposals.first else {
        preconditionFailure("a test of such a rule has one proposal")
      }
      let result = result(on: proposal)
      return Trial(outcome: result.outcome, findings: result.findings.map(\.finding))
    }
    let reviewed = proposals.map { proposal in
      ReviewedProposal(
        review: Review(proposal, outcomes: [], findings: [], blokir: Decimal(0)),
        identity: nil, entries: entries(of: check, in: proposal))
    }
    let assessment = BatchAssessment(reviewed, unread: [], isComplete: true)
      .assessment(of: self, number: 0, check)
    let outcomes = assessment.findings.map(\.outcome) + assessment.outcomes.compactMap { $0 }
    let worst = [Outcome.fail, .indeterminate, .pass].first { outcomes.contains($0) }
    return Trial(outcome: worst ?? .notApplicable, findings: assessment.findings)
  }

  /// What the rule comes to on a proposal.
  func result(on proposal: Proposal) -> RuleApplication.Result {
    var places = EvidencePlaces(proposal)
    var frame = proposal.frame
    let concerned = ConcernIndex([concern]).rows(in: frame)[0]
    return RuleApplication(rule: self, proposal: proposal.id, concerned: concerned).run(
      &frame, &places)
  }
}
