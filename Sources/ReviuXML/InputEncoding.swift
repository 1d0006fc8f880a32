internal import Glibc

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
    // libxml2 would skip a second mark and read EBCDIC.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) {
      throw Refusal(reason: .notUTF8(declared: nil), offset: 0, source: [])
    }
    // UTF-16 and UTF-32 without a byte order mark show as NUL bytes at the very start.
    if let offset = firstNUL(in: bytes, among: 4) {
      throw Refusal(reason: .notUTF8(declared: nil), offset: offset, source: bytes)
    }
    if let declared = declaredEncoding(of: bytes), !isUTF16 || !declared.hasPrefix("UTF-16"),
      declared != "UTF-8", declared != "UTF8"
    {
      let shown = ExtractionState.shortened(declared)
      throw Refusal(reason: .notUTF8(declared: shown), offset: 0, source: bytes)
    }
    return bytes
  }

  /// Where the first NUL is, which XML does not allow anywhere.
  /// - Parameter count: how many bytes to look at.
  static func firstNUL(in bytes: [UInt8], among count: Int = .max) -> Int? {
    unsafe bytes.withUnsafeBytes { buffer -> Int? in
      guard let start = buffer.baseAddress,
        let found = unsafe memchr(start, 0, min(count, buffer.count))
      else { return nil }
      return unsafe UnsafeRawPointer(found) - start
    }
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
    // `<?xml-stylesheet` is an instruction, not the declaration.
    guard bytes.starts(with: "<?xml".utf8), bytes.count > 5, isWhiteSpace(bytes[5]) else {
      return nil
    }
    // The declaration ends with the first `>`; white space in it may be of any length.
    let head = bytes[..<(bytes.firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex)]
    let end = head.endIndex
    guard
      let name = position(of: "encoding", in: head[..<end])
    else { return nil }
    let rest = head[(name + 8)..<end].drop { " \t\r\n=".utf8.contains($0) }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return nil }
    return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self).uppercased()
  }

  private static func position(of text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(text.description.utf8)
    return bytes.indices.first { index in
      bytes[index] == wanted[0] && bytes[index...].starts(with: wanted)
    }
  }
}
