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
}
