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
