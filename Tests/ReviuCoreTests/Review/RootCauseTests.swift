import Testing

@testable import ReviuCore

/// The contract's documents with mistakes, and which findings must follow from which.
struct RootCauseTests {
  /// `RULE` for a finding that stands alone, `RULE<CAUSE` for one that follows from another.
  private func findings(
    kak: [(String, String)] = [], rab: [(String, String)] = []
  ) throws -> [String] {
    let review = try ContractDocuments.review(
      kak: try kak.reduce(ContractDocuments.kak) { try $0.changing($1.0, to: $1.1) },
      rab: try rab.reduce(ContractDocuments.rab) { try $0.changing($1.0, to: $1.1) })
    return try names(review)
  }

  private func names(_ review: Review) throws -> [String] {
    let rules = Dictionary(
      review.findings.map { ($0.fingerprint, $0.rule) }, uniquingKeysWith: { first, _ in first })
    return try review.findings.map { finding in
      guard let cause = finding.causedBy else { return finding.rule }
      let found = review.findings.first { $0.fingerprint == cause }
      #expect(found?.causedBy == nil, "a cause follows from nothing")
      return try "\(finding.rule)<\(#require(rules[cause]))"
    }.sorted()
  }

  @Test func `a wrong price is behind the wrong product`() throws {
    let found = try findings(rab: [(#"hargaSatuan="380000""#, #"hargaSatuan="390000""#)])
    #expect(found == ["ARI-001<SBM-001", "SBM-001"])
  }

  @Test func `a wrong price is behind the sum that was not corrected with it`() throws {
    let found = try findings(rab: [
      (
        #"hargaSatuan="380000" jumlah="9120000""#, #"hargaSatuan="390000" jumlah="9360000""#
      )
    ])
    #expect(found == ["ARI-003<SBM-001", "SBM-001"])
  }

  @Test func `a wrong price is behind everything that was computed from it`() throws {
    let found = try findings(rab: [
      (
        #"kode="051" jenis="utama" jumlah="22180000""#,
        #"kode="051" jenis="utama" jumlah="22420000""#
      ),
      (#"<subkomponen kode="A" jumlah="22180000""#, #"<subkomponen kode="A" jumlah="22420000""#),
      (#"sumberDana="RM" jumlah="22180000""#, #"sumberDana="RM" jumlah="22420000""#),
      (
        #"hargaSatuan="380000" jumlah="9120000""#, #"hargaSatuan="390000" jumlah="9360000""#
      ),
      ("<total>332080000", "<total>332320000"),
    ])
    #expect(found == ["KON-001<SBM-001", "SBM-001"])
  }

  @Test(arguments: [
    ("<total>332080000</total>", "RAB"),
    (#"<kategori kode="WUB"/>"#, "KAK"),
  ])
  func `what is given twice is behind everything that needs it`(
    element: String, document: String
  ) throws {
    let twice = "\(element)\n\(element)"
    let (kak, rab) = (ContractDocuments.kak, ContractDocuments.rab)
    let review = try ContractDocuments.review(
      kak: document == "KAK" ? kak.changing(element, to: twice) : kak,
      rab: document == "RAB" ? rab.changing(element, to: twice) : rab)
    let cause = try #require(review.findings.first { $0.rule == "STRUKTUR" })
    let others = review.findings.filter { $0.rule != "STRUKTUR" }
    #expect(!others.isEmpty)
    #expect(others.allSatisfy { $0.causedBy == cause.fingerprint })
    // The first of the two is no less a place than the second.
    let lines = Set(others.compactMap(\.locations.first?.line))
    #expect(lines == [try #require(cause.locations.first).line - 1])
  }

  @Test(arguments: [
    "a.detil.sum(d, d.jumlah)", "rab.detil.filter(d, d.akun == a.kode).sum(d, d.jumlah)",
  ])
  func `a wrong price is behind a total, wherever the sums below it gather their lines`(
    sum: String
  ) throws {
    let rules =
      PackSketch.rule(
        "kind: check\nfor: d in rab.detil\ncondition: d.hargaSatuan < 500", id: "UJI-001")
      + PackSketch.rule(
        """
        kind: arithmetic
        for: d in rab.detil
        value: d.jumlah
        equals: d.volume * d.hargaSatuan
        """, id: "UJI-002")
      + PackSketch.rule(
        "kind: arithmetic\nfor: a in rab.akun\nvalue: a.jumlah\nequals: \(sum)", id: "UJI-003")
      + PackSketch.rule(
        "kind: arithmetic\nvalue: rab.total\nequals: rab.akun.sum(a, a.jumlah)", id: "UJI-004")
    let trial = try RuleTrial(
      try PackSketch(rules: rules).load(),
      given: """
        {rab.total: 450, rab.akun: [
          {kode: "521211", jumlah: 30, detil: [{volume: 3, hargaSatuan: 10, jumlah: 30}]},
          {kode: "524111", jumlah: 540, detil: [
            {volume: 1, hargaSatuan: 520, jumlah: 520}, {volume: 2, hargaSatuan: 10, jumlah: 20}]}]}
        """)
    let found = try names(trial.review).filter { $0.hasPrefix("UJI") }
    #expect(found == ["UJI-001", "UJI-004<UJI-001"])
  }

  @Test func `a wrong product is behind the wrong sum`() throws {
    let found = try findings(rab: [(#"jumlah="9120000""#, #"jumlah="9120001""#)])
    #expect(found == ["ARI-001", "ARI-003<ARI-001"])
  }

  @Test func `a wrong cost is behind all that is compared with it`() throws {
    let found = try findings(kak: [("<biaya>332080000", "<biaya>331080000")])
    #expect(found == ["ARI-007<KON-001", "KON-001"])
  }

  @Test func `mistakes that have nothing to do with each other stand alone`() throws {
    let found = try findings(rab: [
      (#"jumlah="9120000""#, #"jumlah="9120001""#),
      (#"sumberDana="RM" jumlah="78100000""#, #"sumberDana="RM" jumlah="78100005""#),
    ])
    #expect(found == ["ARI-001", "ARI-003", "ARI-003<ARI-001", "ARI-004<ARI-003"])
  }

  @Test func `a wrong code is behind what the tables do not know of it`() throws {
    let found = try findings(rab: [(#"<kro kode="QDI""#, #"<kro kode="QDX""#)])
    #expect(found == ["KODE-001", "KON-002<KODE-001", "PAGU-001<KODE-001", "VOL-001<KODE-001"])
  }

  @Test func `a malformed amount is behind what cannot be assessed without it`() throws {
    let found = try findings(rab: [("<total>332080000", "<total>332.080.000")])
    #expect(
      found == [
        "ARI-006<STRUKTUR", "ARI-008<STRUKTUR", "KON-001<STRUKTUR", "PAGU-001<STRUKTUR",
        "PAGU-002<STRUKTUR", "STRUKTUR",
      ])
  }

  @Test func `that a table has no row follows from the key alone`() throws {
    let review = try ContractDocuments.review(
      kak: ContractDocuments.kak.changing(#"<ro kode="001""#, to: #"<ro kode="009""#),
      rab: ContractDocuments.rab.changing(#"<ro kode="001""#, to: #"<ro kode="009""#)
        .changing("<total>332080000", to: "<total>332080001"))
    let finding = try #require(review.findings.first { $0.rule == "PAGU-001" })
    #expect(finding.outcome == .indeterminate && finding.causedBy == nil)
    #expect(finding.locations.allSatisfy { !$0.address.hasSuffix("total") })
  }

  @Test func `the amount of a fault counts once, not with each of its consequences`() throws {
    let review = try ContractDocuments.review(
      rab: ContractDocuments.rab.changing("<total>332080000", to: "<total>9332080000"))
    let own = try #require(review.findings.first { $0.rule == "ARI-006" })
    #expect(review.findings.contains { $0.causedBy == own.fingerprint && $0.effect.koreksi != nil })
    #expect(review.effect.koreksi == own.effect.koreksi)
  }

  @Test func `a fault without an amount of its own counts with that of what follows`() throws {
    let review = try ContractDocuments.review(
      rab: ContractDocuments.rab.changing(#"volume="24""#, to: #"volume="23""#))
    let fault = try #require(review.findings.first { $0.rule == "ARI-002" })
    let consequence = try #require(review.findings.first { $0.causedBy == fault.fingerprint })
    #expect(fault.effect.koreksi == nil)
    #expect(review.effect.koreksi == consequence.effect.koreksi)
  }

  @Test func `what cannot be assessed for want of a document has a place and a name of its own`()
    throws
  {
    for (kak, rab) in [(nil, ContractDocuments.rab), (ContractDocuments.kak, nil)] {
      let review = try ContractDocuments.review(kak: kak, rab: rab)
      #expect(review.findings.count > 10)
      #expect(review.findings.allSatisfy { !$0.locations.isEmpty })
      let names = review.findings.map(\.fingerprint)
      #expect(Set(names).count == names.count)
    }
  }

  @Test func `a missing attribute is behind what cannot be assessed without it`() throws {
    let found = try findings(rab: [(#" hargaSatuan="380000""#, "")])
    #expect(found == ["ARI-001<STRUKTUR", "SBM-001<STRUKTUR", "STRUKTUR", "SUS-004<STRUKTUR"])
  }

  @Test func `a missing element is behind what cannot be assessed without it`() throws {
    let found = try findings(rab: [("<total>332080000</total>", "")])
    #expect(
      found == [
        "ARI-006<STRUKTUR", "ARI-008<STRUKTUR", "KON-001<STRUKTUR", "PAGU-001<STRUKTUR",
        "PAGU-002<STRUKTUR", "STRUKTUR",
      ])
  }

  @Test func `a missing document is behind all that cannot be assessed without it`() throws {
    let found = try names(try ContractDocuments.review(rab: nil))
    #expect(found.contains("PASANGAN"))
    #expect(found.count > 10)
    #expect(found.allSatisfy { $0 == "PASANGAN" || $0.hasSuffix("<PASANGAN") }, "\(found)")
  }

  @Test func `a finding that stands alone has no cause`() throws {
    let found = try findings(rab: [("<total>332080000", "<total>332080001")])
    #expect(found == ["ARI-006", "KON-001<ARI-006"])
  }
}
