import Testing

@testable import ReviuExpression

struct FunctionTests {
  @Test(arguments: [
    ("divide(order.total, 3, 2, 'half-up')", "33.33"),
    ("divide(order.total, 3, 0, 'up')", "34"), ("divide(2, 3, 18, 'down')", "0.666666666666666666"),
    ("divide(-1, 8, 2, 'half-even')", "-0.12"), ("divide(order.total, 0, 2, 'down')", "none"),
    ("order.total / 4.0", "25"), ("order.rate / 8", "0.1875"), ("order.total / -0.5", "-200"),
    ("order.total / 1_000_000_000_000_000_000.0", "0.0000000000000001"),
    ("round(order.rate, 0, 'half-even')", "2"), ("round(-order.rate, 0, 'half-even')", "-2"),
    ("round(2.5, 0, 'half-even')", "2"), ("round(order.total, 2, 'up')", "100"),
    ("math.ceil(order.rate)", "2"), ("math.floor(-order.rate)", "-2"), ("math.round(2.5)", "3"),
    ("math.trunc(-order.rate)", "-1"), ("math.abs(-order.total)", "100"),
    ("math.sign(-order.total)", "-1"), ("math.sign(order.rate - 1.25)", "1"),
    ("math.sign(order.total - 100)", "0"), ("order.total % 30", "10"), ("-7 % 3", "-1"),
    ("order.total % (order.total - 100)", "none"), ("-9223372036854775808 % -1", "none"),
    ("2e3 * 1.5", "3000"),
    ("math.least(order.total, order.rate, 2)", "1.5"), ("math.greatest(3, 2.5)", "3"),
  ])
  func `divides and rounds as it is told`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("order.item.min(i, i.price)", "5"), ("order.item.max(i, i.count)", "3"),
    ("order.item.avg(i, i.price, 1, 'half-up')", "7.5"),
    ("order.item.avg(i, i.count, 0, 'down')", "2"),
    ("order.item.map(i, i.price * 2).max()", "20"), ("5 in order.item.map(i, i.price)", "true"),
    ("order.item.map(i, i.unit).exists(u, u == 'kg')", "true"),
    ("order.item.isUnique(i, i.unit)", "true"), ("order.item.isUnique(i, order.total)", "false"),
    ("order.item.duplicates(i, order.total).sum(i, i.price)", "5"),
    ("order.item.sumBy(i, i.unit, i.price).max()", "10"),
    ("order.item.sumBy(i, i.unit, i.price).all(s, s > 4)", "true"),
    ("order.item.groupBy(i, i.unit).all(g, g.count() == 1)", "true"),
    ("size(order.item.groupBy(i, order.code))", "1"),
    ("order.part.min(p, p.factor)", "none"), ("order.slot.avg(s, s.depth, 2, 'up')", "none"),
  ])
  func `asks rows for more than their sum`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("['X', 'Y'].exists(p, order.code.startsWith(p))", "true"),
    ("[order.total, 5].all(n, n > 10)", "false"), ("[1, 2, 2].exists_one(n, n == 2)", "false"),
    ("[1, 2].map(n, n * order.rate).sum()", "4.5"), ("([3] + [1, 2]).min()", "1"),
    ("[1, order.total] == [1, 100]", "true"), ("[1, 2] == [1]", "false"),
    ("size([1, 2] + [3])", "3"),
    ("[true, order.total > 5, false].filter(k, k).size() >= 2", "true"),
    ("[1, order.total].filter(n, n > 1).sum()", "100"), ("[1].filter(n, n > 1).sum()", "0"),
    ("[1, 2].filter(n, n > 1).all(n, n == 2)", "true"), ("2 in [1, 2].filter(n, n < 2)", "false"),
    ("[1, 2, 3].filter(n, n > 1).filter(n, n < 3).exists(n, n == 2)", "true"),
    ("[1, 2].filter(n, n > 1).map(n, n * 10).exists_one(n, n == 20)", "true"),
    ("[order.total % (order.total - 100), 2].filter(n, n > 1).exists(n, n == 2)", "true"),
    ("[order.total % (order.total - 100), 2].filter(n, n > 1).size()", "none"),
    ("cel.bind(few, [1, 2].filter(n, n > 1), few.size() + few.sum())", "3"),
    ("[order.code, 'a', 'b'].join('.')", "'X1.a.b'"),
    ("[order.code, 'a'].join()", "'X1a'"), ("[order.code].join('-')", "'X1'"),
    ("[order.total].exists(n, order.item.exists(i, i.price > n))", "false"),
    (
      "[order.item.sum(i, i.part.sum(p, 1))].exists(n, order.item.all(j, j.part.count() == n))",
      "true"
    ),
  ])
  func `writes lists out for their values`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("int('026') + 1", "27"), ("int('-5')", "-5"), ("int(order.code.substring(1)) + 1", "2"),
    ("int('9223372036854775808')", "none"), ("int('')", "none"), ("int('-')", "none"),
    ("int('+5')", "none"), ("int(' 5')", "none"), ("int('1.0')", "none"), ("int('１')", "none"),
    ("int(order.code)", "none"), ("int(-order.rate)", "-1"), ("int(order.total)", "100"),
    ("int(9223372036854775806.5)", "9223372036854775806"), ("int(9223372036854775807.0)", "none"),
    ("int(-9223372036854775808.0)", "none"), ("string(order.total)", "'100'"),
    ("string(-1.50)", "'-1.5'"), ("string(order.rate * 2)", "'3'"), ("string('a')", "'a'"),
    ("string(order.head.day)", "'2025-10-09'"),
    ("string(order.head.day).startsWith('2025')", "true"),
  ])
  func `makes numbers of texts and texts of values`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("cel.bind(t, order.total, t > 1 && t < 200)", "true"),
    ("cel.bind(t, order.item.sum(i, i.price), order.item.all(i, i.price < t))", "true"),
    ("cel.bind(codes, ['A', order.code], 'X1' in codes)", "true"),
    ("cel.bind(a, 2, cel.bind(b, a * 3, b - a))", "4"),
    ("cel.bind(t, order.total % (order.total - 100), t == 1 || true)", "true"),
  ])
  func `gives a value a name`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("order.code.substring(0, 1)", "'X'"), ("order.code.substring(1)", "'1'"),
    ("order.code.substring(3)", "none"), ("order.code.substring(1, 0)", "none"),
    ("order.code.lowerAscii()", "'x1'"), ("order.head.title.upperAscii()", "'CHAIRS'"),
    ("(' ' + order.code + '\\t').trim()", "'X1'"), ("order.head.title.indexOf('air')", "2"),
    ("order.head.title.lastIndexOf('z')", "-1"), ("order.head.title.indexOf('s', 9)", "none"),
    ("order.code.charAt(1)", "'1'"), ("order.code.replace('X', 'Y')", "'Y1'"),
    ("'aaa'.replace('a', 'b', 2)", "'bba'"), ("'ab'.replace('', '-')", "'-a-b-'"),
  ])
  func `takes texts apart`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("order.item.min(i, i.part.sum(p, 1))", Absence.Reason.missing),
    ("order.part.max(p, p.factor)", .noRows), ("order.code.charAt(9)", .outsideText),
    ("divide(1, order.total - 100, 2, 'up')", .arithmetic(.divisionByZero)),
    ("math.abs(-9223372036854775808)", .arithmetic(.overflow)), ("int(order.code)", .notANumber),
    ("int(1e30)", .arithmetic(.overflow)),
    ("order.total % (order.total - 100)", .arithmetic(.divisionByZero)),
  ])
  func `says why there is no result`(text: String, reason: Absence.Reason) throws {
    let items = "<item no='1' price='10'><part/></item>"
    let order = OrderText(items: text.contains("min") ? "" : items)
    var explanation = Explanation(
      try (text.contains(".max") ? OrderText() : order).frame())
    #expect(explanation.evaluate(try CheckedExpression(text)) == nil)
    #expect(explanation.absences.map(\.reason) == [reason])
  }

  @Test(
    arguments: [
      ("order.total / 100", .unsupported("int / int", hint: .division), 0..<17),
      ("order.total * 15 / 100", .unsupported("int / int", hint: .division), 0..<22),
      ("order.total > 15 / 100", .unsupported("int / int", hint: .write("0.15")), 14..<22),
      ("order.item.all(i, i.count < 1,5)", .localNumber("1,5", suggestion: "1.5"), 28..<31),
      ("order.item.sum(i, i.price * 0,05)", .localNumber("0,05", suggestion: "0.05"), 28..<32),
      ("order.rate % 2", .typeMismatch(expected: "int", found: "decimal"), 0..<10),
      ("order.total % 2.0", .typeMismatch(expected: "int", found: "decimal"), 14..<17),
      ("int(true)", .typeMismatch(expected: "string, decimal", found: "bool"), 4..<8),
      ("string(true)", .typeMismatch(expected: "int, decimal, date", found: "bool"), 7..<11),
      ("[1, 2].filter(n, n > 1).max()", .unsupported("max", hint: .listWrittenOut), 24..<27),
      ("[1, 2].filter(n, n > 1) == [2]", .unsupported("==", hint: .listWrittenOut), 0..<30),
      ("[1] + order.item.map(i, i.no)", .unsupported("+", hint: .listWrittenOut), 0..<29),
      (
        "[1, 2].filter(n, n > 1).all(p, n, true)", .unsupported("p", hint: .positionsWithoutFilter),
        28..<29
      ),
      (
        "order.item.map(i, i.no).filter(n, n > 1).sum()",
        .unsupported("filter", hint: .rowsWithoutMap), 24..<30
      ),
      ("[1].filter(n, n)", .typeMismatch(expected: "bool", found: "int"), 14..<15),
      ("['a', 'b'].join(1)", .typeMismatch(expected: "string", found: "int"), 16..<17),
      (
        "order.item.join(i, i.unit)", .unsupported("join", hint: .listWrittenOut),
        11..<15
      ),
      (
        "order.item.map(i, i.unit).join('-')",
        .unsupported("join", hint: .listWrittenOut), 26..<30
      ),
      ("[1, 2].join(',')", .typeMismatch(expected: "string", found: "int"), 1..<2),
      ("math.sign('a')", .typeMismatch(expected: "int, decimal", found: "string"), 10..<13),
      ("cel.bind(order, 1, true)", .shadowedName("order"), 9..<14),
      ("cel.bind(1, 1, true)", .notALoopVariable, 9..<10),
      (
        "cel.bind(a, 1)", .wrongArgumentCount(function: "bind", expected: 3, found: 2), 4..<8
      ),
      ("order.rate / 3", .inexactQuotient, 13..<14), ("order.rate / 0", .inexactQuotient, 13..<14),
      ("order.rate / order.total", .inexactQuotient, 13..<24),
      (
        "divide(1, 2, 19, 'up')", .typeMismatch(expected: "0...18", found: "another value"), 13..<15
      ),
      ("divide(1, 2)", .wrongArgumentCount(function: "divide", expected: 4, found: 2), 0..<6),
      ("order.code.substring('a')", .typeMismatch(expected: "int", found: "string"), 21..<24),
      ("math.floor(1)", .typeMismatch(expected: "decimal", found: "int"), 11..<12),
      ("math.flor(1.5)", .unknownFunction("flor", suggestion: "floor"), 5..<9),
      ("order.item.groupBy(i, i.unit)", .unsupported("groupBy", hint: .somethingBehind), 11..<18),
      ("order.item.map(i, i.no).isUnique(i, i)", .notRows("this expression"), 0..<23),
      ("order.item.map(i, i.no).avg(n, n)", .unsupported("avg", hint: .rowsWithoutMap), 24..<27),
      ("[1].exists(n, n.no > 1)", .hasNoFields("n"), 14..<15),
      ("[1, 2].count()", .notRows("this expression"), 0..<6),
      (
        "order.item.max(i, i.unit)", .typeMismatch(expected: "int, decimal", found: "string"),
        18..<24
      ),
    ] as [(String, ExpressionError.Reason, Range<Int>)])
  func `says what a function wants`(
    text: String, reason: ExpressionError.Reason, span: Range<Int>
  ) {
    #expect(throws: ExpressionError(reason, at: span)) { try CheckedExpression(text) }
  }

  @Test(arguments: [
    "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]", "[1].map(n, n + n)",
  ])
  func `writes out only so much`(list: String) {
    let nested = "\(list).exists(a, \(list).exists(b, \(list).exists(c, a + b == c)))"
    let doubled = (0..<40).reduce(list) { chain, index in
      "\(chain).map(n\(index), n\(index) + n\(index))"
    }
    let text = list.contains("map") ? "\(doubled).sum()" : nested
    #expect {
      try CheckedExpression(text)
    } throws: { error in (error as? ExpressionError)?.reason == .tooDeep }
  }
}
