/// Looks at the bytes of a text sixteen at a time.
package enum TextBlocks {
  typealias Block = SIMD16<UInt8>

  /// How many code points begin in a range.
  package static func codePoints(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    // All bytes but those that go on with one. Operators with a scalar are not compiled to one instruction.
    let (mask, continuing) = (Block(repeating: 0xC0), Block(repeating: 0x80))
    return range.count &- count(bytes, range) { ($0 & mask) .== continuing }
  }

  /// How many bytes have a value.
  static func count(of byte: UInt8, _ bytes: [UInt8], _ range: Range<Int>) -> Int {
    let wanted = Block(repeating: byte)
    return count(bytes, range) { $0 .== wanted }
  }

  /// Of how many bytes something holds.
  @inline(__always)
  private static func count(
    _ bytes: [UInt8], _ range: Range<Int>, _ holds: (Block) -> SIMDMask<Block.MaskStorage>
  ) -> Int {
    var total = 0
    var start = range.lowerBound
    unsafe bytes.withUnsafeBytes { bytes in
      while range.upperBound &- start >= 16 {
        var counts = Block()
        // A lane holds no more.
        for _ in 0..<min(255, (range.upperBound &- start) / 16) {
          let block = unsafe bytes.loadUnaligned(fromByteOffset: start, as: Block.self)
          // Where it holds, the mask is -1.
          unsafe counts &-= unsafeBitCast(holds(block), to: Block.self)
          start &+= 16
        }
        total &+= Int(SIMD16<UInt16>(truncatingIfNeeded: counts).wrappedSum())
      }
    }
    for byte in bytes[start..<range.upperBound] where holds(Block(repeating: byte))[0] {
      total &+= 1
    }
    return total
  }
}
