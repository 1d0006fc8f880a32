/// Looks for tags and comments without measure before libxml2 sees them: it compares every attribute of a tag with
/// every other.
enum OverlongMarkup {
  /// Bytes of a single tag, comment, instruction, or CDATA section.
  ///
  /// A value of 20,000 code points, which the vocabulary allows, has up to 80,000 bytes.
  static let limit = 128 << 10

  /// Where the first one begins that is longer than the limit; nil when there is none.
  ///
  /// No tag holds a `<` behind its first, so where the next one is near, nothing needs to be read.
  static func firstOffset(in bytes: [UInt8]) -> Int? {
    guard var position = bytes.firstIndex(of: UInt8(ascii: "<")) else { return nil }
    while bytes.count - position > limit {
      // The last one within reach; nearly always a few bytes before its end.
      var next = position + limit
      while next > position, bytes[next] != UInt8(ascii: "<") { next -= 1 }
      if next == position {
        let reach = bytes[position..<position + limit]
        if !ends(reach) { return position }
        let rest = bytes[reach.endIndex...]
        guard let further = rest.firstIndex(of: UInt8(ascii: "<")) else { return nil }
        next = further
      }
      position = next
    }
    return nil
  }

  /// Whether the markup that the bytes begin with also ends in them.
  private static func ends(_ bytes: ArraySlice<UInt8>) -> Bool {
    for (start, end) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
    where bytes.starts(with: start.utf8) {
      return bytes.indices.contains { bytes[$0...].starts(with: end.utf8) }
    }
    // A document type declaration is refused as soon as the parser meets it.
    if bytes.starts(with: "<!".utf8) { return true }
    var quote: UInt8?
    for byte in bytes {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return true
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return false
  }
}
