/// A part of a message, as authors write it.
enum MessagePart {
  case text(String)
  /// What stands in braces, and where it begins in the UTF-8 of the message.
  case placeholder(String, start: Int)

  /// The parts of a message, in which a doubled brace is one of the text; nil where a brace has no partner.
  static func parts(of message: String) -> [MessagePart]? {
    let bytes = Array(message.utf8)
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var parts: [MessagePart] = []
    var text = ""
    var position = 0
    while position < bytes.count {
      let brace = bytes[position...].firstIndex { $0 == open || $0 == close } ?? bytes.count
      text += String(decoding: bytes[position..<brace], as: UTF8.self)
      position = brace
      if brace == bytes.count { break }
      if brace + 1 < bytes.count, bytes[brace + 1] == bytes[brace] {
        text.unicodeScalars.append(Unicode.Scalar(bytes[brace]))
        position += 2
        continue
      }
      guard bytes[brace] == open, let end = end(ofPlaceholderAt: brace, in: bytes) else {
        return nil
      }
      if !text.isEmpty { parts.append(.text(text)) }
      text = ""
      let inside = String(decoding: bytes[brace + 1..<end], as: UTF8.self)
      parts.append(.placeholder(inside, start: brace + 1))
      position = end + 1
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }

  /// The brace that closes a placeholder; those of a map stand inside.
  private static func end(ofPlaceholderAt start: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    return bytes[start...].indices.first { index in
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      return depth == 0
    }
  }
}
