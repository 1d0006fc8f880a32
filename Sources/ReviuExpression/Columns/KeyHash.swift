/// Hashes of keys made of several texts; the same for the same texts, however they are given.
package enum KeyHash {
  private static let first: UInt64 = 0xCBF2_9CE4_8422_2325
  /// No byte of UTF-8, so that no text can hold it.
  private static let separator: UInt8 = 0xFF

  package static func hash(of parts: [String]) -> UInt64 {
    var hash = first
    for part in parts {
      for byte in part.utf8 { hash = mix(hash, byte) }
      hash = mix(hash, separator)
    }
    return finish(hash)
  }

  /// One hash for each row; that of a row with a part that is not there means nothing.
  package static func column(_ parts: [TextColumn.Texts], count: Int) -> [UInt64] {
    var hashes = [UInt64](repeating: first, count: count)
    for part in parts {
      let (bytes, cells) = (part.bytes, part.cells)
      for index in hashes.indices {
        let cell = cells[index]
        guard cell > lastUnreadableCell else { continue }
        let start = Int(cell >> 32)
        var hash = hashes[index]
        for position in start..<start &+ Int(cell & 0xFFFF_FFFF) {
          hash = mix(hash, bytes[position])
        }
        hashes[index] = mix(hash, separator)
      }
    }
    for index in hashes.indices { hashes[index] = finish(hashes[index]) }
    return hashes
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  @inline(__always)
  private static func finish(_ hash: UInt64) -> UInt64 { hash ^ hash >> 32 }
}
