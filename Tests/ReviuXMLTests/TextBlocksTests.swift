import ReviuTestSupport
import Testing

@testable import ReviuXML

struct TextBlocksTests {
  /// Bytes of all sorts, with many line ends; some texts are longer than a lane can count.
  private static func bytes(_ generator: inout SplitMix64) -> [UInt8] {
    let count = Int.random(in: 0..<(Bool.random(using: &generator) ? 60 : 9_000), using: &generator)
    return (0..<count).map { _ in
      Bool.random(using: &generator) ? 0x0A : UInt8.random(in: 0...255, using: &generator)
    }
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `counts the same as byte by byte, in any part of a text`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let bytes = Self.bytes(&generator)
    let start = Int.random(in: 0...bytes.count, using: &generator)
    let range = start..<Int.random(in: start...bytes.count, using: &generator)
    #expect(TextBlocks.count(of: 0x0A, bytes, range) == range.count { bytes[$0] == 0x0A })
    let points = range.count { bytes[$0] & 0xC0 != 0x80 }
    #expect(TextBlocks.codePoints(bytes, range) == points)
  }
}
