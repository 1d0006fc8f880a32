import Testing

@testable import ReviuExpression

struct LexerTests {
  @Test func `tells names, words, and symbols apart`() throws {
    let text = "rab.total_1 in true false inside _x ? a:b"
    #expect(
      try tokens(text) == [
        .name("rab"), .symbol("."), .name("total_1"), .symbol("in"), .literal(.bool(true)),
        .literal(.bool(false)), .name("inside"), .name("_x"), .symbol("?"), .name("a"),
        .symbol(":"), .name("b"),
      ])
  }

  @Test func `prefers the longer symbol`() throws {
    let symbols = [
      "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "=", "+", "-", "*", "/", "%", "(", ")",
      "[", "]", ",", ".", "?", ":",
    ]
    for symbol in symbols {
      #expect(try tokens(symbol) == [.symbol(symbol)])
      #expect(try tokens("a\(symbol)b") == [.name("a"), .symbol(symbol), .name("b")])
    }
    #expect(try tokens("<==") == [.symbol("<="), .symbol("=")])
  }

  @Test(
    arguments: [
      ("0", 0), ("007", 7), ("200_000_000", 200_000_000), ("9223372036854775807", Int64.max),
      ("1__0", 10), ("5_", 5),
    ] as [(String, Int64)])
  func `reads whole numbers with underscores`(text: String, expected: Int64) throws {
    #expect(try tokens(text) == [.literal(.int(expected))])
  }

  @Test(
    arguments: [
      ("1.5", 15, 1), ("0.10", 10, 2), ("1_000.250", 1_000_250, 3), ("1.0000", 10_000, 4),
      ("0.000000000000000001", 1, 18),
      ("170141183460469231731.687303715884105727", Int128.max, 18),
      ("2.5e9", 2_500_000_000, 0), ("1E+3", 1_000, 0), ("1_000.50e1", 100_050, 1),
      ("1.250e-1", 1_250, 4), ("1e-18", 1, 18), ("1e38", powersOfTen[38], 0), ("0e-2", 0, 2),
    ] as [(String, Int128, Int)])
  func `reads decimals with the digits that are written`(
    text: String, coefficient: Int128, scale: Int
  ) throws {
    guard case .literal(.decimal(let value)) = try tokens(text).first else {
      Issue.record("\(text) is no decimal")
      return
    }
    #expect((value.coefficient, value.scale) == (coefficient, scale))
  }

  @Test func `leaves a point alone that no digit follows`() throws {
    #expect(try tokens("1.x") == [.literal(.int(1)), .symbol("."), .name("x")])
    #expect(try tokens("1.") == [.literal(.int(1)), .symbol(".")])
    #expect(try tokens(".5") == [.symbol("."), .literal(.int(5))])
  }

  @Test(arguments: [
    (#""""#, ""), (#"''"#, ""), (#""a b""#, "a b"), (#"'a "b" c'"#, #"a "b" c"#),
    (#""it's""#, "it's"), (#""a\"b""#, #"a"b"#), (#"'a\'b'"#, "a'b"), (#""a\\b""#, #"a\b"#),
    (#""a\nb\tc""#, "a\nb\tc"), (#""é€😀""#, "é€😀"), ("\"a\tb\"", "a\tb"),
    (#""&& || 1.000.000""#, "&& || 1.000.000"), (#""\x41\u00e9\U0001F600\101""#, "Aé😀A"),
    (#"'\a\b\f\r\v\?\`'"#, "\u{7}\u{8}\u{C}\r\u{B}?`"), (#"r'\d+\'"#, #"\d+\"#),
    (#"R"a\n""#, #"a\n"#), ("\"\"\"a \"b\"\nc\"\"\"", "a \"b\"\nc"),
    ("\'\'\'it\'s\'\'\'", "it\'s"), ("r\"\"\"\\\"\"\"", "\\"),
  ])
  func `reads texts in either quote`(text: String, expected: String) throws {
    #expect(try tokens(text) == [.literal(.string(expected))])
  }

  @Test func `skips white space and says where tokens stand`() throws {
    var lexer = Lexer(" a\t<=\r\n 1.50 'é' ")
    var spans: [Range<Int>] = []
    while true {
      let (token, span) = try lexer.next()
      spans.append(span)
      if token == .end { break }
    }
    #expect(spans == [1..<2, 3..<5, 8..<12, 13..<17, 18..<18])
  }

  @Test func `stays at the end`() throws {
    var lexer = Lexer("a")
    _ = try lexer.next()
    #expect(try lexer.next() == (.end, 1..<1))
    #expect(try lexer.next() == (.end, 1..<1))
  }

  private func tokens(_ text: String) throws(ExpressionError) -> [Lexer.Token] {
    var lexer = Lexer(text)
    var tokens: [Lexer.Token] = []
    while true {
      let token = try lexer.next().token
      if token == .end { return tokens }
      tokens.append(token)
    }
  }
}
