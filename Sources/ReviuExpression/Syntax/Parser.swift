extension Expression {
  /// Parses a whole expression.
  package init(parsing text: String) throws(ExpressionError) {
    var parser = try Parser(text)
    self = try parser.parse()
  }
}

/// A precedence-climbing parser for the operators of CEL.
private struct Parser {
  /// Deeper nesting is a mistake, and would cost stack.
  private static let depthLimit = 64
  /// Operators and fields of the whole expression: in a chain, every one of them is a step deeper for whoever
  /// walks the tree.
  private static let linkLimit = 500

  private var lexer: Lexer
  private var token: Lexer.Token
  private var span: Expression.Span
  private var previousEnd = 0
  private var depth = 0
  private var links = 0

  init(_ text: String) throws(ExpressionError) {
    lexer = Lexer(text)
    (token, span) = try lexer.next()
  }

  mutating func parse() throws(ExpressionError) -> Expression {
    let expression = try conditional()
    guard token == .end else { throw slip() ?? unexpected("an operator or the end") }
    return expression
  }

  private mutating func conditional() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw ExpressionError(.tooDeep, at: span) }
    let condition = try binary(above: 0)
    guard token == .symbol("?") else { return condition }
    try advance()
    let then = try binary(above: 0)
    try expect(":")
    let otherwise = try conditional()
    return Expression(
      kind: .conditional(condition, then: then, otherwise: otherwise),
      span: condition.span.lowerBound..<otherwise.span.upperBound)
  }

  private mutating func binary(above minimum: Int) throws(ExpressionError) -> Expression {
    var left = try unary()
    while case .symbol(let symbol) = token, let infix = BinaryOperator(rawValue: symbol),
      infix.precedence > minimum
    {
      try countLink()
      let symbolSpan = span
      try advance()
      if infix == .remainder, !startsOperand, token != .symbol("-") {
        throw ExpressionError(.unsupported(symbol, hint: .percentage), at: symbolSpan)
      }
      let right = try binary(above: infix.precedence)
      left = Expression(
        kind: .binary(infix, left, right), span: left.span.lowerBound..<right.span.upperBound)
    }
    return left
  }

  private mutating func countLink() throws(ExpressionError) {
    links += 1
    if links > Self.linkLimit { throw ExpressionError(.tooDeep, at: span) }
  }

  private mutating func unary() throws(ExpressionError) -> Expression {
    guard case .symbol(let symbol) = token, let prefix = UnaryOperator(rawValue: symbol) else {
      return try postfix()
    }
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthLimit { throw ExpressionError(.tooDeep, at: span) }
    let start = span.lowerBound
    try advance()
    if prefix == .negate, token == .leastInt {
      let end = span.upperBound
      try advance()
      return Expression(kind: .literal(.int(.min)), span: start..<end)
    }
    let operand = try unary()
    return Expression(kind: .unary(prefix, operand), span: start..<operand.span.upperBound)
  }

  private mutating func postfix() throws(ExpressionError) -> Expression {
    var operand = try primary()
    while true {
      switch token {
      case .symbol("."): operand = try member(of: operand)
      case .symbol("["): operand = try index(of: operand)
      default: return operand
      }
    }
  }

  private mutating func member(of operand: Expression) throws(ExpressionError) -> Expression {
    try countLink()
    try advance()
    guard case .name(let name) = token else { throw unexpected("a field name") }
    let nameSpan = span
    try advance()
    guard token == .symbol("(") else {
      return Expression(
        kind: .member(operand, name, nameSpan),
        span: operand.span.lowerBound..<nameSpan.upperBound)
    }
    let arguments = try arguments()
    return Expression(
      kind: .call(receiver: operand, function: name, nameSpan, arguments: arguments),
      span: operand.span.lowerBound..<previousEnd)
  }

  private mutating func index(of operand: Expression) throws(ExpressionError) -> Expression {
    try countLink()
    try advance()
    let key = try conditional()
    try expect("]")
    return Expression(
      kind: .index(operand, key), span: operand.span.lowerBound..<previousEnd)
  }

  private mutating func primary() throws(ExpressionError) -> Expression {
    let start = span
    switch token {
    case .literal(let literal):
      try advance()
      return Expression(kind: .literal(literal), span: start)
    case .name(let name):
      try advance()
      if Self.foreignNegations.contains(name.lowercased()), startsOperand {
        throw ExpressionError(.foreignSpelling(name, suggestion: "!"), at: start)
      }
      guard token == .symbol("(") else {
        return Expression(kind: .name(name), span: start)
      }
      let arguments = try arguments()
      return Expression(
        kind: .call(receiver: nil, function: name, start, arguments: arguments),
        span: start.lowerBound..<previousEnd)
    case .symbol("("):
      try advance()
      var inner = try conditional()
      try expect(")")
      inner.span = start.lowerBound..<previousEnd
      return inner
    case .symbol("["):
      try advance()
      let elements = try list(until: "]", allowsTrailingComma: true) {
        (parser) throws(ExpressionError) in try parser.conditional()
      }
      return Expression(kind: .list(elements), span: start.lowerBound..<previousEnd)
    case .symbol("{"):
      try advance()
      let entries = try list(until: "}", allowsTrailingComma: true) {
        (parser) throws(ExpressionError) in try parser.entry()
      }
      return Expression(kind: .map(entries), span: start.lowerBound..<previousEnd)
    case .leastInt: throw ExpressionError(.numberTooLarge(token.text), at: start)
    default:
      throw slip() ?? unexpected("a value")
    }
  }

  private static let foreignNegations: Set = ["not", "bukan", "tidak"]

  /// Whether the next token can begin a value.
  private var startsOperand: Bool {
    switch token {
    case .name, .literal, .leastInt, .symbol("("), .symbol("["), .symbol("{"), .symbol("!"): true
    default: false
    }
  }

  private mutating func arguments() throws(ExpressionError) -> [Expression] {
    try advance()
    return try list(until: ")") { (parser) throws(ExpressionError) in try parser.conditional() }
  }

  private mutating func entry() throws(ExpressionError) -> Expression.Entry {
    let key = try conditional()
    if token == .symbol("=") {
      throw ExpressionError(.foreignSpelling("=", suggestion: ":"), at: span)
    }
    try expect(":")
    return Expression.Entry(key: key, value: try conditional())
  }

  /// - Parameters:
  ///   - allowsTrailingComma: CEL has it in lists and maps, not in arguments.
  ///   - element: reads one element.
  private mutating func list<Element>(
    until end: String, allowsTrailingComma: Bool = false,
    of element: (inout Parser) throws(ExpressionError) -> Element
  ) throws(ExpressionError) -> [Element] {
    var elements: [Element] = []
    while token != .symbol(end) {
      elements.append(try element(&self))
      if token == .symbol(",") {
        try advance()
        if token == .symbol(end) && !allowsTrailingComma { throw unexpected("a value") }
      } else if token != .symbol(end) {
        throw slip() ?? unexpected("\",\" or \"\(end)\"")
      }
    }
    try advance()
    return elements
  }

  private mutating func expect(_ symbol: String) throws(ExpressionError) {
    guard token == .symbol(symbol) else { throw slip() ?? unexpected("\"\(symbol)\"") }
    try advance()
  }

  private mutating func advance() throws(ExpressionError) {
    previousEnd = span.upperBound
    (token, span) = try lexer.next()
  }

  private func unexpected(_ expected: String) -> ExpressionError {
    ExpressionError(.unexpectedToken(found: token.text, expected: expected), at: span)
  }

  /// What an author who knows spreadsheets or another language probably meant.
  private func slip() -> ExpressionError? {
    let ours: String? =
      switch token {
      case .symbol("="): "=="
      case .name(let name) where ["and", "dan"].contains(name.lowercased()): "&&"
      case .name(let name) where ["or", "atau"].contains(name.lowercased()): "||"
      case .name(let name) where Self.foreignNegations.contains(name.lowercased()): "!"
      default: nil
      }
    if let ours {
      return ExpressionError(.foreignSpelling(token.text, suggestion: ours), at: span)
    }
    return token == .symbol(",") ? lexer.numberWithCommas(at: span.lowerBound) : nil
  }
}
