/// How a text is read: with one space for white space inside of it and none around it, as the schema has it, and
/// without what nobody sees.
///
/// Texts come from word processors, which put characters between words that look like a space, and others that look like
/// nothing at all. They must not decide what a rule finds.
enum CollapsedText {
  /// What stands at a place of a text.
  private enum Unit {
    case visible
    case space
    case hyphen
    case invisible
  }

  /// Whether a text that is not empty is read as something else than its bytes.
  static func differs(from bytes: Span<UInt8>) -> Bool {
    bytes[0] == 0x20 || bytes[bytes.count - 1] == 0x20 || hasRunOfWhiteSpace(bytes)
      || hasOtherUnits(bytes)
  }

  /// - Parameter take: is given every byte of the text that is read, and the index of the one that it comes from.
  static func forEachByte(of bytes: Span<UInt8>, _ take: (UInt8, Int) -> Void) {
    var isEmpty = true
    var space: Int?
    var index = 0
    while index < bytes.count {
      let (unit, count) = unit(of: bytes, at: index)
      switch unit {
      case .space: if !isEmpty, space == nil { space = index }
      case .invisible: break
      case .visible, .hyphen:
        if let place = space { take(0x20, place) }
        space = nil
        isEmpty = false
        if unit == .hyphen {
          take(UInt8(ascii: "-"), index)
        } else {
          for place in index..<index + count { take(bytes[place], place) }
        }
      }
      index += count
    }
  }

  /// Whether there is white space other than single spaces; looks at eight bytes at a time.
  private static func hasRunOfWhiteSpace(_ bytes: Span<UInt8>) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones << 7
    var index = 0
    var carry: UInt64 = 0
    var found: UInt64 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      while index &+ 8 <= buffer.count {
        let word = unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
        // The high bit of every byte below the space; bytes above 0x7F are none.
        let controls = (word &- ones &* 0x20) & ~word & highs
        // Exact for every byte, unlike the usual subtraction, which a borrow can mislead.
        let differs = word ^ ones &* 0x20
        let spaces = ~(((differs & ~highs) &+ ~highs) | differs) & highs
        found |= controls | (spaces & (spaces << 8 | carry))
        carry = spaces >> 56
        index &+= 8
      }
    }
    if found != 0 { return true }
    var previousIsSpace = carry != 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20 || (byte == 0x20 && previousIsSpace) { return true }
      previousIsSpace = byte == 0x20
      index += 1
    }
    return false
  }

  private static func hasOtherUnits(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      // None of them begins with another byte.
      if bytes[index] >= 0xC2, unit(of: bytes, at: index).0 != .visible { return true }
      index += 1
    }
    return false
  }

  /// What begins at a place, and the number of its bytes.
  private static func unit(of bytes: Span<UInt8>, at index: Int) -> (Unit, count: Int) {
    let first = bytes[index]
    if first < 0xC2 { return (isWhiteSpace(first) ? .space : .visible, 1) }
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    if first == 0xC2 {
      switch second {
      // U+0085, U+00A0
      case 0x85, 0xA0: return (.space, 2)
      // U+00AD: where a word may be broken
      case 0xAD: return (.invisible, 2)
      default: return (.visible, 1)
      }
    }
    guard index + 2 < bytes.count else { return (.visible, 1) }
    switch (first, second, bytes[index + 2]) {
    // U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return (.space, 3)
    // U+2010, U+2011: a hyphen, and one where no line ends
    case (0xE2, 0x80, 0x90...0x91): return (.hyphen, 3)
    // U+200B to U+200F, U+202A to U+202E, U+2060 to U+2064, U+2066 to U+2069, U+FEFF: widths of nothing, joiners, and
    // directions of writing
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xA4),
      (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBB, 0xBF):
      return (.invisible, 3)
    default: return (.visible, 1)
    }
  }
}
