/// Texts in quotes, as CEL writes them.
extension Lexer {
  /// The text that begins here; nil when none does.
  ///
  /// One or three quotes of either kind, with `r` before them when a backslash is to mean itself; only a text in three
  /// quotes may go on in the next line.
  mutating func text() throws(ExpressionError) -> String? {
    let start = position
    let marker = bytes[position]
    let isRaw = marker == UInt8(ascii: "r") || marker == UInt8(ascii: "R")
    let opening = isRaw ? position + 1 : position
    guard opening < bytes.count,
      bytes[opening] == UInt8(ascii: "\"") || bytes[opening] == UInt8(ascii: "'")
    else { return nil }
    let quote = String(UnicodeScalar(bytes[opening]))
    position = opening
    let isTripled = starts(with: quote + quote + quote)
    let end = isTripled ? quote + quote + quote : quote
    position += end.utf8.count
    var content: [UInt8] = []
    while !starts(with: end) {
      guard let byte = peek() else {
        throw ExpressionError(.unterminatedString, at: start..<position)
      }
      if byte == UInt8(ascii: "\\"), !isRaw, position + 1 < bytes.count {
        content += try escape().utf8
        continue
      }
      position += 1
      if !isTripled, byte == 0x0A || byte == 0x0D {
        throw ExpressionError(.unterminatedString, at: start..<position)
      }
      content.append(byte)
    }
    position += end.utf8.count
    return String(decoding: content, as: UTF8.self)
  }

  /// The character that stands behind a backslash.
  private mutating func escape() throws(ExpressionError) -> String {
    let start = position
    position += 1
    let letter = bytes[position]
    let scalar: UnicodeScalar?
    switch letter {
    case UInt8(ascii: "a"): scalar = "\u{7}"
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "v"): scalar = "\u{B}"
    case UInt8(ascii: "x"), UInt8(ascii: "X"): scalar = code(digits: 2, radix: 16)
    case UInt8(ascii: "u"): scalar = code(digits: 4, radix: 16)
    case UInt8(ascii: "U"): scalar = code(digits: 8, radix: 16)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      position -= 1
      scalar = code(digits: 3, radix: 8)
    default: scalar = "\\?\"'`".utf8.contains(letter) ? UnicodeScalar(letter) : nil
    }
    guard let scalar else {
      let rest = String(decoding: bytes[(start + 1)...], as: UTF8.self)
      let character = rest.unicodeScalars.first.map(String.init) ?? ""
      throw ExpressionError(
        .badEscape(character), at: start..<start + 1 + character.utf8.count)
    }
    position += 1
    return String(scalar)
  }

  /// The character of which the number follows; nil where it has too few digits or there is no such character.
  private mutating func code(digits: Int, radix: Int) -> UnicodeScalar? {
    let end = position + digits
    guard end < bytes.count else { return nil }
    let spelled = bytes[position + 1...end]
    guard spelled.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
      let number = UInt32(String(decoding: spelled, as: UTF8.self), radix: radix)
    else { return nil }
    position = end
    return UnicodeScalar(number)
  }
}
