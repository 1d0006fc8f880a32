import Testing

@testable import ReviuCore

struct ShippedPackTests {
  @Test func `the shipped pack loads without a problem`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    #expect(pack.own.id == "ikma-2026")
    #expect(pack.own.fiscalYear == "2026")
    #expect(!pack.rules.isEmpty)
  }

  @Test func `every test beside its rules passes`() throws {
    let results = try ContractDocuments.shippedPack.get().runTests()
    #expect(results.count > 100)
    for result in results where !result.deviations.isEmpty {
      Issue.record("\(result.test.file):\(result.test.line): \(result.deviations.map(\.en))")
    }
  }

  @Test func `every rule has a test for each outcome that it can be proved by`() throws {
    for rule in try ContractDocuments.shippedPack.get().rules {
      let outcomes = Set(rule.tests.map(\.expect))
      #expect(outcomes.isSuperset(of: [.pass, .fail]), "\(rule.id)")
    }
  }

  @Test func `the contract's documents give no finding`() throws {
    let review = try ContractDocuments.review()
    #expect(review.findings.map(\.message.en) == [])
    #expect(!review.isBlocked(gate: .konfirmasi))
    #expect(Set(review.outcomes).isSubset(of: [.pass, .notApplicable]))
  }

  @Test func `a rule of every kind looks at the contract's documents and passes`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    let review = try ContractDocuments.review()
    let outcomes = review.outcomes.dropFirst(DocumentRule.allCases.count)
    let passing = Set(zip(pack.rules, outcomes).filter { $1 == .pass }.map { $0.0.kind })
    #expect(passing == Set(RuleKindName.allCases))
  }

  /// Values by rule that only its messages show, that may be absent, or that stand there once more.
  private static let unneeded: [String: Set<String>] = [
    "AKUN-003": ["kode"],
    "ARI-001": ["no"],
    "ARI-002": ["no", "satuan"],
    "ARI-003": ["kode"],
    "ARI-004": ["kode"],
    "ARI-005": ["kode"],
    "ARI-006": ["kode"],
    "ARI-007": ["ke"],
    "DOK-001": ["jumlah"],
    "DOK-002": ["kode"],
    "DOK-002, further documents and repetitions do no harm": ["kode", "jenis"],
    "DOK-003": ["jumlah"],
    "DOK-004": ["jenis"],
    "JDW-003": ["komponen"],
    "JDW-004, sixty per cent to the rupiah": ["jumlah"],
    "KODE-004": ["kode"],
    "KODE-005": ["no"],
    "SBM-001": ["no", "volume", "provinsi"],
    "SBM-002": ["no", "provinsi"],
  ]

  @Test func `no passing test still passes without a value that its rule needs`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    for rule in pack.rules {
      for test in rule.tests where test.expect == .pass {
        let texts = try #require(test.documents).texts
        for change in texts.removals {
          let trial = try RuleTrial(pack, documents: change.texts)
          let outcome = try trial.outcome(of: rule.id)
          let name = "\(rule.id), \(test.name)"
          let unneeded = Self.unneeded[name] ?? Self.unneeded[rule.id] ?? []
          #expect(
            outcome != .pass || unneeded.contains(change.name), "\(name), without \(change.name)")
        }
      }
    }
  }
}

extension [Proposal.Side: String] {
  /// The documents with one attribute or text removed, once for each.
  fileprivate var removals: [(name: String, texts: [Proposal.Side: String])] {
    flatMap { side, text in
      let attributes = text.matches(of: #/ ([A-Za-z0-9]+)="[^"]*"/#).filter { $0.1 != "xmlns" }
        .map { (String($0.1), $0.range) }
      let contents = text.matches(of: #/<([A-Za-z0-9]+)[^<>]*>([^<>]+)</#).map {
        (String($0.1), $0.2.startIndex..<$0.2.endIndex)
      }
      return (attributes + contents).map { name, range in
        var changed = self
        changed[side]?.removeSubrange(range)
        return (name, changed)
      }
    }
  }
}
