import Testing

@testable import ReviuXML

struct ReuseTests {
  private static let long = SmallVocabulary.shopText.replacing(
    "Bawah", with: String(repeating: "panjang sekali ", count: 700) + "é &amp; è")

  private static let documents: [(name: String, text: String)] = [
    ("sound", SmallVocabulary.shopText),
    ("long", long),
    ("cut off in a text", String(long.prefix(9000))),
    ("cut off in a tag", String(SmallVocabulary.shopText.prefix(45))),
    ("empty text", "<nota xmlns='urn:toko'><isi></isi></nota>"),
    ("text of one reference", "<nota xmlns='urn:toko'><isi>&amp;</isi></nota>"),
    ("empty text, self-closing", "<nota xmlns='urn:toko'><isi/></nota>"),
    ("text of a comment", "<nota xmlns='urn:toko'><isi><!-- --></isi></nota>"),
    ("CDATA only", "<nota xmlns='urn:toko'><isi><![CDATA[x]]></isi></nota>"),
    ("element in a text", "<nota xmlns='urn:toko'><isi>a<b>c</b></isi></nota>"),
    ("cut off in an element in a text", "<nota xmlns='urn:toko'><isi>a<b>c"),
    ("cut off in an unknown element", "<nota xmlns='urn:toko'><x><y>"),
    ("stray text", "<nota xmlns='urn:toko'>stray</nota>"),
    ("foreign", "<html><body/></html>"),
    ("wrong namespace", "<toko xmlns='urn:lain' kode='1'/>"),
    ("document type", "<!DOCTYPE toko><toko xmlns='urn:toko'/>"),
    ("NUL", "<toko xmlns='urn:toko'>\0</toko>"),
    ("no bytes", ""),
    ("too deep", "<toko xmlns='urn:toko'>" + String(repeating: "<x>", count: 90)),
    (
      "many defects",
      "<toko xmlns='urn:toko'>" + String(repeating: "<x/>", count: 250) + "</toko>"
    ),
  ]

  private static func outcome(_ result: Result<ExtractedDocument, Refusal>) -> String {
    switch result {
    case .success(let document):
      """
      bytes \(document.bytes)
      source \(document.sourceCount)
      cells \(document.cells)
      tables \(document.tables.map { [$0.start, $0.rows] })
      defects \(document.defects.map { ($0.kind, $0.elementPath, $0.offset, $0.row) })
      more \(document.hasMoreDefects)
      """
    case .failure(let refusal): "\(refusal.reason) at \(refusal.offset) of \(refusal.source.count)"
    }
  }

  private static func read(_ text: String, with extractor: inout Extractor) -> String {
    do throws(Refusal) {
      return outcome(.success(try extractor.extract(Array(text.utf8))))
    } catch {
      return outcome(.failure(error))
    }
  }

  private static func newExtractor() -> Extractor {
    Extractor(SmallVocabulary.table, byteLimit: 1 << 20)
  }

  @Test(arguments: documents.indices)
  func `remembers nothing of the document before`(first: Int) {
    for second in Self.documents {
      var fresh = Self.newExtractor()
      let expected = Self.read(second.text, with: &fresh)
      var used = Self.newExtractor()
      _ = Self.read(Self.documents[first].text, with: &used)
      #expect(
        Self.read(second.text, with: &used) == expected,
        "\(second.name) after \(Self.documents[first].name)")
    }
  }

  @Test func `reads a row of good and bad documents as fresh readers do`() {
    var used = Self.newExtractor()
    for round in 1...3 {
      for document in Self.documents + Self.documents.reversed() {
        var fresh = Self.newExtractor()
        #expect(
          Self.read(document.text, with: &used) == Self.read(document.text, with: &fresh),
          "\(document.name) in round \(round)")
      }
    }
  }

  @Test func `reads in several threads at a time`() async throws {
    let expected = try extract(Self.long).cells
    let results = await withTaskGroup(of: [Int64]?.self) { group in
      for _ in 0..<16 {
        group.addTask {
          var extractor = Self.newExtractor()
          _ = try? extractor.extract(Array(SmallVocabulary.shopText.utf8))
          return try? extractor.extract(Array(Self.long.utf8)).cells
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 16)
    #expect(results.allSatisfy { $0 == expected })
  }
}
