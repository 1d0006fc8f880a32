import ReviuTestSupport
import Testing

@testable import ReviuXML

struct PositionScannerTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `finds the same places as an index, in any order`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let pieces = ["<a>", "\n", "é", "\r\n", "<bb x='1'\n y='2'>", "文", " ", "t"]
    var text = "<r>"
    // Lines are counted in blocks of bytes, so that some texts have several.
    for _ in 0..<(seed.isMultiple(of: 3) ? 1_000 : 80) {
      text += pieces.randomElement(using: &generator) ?? ""
    }
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes, count: bytes.count)
    var scanner = PositionScanner()
    var offsets = (0..<40).map { _ in Int.random(in: 0..<bytes.count, using: &generator) }
    if seed.isMultiple(of: 2) { offsets.sort() }
    for offset in offsets {
      let expected = index.position(of: index.tagStart(at: offset))
      #expect(scanner.position(ofTagAt: offset, in: bytes) == expected, "offset \(offset)")
    }
  }

  @Test func `an empty document has one place`() {
    var scanner = PositionScanner()
    #expect(scanner.position(ofTagAt: 0, in: []) == SourcePosition(line: 1, column: 1))
  }
}
