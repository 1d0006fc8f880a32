import ReviuExpression
import Testing

@testable import ReviuCore

struct ReviewTests {
  @Test func `every rule has exactly one outcome`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    for (kak, rab) in [
      (ContractDocuments.kak, ContractDocuments.rab), (ContractDocuments.kak, nil),
      (nil, ContractDocuments.rab),
    ] {
      let review = try ContractDocuments.review(kak: kak, rab: rab)
      #expect(review.outcomes.count == DocumentRule.allCases.count + pack.rules.count)
      #expect(pack.summaries.count == review.outcomes.count)
    }
  }

  @Test(arguments: [(true, false), (false, true)])
  func `with one document no rule passes that needs the other`(kak: Bool, rab: Bool) throws {
    let pack = try ContractDocuments.shippedPack.get()
    let review = try ContractDocuments.review(
      kak: kak ? ContractDocuments.kak : nil, rab: rab ? ContractDocuments.rab : nil)
    for (index, rule) in pack.rules.enumerated() {
      guard case .consistency(let check) = rule.check, check.pairs.contains(where: \.isAcross)
      else {
        continue
      }
      #expect(review.outcomes[DocumentRule.allCases.count + index] == .indeterminate)
    }
    let pairing = try #require(review.findings.first { $0.rule == "PASANGAN" })
    #expect(pairing.outcome == .fail)
    #expect(pairing.locations.map(\.line) == [2])
    #expect(pairing.locations.map(\.column) == [1])
    #expect(review.isBlocked(gate: .tolak))
  }

  @Test func `what is undecided or failed has a finding and nothing else has`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    let rab = try ContractDocuments.rab
      .changing("hargaSatuan=\"653000\"", to: "hargaSatuan=\"653.000\"")
      .changing("<total>332080000", to: "<total>332080001")
    let review = try ContractDocuments.review(rab: rab)
    for (summary, outcome) in zip(pack.summaries, review.outcomes) {
      let findings = review.findings.filter { $0.rule == summary.id }
      switch outcome {
      case .fail: #expect(findings.contains { $0.outcome == .fail }, "\(summary.id)")
      case .indeterminate:
        #expect(!findings.isEmpty && findings.allSatisfy { $0.outcome == .indeterminate })
      default: #expect(findings.isEmpty, "\(summary.id)")
      }
    }
    #expect(Set(review.outcomes).isSuperset(of: [.pass, .fail, .indeterminate]))
  }

  @Test func `a value that cannot be read is named in the words of the budget`() throws {
    let rab = try ContractDocuments.rab.changing(
      "hargaSatuan=\"653000\"", to: "hargaSatuan=\"653.000\"")
    let review = try ContractDocuments.review(rab: rab)
    let finding = try #require(review.findings.first { $0.rule == "SBM-001" })
    #expect(finding.message.id == "Tidak dapat dinilai: Harga satuan tidak terbaca.")
    #expect(finding.message.en == "Cannot be assessed: Unit price is not readable.")
    let place = try #require(finding.locations.first)
    #expect((place.file, place.line, place.column) == ("rab.xml", 23, 9))
    #expect(place.address == "RO 6071.QDI.001 › 051 › A › 524111 › 2")
    #expect(finding.disposition == .koreksi)
    #expect(finding.actual == nil && finding.effect == .none)
  }

  @Test func `a finding of a condition stands where what decides it stands`() throws {
    let kak = try ContractDocuments.kak.changing(
      "<sasaranProgram>", to: "<sasaranProgram>Belum diisi ")
    let review = try ContractDocuments.review(kak: kak)
    let finding = try #require(review.findings.first { $0.rule == "KAK-014" })
    #expect(finding.locations.first?.address == "RO 6071.QDI.001 › kak › kinerja › sasaranProgram")
  }

  @Test func `a row whose code cannot be read is counted`() throws {
    let kak = try ContractDocuments.kak.changing("<bulan ke=\"5\"", to: "<bulan ke=\"V\"")
    let review = try ContractDocuments.review(kak: kak)
    let finding = try #require(review.findings.first { $0.rule == "STRUKTUR" })
    let place = try #require(finding.locations.first)
    #expect(place.address == "RO 6071.QDI.001 › kak › rencanaPenarikan › bulan 5")
  }

  @Test func `a finding of form stands at its element and says what is meant`() throws {
    let rab = try ContractDocuments.rab.changing(
      "hargaSatuan=\"653000\"", to: "hargaSatuan=\"653.000\"")
    let review = try ContractDocuments.review(rab: rab)
    let finding = try #require(review.findings.first { $0.rule == "STRUKTUR" })
    #expect(finding.kind == "document")
    #expect(finding.disposition == .tolak)
    #expect(finding.actual?.plain == "653.000")
    #expect(finding.remedy?.id.contains("653000") == true)
    let place = try #require(finding.locations.first)
    #expect((place.file, place.line, place.column) == ("rab.xml", 23, 9))
  }

  @Test(arguments: [
    (Disposition.tolak, [true, false, false, false, false]),
    (.koreksi, [true, true, false, false, false]),
    (.lengkapi, [true, true, true, false, false]),
    (.catatan, [true, true, true, true, false]),
    (.konfirmasi, [true, true, true, true, true]),
  ])
  func `the gate holds back what is at least as severe`(
    gate: Disposition, blocked: [Bool]
  ) throws {
    for (disposition, expected) in zip(Disposition.allCases, blocked) {
      for rab in ["{rab.total: 2}", "{kak.biaya: 1}"] {
        let rule = PackSketch.rule(
          "kind: ceiling\nvalue: rab.total\nlimit: 1", disposition: disposition.rawValue)
        var review = try RuleTrial(try PackSketch(rules: rule).load(), given: rab).review
        review.findings.removeAll { $0.kind == DocumentRule.kind }
        #expect(review.findings.count == 1)
        #expect(review.isBlocked(gate: gate) == expected, "\(disposition), \(rab)")
      }
    }
  }

  @Test func `what is excused does not hold a proposal back`() throws {
    let rab = try ContractDocuments.rab.changing("<total>332080000", to: "<total>332080001")
    var review = try ContractDocuments.review(rab: rab)
    #expect(review.isBlocked(gate: .defaultGate))
    for index in review.findings.indices { review.findings[index].outcome = .waived }
    #expect(!review.isBlocked(gate: .konfirmasi))
  }

  @Test func `what is missing around many rows is said once`() throws {
    let pack = try PackSketch(
      rules: PackSketch.rule(
        """
        kind: check
        for: d in rab.detil
        condition: d.jumlah > 0 || kak.kategori == "WUB"
        """)
    ).load()
    let rows = "[{jumlah: 0}, {jumlah: 1}, {jumlah: 0}, {uraian: a}]"
    let trial = try RuleTrial(pack, given: "{kak.biaya: 1, rab.detil: \(rows)}")
    // The row without an amount lacks something of its own.
    #expect(trial.findings.map(\.outcome) == [.indeterminate, .indeterminate])
    #expect(Set(trial.findings.map(\.fingerprint)).count == 2)
  }

  /// Each of many rows is compared with all others, and each finding could name all of them.
  @Test func `what many findings name together is bounded, and that others are left out is told`()
    throws
  {
    let count = 150
    let pack = try PackSketch(
      rules: PackSketch.rule(
        """
        kind: check
        for: d in rab.detil
        condition: rab.detil.filter(e, e.satuan == d.satuan).sum(e, e.jumlah) > 0
        """)
    ).load()
    let row =
      "<detil no=\"1\" volume=\"0\" satuan=\"a\" hargaSatuan=\"1\" jumlah=\"0\"><uraian>a</uraian></detil>"
    let start = try #require(ContractDocuments.rab.firstRange(of: "<detil ")).lowerBound
    var rab = ContractDocuments.rab
    rab.insert(contentsOf: String(repeating: row, count: count), at: start)
    let proposal = ContractDocuments.proposal(rab: rab)
    let review = Reviewer(pack: pack).review(proposal, proposal.frame)
    let findings = review.findings.filter { $0.rule == "UJI-001" }
    #expect(findings.count >= count)
    let first = try #require(findings.first)
    #expect(first.locations.count >= count && !first.message.en.contains("not named"))
    let last = findings[count - 1]
    #expect(last.locations.count <= 32)
    #expect(last.message.en.hasSuffix("Its other places are not named."))
    #expect(findings.map(\.locations.count).reduce(0, +) < 10_000 + 40 * findings.count)
  }
}

extension ConsistencyCheck.Pair {
  /// Whether it holds one document against the other.
  fileprivate var isAcross: Bool {
    guard case .field(let own) = left.kind, case .field(let other) = right.kind else {
      return false
    }
    return own.field.place.document != other.field.place.document
  }
}
