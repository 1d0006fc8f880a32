/// Hashes of keys made of several texts; the same for the same texts, however they are given.
package enum KeyHash {
  private static let first: UInt64 = 0xCBF2_9CE4_8422_2325

  package static func hash(of parts: [String]) -> UInt64 {
    var hash = first
    for part in parts {
      let bytes = Array(part.utf8)
      hash = add(bytes, bytes.indices, to: hash)
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
        hashes[index] = add(
          bytes, start..<start &+ Int(cell & 0xFFFF_FFFF), to: hashes[index])
      }
    }
    for index in hashes.indices { hashes[index] = finish(hashes[index]) }
    return hashes
  }

  /// Eight bytes at a time, since the multiplications wait for each other; the length tells parts apart.
  @inline(__always)
  private static func add(_ bytes: [UInt8], _ range: Range<Int>, to start: UInt64) -> UInt64 {
    var hash = start
    var word = UInt64(truncatingIfNeeded: range.count)
    var filled = 1
    for position in range {
      word = word << 8 | UInt64(bytes[position])
      filled &+= 1
      if filled == 8 {
        hash = mix(hash, word)
        word = 0
        filled = 0
      }
    }
    return mix(hash, word)
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }

  @inline(__always)
  private static func finish(_ hash: UInt64) -> UInt64 { hash ^ hash >> 32 }
}
