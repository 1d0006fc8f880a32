/// Splits an expression into tokens.
struct Lexer {
  enum Token: Equatable {
    case name(String)
    case literal(Literal)
    /// 9223372036854775808, which is a number of 64 bits only behind a minus sign.
    case leastInt
    case symbol(String)
    case end

    /// As shown in messages.
    var text: String {
      switch self {
      case .name(let name): name
      case .literal(.string(let text)): "\"\(text)\""
      case .literal(.int(let value)): String(value)
      case .literal(.decimal(let value)): value.description
      case .literal(.bool(let value)): String(value)
      case .leastInt: String(Int64.min.magnitude)
      case .symbol(let symbol): symbol
      case .end: ""
      }
    }
  }

  let bytes: [UInt8]
  var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func next() throws(ExpressionError) -> (token: Token, span: Expression.Span) {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    let start = position
    guard position < bytes.count else { return (.end, start..<start) }
    let byte = bytes[position]
    let token: Token
    if let text = try text() {
      token = .literal(.string(text))
    } else if isNameStart(byte) {
      token = name()
    } else if isDigit(byte) {
      token = try number()
    } else {
      token = try symbol()
    }
    return (token, start..<position)
  }

  private mutating func name() -> Token {
    let start = position
    while position < bytes.count, isNameStart(bytes[position]) || isDigit(bytes[position]) {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "in": return .symbol("in")
    default: return .name(text)
    }
  }

  private mutating func number() throws(ExpressionError) -> Token {
    let start = position
    skipDigits()
    var isDecimal = false
    if peek() == UInt8(ascii: "."), position + 1 < bytes.count, isDigit(bytes[position + 1]) {
      isDecimal = true
      position += 1
      skipDigits()
    }
    try rejectLocalNumber(from: start)
    let spelled = String(decoding: bytes[start..<position], as: UTF8.self)
    let digits = spelled.filter { $0 != "_" }
    if isDecimal {
      try rejectAmbiguousNumber(spelled, from: start)
      guard let value = Decimal(digits) else {
        let fraction = digits.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }
        throw ExpressionError(
          fraction.count > Decimal.maximumScale
            ? .numberTooFine(spelled) : .numberTooLarge(spelled), at: start..<position)
      }
      return .literal(.decimal(value))
    }
    if UInt64(digits) == Int64.min.magnitude { return .leastInt }
    guard let value = Int64(digits) else {
      throw ExpressionError(.numberTooLarge(spelled), at: start..<position)
    }
    return .literal(.int(value))
  }

  /// `1.000.000` and `15%` mean a number to their author; say how it is written here.
  private mutating func rejectLocalNumber(from start: Int) throws(ExpressionError) {
    let isGrouped =
      peek() == UInt8(ascii: ".") && position + 1 < bytes.count
      && isDigit(bytes[position + 1])
    let isPercent = peek() == UInt8(ascii: "%")
    guard isGrouped || isPercent else { return }
    while let byte = peek(), isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "%")
    {
      position += 1
    }
    let spelled = String(decoding: bytes[start..<position], as: UTF8.self)
    let suggestion: String? =
      isPercent
      ? Decimal(spelled.dropLast()).flatMap { try? $0 / Decimal(100) }.map(\.description)
      : spelled.replacing(".", with: "_")
    throw ExpressionError(
      .localNumber(spelled, suggestion: suggestion), at: start..<position)
  }

  /// `1.000` means a thousand to one author and one to another.
  private func rejectAmbiguousNumber(
    _ spelled: String, from start: Int
  ) throws(ExpressionError) {
    let parts = spelled.split(separator: ".")
    guard parts[0].utf8.count <= 3, parts[1].utf8.count == 3, !spelled.contains("_"),
      parts[0].first != "0"
    else { return }
    if peek() == UInt8(ascii: ","), let number = decimalComma(at: position) {
      throw ExpressionError(
        .localNumber(number.spelled, suggestion: number.suggestion), at: number.span)
    }
    let fraction = parts[1].utf8.allSatisfy { $0 == UInt8(ascii: "0") } ? "0" : "\(parts[1])0"
    throw ExpressionError(
      .ambiguousNumber(
        spelled, whole: "\(parts[0])_\(parts[1])", decimal: "\(parts[0]).\(fraction)"),
      at: start..<position)
  }

  private static let longSymbols = ["&&", "||", "==", "!=", "<=", ">="]
  private static let shortSymbols = Array("<>!+-*/%()[],.?:=".utf8)

  /// What other languages and text processors write, with the language's own spelling.
  private static let foreignSymbols = [
    ("<>", "!="), ("&", "&&"), ("|", "||"), ("×", "*"), ("÷", "/"), ("≤", "<="), ("≥", ">="),
    ("≠", "!="), ("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("−", "-"),
  ]

  private mutating func symbol() throws(ExpressionError) -> Token {
    for symbol in Self.longSymbols where starts(with: symbol) {
      position += 2
      return .symbol(symbol)
    }
    let byte = bytes[position]
    if Self.shortSymbols.contains(byte), !starts(with: "<>") {
      position += 1
      return .symbol(String(UnicodeScalar(byte)))
    }
    for (foreign, own) in Self.foreignSymbols where starts(with: foreign) {
      throw ExpressionError(
        .foreignSpelling(foreign, suggestion: own), at: position..<position + foreign.utf8.count)
    }
    let rest = String(decoding: bytes[position...], as: UTF8.self)
    let character = rest.first ?? "?"
    throw ExpressionError(
      .unexpectedCharacter(character), at: position..<position + character.utf8.count)
  }

  private mutating func skipDigits() {
    while let byte = peek(), isDigit(byte) || byte == UInt8(ascii: "_") { position += 1 }
  }

  /// The number that a comma with digits on both sides stands in, such as `1,5`.
  func decimalComma(
    at comma: Int
  ) -> (spelled: String, suggestion: String, span: Expression.Span)? {
    func isPart(_ index: Int) -> Bool { isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ".") }
    let start = bytes[..<comma].indices.reversed().prefix(while: isPart).last
    let end = bytes[(comma + 1)...].indices.prefix { isDigit(bytes[$0]) }.last
    guard let start, let end else { return nil }
    let whole = String(decoding: bytes[start..<comma].filter(isDigit), as: UTF8.self)
    let fraction = String(decoding: bytes[(comma + 1)...end], as: UTF8.self)
    // Three digits would be taken for thousands again.
    let suggestion = "\(whole).\(fraction)\(fraction.utf8.count == 3 && whole != "0" ? "0" : "")"
    return (
      String(decoding: bytes[start...end], as: UTF8.self), suggestion, start..<end + 1
    )
  }

  func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  func starts(with symbol: String) -> Bool {
    var index = position
    for byte in symbol.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private func isNameStart(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A) || byte == 0x5F
  }
}
