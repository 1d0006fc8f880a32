import ReviuTestSupport
import Testing

@testable import ReviuXML

struct TextCodeTests {
  /// At the front of the bytes, where fewer than eight stand before a text's end, in the middle, and at the very end.
  @Test func `gives a text the same code wherever it stands`() {
    var source = SplitMix64(seed: 5)
    for count in 0..<40 {
      let text = (0..<count).map { _ in UInt8(source.below(256)) }
      let alone = TextCode.of(text[...])
      for before in [0, 1, 3, 7, 8, 20] {
        for behind in [0, 1, 9] {
          let bytes =
            (0..<before).map { _ in UInt8(source.below(256)) } + text
            + (0..<behind).map { _ in UInt8(source.below(256)) }
          let cell = Cell.text(offset: before, count: count)
          #expect(TextCode.of(bytes[before..<before + count]) == alone)
          #expect(
            TextCode.column([cell, Cell.missing, cell], in: bytes) == [alone, TextCode.none, alone])
        }
      }
    }
  }

  @Test func `tells short texts apart`() {
    var source = SplitMix64(seed: 6)
    var texts: [UInt64: [UInt8]] = [:]
    for _ in 0..<20_000 {
      let text = (0..<source.below(8)).map { _ in UInt8(source.below(3)) }
      let code = TextCode.of(text[...])
      #expect(code < TextCode.none)
      #expect(texts[code, default: text] == text)
      texts[code] = text
    }
  }

  @Test func `has a code of its own for no text`() {
    let cells = [Cell.missing, Cell.malformed, Cell.repeated, Cell.text(offset: 0, count: 0)]
    #expect(
      TextCode.column(cells[...], in: []) == [TextCode.none, TextCode.none, TextCode.none, 0])
  }

  /// Written for hashes that begin with the length: such texts can be made by the thousands.
  @Test func `gives other codes to texts that are made to have the same`() {
    func mix(_ code: UInt64, _ word: UInt64) -> UInt64 {
      let product = (code ^ word) &* 0x9E37_79B9_7F4A_7C15
      return product ^ product >> 32
    }
    func text(_ words: UInt64...) -> [UInt8] {
      words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    }
    let words: (UInt64, UInt64) = (0x4141_4141_4141_4141, 0x4242_4242_4242_4242)
    let (first, second) = (mix(16, words.0), mix(16, words.1))
    let texts = [text(words.0, 7), text(words.1, 7 ^ first ^ second)]
    #expect(TextCode.of(texts[0][...]) != TextCode.of(texts[1][...]))
    #expect(TextCode.of(texts[0][...]) == TextCode.of(texts[0][...]))
  }
}
