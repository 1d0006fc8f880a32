import ReviuExpression
import Testing

@testable import ReviuCore

struct MoneyEffectTests {
  private static func documentsRule(_ id: String, _ kind: String, blocks: String) -> String {
    PackSketch.rule(
      "kind: required-documents\ndocuments: [\(kind)]\nblocks: \(blocks)", id: id,
      disposition: "lengkapi")
  }

  private static func review(_ rules: [(document: String, blocks: String)]) throws -> Review {
    let texts = rules.enumerated().map { index, rule in
      documentsRule("UJI-00\(index + 1)", rule.document, blocks: rule.blocks)
    }
    let pack = try PackSketch(rules: texts.joined()).load()
    return try RuleTrial(
      pack,
      given: """
        {kak.dokumen: [{jenis: LAIN}], rab.total: 600,
         rab.akun: [{kode: "526112", jumlah: 300, detil: [{jumlah: 100}, {jumlah: 200}]},
          {kode: "521211", jumlah: 300, detil: [{jumlah: 300}]}]}
        """
    ).review
  }

  private static let all = "rab.detil.sum(d, d.jumlah)"
  private static let some = "rab.detil.filter(d, d.akun.startsWith(\"526\")).sum(d, d.jumlah)"
  private static let accounts = "rab.akun.filter(a, a.kode.startsWith(\"526\")).sum(a, a.jumlah)"

  @Test func `a total above two limits is corrected once, by the larger amount`() throws {
    let rules = [("UJI-001", 10), ("UJI-002", 20)].map { id, limit in
      PackSketch.rule(
        "kind: ceiling\nvalue: rab.total\nlimit: \(limit)\nquantity: 1", id: id)
    }
    let trial = try RuleTrial(
      try PackSketch(rules: rules.joined()).load(), given: "{rab.total: 100}")
    #expect(trial.findings.map(\.effect.koreksi) == [Decimal(90), Decimal(80)])
    #expect(trial.review.effect.koreksi == Decimal(90))
  }

  @Test func `the block of one rule is that of the proposal`() throws {
    let review = try Self.review([("A", Self.some)])
    #expect(review.findings.compactMap(\.effect.blokir) == [Decimal(300)])
    #expect(review.effect.blokir == Decimal(300))
  }

  @Test func `rows that two rules block are counted once`() throws {
    for order in [[Self.some, Self.all], [Self.all, Self.some]] {
      let review = try Self.review([("A", order[0]), ("B", order[1])])
      #expect(review.effect.blokir == Decimal(600))
    }
    let review = try Self.review([("A", Self.some), ("B", Self.some)])
    #expect(review.effect.blokir == Decimal(300))
  }

  @Test func `an amount that is no sum is blocked as well`() throws {
    let review = try Self.review([("A", "rab.total")])
    #expect(review.findings.compactMap(\.effect.blokir) == [Decimal(600)])
    #expect(review.effect.blokir == Decimal(600))
  }

  @Test func `an amount made of a sum is blocked as its finding says`() throws {
    let review = try Self.review([("A", Self.all + " - " + Self.some)])
    let stated = try #require(review.findings.compactMap(\.effect.blokir).first)
    #expect(stated == Decimal(300))
    #expect(review.effect.blokir == stated)
  }

  @Test func `a sum of sums is blocked once`() throws {
    let review = try Self.review([("A", "rab.akun.sum(a, a.detil.sum(d, d.jumlah))")])
    #expect(review.findings.compactMap(\.effect.blokir) == [Decimal(600)])
    #expect(review.effect.blokir == Decimal(600))
  }

  @Test func `an account and its own rows are blocked once`() throws {
    let review = try Self.review([("A", Self.accounts), ("B", Self.some)])
    #expect(review.effect.blokir == Decimal(300))
  }

  @Test func `two shipped rules block the same goods once`() throws {
    let kak = try ContractDocuments.kak
      .changing("jenis=\"PERNYATAAN-ES1-526\"", to: "jenis=\"LAIN-1\"")
      .changing("jenis=\"KESEDIAAN-HIBAH\"", to: "jenis=\"LAIN-2\"")
    let review = try ContractDocuments.review(kak: kak)
    #expect(review.findings.map(\.rule).sorted() == ["DOK-001", "DOK-003"])
    #expect(review.findings.map(\.effect.blokir) == [Decimal(200_000_000), Decimal(200_000_000)])
    #expect(review.effect == MoneyEffect(koreksi: Decimal(0), blokir: Decimal(200_000_000)))
  }

  @Test func `corrections of several rows add up`() throws {
    let rab = try ContractDocuments.rab
      .changing(
        "hargaSatuan=\"380000\" jumlah=\"9120000\"", to: "hargaSatuan=\"380001\" jumlah=\"9120024\""
      )
      .changing(
        "hargaSatuan=\"1000000\" jumlah=\"30000000\"",
        to: "hargaSatuan=\"1000002\" jumlah=\"30000060\"")
    let review = try ContractDocuments.review(rab: rab)
    let prices = review.findings.filter { $0.rule == "SBM-001" }
    #expect(prices.map { $0.effect.koreksi?.description } == ["24", "60"])
    #expect(review.effect.blokir == Decimal(0))
  }

  @Test func `too little is no money to correct`() throws {
    let rab = try ContractDocuments.rab.changing("<total>332080000", to: "<total>332079999")
    let review = try ContractDocuments.review(rab: rab)
    let sum = try #require(review.findings.first { $0.rule == "ARI-006" })
    #expect(sum.difference?.plain == "-1")
    #expect(sum.effect == .none)
  }
}
