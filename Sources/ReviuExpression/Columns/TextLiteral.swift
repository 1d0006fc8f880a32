internal import ReviuXML

/// A text of an expression, prepared for comparing many texts of documents with it.
struct TextLiteral: Sendable {
  enum Relation: Sendable {
    /// The text is the literal.
    case equal
    /// The text begins with it.
    case start
  }

  private let bytes: [UInt8]
  let code: UInt64
  /// Whether the code tells the literal from all other texts.
  let isShort: Bool
  /// Covers the bytes of a short literal in its code.
  private let mask: UInt64

  init(_ text: String) {
    bytes = Array(text.utf8)
    code = TextCode.of(bytes[...])
    isShort = code < firstSharedCode
    mask = isShort ? (1 << UInt64(bytes.count * 8)) - 1 : 0
  }

  /// Whether the literal, which must be short, begins a text that is short as well, by the text's code.
  @inline(__always)
  func isStart(of code: UInt64) -> Bool {
    (code ^ self.code) & mask == 0 && code >> 56 >= self.code >> 56
  }

  /// Whether a text is the literal, or begins with it.
  @inline(__always)
  func stands(_ relation: Relation, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    switch relation {
    case .equal: return TextCode.areEqual(text, range, bytes, bytes.indices)
    case .start:
      guard range.count >= bytes.count else { return false }
      let start = range.lowerBound..<range.lowerBound + bytes.count
      return TextCode.areEqual(text, start, bytes, bytes.indices)
    }
  }
}
