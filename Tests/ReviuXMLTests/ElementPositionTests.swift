import Testing

@testable import ReviuXML

struct ElementPositionTests {
  @Test func `places every element at the sign that opens it`() throws {
    let document = try extract(SmallVocabulary.shopText)
    #expect(try document.position("toko") == SourcePosition(line: 1, column: 1))
    #expect(try document.position("toko/nama") == SourcePosition(line: 2, column: 3))
    #expect(try document.position("toko/alamat/kota") == SourcePosition(line: 4, column: 5))
    #expect(try document.position("toko/rak", row: 1) == SourcePosition(line: 15, column: 3))
    #expect(
      try document.position("toko/rak/barang", row: 1) == SourcePosition(line: 10, column: 5))
    #expect(
      try document.position("toko/rak/barang/cap", row: 1) == SourcePosition(line: 12, column: 7))
    #expect(try document.position("toko/total") == SourcePosition(line: 18, column: 3))
  }

  @Test(arguments: ["\n", "\r\n"])
  func `places a tag of many lines at its first`(lineEnd: String) throws {
    let text = SmallVocabulary.shopText.replacing(
      "<rak nomor=\"2\">", with: "<rak\n  nomor\n  =\n  \"2\"\n>"
    ).replacing("\n", with: lineEnd)
    let document = try extract(text)
    #expect(try document.position("toko/rak", row: 1) == SourcePosition(line: 15, column: 3))
    #expect(try document.position("toko/total") == SourcePosition(line: 22, column: 3))
  }

  @Test func `does not count the byte order mark`() throws {
    let document = try extract("\u{FEFF}" + SmallVocabulary.shopText)
    #expect(try document.position("toko") == SourcePosition(line: 1, column: 1))
    #expect(try document.position("toko/nama") == SourcePosition(line: 2, column: 3))
  }

  @Test func `counts columns behind letters of several bytes`() throws {
    let line = "<!-- é漢😀 --><total>"
    let document = try extract(SmallVocabulary.shopText.replacing("<total>", with: line))
    #expect(try document.position("toko/total") == SourcePosition(line: 18, column: 15))
  }

  @Test func `is not misled by signs inside attributes, comments, and CDATA`() throws {
    let text = SmallVocabulary.shopText
      .replacing("<label>Bawah", with: "<!-- <label> --><label><![CDATA[<x>]]>Bawah")
      .replacing("berat=\"2.5\"", with: "berat=\"2.5\" catatan='a > b /> &lt;c>'")
    let document = try extract(text)
    #expect(try document.position("toko/rak/barang") == SourcePosition(line: 9, column: 5))
    #expect(try document.position("toko/rak/label", row: 1) == SourcePosition(line: 16, column: 21))
  }

  @Test(arguments: ["\n", "\r\n", "\n\u{E9}\n"])
  func `counts beyond line 65,535`(filler: String) throws {
    let count = 70_000
    let text = SmallVocabulary.shopText.replacing(
      "<total>", with: String(repeating: filler, count: count) + " <total>")
    let perFiller = filler.utf8.count { $0 == 0x0A }
    let document = try extract(text.replacing("\u{E9}", with: "<!--\u{E9}-->"))
    #expect(
      try document.position("toko/total")
        == SourcePosition(line: 18 + count * perFiller, column: 2))
  }

  @Test func `places elements of a converted document as if it were UTF-8`() throws {
    let units = Array(("\u{FEFF}" + SmallVocabulary.shopText).utf16)
    let document = try extract(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(try document.position("toko/rak", row: 1) == SourcePosition(line: 15, column: 3))
  }

  @Test func `places an element behind a huge text at its own tag`() throws {
    let text = SmallVocabulary.shopText.replacing(
      "<label>Atas", with: "<label>\(String(repeating: "x", count: 19_990)) é")
    let document = try extract(text)
    let start = try document.tagStart("toko/rak/barang", row: 1)
    #expect(document.bytes[start...].starts(with: "<barang kode=\"CD\"".utf8))
  }
}
