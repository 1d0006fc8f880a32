import Testing

@testable import ReviuExpression

struct CheckErrorTests {
  @Test(
    arguments: [
      ("ordr.total > 1", "ordr", "order", 0..<4), ("Order.total > 1", "Order", "order", 0..<5),
      ("stok.level > 1", "stok", "stock", 0..<4), ("tsock.level > 1", "tsock", "stock", 0..<5),
      ("warehouse.level > 1", "warehouse", nil, 0..<9),
      ("1 + total", "total", nil, 4..<9), ("null == 1", "null", nil, 0..<4),
      ("order.item.all(i, j.no > 1)", "j", "i", 18..<19),
      ("order.item.all(i, true) && i.no > 1", "i", nil, 27..<28),
    ] as [(String, String, String?, Range<Int>)])
  func `names the nearest name for an unknown one`(
    text: String, name: String, suggestion: String?, span: Range<Int>
  ) {
    expect(text, .unknownName(name, suggestion: suggestion), at: span)
  }

  @Test(
    arguments: [
      ("order.totl > 1", "totl", "order", "total", 6..<10),
      ("order.toatl > 1", "toatl", "order", "total", 6..<11),
      ("order.Total > 1", "Total", "order", "total", 6..<11),
      ("order.head.titel == ''", "head.titel", "order", "head.title", 6..<16),
      ("order.zzzzzz == 1", "zzzzzz", "order", nil, 6..<12),
      ("order.total.x == 1", "total.x", "order", "total", 6..<13),
      ("order.item.all(i, i.prize > 1)", "prize", "i", "price", 20..<25),
      ("order.itme.count() > 1", "itme", "order", "item", 6..<10),
      ("has(order.nots)", "nots", "order", nil, 10..<14),
    ] as [(String, String, String, String?, Range<Int>)])
  func `names the nearest field for an unknown one`(
    text: String, name: String, owner: String, suggestion: String?, span: Range<Int>
  ) {
    expect(text, .unknownField(name, of: owner, suggestion: suggestion), at: span)
  }

  @Test func `says which fields a group has that is used as a value`() {
    let fields = ["head.day", "head.note", "head.title"]
    expect("order.head == 'a'", .notAValue("order.head", fields: fields), at: 0..<10)
    expect("has(order.head)", .notAValue("order.head", fields: fields), at: 4..<14)
    expect("stock == 1", .notAValue("stock", fields: ["checked", "code", "level"]), at: 0..<5)
    expect(
      "order.box.slot.count() == 1", .unknownField("box.slot", of: "order", suggestion: nil),
      at: 6..<14)
  }

  @Test(
    arguments: [
      ("order.item.sums(i, i.no)", "sums", "sum", 11..<15),
      ("order.item.filtered(i, true)", "filtered", "filter", 11..<19),
      ("order.code.startWith('a')", "startWith", "startsWith", 11..<20),
      ("order.item.reduce(i, i.no)", "reduce", nil, 11..<17),
      ("dat('2025-01-01')", "dat", "date", 0..<3),
      ("uint(1.5)", "uint", "int", 0..<4), ("cel.bnd(a, 1, a)", "bnd", "bind", 4..<7),
    ] as [(String, String, String?, Range<Int>)])
  func `names the nearest function for an unknown one`(
    text: String, name: String, suggestion: String?, span: Range<Int>
  ) {
    expect(text, .unknownFunction(name, suggestion: suggestion), at: span)
  }

  @Test(
    arguments: [
      ("sum(order.item.no)", "sum", "order.item.sum(r, r.no)"),
      ("SUM(order.item)", "SUM", "order.item.sum(r, ...)"),
      ("Sum(order.code)", "Sum", "rows.sum(r, ...)"),
      ("exists(order.item, true)", "exists", "order.item.exists(r, ...)"),
      ("count(order.item)", "count", "order.item.count()"),
      ("AVERAGE(order.item.no)", "AVERAGE", "order.item.avg(r, r.no)"),
      ("startsWith(order.code, 'a')", "startsWith", "order.code.startsWith(...)"),
      ("CONTAINS('ab', 'a')", "CONTAINS", "x.contains(...)"),
      ("IF(true, 1, 2)", "IF", "condition ? a : b"),
      ("LEN(order.code)", "LEN", "size(order.code)"),
      ("LEFT(order.code, 2)", "LEFT", "order.code.substring(...)"),
      ("AND(true, false)", "AND", "a && b"),
      ("ceil(order.code)", "ceil", "math.ceil(order.code)"),
    ])
  func `tells how the language writes a function of spreadsheets`(
    text: String, name: String, suggestion: String
  ) {
    expect(text, .unknownFunction(name, suggestion: suggestion), at: 0..<name.utf8.count)
  }

  @Test(arguments: [
    ("has()", "has", 1, 0, 0..<3), ("has(order.code, order.code)", "has", 1, 2, 0..<3),
    ("size()", "size", 1, 0, 0..<4), ("date()", "date", 1, 0, 0..<4),
    ("order.item.count(1)", "count", 0, 1, 11..<16), ("order.item.sum(i)", "sum", 2, 1, 11..<14),
    ("order.item.all(i, j, true, 1)", "all", 2, 4, 11..<14),
    ("order.item.filter(i).count()", "filter", 2, 1, 11..<17),
    ("order.code.startsWith()", "startsWith", 1, 0, 11..<21),
    ("order.code.matches('a', 'b')", "matches", 1, 2, 11..<18),
  ])
  func `counts arguments`(
    text: String, function: String, expected: Int, found: Int, span: Range<Int>
  ) {
    expect(
      text, .wrongArgumentCount(function: function, expected: expected, found: found), at: span)
  }

  @Test(arguments: [
    ("order.item.all(1, true)", 15..<16), ("order.item.all(i.no, true)", 15..<19),
    ("order.item.all(1, i, true)", 15..<16),
    ("order.item.filter('i', true).count()", 18..<21), ("order.item.sum(true, 1)", 15..<19),
  ])
  func `wants a name for the loop variable`(text: String, span: Range<Int>) {
    expect(text, .notALoopVariable, at: span)
  }

  @Test(arguments: [
    ("order.item.all(order, true)", "order", 15..<20),
    ("order.item.all(stock, true)", "stock", 15..<20),
    ("order.item.all(i, i, true)", "i", 18..<19),
    ("order.item.all(stock, i, true)", "stock", 15..<20),
    ("order.group.all(g, g.item.all(g, true))", "g", 30..<31),
    ("order.group.all(g, g.item.filter(g, true).count() > 0)", "g", 33..<34),
  ])
  func `lets no variable hide another`(text: String, name: String, span: Range<Int>) {
    expect(text, .shadowedName(name), at: span)
  }

  @Test func `lets loops beside each other use the same variable`() throws {
    _ = try CheckedExpression("order.item.all(i, i.no > 0) && order.file.all(i, i.name != '')")
    _ = try CheckedExpression("order.item.filter(i, i.no > 1).sum(i, i.no)")
  }

  @Test func `takes no loop variable whose name CEL reserves`() {
    let words = [
      "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
      "loop", "null", "package", "namespace", "return", "var", "void", "while",
    ]
    let accepted = words.filter { word in
      (try? CheckedExpression("order.item.all(\(word), true)")) != nil
    }
    #expect(accepted == [])
  }

  @Test func `has room for eight variables`() throws {
    func nested(_ count: Int) -> String {
      (0..<count).reversed().reduce("true") { "order.item.all(v\($1), \($0))" }
    }
    _ = try CheckedExpression(nested(6))
    expect(nested(7), .tooDeep, at: 114..<124)
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
