internal import ReviuExpression

/// What words are made of: letters, digits, and marks, of whatever script.
enum WordLetter {
  /// Stands in ``folded`` for what is in no word.
  static let none: UInt8 = 0
  /// Stands in ``folded`` for a byte beyond ASCII, which must be looked at together with its neighbours.
  static let beyondASCII: UInt8 = 0x80

  /// For each byte the letter in lower case or the digit that it is.
  static let folded = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case 0x80...: beyondASCII
    default: none
    }
  }

  /// The letter of a word that a scalar stands for; nil for one that is in no word.
  ///
  /// A letter beyond ASCII is never the same as one of ASCII, and an accent that stands alone is a letter of its own.
  static func folded(_ scalar: Unicode.Scalar) -> UInt32? {
    if scalar.isASCII {
      let letter = folded[Int(scalar.value)]
      return letter == none ? nil : UInt32(letter)
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return scalar.value
    default: break
    }
    guard properties.isAlphabetic || properties.numericType != nil else { return nil }
    let lower = properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first, !first.isASCII else { return scalar.value }
    return first.value
  }

  /// The letter at a place beyond ASCII, nil where there is none, and where the next scalar begins.
  static func scalar(_ text: Span<UInt8>, at index: Int) -> (letter: UInt32?, next: Int) {
    let (scalar, next) = text.scalar(beyondASCIIAt: index)
    return (folded(scalar), next)
  }
}
