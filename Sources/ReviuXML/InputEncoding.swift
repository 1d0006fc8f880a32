/// Turns the bytes of a file into UTF-8 without byte order mark, or refuses them.
enum InputEncoding {
  static func utf8(_ bytes: consuming [UInt8]) throws(Refusal) -> [UInt8] {
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if isUTF16 {
      bytes = try utf8(fromUTF16: bytes)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes.removeFirst(3)
    }
    if bytes.isEmpty { throw Refusal(reason: .empty, offset: 0, source: []) }
    if let offset = bytes.firstIndex(of: 0) {
      // UTF-16 and UTF-32 without a byte order mark show as NUL bytes at the very start.
      let reason: Refusal.Reason = offset < 4 ? .notUTF8(declared: nil) : .nulByte
      throw Refusal(reason: reason, offset: offset, source: bytes)
    }
    if let declared = declaredEncoding(of: bytes), !isUTF16 || !declared.hasPrefix("UTF-16"),
      declared != "UTF-8", declared != "UTF8"
    {
      throw Refusal(reason: .notUTF8(declared: declared), offset: 0, source: bytes)
    }
    return bytes
  }

  private static func utf8(fromUTF16 bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    let isLittleEndian = bytes[0] == 0xFF
    guard bytes.count.isMultiple(of: 2), bytes.count > 2 else {
      throw Refusal(
        reason: bytes.count == 2 ? .empty : .notUTF8(declared: nil), offset: 0, source: [])
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count, by: 2) {
      let low = UInt16(bytes[isLittleEndian ? index : index + 1])
      let high = UInt16(bytes[isLittleEndian ? index + 1 : index])
      units.append(high << 8 | low)
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw Refusal(reason: .notUTF8(declared: nil), offset: 0, source: [])
    }
    return Array(text.utf8)
  }

  /// The encoding in the XML declaration, in upper case; nil where there is none.
  private static func declaredEncoding(of bytes: [UInt8]) -> String? {
    guard bytes.starts(with: "<?xml".utf8) else { return nil }
    let head = String(decoding: bytes.prefix(256), as: UTF8.self)
    guard let end = head.firstRange(of: "?>"),
      let name = head[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let rest = head[name.upperBound..<end.lowerBound].drop { " \t\r\n=".contains($0) }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return rest.dropFirst().prefix { $0 != quote }.uppercased()
  }
}
