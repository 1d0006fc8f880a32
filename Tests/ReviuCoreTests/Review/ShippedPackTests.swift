import Testing

@testable import ReviuCore
@testable import ReviuExpression

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

  @Test func `no passing test still passes without a value that its rule needs`() throws {
    let authored = try PackSketch.shipped()
    var removals = 0
    for authoredRule in authored.rules {
      let rule = authoredRule.rule
      let needed = authoredRule.valuesRead
      for test in rule.tests where test.expect == .pass {
        let texts = try #require(test.documents).texts
        for change in texts.removals where needed.contains(change.name) {
          removals += 1
          let trial = try RuleTrial(authored.pack, documents: change.texts)
          let outcome = try trial.outcome(of: rule.id)
          #expect(
            outcome != .pass || Self.spared.contains("\(rule.id) \(change.name)"),
            "\(rule.id), \(test.name), without \(change.name)")
        }
      }
    }
    #expect(removals > 300)
  }

  /// Values that a rule reads and a test has more of than it needs: other rows have them too, or another
  /// part of the condition decides.
  private static let spared: Set<String> = [
    "DOK-002 dokumen@jenis", "DUK-001 dokumen@jenis", "DUK-005 total", "DUK-007 penandaan@kode",
    "DUK-010 dokumen@jenis", "HKM-003 peraturan@jenis", "HKM-003 peraturan@nomor",
    "HKM-003 peraturan@tahun", "JDW-004 bulan@jumlah", "KAK-007 kak@revisi",
    "PEN-009 penerima@nama",
    "PEN-009 penerima@nib", "RPD-002 bulan@ke", "SBM-001 detil@provinsi", "SBM-001 satker@provinsi",
    "THP-001 tahap@komponen", "THP-002 komponen@kode",
  ]
}

extension AuthoredRule {
  /// The values that decide, as `element@attribute` or `element`.
  fileprivate var valuesRead: Set<String> {
    let conditions = [rule.when].compactMap { $0 } + (rule.scope?.filters.map(\.expression) ?? [])
    // These only say how much money a finding is about.
    let effects = [[YAMLStep.key("blocks")], [.key("quantity")]]
    let deciding = expressions.filter { !effects.contains($0.path) }.map(\.expression)
    let accesses = (deciding + conditions).flatMap(\.accesses)
    return Set(
      accesses.compactMap { access in
        let place = access.field.place
        let path = VocabularyIndex.shared.path(table: place.table, column: place.column)
        return path?.split(separator: "/").last.map(String.init)
      })
  }
}

extension CheckedExpression {
  /// The fields that the expression reads; whether one is there at all may be what it asks.
  fileprivate var accesses: [FieldAccess] {
    if case .field(let access) = kind { return [access] }
    return kind.parts.flatMap(\.accesses)
  }
}

extension [Proposal.Side: String] {
  /// The documents with one attribute or text removed, once for each.
  fileprivate var removals: [(name: String, texts: [Proposal.Side: String])] {
    flatMap { side, text in
      let attributes = text.matches(of: #/<([A-Za-z0-9]+)([^<>]*)>/#).flatMap { tag in
        tag.2.matches(of: #/ ([A-Za-z0-9]+)="[^"]*"/#).filter { $0.1 != "xmlns" }
          .map { ("\(tag.1)@\($0.1)", $0.range) }
      }
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
