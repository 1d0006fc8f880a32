import ReviuExpression
import Testing

@testable import ReviuCore

struct RequiredDocumentsTests {
  private static let keys = """
    kind: required-documents
    documents: [SPTJM, SK-KPA]
    """

  private static func pack(_ keys: String = keys) throws -> RulePack {
    try PackSketch(rules: PackSketch.rule(keys, disposition: "lengkapi")).load()
  }

  @Test(arguments: [
    KindCase("both", "{kak.dokumen: [{jenis: SPTJM}, {jenis: SK-KPA}]}", .pass),
    KindCase(
      "another order, twice, and more",
      "{kak.dokumen: [{jenis: LAIN}, {jenis: SK-KPA}, {jenis: SPTJM}, {jenis: SPTJM}]}", .pass),
    KindCase(
      "one missing", "{kak.dokumen: [{jenis: SPTJM}]}", .fail, expected: "SK-KPA"),
    KindCase("all missing", "{kak.dokumen: []}", .fail, expected: "SPTJM, SK-KPA"),
    KindCase(
      "a longer name", "{kak.dokumen: [{jenis: SPTJM}, {jenis: SK-KPA.2}]}", .fail,
      expected: "SK-KPA"),
    KindCase("small letters", "{kak.dokumen: [{jenis: SPTJM}, {jenis: Sk-kpa}]}", .pass),
    KindCase(
      "other letters", "{kak.dokumen: [{jenis: SPTJM}, {jenis: SK-KPB}]}", .fail,
      expected: "SK-KPA"),
    KindCase(
      "a document without kind", #"{kak.dokumen: [{jenis: SPTJM}, {nomor: "1"}]}"#,
      .indeterminate),
    KindCase(
      "a document of unreadable kind", #"{kak.dokumen: [{jenis: SPTJM}, {jenis: "?"}]}"#,
      .indeterminate),
    KindCase(
      "an unreadable kind beside all that is needed",
      #"{kak.dokumen: [{jenis: "?"}, {jenis: SPTJM}, {jenis: SK-KPA}]}"#, .pass),
    KindCase("no list of documents", "{kak.biaya: 1}", .indeterminate),
    KindCase("no KAK", "{rab.total: 1}", .indeterminate),
  ])
  func `looks for each document among those of the KAK`(example: KindCase) throws {
    try example.check(try Self.pack())
  }

  @Test func `small letters of the rule make no other kind either`() throws {
    let pack = try Self.pack("kind: required-documents\ndocuments: [sptjm]")
    let present = try RuleTrial(pack, given: "{kak.dokumen: [{jenis: SPTJM}]}")
    #expect(present.findings.isEmpty)
    let missing = try RuleTrial(pack, given: "{kak.dokumen: []}")
    #expect(try #require(missing.findings.first).expected == .text("sptjm"))
  }

  @Test func `names what is missing and points at the list`() throws {
    let trial = try RuleTrial(try Self.pack(), given: "{kak.dokumen: [{jenis: SPTJM}]}")
    let finding = try #require(trial.findings.first)
    #expect(finding.message == Bilingual(id: "Belum ada: SK-KPA", en: "Missing: SK-KPA"))
    #expect(try trial.tags(of: finding) == ["<dataDukung>"])
    #expect(finding.disposition == .lengkapi)
    #expect(finding.effect == .none)
  }

  @Test func `points at the row as well of which documents are asked for`() throws {
    let pack = try Self.pack(Self.keys + "\nfor: a in rab.akun")
    let trial = try RuleTrial(
      pack, given: #"{kak.dokumen: [{jenis: SPTJM}], rab.akun: [{kode: "526111"}]}"#)
    let finding = try #require(trial.findings.first)
    #expect(finding.locations.map(\.file) == ["kak.xml", "rab.xml"])
  }

  @Test func `blocks the rows that were added up and points at them`() throws {
    let keys = Self.keys + "\nblocks: rab.detil.filter(d, d.volume > 1).sum(d, d.jumlah)"
    let trial = try RuleTrial(
      try Self.pack(keys),
      given: """
        {kak.dokumen: [], rab.detil: [{volume: 2, jumlah: 10}, {volume: 1, jumlah: 200},
         {volume: 3, jumlah: 3000}]}
        """)
    let finding = try #require(trial.findings.first)
    #expect(finding.effect == MoneyEffect(koreksi: nil, blokir: Decimal(3010)))
    #expect(trial.review.effect.blokir == Decimal(3010))
    #expect(
      try trial.tags(of: finding) == [
        "<dataDukung>", #"<detil volume="2" jumlah="10">"#, #"<detil volume="3" jumlah="3000">"#,
      ])
  }

  @Test func `fails without an amount where that cannot be read`() throws {
    let keys = Self.keys + "\nblocks: rab.detil.sum(d, d.jumlah)"
    let trial = try RuleTrial(
      try Self.pack(keys), given: #"{kak.dokumen: [], rab.detil: [{jumlah: 1}, {jumlah: "1.000"}]}"#
    )
    #expect(try trial.outcome() == .fail)
    #expect(trial.findings.first?.effect == MoneyEffect.none)
  }
}
