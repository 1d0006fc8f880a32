@testable import ReviuExpression

/// Functions of numbers and of texts, worked out digit by digit and character by character.
extension NaiveEvaluator {
  func extreme(_ values: [PlainValue?], _ function: String) -> PlainValue? {
    if values.contains(nil) { return nil }
    let sorted = values.compactMap { $0 }.sorted { left, right in
      switch (left, right) {
      case (.number(let a), .number(let b)): a < b
      case (.date(let a), .date(let b)): a < b
      default: false
      }
    }
    return function == "min" || function == "least" ? sorted.first : sorted.last
  }

  /// `math.f(...)`.
  func math(_ function: String, _ values: [PlainValue?]) -> PlainValue? {
    switch function {
    case "least", "greatest": return extreme(values, function)
    default:
      guard case .number(let value) = values[0] else { return nil }
      let one = RandomDocument.one
      return switch function {
      case "abs": .number(value < 0 ? -value : value)
      case "floor": .number(Self.floor(value, one))
      case "ceil": .number(-Self.floor(-value, one))
      case "sign": .number(value.signum() * one)
      case "trunc": .number(value / one * one)
      default: .number((value + (value < 0 ? -one / 2 : one / 2)) / one * one)
      }
    }
  }

  private static func floor(_ value: Int128, _ step: Int128) -> Int128 {
    let rest = value % step
    return value - (rest < 0 ? rest + step : rest)
  }

  /// A quotient at some digits, by long division.
  func quotient(
    _ dividend: Int128, _ divisor: Int128, digits: Int, _ mode: String
  ) throws(GivesUp) -> PlainValue? {
    if divisor == 0 { return nil }
    let isNegative = (dividend < 0) != (divisor < 0)
    var rest = dividend.magnitude
    let whole = divisor.magnitude
    var quotient = rest / whole
    rest %= whole
    for _ in 0..<digits {
      guard rest < UInt128.max / 10, quotient < UInt128.max / 20 else { throw GivesUp() }
      quotient = quotient * 10 + rest * 10 / whole
      rest = rest * 10 % whole
    }
    guard rest < UInt128.max / 2 else { throw GivesUp() }
    let half = rest * 2 == whole ? 0 : rest * 2 < whole ? -1 : 1
    let roundsUp: Bool =
      switch mode {
      case "down": false
      case "up": rest > 0
      case "floor": rest > 0 && isNegative
      case "ceiling": rest > 0 && !isNegative
      case "half-up": half >= 0 && rest > 0
      case "half-down": half > 0
      default: half > 0 || (half == 0 && rest > 0 && quotient % 2 == 1)
      }
    if roundsUp { quotient += 1 }
    guard let magnitude = Int128(exactly: quotient),
      magnitude < Int128.max / powersOfTen[18 - digits]
    else { throw GivesUp() }
    let value = magnitude * powersOfTen[18 - digits]
    return .number(isNegative ? -value : value)
  }

  /// What a text or a decimal is as a whole number.
  func wholeNumber(_ value: PlainValue) -> PlainValue? {
    switch value {
    case .number(let number): return .number(number / RandomDocument.one * RandomDocument.one)
    case .text(let text):
      // The texts that documents have here are numbers only if they begin like one.
      guard let last = text.last, ("0"..."9").contains(last),
        text.first == "-" || ("0"..."9").contains(text[0])
      else { return nil }
      return Int64(String(String.UnicodeScalarView(text))).map {
        .number(Int128($0) * RandomDocument.one)
      }
    default: return nil
    }
  }

  func spelled(_ value: PlainValue) -> [Unicode.Scalar] {
    switch value {
    case .text(let text): return text
    case .date(let text): return Array(text.unicodeScalars)
    case .truth(let truth): return Array("\(truth)".unicodeScalars)
    case .number(let number):
      var (whole, rest) = number.magnitude.quotientAndRemainder(
        dividingBy: UInt128(RandomDocument.one))
      var text = (number < 0 ? "-" : "") + "\(whole)" + (rest > 0 ? "." : "")
      while rest > 0 {
        (whole, rest) = (rest * 10).quotientAndRemainder(dividingBy: UInt128(RandomDocument.one))
        text += "\(whole)"
      }
      return Array(text.unicodeScalars)
    }
  }

  /// A text function; nil where a position lies outside of the text.
  func textFunction(
    _ text: [Unicode.Scalar], _ function: String, _ arguments: [PlainValue]
  ) -> PlainValue? {
    var texts: [[Unicode.Scalar]] = []
    var numbers: [Int] = []
    for argument in arguments {
      switch argument {
      case .text(let text): texts.append(text)
      case .number(let number): numbers.append(Int(number / RandomDocument.one))
      default: return nil
      }
    }
    switch function {
    case "lowerAscii": return .text(text.map { Self.map($0, "A"..."Z", 32) })
    case "upperAscii": return .text(text.map { Self.map($0, "a"..."z", -32) })
    case "trim":
      let isSpace = { (scalar: Unicode.Scalar) in Character(scalar).isWhitespace }
      return .text(Array(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed()))
    case "replace": return .text(Self.replace(text[...], texts[0], texts[1], numbers.first ?? -1))
    case "charAt":
      if numbers[0] == text.count { return .text([]) }
      return text.indices.contains(numbers[0]) ? .text([text[numbers[0]]]) : nil
    case "substring":
      let end = numbers.count > 1 ? numbers[1] : text.count
      guard 0 <= numbers[0], numbers[0] <= end, end <= text.count else { return nil }
      return .text(Array(text[numbers[0]..<end]))
    default:
      if let start = numbers.first, start < 0 || start > text.count { return nil }
      let places = (0...text.count).filter { text[$0...].starts(with: texts[0]) }
      let found =
        function == "indexOf"
        ? places.first { $0 >= numbers.first ?? 0 }
        : places.last { $0 <= numbers.first ?? text.count }
      return .number(Int128(found ?? -1) * RandomDocument.one)
    }
  }

  private static func map(
    _ scalar: Unicode.Scalar, _ letters: ClosedRange<Unicode.Scalar>, _ distance: Int
  ) -> Unicode.Scalar {
    guard letters.contains(scalar) else { return scalar }
    return Unicode.Scalar(UInt8(Int(scalar.value) + distance))
  }

  private static func replace(
    _ text: ArraySlice<Unicode.Scalar>, _ part: [Unicode.Scalar], _ other: [Unicode.Scalar],
    _ limit: Int
  ) -> [Unicode.Scalar] {
    if limit != 0, text.starts(with: part), !part.isEmpty {
      return other + replace(text.dropFirst(part.count), part, other, limit - 1)
    }
    let before = limit != 0 && part.isEmpty ? other : []
    guard let first = text.first else { return before }
    return before + [first]
      + replace(text.dropFirst(), part, other, part.isEmpty && limit != 0 ? limit - 1 : limit)
  }
}
