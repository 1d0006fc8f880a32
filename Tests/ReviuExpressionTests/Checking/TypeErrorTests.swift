import Testing

@testable import ReviuExpression

struct TypeErrorTests {
  @Test(arguments: [
    ("order.code == 1", "string", "int", 0..<15), ("1 < 'a'", "int", "string", 0..<7),
    ("order.total == '100'", "int", "string", 0..<20), ("1.5 != 'a'", "decimal", "string", 0..<10),
    ("order.head.day < 20250101", "date", "int", 0..<25),
    ("order.head.day == '2025-01-01'", "date", "string", 0..<30),
    ("true == 1", "bool", "int", 0..<9), ("true < false", "bool", "bool", 0..<12),
    ("[1] < [1]", "list", "list", 0..<9), ("order.item == order.item", "rows", "rows", 0..<24),
    ("order.item != order.part", "rows", "rows", 0..<24), ("order.item > 1", "rows", "int", 0..<14),
    ("1 in ['a']", "int", "string", 0..<10), ("order.code in [1, 2]", "string", "int", 0..<20),
  ])
  func `compares only what is alike`(
    text: String, left: String, right: String, span: Range<Int>
  ) {
    expect(text, .notComparable(left, right), at: span)
  }

  @Test(arguments: [
    ("1 && true", "bool", "int", 0..<1), ("true || 'a'", "bool", "string", 8..<11),
    ("!order.total", "bool", "int", 1..<12), ("1 ? 2 : 3", "bool", "int", 0..<1),
    ("order.item && true", "bool", "rows", 0..<10), ("-'a'", "int, decimal", "string", 1..<4),
    ("-true", "int, decimal", "bool", 1..<5), ("'a' - 'b'", "int, decimal", "string", 0..<3),
    ("1 + 'b'", "int, decimal", "string", 4..<7),
    ("order.head.day - 1", "int, decimal", "date", 0..<14),
    ("true * 2", "int, decimal", "bool", 0..<4), ("order.item + 1", "int, decimal", "rows", 0..<10),
    ("true ? 1 : 'a'", "int", "string", 11..<14),
    ("true ? 'a' : order.head.day", "string", "date", 13..<27),
    ("[1, 'a']", "int", "string", 4..<7), ("[1, 2.5, true]", "decimal", "bool", 9..<13),
    ("1 in 2", "list, map", "int", 5..<6), ("'a' in 'abc'", "list, map", "string", 7..<12),
    ("1 in order.item", "list, map", "rows", 5..<15),
    ("order.item.all(i, i.no)", "bool", "int", 18..<22),
    ("order.item.exists(i, 'a')", "bool", "string", 21..<24),
    ("order.item.exists_one(i, 1)", "bool", "int", 25..<26),
    ("order.item.filter(i, i.no).count()", "bool", "int", 21..<25),
    ("order.item.sum(i, i.unit)", "int, decimal", "string", 18..<24),
    ("order.item.sum(i, i.no > 1)", "int, decimal", "bool", 18..<26),
    ("order.item.product(i, true)", "int, decimal", "bool", 22..<26),
    ("order.total.startsWith('1')", "string", "int", 0..<11),
    ("order.code.startsWith(1)", "string", "int", 22..<23),
    ("order.code.matches(1)", "string", "int", 19..<20), ("'a' + 1", "string", "int", 6..<7),
    ("1 + 'a'", "int, decimal", "string", 4..<7),
    ("size(order.total)", "string, rows", "int", 5..<16),
    ("order.total.size()", "string, rows", "int", 0..<11),
  ])
  func `says which type belongs where`(
    text: String, expected: String, found: String, span: Range<Int>
  ) {
    expect(text, .typeMismatch(expected: expected, found: found), at: span)
  }

  @Test(arguments: ["2025-02-29", "9 Oktober 2025", ""])
  func `makes dates of days that exist only`(text: String) {
    expect("date('\(text)')", .noSuchDate(text), at: 5..<7 + text.utf8.count)
  }

  @Test(arguments: ["date(order.code)", "date(2025)"])
  func `makes dates of days in quotes only`(text: String) {
    expect(text, .dateNotWrittenOut, at: 5..<text.utf8.count - 1)
  }

  @Test(arguments: [
    ("order.total.count()", "total", 0..<11), ("order.code.count()", "code", 0..<10),
    ("order.total.all(x, true)", "total", 0..<11), ("order.code.sum(x, 1)", "code", 0..<10),
    ("order.total.filter(x, true).count()", "total", 0..<11),
    ("[1, 2].count()", "this expression", 0..<6), ("'abc'.count()", "this expression", 0..<5),
  ])
  func `counts and adds up rows only`(text: String, name: String, span: Range<Int>) {
    expect(text, .notRows(name), at: span)
  }

  @Test func `wants something done with the rows that a filter leaves`() {
    expect(
      "order.item.filter(i, true)", .unsupported("filter", hint: .somethingBehind), at: 11..<17)
  }

  @Test func `wants patterns that it can read when the rules are loaded`() {
    expect(
      "order.code.matches(order.code)", .unsupported("matches", hint: .textInQuotes), at: 19..<29)
    expect("order.code.matches('(')", .badPattern(.unclosed(")")), at: 19..<22)
  }

  @Test(arguments: [("[].min()", 0..<2), ("[1].map(n, [].max()).sum()", 11..<13)])
  func `wants a value in a list for the smallest and the largest`(
    text: String, span: Range<Int>
  ) {
    expect(text, .unsupported("[]", hint: .atLeastOneValue), at: span)
  }

  @Test(arguments: [
    ("0.0000000001 * 0.000000001", 0..<26), ("order.item.product(i, i.no) * 0.5", 0..<33),
    ("1.5 * (0.000000001 * 0.000000001)", 0..<33),
  ])
  func `has no products with more than eighteen digits behind the point`(
    text: String, span: Range<Int>
  ) {
    expect(text, .tooManyFractionDigits, at: span)
  }

  @Test func `takes conditions only where it needs them`() throws {
    let checker = Checker(schema: OrderVocabulary.shared.schema)
    let expression = try Expression(parsing: "order.total")
    #expect(throws: ExpressionError(.typeMismatch(expected: "bool", found: "int"), at: 0..<11)) {
      try checker.checkCondition(expression)
    }
  }

  @Test(arguments: [
    "order.item in [order.item]", "[1] in ['a']", "1 in [[1]]", "[['a'], [1]]", "[[1], 1]",
    "[[1]].sum()", "[1] < [[1]]", "[order.item.map(i, i.no)] == [[1]]", "['a'].sum()",
    "1 in (true ? [1] : [2])", "[order.item] in [[order.item]]", "1 in (true ? [1, 2] : [3])",
  ])
  func `rejects lists and rows that no evaluation can handle`(text: String) {
    #expect(throws: ExpressionError.self) { try CheckedExpression(text) }
  }

  @Test(arguments: ["1.x == 1", "'a'.b == 1", "(1 + 2).x == 3", "has(1)", "has('a')", "f().x"])
  func `does not call a field of a value the end of the expression`(text: String) {
    let error = #expect(throws: ExpressionError.self) { try CheckedExpression(text) }
    if case .unexpectedToken(let found, _) = error?.reason { #expect(found != "") }
  }

  private func expect(
    _ text: String, _ reason: ExpressionError.Reason, at span: Range<Int>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: ExpressionError(reason, at: span), sourceLocation: sourceLocation) {
      try CheckedExpression(text)
    }
  }
}
