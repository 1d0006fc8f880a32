import Testing

@testable import ReviuXML

struct LimitTests {
  private static func shop(with content: String) -> String {
    SmallVocabulary.shopText.replacing("<total>", with: content + "<total>")
  }

  private static func nested(_ depth: Int) -> String {
    shop(
      with: String(repeating: "<x>", count: depth) + String(repeating: "</x>", count: depth))
  }

  @Test(arguments: [(1, true), (64, true), (65, false), (255, false), (257, false), (5000, false)])
  func `reads unknown elements down to sixty-four levels`(depth: Int, isRead: Bool) {
    #expect(refusal(of: Self.nested(depth).utf8)?.reason == (isRead ? nil : .limit(.depth)))
  }

  @Test(arguments: ["element", "attribute", "prefix", "namespace", "instruction"])
  func `refuses thousands of different names`(kind: String) {
    let content = (0..<5000).map { number in
      switch kind {
      case "element": "<n\(number)/>"
      case "attribute": "<x a\(number)='1'/>"
      case "prefix": "<x xmlns:p\(number)='u'/>"
      case "namespace": "<x xmlns:p='u\(number)'/>"
      default: "<?p\(number)?>"
      }
    }.joined()
    #expect(refusal(of: Self.shop(with: content).utf8)?.reason == .limit(.names))
  }

  @Test(arguments: [(1, true), (6, true), (7, false), (40, false)])
  func `refuses thousands of namespaces that hold at a time`(depth: Int, isRead: Bool) {
    let declarations = (0..<300).map { " xmlns:p\($0)='u'" }.joined()
    let content =
      String(repeating: "<x\(declarations)>", count: depth)
      + String(repeating: "</x>", count: depth)
    let document = Self.shop(with: String(repeating: content, count: 20))
    #expect(refusal(of: document.utf8)?.reason == (isRead ? nil : .limit(.names)))
  }

  @Test func `reads thousands of elements of a few names`() throws {
    let content = (0..<20_000).map { "<n\($0 % 500) a\($0 % 300)='1'/>" }.joined()
    let document = try extract(Self.shop(with: content))
    #expect(document.hasMoreDefects)
    #expect(try document.cell("toko/total") == 1500)
  }

  @Test(
    arguments: [
      ("<!--", "-->"), ("<?p ", "?>"), ("<x a='", "'/>"), ("<x ", "/>"), ("<x xmlns:p='", "'/>"),
    ])
  func `refuses a piece of markup without end`(opening: String, closing: String) {
    for letter in ["a", " ", "é"] {
      let long = String(repeating: letter, count: 1_000_000)
      #expect(
        refusal(of: Self.shop(with: opening + long + closing).utf8)?.reason == .limit(.markup),
        "\(opening)\(letter)")
    }
  }

  @Test func `stops where an attribute that never ends begins`() throws {
    let bytes = Array(Self.shop(with: "<x a='" + String(repeating: "b", count: 1_000_000)).utf8)
    let found = try #require(refusal(of: bytes))
    #expect(found.reason == .limit(.markup))
    #expect(bytes[found.offset...].starts(with: "<x a=".utf8))
  }

  @Test(arguments: [("<!--", "-->"), ("<?p ", "?>")])
  func `reads documents of many long comments`(opening: String, closing: String) throws {
    let comment = opening + String(repeating: "a", count: 3500) + closing
    let content = String(repeating: comment + "<cap/>", count: 100)
    #expect(try extract(Self.shop(with: content)).cell("toko/total") == 1500)
  }

  @Test func `keeps two hundred defects and says that there are more`() throws {
    func read(_ count: Int) throws -> ExtractedDocument {
      try extract(Self.shop(with: String(repeating: "<x/>", count: count)))
    }
    let enough = try read(200)
    #expect(enough.defects.count == 200)
    #expect(!enough.hasMoreDefects)
    let more = try read(201)
    #expect(more.defects.count == 200)
    #expect(more.hasMoreDefects)
    #expect(try more.cell("toko/total") == 1500)
  }

  @Test func `reads a document of exactly the most bytes`() throws {
    let bytes = Array(SmallVocabulary.shopText.utf8)
    var extractor = Extractor(SmallVocabulary.table, byteLimit: bytes.count)
    #expect(try extractor.extract(bytes).defects.isEmpty)
  }
}
