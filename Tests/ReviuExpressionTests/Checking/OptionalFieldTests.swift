import Testing

@testable import ReviuExpression

struct OptionalFieldTests {
  @Test(arguments: [
    ("order.discount > 1", "order.discount", 0..<14),
    ("order.head.note == ''", "order.head.note", 0..<15),
    ("1 + order.discount", "order.discount", 4..<18),
    ("stock.checked < date('2025-01-01')", "stock.checked", 0..<13),
    ("order.item.all(i, i.note == '')", "i.note", 18..<24),
    ("order.file.all(f, f.bytes > 0)", "f.bytes", 18..<25),
    ("order.group.sum(g, g.weight)", "g.weight", 19..<27),
    ("order.item.filter(i, i.note == '').count()", "i.note", 21..<27),
  ])
  func `may not be used as if they were there`(text: String, name: String, span: Range<Int>) {
    #expect(throws: ExpressionError(.unguardedOptional(name), at: span)) {
      try CheckedExpression(text)
    }
  }

  @Test(arguments: [
    "has(order.discount)", "!has(order.discount)",
    "has(order.discount) && order.discount > 1",
    "true && has(order.discount) && order.discount > 1",
    "has(order.discount) && (true || order.discount > 1)",
    "!has(order.discount) || order.discount > 1",
    "!has(order.discount) || order.total > 1 || order.discount > 1",
    "!(has(order.discount) && has(order.head.note)) || order.head.note.startsWith('a')",
    "!(!has(order.discount) || order.total > 1) && order.discount > 1",
    "!!has(order.discount) && order.discount > 1",
    "has(order.discount) ? order.discount > 1 : true",
    "!has(order.discount) ? true : order.discount > 1",
    "(has(order.discount) && order.total > 1 ? order.discount : 0) > 1",
    "(has(order.discount) ? order.discount : has(stock.checked) ? 1 : 0) > 1",
    "has(order.discount) && has(stock.checked) && order.discount > 1",
    "has(order.head.note) && order.code in [order.head.note]",
    "order.item.all(i, has(i.note) && i.note == 'a')",
    "order.item.filter(i, has(i.note)).all(j, j.note == 'a')",
    "order.item.filter(i, has(i.note)).filter(j, j.note == 'a').count() > 0",
    "order.item.filter(i, has(i.note)).exists(j, j.note == 'a')",
    "order.file.filter(f, has(f.bytes) && f.bytes > 1).sum(f, f.bytes) > 1",
    "has(order.discount) && order.item.all(i, i.count > order.discount)",
    "order.item.all(i, has(i.due) ? i.due > order.head.day : true)",
  ])
  func `may be used where it is known that they are there`(text: String) throws {
    #expect(try CheckedExpression(text).type == .bool)
  }

  @Test(arguments: [
    "order.discount > 1 && has(order.discount)", "has(order.discount) || order.discount > 1",
    "!has(order.discount) && order.discount > 1", "has(order.head.note) && order.discount > 1",
    "has(order.discount) ? true : order.discount > 1",
    "!has(order.discount) ? order.discount > 1 : true",
    "(has(order.discount) || order.total > 1) && order.discount > 1",
    "!(has(order.discount) && order.total > 1) && order.discount > 1",
    "(has(order.discount) && order.total > 1) || order.discount > 1",
    "!(has(order.discount) && order.total > 1) || stock.checked > order.head.day",
    "(has(order.discount) == true) && order.discount > 1",
    "(has(order.discount) ? true : true) && order.discount > 1",
    "order.item.all(i, has(i.note)) && order.item.all(i, i.note == 'a')",
    "order.item.exists(i, has(i.note)) && order.item.exists(i, i.note == 'a')",
    "order.item.filter(i, has(i.note)).count() > 0 && order.item.all(i, i.note == 'a')",
    "order.item.all(i, has(i.note) && order.item.all(j, j.note == 'a'))",
    "order.item.filter(i, has(i.note)).all(j, order.item.all(k, k.note == 'a'))",
    "order.item.filter(i, !has(i.note)).all(j, j.note == 'a')",
    "order.item.filter(i, i.note == 'a').filter(j, has(j.note)).count() > 0",
    "has(order.discount) && true ? true : order.discount > 1",
  ])
  func `may not be used where a condition does not say that they are there`(text: String) {
    let error = #expect(throws: ExpressionError.self) { try CheckedExpression(text) }
    guard case .unguardedOptional = error?.reason else {
      Issue.record("another reason: \(String(describing: error))")
      return
    }
  }

  @Test func `may be used where the caller knows that they are there`() throws {
    let condition = try CheckedExpression("has(order.discount) && has(stock.checked)")
    let facts = Checker.facts(whenTrue: condition)
    #expect(
      facts == [
        Checker.Fact(variable: 0, field: "discount"), Checker.Fact(variable: 1, field: "checked"),
      ])
    #expect(Checker.facts(whenFalse: condition).isEmpty)
    _ = try CheckedExpression("order.discount > 1", facts: facts)
    #expect(throws: ExpressionError(.unguardedOptional("order.head.note"), at: 0..<15)) {
      try CheckedExpression("order.head.note == ''", facts: facts)
    }
  }

  @Test func `are known from a condition that does not hold`() throws {
    let condition = try CheckedExpression("!has(order.discount) || order.total > 1")
    #expect(Checker.facts(whenFalse: condition) == [.init(variable: 0, field: "discount")])
    #expect(Checker.facts(whenTrue: condition).isEmpty)
  }

  @Test func `are known inside loops that the caller opens`() throws {
    let checker = Checker(schema: OrderVocabulary.shared.schema)
    let rows = try checker.selectRows(Expression(parsing: "order.item"))
    guard case .rows(let record) = rows.rows.field.type else {
      Issue.record("no rows")
      return
    }
    let inner = checker.binding("d", record: record)
    let facts = Checker.facts(
      whenTrue: try inner.checkCondition(Expression(parsing: "has(d.note)")))
    #expect(facts == [.init(variable: 2, field: "note")])
    _ = try inner.checkCondition(Expression(parsing: "d.note == 'a'"), facts: facts)
  }

  @Test func `are only those that the schema does not require`() throws {
    #expect(try CheckedExpression("order.head.title == ''").type == .bool)
    #expect(try CheckedExpression("order.item.all(i, i.group == 'A')").type == .bool)
  }
}
