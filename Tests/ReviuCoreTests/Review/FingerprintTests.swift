import Testing

@testable import ReviuCore

/// A change of a document that leaves one fact of it as it was.
struct HarmlessEdit: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var old: String
  var new: String

  init(_ name: String, _ old: String, _ new: String) {
    testDescription = name
    self.old = old
    self.new = new
  }
}

struct FingerprintTests {
  /// The RAB with a hotel above the standard: the second line item of its account.
  private static func expensive(_ price: Int = 900_000) throws -> String {
    try ContractDocuments.rab.changing("hargaSatuan=\"653000\"", to: "hargaSatuan=\"\(price)\"")
  }

  private static func fingerprints(_ rule: String, rab: String) throws -> [String] {
    try ContractDocuments.review(rab: rab).findings.filter { $0.rule == rule }.map(\.fingerprint)
  }

  private static let row = """
    <detil no="1" volume="1" satuan="OH" hargaSatuan="1" jumlah="1">
              <uraian>Baris baru</uraian>
            </detil>
            
    """

  static let edits = [
    HarmlessEdit("lines above", "<identitas>", "\n\n  <!-- catatan -->\n  <identitas>"),
    HarmlessEdit(
      "line ends and indentation", "        <detil no=\"2\" volume=\"20\"",
      "\t\t<detil\n\n no=\"2\" volume=\"20\""),
    HarmlessEdit(
      "a row before, the rest renumbered", "<detil no=\"1\" volume=\"24\"",
      row + "<detil no=\"2\" volume=\"24\""),
    HarmlessEdit("a row behind", "</akun>", "  \(row)</akun>"),
    HarmlessEdit(
      "its own number", "<detil no=\"2\" volume=\"20\"", "<detil no=\"7\" volume=\"20\""),
    HarmlessEdit(
      "a component before", "<komponen kode=\"051\"",
      """
      <komponen kode="050" jenis="utama" jumlah="1">
          <uraian>Persiapan</uraian>
          <subkomponen kode="A" jumlah="1"><uraian>Rapat</uraian>
            <akun kode="524111" sumberDana="RM" jumlah="1">\(row)</akun></subkomponen>
        </komponen>
        <komponen kode="051"
      """),
    HarmlessEdit("the amount", "hargaSatuan=\"900000\"", "hargaSatuan=\"950000\""),
    HarmlessEdit(
      "the account's sum", "jumlah=\"22180000\">\n        <detil", "jumlah=\"1\">\n        <detil"),
    HarmlessEdit(
      "another account before, of the same code", "<akun kode=\"524111\"",
      "<akun kode=\"524111\" sumberDana=\"PNBP\" jumlah=\"1\">\(row)</akun>\n      <akun kode=\"524111\""
    ),
  ]

  @Test(arguments: edits)
  func `stays when something else changes`(edit: HarmlessEdit) throws {
    let before = try Self.fingerprints("SBM-001", rab: try Self.expensive())
    let after = try Self.fingerprints(
      "SBM-001", rab: try Self.expensive().changing(edit.old, to: edit.new))
    #expect(before.count == 1)
    #expect(after == before)
  }

  @Test(arguments: edits.filter { $0.testDescription != "the amount" })
  func `of a finding on the document's form stays too`(edit: HarmlessEdit) throws {
    // The unit of the row is gone, which is an account of form and nothing else.
    let broken = try ContractDocuments.rab.changing(
      "satuan=\"OH\" hargaSatuan=\"653000\"", to: "hargaSatuan=\"653000\"")
    let before = try Self.fingerprints("STRUKTUR", rab: broken)
    let after = try Self.fingerprints(
      "STRUKTUR", rab: try broken.changing(edit.old, to: edit.new))
    #expect(before.count == 1)
    #expect(after == before)
  }

  @Test func `differs from row to row`() throws {
    let rab = try Self.expensive().changing(
      "hargaSatuan=\"380000\"", to: "hargaSatuan=\"390000\"")
    let all = try Self.fingerprints("SBM-001", rab: rab)
    #expect(all.count == 2)
    #expect(Set(all).count == 2)
  }

  private static let twin = """
    <detil no="1" volume="1" satuan="OH" hargaSatuan="2" jumlah="1"><uraian>Kembar</uraian></detil>
    """

  @Test func `differs for rows that are alike`() throws {
    let twins = String(repeating: Self.twin, count: 3)
    let rab = try ContractDocuments.rab.changing("</akun>", to: twins + "</akun>")
    let all = try Self.fingerprints("ARI-001", rab: rab)
    #expect(all.count == 3)
    #expect(Set(all).count == 3)
  }

  @Test func `differs for rows that are alike below rows that are alike`() throws {
    let akun =
      "<akun kode=\"524113\" sumberDana=\"RM\" jumlah=\"2\">\(Self.twin)\(Self.twin)</akun>"
    let rab = try ContractDocuments.rab.changing(
      "</subkomponen>", to: "\(akun)\(akun)</subkomponen>")
    let all = try Self.fingerprints("ARI-001", rab: rab)
    #expect(all.count == 4)
    #expect(Set(all).count == 4)
  }

  @Test func `differs for each fact about one element`() throws {
    let rab = try ContractDocuments.rab
      .changing("<kementerian kode=\"019\">", to: "<kementerian kode=\"018\">")
      .changing("<program kode=\"EC\">", to: "<program kode=\"WA\">")
      .changing("<ro kode=\"001\">", to: "<ro kode=\"001\" warna=\"biru\" ukuran=\"besar\">")
    let all = try ContractDocuments.review(rab: rab).findings.map(\.fingerprint)
    #expect(all.count > 4)
    #expect(Set(all).count == all.count)
  }

  @Test func `differs for the same thing wrong twice in one place`() throws {
    let rab = try ContractDocuments.rab.changing(
      "<komponen kode=\"051\"", to: "<asing/><asing/><komponen kode=\"051\"")
    let all = try Self.fingerprints("STRUKTUR", rab: rab)
    #expect(all.count == 2)
    #expect(Set(all).count == 2)
  }

  @Test func `differs from proposal to proposal`() throws {
    let rab = try Self.expensive()
    let other = try rab.changing("<ro kode=\"001\">", to: "<ro kode=\"002\">")
    let kak = try ContractDocuments.kak.changing("<ro kode=\"001\">", to: "<ro kode=\"002\">")
    let first = try ContractDocuments.review(rab: rab).findings.map(\.fingerprint)
    let second = try ContractDocuments.review(kak: kak, rab: other).findings.map(\.fingerprint)
    #expect(Set(first).isDisjoint(with: second))
  }

  @Test func `differs between a value that is wrong and one that is missing`() throws {
    let missing = try ContractDocuments.rab.changing("hargaSatuan=\"653000\" ", to: "")
    let wrong = try Self.fingerprints("SBM-001", rab: try Self.expensive())
    let unknown = try Self.fingerprints("SBM-001", rab: missing)
    #expect(wrong.count == 1 && unknown.count == 1)
    #expect(wrong != unknown)
  }

  @Test func `does not depend on the names of files`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    let rab = try Self.expensive()
    let all = ["a.xml", "dir/b.xml"].map { file in
      var gatherer = Gatherer.ofTests(pack)
      gatherer.add(file: "kak.xml", bytes: Array(ContractDocuments.kak.utf8))
      gatherer.add(file: file, bytes: Array(rab.utf8))
      return gatherer.finish(gate: .defaultGate).findings.map(\.fingerprint)
    }
    #expect(all[0] == all[1])
    #expect(!all[0].isEmpty)
  }
}
