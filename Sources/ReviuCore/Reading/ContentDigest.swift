internal import Crypto
internal import ReviuXML

/// SHA-256 of some bytes; its description is lower-case hexadecimal.
package struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  /// How many bytes a digest has.
  static let size = 32

  private let high: UInt128
  private let low: UInt128

  package init(of bytes: ArraySlice<UInt8>) { self.init(highestFirst: SHA256.hash(data: bytes)) }

  /// The digest of pieces that follow each other.
  init(of pieces: [[UInt8]]) {
    var hash = SHA256()
    for piece in pieces { hash.update(data: piece) }
    self.init(highestFirst: hash.finalize())
  }

  /// The digest of a file of any size, of which few bytes are in memory at a time.
  init(ofFile path: String) throws(FileBytes.Unreadable) {
    let file = try FileBytes.open(path)
    var hash = SHA256()
    while true {
      let piece = try FileBytes.readSome(file)
      if piece.isEmpty { break }
      hash.update(data: piece)
    }
    self.init(highestFirst: hash.finalize())
  }

  /// Nil where these are not as many as a digest has.
  init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.size else { return nil }
    self.init(highestFirst: bytes)
  }

  private init(highestFirst bytes: some Sequence<UInt8>) {
    var words: [UInt128] = [0, 0]
    for (index, byte) in bytes.enumerated() {
      words[index / 16] = words[index / 16] << 8 | UInt128(byte)
    }
    (high, low) = (words[0], words[1])
  }

  /// The highest first.
  package var bytes: [UInt8] {
    [high, low].flatMap { word in
      stride(from: 120, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  package var description: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

  private static func hexadecimal(_ word: UInt128) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 32 - digits.utf8.count) + digits
  }
}
