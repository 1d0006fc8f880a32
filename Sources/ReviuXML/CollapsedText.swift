/// How a text is read: with one space for white space inside of it and none around it, as the schema has it, and
/// without what nobody sees.
///
/// Texts come from word processors, which put characters between words that look like a space, and others that look like
/// nothing at all. They must not decide what a rule finds.
package enum CollapsedText {
  /// What a text is for.
  package enum Purpose: Sendable, BitwiseCopyable {
    case prose
    /// The name of something, in which no character is as good as another: only white space of the schema is collapsed.
    case name
  }

  /// What stands at a place of a text.
  private enum Unit {
    case visible
    case space
    case hyphen
    case invisible
  }

  /// Whether a text that is not empty is read as something else than its bytes.
  static func differs(from bytes: Span<UInt8>, as purpose: Purpose) -> Bool {
    bytes[0] == 0x20 || bytes[bytes.count - 1] == 0x20 || hasRunOfWhiteSpace(bytes)
      || purpose == .prose && hasOtherUnits(bytes)
  }

  /// - Parameter take: is given every byte of the text that is read, and the index of the one that it comes from.
  static func forEachByte(
    of bytes: Span<UInt8>, as purpose: Purpose, _ take: (UInt8, Int) -> Void
  ) {
    var isEmpty = true
    var space: Int?
    var index = 0
    while index < bytes.count {
      let (unit, count) = unit(of: bytes, at: index, as: purpose)
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
      if bytes[index] >= 0xC2 || bytes[index] == 0x7F,
        unit(of: bytes, at: index, as: .prose).0 != .visible
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// What begins at a place, and the number of its bytes.
  private static func unit(
    of bytes: Span<UInt8>, at index: Int, as purpose: Purpose
  ) -> (Unit, count: Int) {
    let first = bytes[index]
    if isWhiteSpace(first) { return (.space, 1) }
    let count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard purpose == .prose, index + count <= bytes.count else { return (.visible, 1) }
    var scalar = UInt32(count == 1 ? first : first & 0x7F >> UInt8(count))
    for place in index + 1..<index + count { scalar = scalar << 6 | UInt32(bytes[place] & 0x3F) }
    return (unit(of: scalar), count)
  }

  private static func unit(of scalar: UInt32) -> Unit {
    switch scalar {
    // White space of Unicode, and the Braille pattern without dots, which looks like it.
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F, 0x205F, 0x2800, 0x3000:
      .space
    // A hyphen, and one where no line ends.
    case 0x2010...0x2011: .hyphen
    // Controls, which XML allows, and marks of annotations.
    case 0x7F...0x9F, 0xFFF9...0xFFFB,
      // What Unicode calls Default_Ignorable_Code_Point: places where a word may be broken, widths of nothing, joiners,
      // directions of writing, fillers, variants, and tags.
      0xAD, 0x034F, 0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFF8,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      .invisible
    default: .visible
    }
  }
}
