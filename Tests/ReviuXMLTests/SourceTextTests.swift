import ReviuTestSupport
import Testing

@testable import ReviuXML

struct SourceTextTests {
  /// A document with a value in it, and where the reader says that its bytes come from.
  private struct Placed {
    var source: [UInt8]
    var value: [UInt8]
    var places: [Int?]

    /// The source from where a part of the value begins.
    func source(at part: String) throws -> ArraySlice<UInt8> {
      let start = try #require(value.firstRange(of: Array(part.utf8))).lowerBound
      return source[try #require(places[start])...]
    }
  }

  private static func label(_ inside: String) throws -> Placed {
    try placed(
      SmallVocabulary.shopText.replacing("Bawah", with: inside), "toko/rak/label", row: 1, nil)
  }

  private static func note(_ inside: String) throws -> Placed {
    try placed(
      SmallVocabulary.shopText.replacing(
        "kode=\"CD\"", with: "kode = 'CD'\n  catatan\t=\"\(inside)\""), "toko/rak/barang@catatan",
      row: 1, "catatan")
  }

  private static func placed(
    _ xml: String, _ path: String, row: Int, _ attribute: String?
  ) throws -> Placed {
    let document = try extract(xml)
    let cell = try document.cell(path, row: row)
    let element = String(path.prefix { $0 != "@" })
    let tag = try document.tagStart(element, row: row) + 1
    let value = Array(document.bytes[Cell.range(ofText: cell)])
    let places = value.indices.map {
      document.sourceOffset(ofByte: $0, inText: cell, ofTagAt: tag, attribute: attribute)
    }
    return Placed(source: Array(xml.utf8), value: value, places: places)
  }

  @Test(arguments: [
    "Sewa hotel", "Sewa &amp; hotel", "&#83;ewa&#x20;hotel", "\n   Sewa\n   hotel bintang  ",
    "Sewa\r\n\thotel", "Sewa <!-- hotel --> hotel", "Sewa <?a hotel?>hotel",
    "<![CDATA[Sewa & hotel]]>", "é “Sewa” hotel", "Sewa\u{A0}\u{200B}hotel",
    "Se&#xAD;wa&#160;hotel",
    "Sewa &lt;hotel&gt;", "&quot;hotel&quot;",
  ])
  func `tells where a part of a text stands`(inside: String) throws {
    let placed = try Self.label(inside)
    #expect(try placed.source(at: "hotel").starts(with: "hotel".utf8))
    #expect(!(try placed.source(at: "hotel").starts(with: "hotel -->".utf8)))
  }

  @Test(arguments: [
    "Sewa hotel", "Sewa &amp; hotel", "  Sewa\n  hotel", "Sewa &gt; hotel", "Sewa > 'hotel'",
    "/&apos;hotel&apos;",
  ])
  func `tells where a part of an attribute stands`(inside: String) throws {
    #expect(try Self.note(inside).source(at: "hotel").starts(with: "hotel".utf8))
  }

  @Test func `tells the place of every byte of a value, whatever stands in it`() throws {
    var source = SplitMix64(seed: 3)
    let pieces = [
      "a", "é", " ", "\n", "\r\n", "&amp;", "&#65;", "&#xE9;", "b", "  ", "\t", "<!--x-->",
      "<![CDATA[<&]]>", "中",
    ]
    for _ in 0..<500 {
      let inside = "x" + (0..<1 + source.below(12)).map { _ in source.pick(pieces) }.joined() + "y"
      let placed = try Self.label(inside)
      for (byte, place) in zip(placed.value, placed.places) {
        let found = placed.source[try #require(place, "\(inside)")]
        let isSame = found == byte || found == UInt8(ascii: "&") || (byte == 0x20 && found < 0x20)
        #expect(isSame, "\(inside)")
      }
      let places = placed.places.compactMap { $0 }
      #expect(places == places.sorted(), "\(inside)")
    }
  }
}
