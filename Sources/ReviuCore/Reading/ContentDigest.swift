internal import Crypto

/// SHA-256 of some bytes; its description is lower-case hexadecimal.
package struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  private let high: UInt128
  private let low: UInt128

  package init(of bytes: ArraySlice<UInt8>) {
    var words: [UInt128] = [0, 0]
    for (index, byte) in SHA256.hash(data: bytes).enumerated() {
      words[index / 16] = words[index / 16] << 8 | UInt128(byte)
    }
    (high, low) = (words[0], words[1])
  }

  package var description: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

  private static func hexadecimal(_ word: UInt128) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }
}
