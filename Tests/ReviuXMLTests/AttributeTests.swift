import ReviuTestSupport
import Testing

@testable import ReviuXML

struct AttributeTests {
  private static func read(catatan: String) throws -> String {
    try extract(
      SmallVocabulary.shopText.replacing("berat=\"2.5\"", with: "catatan=\"\(catatan)\"")
    ).text("toko/rak/barang@catatan")
  }

  @Test(
    arguments: [
      ("a", "a"), ("a &amp; b", "a & b"), ("&amp;", "&"), ("&lt;&gt;&quot;&apos;", "<>\"'"),
      ("&#65;", "A"), ("&#x1F600;", "😀"), ("a'b", "a'b"), ("a\nb", "a b"), ("a\tb", "a b"),
      ("a\r\nb", "a b"), ("a&#10;b", "a b"), (" a ", "a"), ("a  b", "a b"), ("é漢", "é漢"),
      ("a>b", "a>b"), ("&amp;amp;", "&amp;"), ("é\n\té", "é é"),
    ])
  func `reads texts of attributes`(written: String, expected: String) throws {
    #expect(try Self.read(catatan: written) == expected)
  }

  @Test(arguments: ["a", "é", "漢", "😀"])
  func `reads attributes of 20,000 letters`(letter: String) throws {
    let longest = String(repeating: letter, count: 20_000)
    #expect(try Self.read(catatan: longest) == longest)
  }

  @Test func `fills in the default for an absent attribute only`() throws {
    let absent = try extract(SmallVocabulary.shopText)
    #expect(try absent.cell("toko@revisi") == 0)
    #expect(try absent.cell("toko@jenis") == Cell.missing)
    #expect(try absent.cell("toko/rak/barang@berat", row: 1) == Cell.missing)

    let given = SmallVocabulary.shopText.replacing(
      "kode=\"007\"", with: "kode=\"007\" revisi=\"12\"")
    #expect(try extract(given).cell("toko@revisi") == 12)
    let wrong = SmallVocabulary.shopText.replacing(
      "kode=\"007\"", with: "kode=\"007\" revisi=\"x\"")
    #expect(try extract(wrong).cell("toko@revisi") == Cell.malformed)
  }

  @Test func `reads every format`() throws {
    let document = try extract(
      SmallVocabulary.shopText.replacing("kode=\"007\"", with: "jenis='besar' kode='007'"))
    #expect(try document.text("toko@kode") == "007")
    #expect(try document.text("toko@jenis") == "besar")
    #expect(try document.cell("toko/buka@sejak") == 20_260_228)
    #expect(try document.cell("toko/rak@nomor", row: 1) == 2)
    #expect(try document.text("toko/rak/barang@kode", row: 1) == "CD")
    #expect(try document.cell("toko/rak/barang@berat") == 2500)
    #expect(try document.cell("toko/rak/barang/cap@no", row: 1) == 2)
  }

  @Test(
    arguments: [
      "xsi:schemaLocation='urn:toko toko.xsd'", "xsi:noNamespaceSchemaLocation='a.xsd'",
    ])
  func `overlooks where a validator may find the schema`(attribute: String) throws {
    let text = SmallVocabulary.shopText.replacing(
      "kode=\"007\"",
      with: "kode=\"007\" xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \(attribute)")
    let document = try extract(text)
    #expect(document.defects.isEmpty)
    #expect(try document.text("toko@kode") == "007")
  }

  @Test(arguments: ["type", "nil", "schemalocation"])
  func `overlooks nothing else that is meant for validators`(name: String) throws {
    let text = SmallVocabulary.shopText.replacing(
      "kode=\"007\"",
      with: "kode=\"007\" xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:\(name)='x'")
    #expect(try extract(text).defects.map(\.kind) == [.unknownAttribute(name)])
  }

  @Test func `takes no attribute of another namespace for its own`() throws {
    let document = try extract(
      SmallVocabulary.shopText.replacing(
        "kode=\"007\"", with: "xmlns:t=\"urn:toko\" t:kode=\"008\" kode=\"007\""))
    #expect(try document.text("toko@kode") == "007")
    #expect(document.defects.map(\.kind) == [.unknownAttribute("kode")])
  }

  @Test func `reads attributes in any order, whatever order came before`() throws {
    let written = ["kode='AB'", "berat='1.5'", "catatan='x'", "lain1='1'", "lain2='2'"]
    var random = SplitMix64(seed: 3)
    var extractor = Extractor(SmallVocabulary.table, byteLimit: 1 << 20)
    for round in 0..<40 {
      let goods = (0..<5).map { _ in
        "<barang \(written.shuffled(using: &random).joined(separator: " "))/>"
      }
      let text = SmallVocabulary.shopText.replacing(
        "<label>Bawah</label>", with: "<label>b</label>" + goods.joined())
      let document = try extractor.extract(Array(text.utf8))
      for row in 2..<7 {
        #expect(try document.text("toko/rak/barang@kode", row: row) == "AB", "round \(round)")
        #expect(try document.cell("toko/rak/barang@berat", row: row) == 1500, "round \(round)")
        #expect(try document.text("toko/rak/barang@catatan", row: row) == "x", "round \(round)")
      }
      #expect(document.defects.count == 10)
    }
  }

  @Test func `does not take an attribute for the one that stood there before`() throws {
    var extractor = Extractor(SmallVocabulary.table, byteLimit: 1 << 20)
    _ = try extractor.extract(Array(SmallVocabulary.shopText.utf8))
    let other = SmallVocabulary.shopText.replacing(
      "kode=\"AB\" berat=\"2.5\"", with: "xmlns:t='urn:t' t:kode=\"EF\" t:berat='1'")
    let document = try extractor.extract(Array(other.utf8))
    #expect(try document.cell("toko/rak/barang@kode") == Cell.missing)
    #expect(try document.cell("toko/rak/barang@berat") == Cell.missing)
    #expect(
      document.defects.map(\.kind) == [
        .unknownAttribute("kode"), .unknownAttribute("berat"), .missingAttribute("kode"),
      ])
  }
}
