import Testing

@testable import ReviuExpression

struct MapTests {
  @Test(arguments: [
    ("{'X1': 'a', 'X2': 'b'}[order.code]", "'a'"), ("{'X2': 1}[order.code]", "none"),
    ("{'X1': order.total * 2, 'X2': 1.5}[order.code]", "200"),
    ("{'X1': true}[order.code] && true", "true"), ("{true: 1, false: 2}[order.total > 1]", "1"),
    ("{'X1': date('2026-01-31')}[order.code] > order.head.day", "true"),
    ("{100: 'a', -1: 'b'}[order.total]", "'a'"), ("{100: 'a', -1: 'b'}[order.total - 101]", "'b'"),
    ("{-9223372036854775808: 'a'}[-9223372036854775808]", "'a'"),
    ("{'a': 1, 'b': 2.5}['a']", "1"), ("{'a': 1}.a + {'a': {'b': 2}}.a.b", "3"),
    ("{'X1': 1}[order.code] == 1 || order.total > 1", "true"),
    ("{'X2': 1}[order.code] == 1 || order.total > 1", "true"),
    ("{'X2': 1}[order.code] == 1 && order.total > 1", "none"),
    ("order.item.sum(i, {'kg': 2, 'm': 3}[i.unit] * i.price)", "35"),
    ("order.item.filter(i, {'kg': true, 'm': false}[i.unit]).count()", "1"),
    ("order.item.all(i, {'kg': 10, 'm': 5}[i.unit] == i.price)", "true"),
    ("order.item.all(i, {'kg': {'kg': 'x'}['kg'], 'm': 'y'}[i.unit] >= 'x')", "true"),
    ("cel.bind(m, {'X1': 1, 'X2': 2}, m[order.code] + m.X2)", "3"),
    ("{{'a': 'b'}['a']: 1}.b", "1"),
  ])
  func `gives what stands behind a key`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("['a', 'b'][1]", "'b'"), ("[order.total, 7][order.total - 100]", "100"),
    ("[1, 2][order.total]", "none"), ("[1, 2][order.total - 101]", "none"),
    ("[[1], [2, 3]][1][0]", "2"),
    ("order.item.map(i, i.no).exists(n, [false, true, true][n])", "true"),
    ("[true, false][0] ? 'a' : 'b'", "'a'"), ("cel.bind(l, [1, 2.5], l[1])", "2.5"),
    ("([1] + [2])[1]", "2"), ("[1, 2].map(n, n * 2)[1]", "4"),
  ])
  func `gives the value at a position of a list`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("order.code in {'X1': 1, 'X2': 2}", "true"), ("'X3' in {'X1': 1}", "false"),
    ("1 in {}", "false"), ("size({})", "0"), ("{'a': 1, 'b': 2}.size()", "2"),
    ("has({'a': 1}.a)", "true"), ("has({'a': 1}.b)", "false"), ("has({}.a)", "false"),
    ("cel.bind(m, {'a': {'b': 1}}, has(m.a.b) && !has(m.a.c))", "true"),
    ("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}", "true"), ("{'a': 1} == {'a': 1.0}", "true"),
    ("{'a': 1} != {'b': 1}", "true"), ("{'a': 1} == {'a': 1, 'b': 2}", "false"),
    ("{} == {}", "true"),
    ("{'a': order.total} == {'a': 100}", "true"), ("{} != {'a': 1}", "true"),
    ("{'é': 1} == {'e\u{301}': 1}", "false"), ("size({'é': 1, 'e\u{301}': 2})", "2"),
    ("{'a': [1]} == {'a': [1]}", "true"), ("{'a': 1} in [{'b': 1}, {'a': 1}]", "true"),
    ("{'a': 1, 'b': 2}.exists(k, k == 'b')", "true"), ("{}.all(k, k == 1)", "true"),
    ("{'a': 1, 'b': 2}.all(k, v, k == 'a' || v == 2)", "true"),
    ("{1: 2, 3: 4}.exists_one(k, v, k + v == 7)", "true"),
    ("{1: 2, 3: 4}.existsOne(k, k > 1)", "true"),
    ("{'a': 1, 'b': 2}.map(k, k + 'x') == ['ax', 'bx']", "true"),
    ("{'a': 1, 'b': 2}.filter(k, k > 'a').size()", "1"),
    ("{'a': 1, 'b': 2}.map(k, k).join('-')", "'a-b'"),
    ("{1: true}.map(k, k).sum()", "1"),
  ])
  func `says which keys there are`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test func `does not know what stands behind a key that is not known`() throws {
    var order = OrderText()
    order.total = ""
    #expect(try order.result("{1: 'a', 2: 'b'}[order.total]") == "none")
    #expect(try order.result("order.total in {1: 'a'}") == "none")
    #expect(try order.result("{1: order.total, 2: 7}[int(order.rate) + 1]") == "7")
    #expect(try order.result("{'a': order.total} == {'b': order.total}") == "false")
  }

  @Test(arguments: [
    ("{'X2': 1}[order.code]", "X1"), ("[1][order.total]", "100"),
    ("{false: 1}[order.total > 1] > 0", "true"),
    ("order.item.sum(i, {'kg': 1}[i.unit])", "m"),
  ])
  func `says which key was not there`(text: String, key: String) throws {
    var explanation = Explanation(try OrderText().frame())
    #expect(explanation.evaluate(try CheckedExpression(text)) == nil)
    #expect(explanation.absences.map(\.reason) == [.noSuchKey(key)])
  }

  @Test func `reads the key, and the value behind it alone`() throws {
    let text = "{'X1': order.total, 'X2': order.rate}[order.code] > 1"
    var explanation = Explanation(try OrderText().frame(), keepsSteps: true)
    #expect(explanation.evaluate(try CheckedExpression(text)) == .bool(true))
    #expect(explanation.contributions.count == 2)
    let parts = explanation.steps.compactMap { text.part($0.expression.span) }
    #expect(
      parts == ["order.code", "order.total", String(text.dropLast(4)), "1", text])
  }

  @Test(
    arguments: [
      ("{'a': 1, 'b': 2}['c']", .unknownEntry("c", suggestion: "a"), 17..<20),
      ("{'OH': 1, 'OJ': 2}['OHH']", .unknownEntry("OHH", suggestion: "OH"), 19..<24),
      ("{'OH': 1}.OG", .unknownEntry("OG", suggestion: "OH"), 10..<12),
      ("{1: 1}[2]", .unknownEntry("2", suggestion: nil), 7..<8),
      ("[1, 2][2]", .unknownEntry("2", suggestion: nil), 7..<8),
      ("[1, 2][-1]", .unknownEntry("-1", suggestion: nil), 7..<9),
      ("{'a': 1, 'a': 2}", .repeatedKey("a"), 9..<12), ("{1: 1, 1: 2}", .repeatedKey("1"), 7..<8),
      ("{true: 1, true: 2}", .repeatedKey("true"), 10..<14),
      ("{a: 1}", .unsupported("a", hint: .write("\"a\"")), 1..<2),
      ("{order.code: 1}", .unsupported("{}", hint: .keysWrittenOut), 1..<11),
      ("{1 + 1: 1}", .unsupported("{}", hint: .keysWrittenOut), 1..<6),
      ("{1.5: 1}", .typeMismatch(expected: "bool, int, string", found: "decimal"), 1..<4),
      ("{[1]: 1}", .typeMismatch(expected: "bool, int, string", found: "list"), 1..<4),
      ("{'a': 1, 2: 2}", .typeMismatch(expected: "string", found: "int"), 9..<10),
      ("{'a': 1, 'b': 'c'}", .typeMismatch(expected: "int", found: "string"), 14..<17),
      (
        "{'a': order.item}",
        .typeMismatch(
          expected: "bool, int, decimal, string, date", found: "rows"), 6..<16
      ),
      ("{'a': 1}[1]", .typeMismatch(expected: "string", found: "int"), 9..<10),
      ("{1: 1}[order.rate]", .typeMismatch(expected: "int", found: "decimal"), 7..<17),
      ("[1]['a']", .typeMismatch(expected: "int", found: "string"), 4..<7),
      ("{}[order.code]", .unsupported("{}", hint: .atLeastOneValue), 0..<2),
      ("[][0]", .unsupported("[]", hint: .atLeastOneValue), 0..<2),
      ("order.item[0]", .typeMismatch(expected: "list, map", found: "rows"), 0..<10),
      ("'abc'[0]", .typeMismatch(expected: "list, map", found: "string"), 0..<5),
      ("order.item.map(i, i.no)[0]", .unsupported("[]", hint: .listWrittenOut), 0..<23),
      (
        "{'a': [1], 'b': [2]}[order.code]",
        .typeMismatch(
          expected: "bool, int, decimal, string, date", found: "list"), 6..<9
      ),
      ("has({1: 1}.a)", .typeMismatch(expected: "int", found: "string"), 0..<13),
      ("cel.bind(n, 1, n.a)", .hasNoFields("n"), 15..<16),
      ("{'a': 1} == {1: 1}", .notComparable("map", "map"), 0..<18),
      ("{'a': 1} < {'a': 1}", .notComparable("map", "map"), 0..<19),
      ("{'a': 1} == ['a']", .notComparable("map", "list"), 0..<17),
      ("{'a': 1} + {'b': 1}", .typeMismatch(expected: "int, decimal", found: "map"), 0..<8),
      ("{'a': 1}.sum()", .unknownFunction("sum", suggestion: nil), 9..<12),
      ("{'a': 1}.exist(k, true)", .unknownFunction("exist", suggestion: "exists"), 9..<14),
      ("{'a': 1}.count()", .notRows("this expression"), 0..<8),
      ("1 in {'a': 1}", .notComparable("int", "string"), 0..<13),
      (
        "(true ? {'a': 1} : {'a': 2})['a']",
        .typeMismatch(
          expected: "bool, int, decimal, string, date", found: "map"), 8..<16
      ),
    ] as [(String, ExpressionError.Reason, Range<Int>)])
  func `says what a map wants`(text: String, reason: ExpressionError.Reason, span: Range<Int>) {
    #expect(throws: ExpressionError(reason, at: span)) { try CheckedExpression(text) }
  }

  @Test func `is no result itself`() throws {
    let checker = Checker(schema: OrderVocabulary.shared.schema)
    let expression = try Expression(parsing: "{'a': 1}")
    #expect(throws: ExpressionError.self) { try checker.checkValue(expression) }
  }

  @Test func `goes through the rows that its keys and values go through`() throws {
    let rows = "order.item.sum(i, i.price)"
    let plain = try CheckedExpression("\(rows) + \(rows)").cost
    #expect(try CheckedExpression("{0: 1, 1: \(rows)}[\(rows)]").cost == plain)
  }
}
