import Testing

@testable import ReviuXML

struct RefusalTests {
  private static func isMalformed(_ refusal: Refusal?) -> Bool {
    if case .malformed = refusal?.reason { true } else { false }
  }

  @Test func `refuses a document cut off anywhere`() {
    let bytes = Array(SmallVocabulary.shopText.utf8)
    let rootEnd = SmallVocabulary.shopText.prefix { $0 != ">" }.utf8.count
    for count in 1..<bytes.count {
      let refusal = refusal(of: bytes.prefix(count))
      // Inside the root's own tag it may also seem to be another document.
      #expect(count > rootEnd ? Self.isMalformed(refusal) : refusal != nil, "after \(count) bytes")
    }
  }

  @Test(
    arguments: [
      ("mismatched tag", "</alamat>", "</alamet>"), ("bare ampersand", "Bengkulu", "A & B"),
      ("unknown entity", "Bengkulu", "A&nbsp;B"),
      ("attribute twice", "nomor=\"1\"", "nomor='1' nomor='1'"),
      ("no quotes", "nomor=\"1\"", "nomor=1"), ("no value", "nomor=\"1\"", "nomor"),
      ("< in an attribute", "berat=\"2.5\"", "catatan='<'"),
      ("control character", "Bengkulu", "\u{1}"),
      ("reference to a control character", "Bengkulu", "&#1;"),
      ("noncharacter", "Bengkulu", "\u{FFFF}"),
      ("end of CDATA in a text", "Bengkulu", "a]]>b"),
      ("two hyphens in a comment", "Bengkulu", "<!-- -- -->"),
      ("undeclared prefix", "<total>", "<t:x/><total>"),
      ("undeclared prefix of an attribute", "nomor=\"1\"", "t:nomor='1' nomor='1'"),
      ("text behind the end", "</toko>", "</toko>x"), ("second root", "</toko>", "</toko><toko/>"),
      ("declaration inside", "<total>", "<?xml version='1.0'?><total>"),
    ])
  func `refuses what is not well-formed`(name: String, from: String, to: String) throws {
    let text = SmallVocabulary.shopText.replacing(from, with: to)
    try #require(text != SmallVocabulary.shopText)
    #expect(Self.isMalformed(refusal(of: text.utf8)))
  }

  @Test func `says where reading stopped`() throws {
    let text = SmallVocabulary.shopText.replacing("</alamat>", with: "</alamet>")
    let found = try #require(refusal(of: text.utf8))
    let index = LineIndex(found.source, count: found.source.count)
    #expect(index.position(of: found.offset).line == 5)
    #expect(found.source == Array(text.utf8))
  }

  @Test(
    arguments: [
      ("<html xmlns='urn:toko'/>", .misspelledRoot("html")), ("<html/>", .foreignRoot("html")),
      ("<rak xmlns='urn:toko'/>", .misspelledRoot("rak")),
      ("<t:html xmlns:t='u'/>", .foreignRoot("html")),
      ("<toko/>", .wrongNamespace(root: "toko", found: nil)),
      ("<TOKO/>", .wrongNamespace(root: "TOKO", found: nil)),
      ("<toko xmlns=''/>", .wrongNamespace(root: "toko", found: nil)),
      ("<toko xmlns='urn:toko:'/>", .wrongNamespace(root: "toko", found: "urn:toko:")),
      ("<t:nota xmlns:t='urn:TOKO'/>", .wrongNamespace(root: "nota", found: "urn:TOKO")),
      ("<arsip xmlns:t='urn:toko'/>", .wrongNamespace(root: "arsip", found: nil)),
    ] as [(String, Refusal.Reason)])
  func `tells foreign documents from those with the wrong namespace or name`(
    text: String, expected: Refusal.Reason
  ) {
    #expect(refusal(of: text.utf8)?.reason == expected)
  }

  @Test(
    arguments: [
      "<!DOCTYPE toko>", "<!DOCTYPE toko SYSTEM 'toko.dtd'>", "<!DOCTYPE toko PUBLIC 'a' 'b'>",
      "<!DOCTYPE toko [<!ENTITY a 'b'>]>", "<!DOCTYPE toko [ %p; ]>", "<?p?><!DOCTYPE toko>",
      "<!DOCTYPE toko [<!ATTLIST toko kode CDATA '1'>]>",
    ])
  func `refuses every document type declaration`(declaration: String) {
    #expect(refusal(of: (declaration + SmallVocabulary.shopText).utf8)?.reason == .doctype)
  }

  @Test(
    arguments: [
      "<NAME/>", "<toko xmlns='urn:NAME'/>", "<toko xmlns='urn:toko'></NAME>",
      "<toko xmlns='urn:toko'><nama>&NAME;</nama></toko>",
      "<?xml version='1.0' encoding='NAME'?><toko/>",
    ])
  func `shows long names in short`(pattern: String) throws {
    let text = pattern.replacing("NAME", with: String(repeating: "n", count: 30_000))
    let found = try #require(refusal(of: text.utf8))
    #expect("\(found.reason)".count < 1000)
  }
}
