internal import ReviuXML

/// A text function with its arguments, ready for many texts.
struct TextChange: Sendable {
  private enum Kind: Sendable {
    case lowerAscii
    case upperAscii
    case trim
    /// The limit is how many to replace; all when it is below zero.
    case replace(SoughtText, with: [UInt8], limit: Int64)
    case substring(from: Int64, to: Int64?)
    case character(at: Int64)
  }

  private let kind: Kind

  /// - Parameters:
  ///   - texts: the arguments that are texts, in order, as the function takes them.
  ///   - numbers: those that are numbers, in order.
  init(_ function: TextFunction, texts: [String], numbers: [Int64]) {
    kind =
      switch function {
      case .lowerAscii: .lowerAscii
      case .upperAscii: .upperAscii
      case .trim: .trim
      case .replace:
        .replace(
          SoughtText(TextSlice(texts[0])), with: Array(texts[1].utf8), limit: numbers.first ?? -1)
      case .substring: .substring(from: numbers[0], to: numbers.count > 1 ? numbers[1] : nil)
      case .charAt: .character(at: numbers[0])
      }
  }

  /// Nil where not all arguments are written out.
  init?(_ function: TextFunction, _ arguments: [CheckedExpression]) {
    var (texts, numbers): ([String], [Int64]) = ([], [])
    for argument in arguments {
      switch argument.kind {
      case .literal(.string(let text)): texts.append(text)
      case .literal(.int(let number)): numbers.append(number)
      default: return nil
      }
    }
    self.init(function, texts: texts, numbers: numbers)
  }

  /// The text that comes of one; nil where a position lies outside of it.
  func apply(to text: TextSlice) -> TextSlice? {
    switch kind {
    case .lowerAscii, .upperAscii:
      var made: [UInt8] = []
      _ = append(text, to: &made)
      return TextSlice(bytes: made, range: made.indices)
    case .trim: return Self.trim(text)
    case .replace(let sought, let replacement, let limit):
      return Self.replace(text, sought, replacement, limit: limit)
    case .substring(let start, let end):
      return Self.substring(text.string, start, end).map { TextSlice($0) }
    case .character(let position):
      return Self.character(of: text.string, at: position).map { TextSlice($0) }
    }
  }

  /// The same, behind other bytes; false where a position lies outside of the text.
  func append(_ text: TextSlice, to made: inout [UInt8]) -> Bool {
    switch kind {
    case .lowerAscii: Self.appendLetters(of: text, from: UInt8(ascii: "A"), to: &made)
    case .upperAscii: Self.appendLetters(of: text, from: UInt8(ascii: "a"), to: &made)
    default:
      guard let result = apply(to: text) else { return false }
      made += result.bytes[result.range]
    }
    return true
  }

  /// Appends a text with its ASCII letters made small or large.
  /// - Parameter firstLetter: of those that are made the others.
  private static func appendLetters(
    of text: TextSlice, from firstLetter: UInt8, to made: inout [UInt8]
  ) {
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

  private static func replace(
    _ text: TextSlice, _ sought: SoughtText, _ replacement: [UInt8], limit: Int64
  ) -> TextSlice {
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
