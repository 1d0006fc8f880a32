import Testing

@testable import ReviuExpression

struct SyntaxErrorTests {
  @Test(
    arguments: [
      ("a; b", ";", 1..<2), ("#", "#", 0..<1),
      ("x == é", "é", 5..<7),
      ("`a`", "`", 0..<1), ("a\u{A0}b", "\u{A0}", 1..<3), ("😀", "😀", 0..<4),
    ] as [(String, Character, Range<Int>)])
  func `knows no other characters`(text: String, character: Character, span: Range<Int>) {
    expect(text, .unexpectedCharacter(character), at: span)
  }

  @Test(arguments: [
    ("\"abc", 0..<4), ("'abc\"", 0..<5), ("a == \"", 5..<6), (#""abc\"#, 0..<5),
    (#""abc\""#, 0..<6), ("'a\nb'", 0..<3), (#""\"#, 0..<2), ("'a\rb'", 0..<3),
    ("r'a\nb'", 0..<4), ("\"\"\"abc\"\"", 0..<8), ("r\"abc", 0..<5),
  ])
  func `asks for the end of a text`(text: String, span: Range<Int>) {
    expect(text, .unterminatedString, at: span)
  }

  @Test(arguments: [
    (#""\d""#, "d", 1..<3), (#"'a\x4'"#, "x", 2..<4), (#""\u00eg""#, "u", 1..<3),
    (#""\ud800""#, "u", 1..<3), (#""\U00110000""#, "U", 1..<3), (#""\0""#, "0", 1..<3),
    (#""\381""#, "3", 1..<3), (#""\400""#, "4", 1..<3), (#""\x+1""#, "x", 1..<3),
    (##""\#""##, "#", 1..<3),
  ])
  func `knows the escapes of CEL only`(text: String, character: String, span: Range<Int>) {
    expect(text, .badEscape(character), at: span)
  }

  @Test(arguments: [(#""\é""#, "é", 1..<4), (#""\😀""#, "😀", 1..<6)])
  func `names an unknown escape of several bytes`(
    text: String, character: String, span: Range<Int>
  ) {
    expect(text, .badEscape(character), at: span)
  }

  @Test(arguments: [
    ("9223372036854775808", 0..<19), ("1 + 99999999999999999999", 4..<24),
    ("1_000_000_000_000_000_000_000", 0..<29),
    ("170141183460469231731.687303715884105728", 0..<40),
  ])
  func `refuses numbers beyond its limits`(text: String, span: Range<Int>) throws {
    expect(text, .numberTooLarge(try #require(text.part(span))), at: span)
  }

  @Test(arguments: [
    ("1.000.000", "1_000_000", 0..<9), ("rab.total > 1.000.000", "1_000_000", 12..<21),
    ("200.000.000.000 + 1", "200_000_000_000", 0..<15), ("a < 1.000.000 && b", "1_000_000", 4..<13),
    ("15%", "0.15", 0..<3), ("a * 15%", "0.15", 4..<7), ("12.5% * a", "0.125", 0..<5),
    ("100%", "1", 0..<4), ("0.5%", "0.005", 0..<4),
    ("0,15", "0.15", 0..<4), ("a * 1,5 > b", "1.5", 4..<7), ("(1.234,5)", "1234.5", 1..<8),
    ("(1.234,567)", "1234.5670", 1..<10), ("a ? 0,125 : b", "0.125", 4..<9),
    ("50,000,000", "50_000_000", 0..<10), ("a > 1,500,000 && b", "1_500_000", 4..<13),
    ("1,50,000", "1.50", 0..<4), ("1234,567", "1234.5670", 0..<8),
  ])
  func `names its own spelling of local numbers`(
    text: String, suggestion: String, span: Range<Int>
  ) throws {
    let spelled = try #require(text.part(span))
    expect(text, .localNumber(spelled, suggestion: suggestion), at: span)
  }

  @Test(arguments: [
    ("1.000", "1_000", "1.0", 0..<5), ("a > 12.500", "12_500", "12.5000", 4..<10),
    ("250.125 + a", "250_125", "250.1250", 0..<7), ("a <= 1,125", "1_125", "1.1250", 5..<10),
    ("50,000", "50_000", "50.0", 0..<6),
  ])
  func `refuses what may be thousands or a decimal`(
    text: String, whole: String, decimal: String, span: Range<Int>
  ) throws {
    let spelled = try #require(text.part(span))
    expect(text, .ambiguousNumber(spelled, whole: whole, decimal: decimal), at: span)
  }

  @Test(arguments: ["0.125", "1.0", "1.25", "1.0000", "1234.125", "1_0.125", "0.001", "00.125"])
  func `reads decimals that cannot be thousands`(text: String) throws {
    _ = try Expression(parsing: text)
  }

  @Test func `refuses more digits than a decimal has`() {
    expect("1 + 0.1234567890123456789", .numberTooFine("0.1234567890123456789"), at: 4..<25)
  }

  @Test(
    arguments: [
      ("1 + 1e-19", .numberTooFine("1e-19"), 4..<9), ("0.5e-18", .numberTooFine("0.5e-18"), 0..<7),
      ("1e39", .numberTooLarge("1e39"), 0..<4), ("2e38", .numberTooLarge("2e38"), 0..<4),
      ("1e99999999999999999999", .numberTooLarge("1e99999999999999999999"), 0..<22),
      ("1e-99999999999999999999", .numberTooFine("1e-99999999999999999999"), 0..<23),
    ] as [(String, ExpressionError.Reason, Range<Int>)])
  func `refuses powers of ten that a decimal does not hold`(
    text: String, reason: ExpressionError.Reason, span: Range<Int>
  ) {
    expect(text, reason, at: span)
  }

  @Test(arguments: [
    ("a = b", "=", "==", 2..<3), ("a & b", "&", "&&", 2..<3), ("a | b", "|", "||", 2..<3),
    ("a <> b", "<>", "!=", 2..<4), ("a =< b", "=<", "<=", 2..<4), ("a => b", "=>", ">=", 2..<4),
    ("a × b", "×", "*", 2..<4), ("“a”", "“", "\"", 0..<3),
    ("a ≥ b", "≥", ">=", 2..<5), ("(a = b)", "=", "==", 3..<4), ("[a = b]", "=", "==", 3..<4),
    ("f(a = b)", "=", "==", 4..<5), ("a === b", "=", "==", 4..<5),
    ("a and b", "and", "&&", 2..<5), ("a AND b", "AND", "&&", 2..<5),
    ("a dan b", "dan", "&&", 2..<5), ("a or b", "or", "||", 2..<4), ("a OR b", "OR", "||", 2..<4),
    ("a atau b", "atau", "||", 2..<6), ("a DAN b", "DAN", "&&", 2..<5),
    ("a == 1 and b == 2", "and", "&&", 7..<10),
  ])
  func `names its own spelling of other languages' operators`(
    text: String, spelled: String, suggestion: String, span: Range<Int>
  ) {
    expect(text, .foreignSpelling(spelled, suggestion: suggestion), at: span)
  }

  @Test(arguments: [
    ("not a", "not", 0..<3), ("NOT a", "NOT", 0..<3), ("tidak a", "tidak", 0..<5),
    ("bukan a", "bukan", 0..<5), ("a && not b", "not", 5..<8), ("(a || tidak b)", "tidak", 6..<11),
  ])
  func `names its own spelling of other languages' negation`(
    text: String, spelled: String, span: Range<Int>
  ) {
    expect(text, .foreignSpelling(spelled, suggestion: "!"), at: span)
  }

  @Test func `puts a colon between a key and its value`() {
    expect("{'a' = 1}", .foreignSpelling("=", suggestion: ":"), at: 5..<6)
  }

  @Test(arguments: [
    ("a + 15 %", 7..<8), ("rab.total > 15 % && a", 15..<16), ("f((5 + 5) %, b)", 10..<11),
    ("a % == b", 2..<3),
  ])
  func `takes a percent sign without a divisor for a percentage`(text: String, span: Range<Int>) {
    expect(text, .unsupported("%", hint: .percentage), at: span)
  }

  @Test(
    arguments: [
      ("", "", "a value", 0..<0), ("   ", "", "a value", 3..<3), ("a +", "", "a value", 3..<3),
      ("a b", "b", "an operator or the end", 2..<3), ("a)", ")", "an operator or the end", 1..<2),
      ("1e", "e", "an operator or the end", 1..<2), ("1.5e+", "e", "an operator or the end", 3..<4),
      ("5u", "u", "an operator or the end", 1..<2),
      ("a[", "", "a value", 2..<2), ("a[]", "]", "a value", 2..<3), ("a[0", "", "\"]\"", 3..<3),
      ("a[0, 1]", ",", "\"]\"", 3..<4), ("{1, 2}", ",", "\":\"", 2..<3),
      ("{a: 1", "", "\",\" or \"}\"", 5..<5), ("{a: }", "}", "a value", 4..<5),
      ("{,}", ",", "a value", 1..<2), ("{a ? b : c}", "}", "\":\"", 10..<11),
      ("{a: 1 b: 2}", "b", "\",\" or \"}\"", 6..<7), ("(a", "", "\")\"", 2..<2),
      ("(a,", ",", "\")\"", 2..<3), ("()", ")", "a value", 1..<2), ("a ? b", "", "\":\"", 5..<5),
      ("a ?", "", "a value", 3..<3), ("a ? : b", ":", "a value", 4..<5),
      ("a ? b : c : d", ":", "an operator or the end", 10..<11),
      ("a.", "", "a field name", 2..<2), ("a.1", "1", "a field name", 2..<3),
      ("a.\"b\"", "\"b\"", "a field name", 2..<5), ("a.true", "true", "a field name", 2..<6),
      (".a", ".", "a value", 0..<1), ("f(a b)", "b", "\",\" or \")\"", 4..<5),
      ("[a", "", "\",\" or \"]\"", 2..<2), ("[,]", ",", "a value", 1..<2),
      ("f(,)", ",", "a value", 2..<3), ("* a", "*", "a value", 0..<1),
      ("a == == b", "==", "a value", 5..<7), ("+1", "+", "a value", 0..<1),
      ("a in", "", "a value", 4..<4),
      ("b\"a\"", "\"a\"", "an operator or the end", 1..<4),
      ("\"a\"\"b\"", "\"b\"", "an operator or the end", 3..<6),
    ] as [(String, String, String, Range<Int>)])
  func `says what it found and what belongs there`(
    text: String, found: String, expected: String, span: Range<Int>
  ) {
    expect(text, .unexpectedToken(found: found, expected: expected), at: span)
  }

  @Test(arguments: [
    ("(", ")", 64..<65), ("[", "]", 64..<65), ("f(", ")", 128..<129), ("a ? b : ", "", 512..<513),
    ("{b: ", "}", 253..<254), ("a[", "]", 128..<129),
  ])
  func `nests as deep as sixty-three times and no deeper`(
    opening: String, closing: String, span: Range<Int>
  ) throws {
    func nested(_ count: Int) -> String {
      String(repeating: opening, count: count) + "a" + String(repeating: closing, count: count)
    }
    _ = try Expression(parsing: nested(63))
    expect(nested(64), .tooDeep, at: span)
    expect(nested(10_000), .tooDeep, at: span)
  }

  @Test(arguments: ["!", "-"])
  func `repeats a sign sixty-three times and no more`(sign: String) throws {
    _ = try Expression(parsing: String(repeating: sign, count: 63) + "a")
    expect(String(repeating: sign, count: 64) + "a", .tooDeep, at: 63..<64)
    expect(String(repeating: sign, count: 10_000) + "a", .tooDeep, at: 63..<64)
  }

  private func expect(
    _ text: String, _ reason: ExpressionError.Reason, at span: Range<Int>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: ExpressionError(reason, at: span), sourceLocation: sourceLocation) {
      try Expression(parsing: text)
    }
  }

  @Test(arguments: ["15%4", "15 %4", "a % 4", "15%(a)", "15%a"])
  func `a remainder is no percentage`(text: String) throws {
    _ = try Expression(parsing: text)
  }
}
