import Testing

@testable import ReviuXML

struct TextCellTests {
  private static func read(kota: String) throws -> String {
    try extract(SmallVocabulary.shopText.replacing("Bengkulu", with: kota)).text("toko/alamat/kota")
  }

  @Test(
    arguments: [
      ("a &amp; b", "a & b"), ("&amp;", "&"), ("&lt;a&gt;", "<a>"), ("&quot;&apos;", "\"'"),
      ("a&#66;c", "aBc"), ("&#x41;&#x1F600;", "A😀"), ("&#65;", "A"), ("a&#9;b", "a b"),
      ("&#32;a&#32;", "a"), ("&#160;a", "a"),
      ("2&#160;OH", "2 OH"), ("full&#x2011;board", "full-board"), ("SPT&#xFEFF;JM", "SPTJM"),
    ])
  func `resolves references in texts`(written: String, expected: String) throws {
    #expect(try Self.read(kota: written) == expected)
  }

  @Test(
    arguments: [
      ("<![CDATA[a]]>", "a"), ("a<![CDATA[ & <b> ]]>c", "a & <b> c"), ("<![CDATA[]]>a", "a"),
      ("a<![CDATA[]]>", "a"), ("<![CDATA[ a]]>", "a"), ("<![CDATA[a]]><![CDATA[b]]>", "ab"),
      ("<![CDATA[]]]]><![CDATA[>]]>", "]]>"), ("a<![CDATA[\r\n]]>b", "a b"),
    ])
  func `takes CDATA for text`(written: String, expected: String) throws {
    #expect(try Self.read(kota: written) == expected)
  }

  @Test(
    arguments: [
      ("a<!-- x -->b", "ab"), ("<!-- x -->a", "a"), ("a<!-- x -->", "a"), ("a<?p x?>b", "ab"),
      ("a <!-- --> b", "a b"), ("<!--a-->b<!--c-->d", "bd"), ("é<!-- -->é", "éé"),
    ])
  func `leaves comments and instructions out of texts`(written: String, expected: String) throws {
    #expect(try Self.read(kota: written) == expected)
  }

  @Test(
    arguments: [
      ("a\r\nb", "a b"), ("a\rb", "a b"), ("\r\na\r\n", "a"), ("a\r\n\r\nb", "a b"),
      ("a\nb", "a b"), ("a&#13;b", "a b"), ("é\r\né", "é é"),
    ])
  func `takes line ends for spaces`(written: String, expected: String) throws {
    #expect(try Self.read(kota: written) == expected)
  }

  @Test(
    arguments: [
      ("<!-- -->1500", 1500), ("15<!-- -->00", 1500), ("<![CDATA[1500]]>", 1500),
      ("1<![CDATA[50]]>0", 1500), ("&#49;500", 1500), ("1<?p?>500", 1500), (" 1500", nil),
      ("1500\n", nil), ("15 00", nil), ("", nil), ("<!-- 1500 -->", nil), ("&#32;1500", nil),
    ] as [(String, Int64?)])
  func `reads a number that is written in pieces`(written: String, expected: Int64?) throws {
    let text = SmallVocabulary.shopText.replacing(">1500<", with: ">\(written)<")
    #expect(try extract(text).cell("toko/total") == expected ?? Cell.malformed)
  }

  @Test func `keeps a text of 20,000 letters of four bytes`() throws {
    let longest = String(repeating: "😀", count: 20_000)
    let document = try extract(SmallVocabulary.shopText.replacing("Atas", with: longest))
    #expect(try document.text("toko/rak/label") == longest)
    #expect(document.defects.isEmpty)
  }

  @Test func `keeps texts apart that had to be copied`() throws {
    let text = SmallVocabulary.shopText
      .replacing("Toko Maju", with: "A &amp; B").replacing("Bengkulu", with: " C  D ")
      .replacing("Atas", with: "E<!-- -->F").replacing("Bawah", with: "G")
    let document = try extract(text)
    #expect(try document.text("toko/nama") == "A & B")
    #expect(try document.text("toko/alamat/kota") == "C D")
    #expect(try document.text("toko/rak/label", row: 0) == "EF")
    #expect(try document.text("toko/rak/label", row: 1) == "G")
    #expect(document.bytes[..<document.sourceCount].elementsEqual(text.utf8))
  }

  @Test func `gives no value for a text with an element inside`() throws {
    let document = try extract(
      SmallVocabulary.shopText.replacing("Bengkulu", with: "Beng<b>ku</b>lu"))
    #expect(try document.cell("toko/alamat/kota") == Cell.malformed)
    #expect(try document.text("toko/nama") == "Toko Maju")
    #expect(try document.text("toko/rak/label") == "Atas")
  }
}
