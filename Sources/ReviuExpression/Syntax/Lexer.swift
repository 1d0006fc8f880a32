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

  private static let longSymbols = ["&&", "||", "==", "!=", "<=", ">="]
  /// With which no other symbol begins.
  private static let plainSymbols = Array("()[]{},.?:+-*/%".utf8)
  private static let shortSymbols = Array("<>!=".utf8)

  /// What other languages and text processors write, with the language's own spelling.
  private static let foreignSymbols = [
    ("&", "&&"), ("|", "||"), ("×", "*"), ("÷", "/"), ("≤", "<="), ("≥", ">="), ("≠", "!="),
    ("“", "\""), ("”", "\""), ("‘", "'"), ("’", "'"), ("−", "-"),
  ]

  /// The same, made of two symbols of the language.
  private static let foreignPairs = [("<>", "!="), ("=<", "<="), ("=>", ">=")]

  private mutating func symbol() throws(ExpressionError) -> Token {
    if Self.plainSymbols.contains(bytes[position]) { return shortSymbol() }
    for symbol in Self.longSymbols where starts(with: symbol) {
      position += 2
      return .symbol(symbol)
    }
    try refuse(Self.foreignPairs)
    if Self.shortSymbols.contains(bytes[position]) { return shortSymbol() }
    try refuse(Self.foreignSymbols)
    let rest = String(decoding: bytes[position...], as: UTF8.self)
    let character = rest.first ?? "?"
    throw ExpressionError(
      .unexpectedCharacter(character), at: position..<position + character.utf8.count)
  }

  private mutating func shortSymbol() -> Token {
    position += 1
    return .symbol(String(UnicodeScalar(bytes[position - 1])))
  }

  private func refuse(_ symbols: [(foreign: String, own: String)]) throws(ExpressionError) {
    for (foreign, own) in symbols where starts(with: foreign) {
      throw ExpressionError(
        .foreignSpelling(foreign, suggestion: own), at: position..<position + foreign.utf8.count)
    }
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

  func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  func isNameStart(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A) || byte == 0x5F
  }
}
