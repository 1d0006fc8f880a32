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
    var text: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == open || byte == close else {
        text.append(byte)
        position += 1
        continue
      }
      if position + 1 < bytes.count, bytes[position + 1] == byte {
        text.append(byte)
        position += 2
        continue
      }
      guard byte == open, let end = end(ofPlaceholderAt: position, in: bytes) else { return nil }
      if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
      text = []
      let inside = String(decoding: bytes[position + 1..<end], as: UTF8.self)
      parts.append(.placeholder(inside, start: position + 1))
      position = end + 1
    }
    if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
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
