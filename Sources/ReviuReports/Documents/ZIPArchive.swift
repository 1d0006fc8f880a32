/// Files in one, uncompressed and without times, so that the same files give the same bytes (APPNOTE 6.3).
struct ZIPArchive {
  private var entries: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: String) {
    let bytes = Array(content.utf8)
    let offset = entries.count
    let common =
      Self.little(20, 2) + Self.little(0x0800, 2) + Self.little(0, 2) + Self.time
      + Self.little(Int(Self.checksum(bytes)), 4) + Self.little(bytes.count, 4)
      + Self.little(bytes.count, 4) + Self.little(name.utf8.count, 2)
    entries += [0x50, 0x4B, 3, 4] + common + Self.little(0, 2) + Array(name.utf8) + bytes
    directory +=
      [0x50, 0x4B, 1, 2] + Self.little(20, 2) + common + Self.little(0, 2 + 2 + 2 + 2 + 4)
      + Self.little(offset, 4) + Array(name.utf8)
    count += 1
  }

  /// The whole archive.
  consuming func closed() -> [UInt8] {
    let end =
      [0x50, 0x4B, 5, 6] + Self.little(0, 4) + Self.little(count, 2) + Self.little(count, 2)
      + Self.little(directory.count, 4) + Self.little(entries.count, 4) + Self.little(0, 2)
    entries += directory + end
    return entries
  }

  /// Midnight of 1 January 1980, the first that the format knows.
  private static let time = little(0, 2) + little(0x21, 2)

  private static func little(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  /// CRC-32 as in ISO 3309.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    let remainders = remainders
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes { sum = sum >> 8 ^ remainders[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
    return ~sum
  }

  /// What every byte leaves.
  private static let remainders = (0..<256).map { (byte: UInt32) in
    (0..<8).reduce(byte) { rest, _ in rest & 1 == 0 ? rest >> 1 : rest >> 1 ^ 0xEDB8_8320 }
  }
}
