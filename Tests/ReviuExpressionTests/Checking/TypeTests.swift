import Testing

@testable import ReviuExpression

struct TypeTests {
  @Test(
    arguments: [
      ("true", .bool), ("1", .int(.plain)), ("1.50", .decimal(scale: 2, .plain)), ("'a'", .string),
      ("date('2025-10-09')", .date), ("[1, 2]", .list(.int(.plain))), ("order.code", .string),
      ("order.total", .int(.rupiah)), ("order.rate", .decimal(scale: 3, .plain)),
      ("order.head.day", .date), ("stock.level", .int(.plain)),
    ] as [(String, ValueType)])
  func `knows the types of literals and fields`(text: String, type: ValueType) throws {
    #expect(try CheckedExpression(text).type == type)
  }

  @Test(
    arguments: [
      ("1 + 2", .int(.plain)), ("1 - 2.5", .decimal(scale: 1, .plain)),
      ("1.25 + 2.5", .decimal(scale: 2, .plain)), ("1.25 * 2.5", .decimal(scale: 3, .plain)),
      ("2 * 2.5", .decimal(scale: 1, .plain)), ("-1.25", .decimal(scale: 2, .plain)),
      ("order.rate * 0.1", .decimal(scale: 4, .plain)),
      ("0.000000001 * 0.000000001", .decimal(scale: 18, .plain)),
      ("true ? 1 : 2.50", .decimal(scale: 2, .plain)), ("true ? 'a' : 'b'", .string),
      ("[1, 2.5, 3.25]", .list(.decimal(scale: 2, .plain))),
    ] as [(String, ValueType)])
  func `widens whole numbers and counts the digits of decimals`(
    text: String, type: ValueType
  ) throws {
    #expect(try CheckedExpression(text).type == type)
  }

  @Test(
    arguments: [
      ("order.total + 1", .int(.rupiah)), ("1 - order.total", .int(.rupiah)),
      ("order.total * 0.15", .decimal(scale: 2, .rupiah)), ("-order.total", .int(.rupiah)),
      ("order.rate * order.total", .decimal(scale: 3, .rupiah)),
      ("true ? 0 : order.total", .int(.rupiah)),
      ("true ? order.total : 0.5", .decimal(scale: 1, .rupiah)),
      ("order.item.sum(i, i.price)", .int(.rupiah)),
      ("order.item.product(i, i.price)", .decimal(scale: 18, .rupiah)),
      ("order.item.count()", .int(.plain)),
    ] as [(String, ValueType)])
  func `keeps rupiah as the unit`(text: String, type: ValueType) throws {
    #expect(try CheckedExpression(text).type == type)
  }

  @Test(
    arguments: [
      ("order.item.all(i, i.price > 0)", .bool), ("order.item.exists(i, i.no == 1)", .bool),
      ("order.item.exists_one(i, i.no == 1)", .bool), ("order.item.count()", .int(.plain)),
      ("order.item.size()", .int(.plain)), ("size(order.item)", .int(.plain)),
      ("order.item.sum(i, i.no)", .int(.plain)),
      ("order.item.sum(i, i.count)", .decimal(scale: 3, .plain)),
      ("order.item.sum(i, i.count * i.price)", .decimal(scale: 3, .rupiah)),
      ("order.item.product(i, i.no)", .decimal(scale: 18, .plain)),
      ("order.item.product(i, i.count)", .decimal(scale: 18, .plain)),
      ("order.item.filter(i, i.no > 1).count()", .int(.plain)),
      ("order.item.filter(i, i.no > 1).filter(j, j.no < 9).sum(k, k.no)", .int(.plain)),
      ("order.group.sum(g, g.item.sum(i, i.part.sum(p, p.factor)))", .decimal(scale: 3, .plain)),
    ] as [(String, ValueType)])
  func `knows what aggregates give`(text: String, type: ValueType) throws {
    #expect(try CheckedExpression(text).type == type)
  }

  @Test(arguments: [
    "1 < 2", "1 == 1.0", "order.total >= 0.5", "'a' < 'b'", "order.head.day <= date('2025-01-01')",
    "true == false", "true != (1 < 2)", "order.code in ['a', 'b']", "1 in [0.5, 1]",
    "order.head.day in [date('2025-01-01')]", "true in [false, true]",
    "order.code.startsWith('A')", "order.code.endsWith(order.head.title)",
    "order.code.contains('A')", "order.code.matches('^A')", "'abc'.matches('b')",
    "(true ? 'a' : order.code) == 'a'", "!(1 < 2)", "true && false || !true",
  ])
  func `gives a truth for comparisons and tests`(text: String) throws {
    #expect(try CheckedExpression(text).type == .bool)
  }

  @Test func `makes a condition of two checked values`() throws {
    let checker = Checker(schema: OrderVocabulary.shared.schema)
    let equality = try checker.combine(
      .equal, CheckedExpression("order.total"), CheckedExpression("1.5"))
    #expect(equality.type == .bool)
    #expect(throws: ExpressionError(.notComparable("int", "string"), at: 0..<10)) {
      try checker.combine(.equal, CheckedExpression("order.total"), CheckedExpression("order.code"))
    }
  }

  @Test func `lets rules bind variables of their own`() throws {
    let vocabulary = OrderVocabulary.shared
    let checker = Checker(schema: vocabulary.schema)
    let rows = try checker.selectRows(Expression(parsing: "order.item.filter(i, i.no > 1)"))
    guard case .rows(let record) = rows.rows.field.type else {
      Issue.record("no rows")
      return
    }
    #expect(rows.variable == 2)
    #expect(rows.filters.count == 1)
    let inner = checker.binding("d", record: record)
    #expect(try inner.check(Expression(parsing: "d.price")).type == .int(.rupiah))
  }
}
