import ReviuXML
import Testing

@testable import ReviuCore

struct CounterpartTests {
  private static let kak = ContractDocuments.kak
  private static let rab = ContractDocuments.rab

  private static func of(_ document: String, ro: String, satker: String = "900017") throws -> String
  {
    try document.changing("<ro kode=\"001\">", to: "<ro kode=\"\(ro)\">")
      .changing("kode=\"900017\"", to: "kode=\"\(satker)\"")
  }

  /// The findings on documents without partner, by file.
  private static func pairing(_ documents: [(String, String)]) throws -> [String: Finding] {
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    for (file, text) in documents { gatherer.add(file: file, bytes: Array(text.utf8)) }
    let found = gatherer.finish(gate: .defaultGate).findings.filter { $0.rule == "PASANGAN" }
    return Dictionary(uniqueKeysWithValues: found.map { ($0.locations[0].file, $0) })
  }

  @Test(arguments: [
    ("tahunAnggaran=\"2026\"", "tahunAnggaran=\"2025\"", "fiscal year: 2025, not 2026"),
    ("kode=\"900017\"", "kode=\"900018\"", "unit code: 900018, not 900017"),
    ("kode=\"6071\"", "kode=\"6072\"", "activity code: 6072, not 6071"),
    ("kode=\"QDI\"", "kode=\"QDD\"", "KRO: QDD, not QDI"),
    ("<ro kode=\"001\">", "<ro kode=\"002\">", "RO: 002, not 001"),
  ])
  func `names the document that differs in one code`(
    old: String, new: String, difference: String
  ) throws {
    let found = try Self.pairing([("a/k", Self.kak), ("b/r", try Self.rab.changing(old, to: new))])
    let finding = try #require(found["a/k"])
    #expect(finding.message.en.hasSuffix(". The RAB in b/r differs only in its \(difference)."))
    #expect(finding.locations.map(\.file) == ["a/k", "b/r"])
    #expect(try #require(found["b/r"]).message.en.contains("The KAK in a/k differs only in its "))
  }

  @Test func `tells both ways out`() throws {
    let found = try Self.pairing([("k", Self.kak), ("r", try Self.of(Self.rab, ro: "002"))])
    #expect(
      found["k"]?.remedy?.en
        == "If both are one proposal, give both the same RO; if not, add the RAB with the same fiscal year, unit, activity, KRO, and RO."
    )
    #expect(
      found["k"]?.remedy?.id
        == "Bila keduanya satu usulan, samakan RO di keduanya; bila bukan, sertakan RAB dengan tahun anggaran, satker, kegiatan, KRO, dan RO yang sama."
    )
  }

  @Test func `says nothing where several may be meant`() throws {
    let found = try Self.pairing([
      ("k", Self.kak), ("r2", try Self.of(Self.rab, ro: "002")),
      ("r3", try Self.of(Self.rab, ro: "003")),
    ])
    #expect(found.count == 3)
    #expect(found.values.allSatisfy { $0.locations.count == 1 })
  }

  @Test func `says nothing of documents that have a partner`() throws {
    let found = try Self.pairing([
      ("k", Self.kak), ("r", Self.rab), ("r2", try Self.of(Self.rab, ro: "002")),
    ])
    #expect(found["r2"]?.locations.map(\.file) == ["r2"])
  }

  @Test func `names the only other document of a folder`() throws {
    let other = try Self.of(Self.rab, ro: "002", satker: "900018")
    let found = try Self.pairing([
      ("a/k", Self.kak), ("a/r", other), ("b/k", try Self.of(Self.kak, ro: "003")),
      ("b/r", try Self.of(Self.rab, ro: "003")),
    ])
    #expect(
      found["a/k"]?.message.en.hasSuffix(
        "The RAB in the same folder, a/r, is for 900018/2026/6071.QDI.002.") == true)
    #expect(found["a/r"]?.locations.map(\.file) == ["a/r", "a/k"])
    let apart = try Self.pairing([("a/k", Self.kak), ("b/r", other)])
    #expect(apart.values.allSatisfy { $0.locations.count == 1 })
    let among = try Self.pairing([
      ("a/k", Self.kak), ("a/r", other), ("a/k3", try Self.of(Self.kak, ro: "003")),
      ("a/r3", try Self.of(Self.rab, ro: "003")),
    ])
    #expect(among.values.allSatisfy { $0.locations.count == 1 })
  }

  @Test func `names the only file of a folder that cannot be read`() throws {
    let cut = String(Self.rab.dropLast(20))
    let found = try Self.pairing([("a/k", Self.kak), ("a/r", cut), ("b/r", cut)])
    #expect(
      found["a/k"]?.message.en.hasSuffix(" Its RAB may be a/r, which cannot be read.") == true)
    let several = try Self.pairing([("a/k", Self.kak), ("a/r", cut), ("a/r2", cut)])
    #expect(several["a/k"]?.message.en.contains("cannot be read") == false)
  }
}
