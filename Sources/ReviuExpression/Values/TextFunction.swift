internal import ReviuXML

/// A function that makes a text from a text, as in CEL's extensions for strings.
package enum TextFunction: String, Sendable, CaseIterable {
  case lowerAscii
  case upperAscii
  case trim
  case replace
  case substring
  case charAt

  /// The types of the arguments; of several lists any may be given.
  var parameters: [[ValueType]] {
    let whole = ValueType.int(.plain)
    return switch self {
    case .lowerAscii, .upperAscii, .trim: [[]]
    case .replace: [[.string, .string], [.string, .string, whole]]
    case .substring: [[whole], [whole, whole]]
    case .charAt: [[whole]]
    }
  }

  /// The text that a call gives; nil where a position lies outside of the text.
  /// - Parameters:
  ///   - texts: the arguments that are texts, in order.
  ///   - numbers: those that are numbers, in order.
  func apply(to text: TextSlice, _ texts: [String], _ numbers: [Int64]) -> TextSlice? {
    let result: String?
    switch self {
    case .lowerAscii, .upperAscii:
      var made: [UInt8] = []
      appendLetters(of: text, to: &made)
      return TextSlice(bytes: made, range: made.indices)
    case .trim: return Self.trim(text)
    case .replace:
      return Self.replace(text, texts[0], texts[1], limit: numbers.first ?? -1)
    case .substring:
      result = Self.substring(text.string, numbers[0], numbers.count > 1 ? numbers[1] : nil)
    case .charAt: result = Self.character(of: text.string, at: numbers[0])
    }
    return result.map { TextSlice($0) }
  }

  /// The same, behind other bytes; false where a position lies outside of the text.
  func append(
    _ text: TextSlice, _ texts: [String], _ numbers: [Int64], to made: inout [UInt8]
  ) -> Bool {
    if self == .lowerAscii || self == .upperAscii {
      appendLetters(of: text, to: &made)
      return true
    }
    guard let result = apply(to: text, texts, numbers) else { return false }
    made += result.bytes[result.range]
    return true
  }

  /// Appends a text with its ASCII letters made small or large.
  private func appendLetters(of text: TextSlice, to made: inout [UInt8]) {
    let firstLetter = UInt8(ascii: self == .lowerAscii ? "A" : "a")
    let start = made.count
    made += text.bytes[text.range]
    var letters = made.mutableSpan
    for index in start..<letters.count {
      // One bit tells small letters from large ones; without a branch, many are changed at once.
      let isOther: UInt8 = letters[index] &- firstLetter < 26 ? 0x20 : 0
      letters[index] ^= isOther
    }
  }

  private static func trim(_ text: TextSlice) -> TextSlice {
    let graphic: ClosedRange<UInt8> = 0x21...0x7E
    if let first = text.bytes[text.range].first, let last = text.bytes[text.range].last,
      graphic.contains(first), graphic.contains(last)
    {
      return text
    }
    let scalars = text.string.unicodeScalars
    let start = scalars.drop { $0.properties.isWhitespace }
    let end = start.lastIndex { !$0.properties.isWhitespace }
    return TextSlice(end.map { String(start[...$0]) } ?? "")
  }

  /// - Parameter limit: how many to replace; all when it is below zero.
  private static func replace(
    _ text: TextSlice, _ part: String, _ replacement: String, limit: Int64
  ) -> TextSlice {
    let sought = SoughtText(TextSlice(part))
    let replacement = Array(replacement.utf8)
    var result: [UInt8] = []
    var count: Int64 = 0
    var (start, rest) = (text.range.lowerBound, text.range)
    while limit < 0 || count < limit, let place = sought.first(in: text.bytes, rest) {
      result += text.bytes[start..<place]
      result += replacement
      count += 1
      start = place + sought.count
      rest = start..<text.range.upperBound
      if sought.count == 0 {
        // An empty part stands before every character and at the end.
        if rest.isEmpty { break }
        let next = TextSlice(bytes: text.bytes, range: rest).index(ofCodePoint: 1)
        rest = next..<text.range.upperBound
      }
    }
    result += text.bytes[start..<text.range.upperBound]
    return TextSlice(bytes: result, range: result.indices)
  }

  private static func substring(_ text: String, _ start: Int64, _ end: Int64?) -> String? {
    let scalars = Array(text.unicodeScalars)
    let end = end ?? Int64(scalars.count)
    guard start >= 0, start <= end, end <= scalars.count else { return nil }
    return string(scalars[Int(start)..<Int(end)])
  }

  /// The character at a position, which may be that behind the last one.
  private static func character(of text: String, at position: Int64) -> String? {
    let scalars = Array(text.unicodeScalars)
    guard position >= 0, position <= scalars.count else { return nil }
    return string(scalars.dropFirst(Int(position)).prefix(1))
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

extension CheckedExpression.TextSearch {
  /// Where a part of a text begins, in code points; -1 where there is none, nil where the start lies outside.
  /// - Parameter start: the first or, from the end, the last place that counts.
  func position(of part: TextSlice, in text: TextSlice, from start: Int64?) -> Int64? {
    if let start, start < 0 || start > text.length { return nil }
    let place = start.map { text.index(ofCodePoint: Int($0)) }
    let sought = SoughtText(part)
    let (first, end) = (text.range.lowerBound, text.range.upperBound)
    let found =
      switch self {
      case .first: sought.first(in: text.bytes, (place ?? first)..<end)
      case .last: sought.last(in: text.bytes, text.range, upTo: place ?? end)
      }
    return found.map { Int64(TextBlocks.codePoints(text.bytes, first..<$0)) } ?? -1
  }
}
