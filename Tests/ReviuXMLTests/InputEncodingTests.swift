import Testing

@testable import ReviuXML

private enum Endian: CaseIterable { case little, big }

/// UTF-16 with a byte order mark.
private func utf16(_ units: some Sequence<UInt16>, _ endian: Endian, mark: Bool = true) -> [UInt8] {
  let all = (mark ? [0xFEFF] : []) + Array(units)
  return all.flatMap { unit -> [UInt8] in
    let low = UInt8(unit & 0xFF)
    let high = UInt8(unit >> 8)
    return endian == .little ? [low, high] : [high, low]
  }
}

private func shop(declaration: String) -> String { declaration + SmallVocabulary.shopText }

struct InputEncodingTests {
  @Test(
    arguments: [
      "<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<?xml version='1.0' encoding='utf-8'?>", "<?xml version=\"1.0\" encoding=\"Utf-8\"?>",
      "<?xml version=\"1.0\"\n\tencoding\r\n= \"UTF-8\" standalone='yes' ?>",
      "<?xml version=\"1.0\" standalone=\"no\"?>", "", "\u{FEFF}",
      "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    ])
  func `reads UTF-8 however it is declared`(declaration: String) throws {
    let text = shop(declaration: declaration).replacing("Bengkulu", with: "Bengkulu é漢😀")
    #expect(try extract(text).text("toko/alamat/kota") == "Bengkulu é漢😀")
  }

  @Test(arguments: Endian.allCases)
  private func `converts UTF-16 with a byte order mark`(endian: Endian) throws {
    for encoding in ["", " encoding=\"UTF-16\"", " encoding=\"utf-16\""] {
      let text = shop(declaration: "<?xml version=\"1.0\"\(encoding)?>\n")
        .replacing("Bengkulu", with: "Bengkulu é漢😀")
      let document = try extract(utf16(text.utf16, endian))
      #expect(try document.text("toko/alamat/kota") == "Bengkulu é漢😀")
      #expect(document.bytes[..<document.sourceCount].elementsEqual(text.utf8))
    }
  }

  @Test(arguments: Endian.allCases)
  private func `does not guess at UTF-16 without a byte order mark`(endian: Endian) {
    let bytes = utf16(SmallVocabulary.shopText.utf16, endian, mark: false)
    #expect(refusal(of: bytes)?.reason == .notUTF8(declared: nil))
  }

  @Test(
    arguments: [
      [0xD800], [0xDC00], [0xDC00, 0xD800], [0xD800, 0xD800, 0xDC00], [0xDBFF, 0x41],
    ] as [[UInt16]])
  func `refuses lone surrogates`(units: [UInt16]) {
    let broken = Array("<toko>".utf16) + units + Array("</toko>".utf16)
    for endian in Endian.allCases {
      #expect(refusal(of: utf16(broken, endian))?.reason == .notUTF8(declared: nil))
    }
  }

  @Test(arguments: Endian.allCases)
  private func `refuses UTF-16 that ends in the middle of a unit`(endian: Endian) {
    let bytes = utf16(SmallVocabulary.shopText.utf16, endian).dropLast()
    #expect(refusal(of: bytes)?.reason == .notUTF8(declared: nil))
  }

  @Test(
    arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
  func `calls a file empty that has at most a byte order mark`(bytes: [UInt8]) {
    #expect(refusal(of: bytes)?.reason == .empty)
  }

  @Test(
    arguments: [
      ("ISO-8859-1", "ISO-8859-1"), ("windows-1252", "WINDOWS-1252"), ("US-ASCII", "US-ASCII"),
      ("UTF-7", "UTF-7"), ("UTF-16", "UTF-16"), ("UTF-32", "UTF-32"), ("x-nope", "X-NOPE"),
    ])
  func `refuses any other declared encoding`(declared: String, reported: String) {
    for quote in ["\"", "'"] {
      let bytes = shop(declaration: "<?xml version='1.0' encoding=\(quote)\(declared)\(quote)?>")
        .utf8
      #expect(refusal(of: bytes)?.reason == .notUTF8(declared: reported))
    }
  }

  @Test(arguments: [200, 256, 300, 5000])
  func `refuses another declared encoding behind any number of spaces`(count: Int) {
    let spaces = String(repeating: " ", count: count)
    let bytes = shop(declaration: "<?xml version='1.0'\(spaces)encoding='ISO-8859-1'?>").utf8
    #expect(refusal(of: bytes)?.reason == .notUTF8(declared: "ISO-8859-1"))
  }

  @Test(
    arguments: [
      "<?xml-stylesheet href='a.xsl' encoding='ISO-8859-1'?>",
      "<?xml-model href='encoding.rnc' encoding='UTF-16'?>", "<?cetak encoding='UTF-7'?>",
      "<!-- <?xml version='1.0' encoding='UTF-7'?> -->",
    ])
  func `takes no other instruction for the declaration`(prologue: String) throws {
    #expect(try extract(shop(declaration: prologue)).text("toko/nama") == "Toko Maju")
  }

  @Test func `takes only one byte order mark`() {
    #expect(refusal(of: ("\u{FEFF}\u{FEFF}" + SmallVocabulary.shopText).utf8) != nil)
    for endian in Endian.allCases {
      #expect(refusal(of: utf16(("\u{FEFF}" + SmallVocabulary.shopText).utf16, endian)) != nil)
    }
  }

  @Test func `refuses bytes that are not UTF-8 in every place`() {
    let text = Array(SmallVocabulary.shopText.utf8)
    for broken in [[0xFF], [0x80], [0xC0, 0xBC], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]] {
      for (place, offset) in [("text", 50), ("attribute", 28), ("name", 4)] {
        var bytes = text
        bytes.insert(contentsOf: broken.map { UInt8($0) }, at: offset)
        #expect(refusal(of: bytes) != nil, "\(broken) in \(place)")
      }
    }
  }

  @Test func `tells NUL bytes in the text from those of wide letters`() {
    var bytes = Array(SmallVocabulary.shopText.utf8)
    bytes.insert(0, at: 60)
    #expect(refusal(of: bytes)?.reason == .nulByte)
    #expect(refusal(of: bytes)?.offset == 60)
    #expect(refusal(of: Array(SmallVocabulary.shopText.utf8) + [0])?.reason == .nulByte)
  }

  @Test func `refuses a larger document unread`() {
    var extractor = Extractor(SmallVocabulary.table, byteLimit: 10)
    #expect(throws: Refusal(reason: .tooLarge(limit: 10), offset: 0, source: [])) {
      _ = try extractor.extract([UInt8](repeating: 0x20, count: 11))
    }
  }
}
