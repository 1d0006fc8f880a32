import ReviuXML
import Testing

@testable import ReviuExpression

struct ExplanationTests {
  @Test(arguments: [
    ("order.total + order.rate", ["order/total", "order/rate"]),
    ("order.rate + order.total * order.rate", ["order/rate", "order/total"]),
    ("order.total > 1 || order.rate > 1", ["order/total"]),
    ("order.total < 1 || order.rate > 1", ["order/rate", "order/total"]),
    ("order.total < 1 || order.rate > 1000", ["order/total", "order/rate"]),
    ("order.total > 1 && order.rate > 1000", ["order/rate", "order/total"]),
    ("order.total < 1 && order.rate > 1", ["order/total"]),
    ("order.total > 1 ? order.rate : stock.level", ["order/total", "order/rate"]),
    ("order.code in [order.head.title]", ["order@code", "order/head/title"]),
    ("order.group.sum(g, g.amount)", ["order/group@amount"]),
    ("order.item.sum(i, i.price)", ["order/group/item@price", "order/group/item@price"]),
    ("order.item.all(i, i.price > 7)", ["order/group/item@price", "order/group/item@price"]),
    ("order.item.exists(i, i.price > 7)", ["order/group/item@price"]),
    (
      "order.item.filter(i, i.no > 1).sum(i, i.price)",
      ["order/group/item@no", "order/group/item@no", "order/group/item@price"]
    ),
    ("order.item.all(i, i.group == 'A')", ["order/group@code"]), ("stock.level", ["stock/level"]),
    ("1 + 1", []), ("has(order.discount)", []),
  ])
  func `names the fields that it read once each, in order, but first what decides`(
    text: String, expected: [String]
  ) throws {
    var explanation = Explanation(try OrderText().frame())
    _ = explanation.evaluate(try CheckedExpression(text))
    #expect(explanation.contributions.map(path) == expected)
  }

  @Test(arguments: [
    ("order.total + 1 > 2", ["order.total", "1", "order.total + 1", "2", "order.total + 1 > 2"]),
    ("1 > 2 && order.total > 1", ["1", "2", "1 > 2", "1 > 2 && order.total > 1"]),
    ("has(order.discount)", ["has(order.discount)"]),
  ])
  func `keeps what every part came to, the inner ones first, when asked to`(
    text: String, expected: [String]
  ) throws {
    let frame = try OrderText().frame()
    let expression = try CheckedExpression(text)
    var explanation = Explanation(frame, keepsSteps: true)
    let value = explanation.evaluate(expression)
    let parts = explanation.steps.map { step in
      String(decoding: Array(text.utf8)[step.expression.span], as: UTF8.self)
    }
    #expect(parts == expected)
    #expect(explanation.steps.last?.value == value)
    var silent = Explanation(frame)
    #expect(silent.evaluate(expression) == value)
    #expect(silent.steps.isEmpty)
  }

  @Test func `says where the fields stand`() throws {
    let order = OrderText()
    var explanation = Explanation(try order.frame())
    _ = explanation.evaluate(try CheckedExpression("order.item.sum(i, i.price * stock.level)"))
    let document = try OrderText.document(order.xml)
    let stock = try OrderText.document(try #require(order.stock))
    let tags = try explanation.contributions.map { contribution in
      let bytes = contribution.document == 0 ? document.bytes : stock.bytes
      let offset = try #require(contribution.offset)
      let start = try #require(bytes[...offset].lastIndex(of: UInt8(ascii: "<")))
      return String(decoding: bytes[start..<start + 12], as: UTF8.self)
    }
    #expect(tags == ["<item no='1'", "<level>7</le", "<item no='2'"])
    #expect(explanation.contributions.map(\.row) == [0, 0, 1])
  }

  @Test(arguments: [
    "order.item.filter(i, i.no > 1).sum(i, i.price)",
    "order.item.filter(i, i.no > 1).filter(i, i.price > 0).sum(i, i.price)",
    "order.item.filter(i, i.no > 1).count()",
  ])
  func `puts the rows that a filter keeps before those that it leaves out`(text: String) throws {
    var explanation = Explanation(try OrderText().frame())
    _ = explanation.evaluate(try CheckedExpression(text))
    #expect(explanation.contributions.first?.row == 1)
    #expect(Set(explanation.contributions.map(\.row)) == [0, 1])
    #expect(Set(explanation.contributions).count == explanation.contributions.count)
  }

  @Test(arguments: [
    ("", Absence.Reason.missing), ("<rate>1,5</rate>", .malformed), ("<rate/>", .malformed),
    ("<rate>1</rate><rate>1</rate>", .repeated),
  ])
  func `says why a value is not there`(rate: String, reason: Absence.Reason) throws {
    var order = OrderText()
    order.rate = rate
    var explanation = Explanation(try order.frame())
    #expect(explanation.evaluate(try CheckedExpression("order.total + order.rate")) == nil)
    #expect(explanation.absences.map(\.reason) == [reason])
    #expect(explanation.absences.compactMap(\.contribution).map(path) == ["order/rate"])
    #expect(explanation.contributions.map(path) == ["order/total", "order/rate"])
  }

  @Test(arguments: [
    ("9223372036854775807 + order.total", ArithmeticError.overflow),
    ("order.total * 9223372036854775807", .overflow),
    ("17014118346046923173168730371588410572.7 + order.total", .overflow),
    ("order.item.product(i, 0.0000000001)", .inexact),
    ("order.item.sum(i, 9223372036854775807)", .overflow),
  ])
  func `says why arithmetic has no result`(text: String, error: ArithmeticError) throws {
    var explanation = Explanation(try OrderText().frame())
    #expect(explanation.evaluate(try CheckedExpression(text)) == nil)
    #expect(explanation.absences == [Absence(reason: .arithmetic(error), contribution: nil)])
  }

  @Test func `says which document is not there`() throws {
    var order = OrderText()
    order.stock = nil
    var explanation = Explanation(try order.frame())
    #expect(explanation.evaluate(try CheckedExpression("stock.level")) == nil)
    #expect(explanation.absences.map(\.reason) == [.noDocument])
    #expect(explanation.absences.compactMap(\.contribution).map(\.document) == [1])
  }

  @Test func `says which rows are not there`() throws {
    var order = OrderText()
    order.box = ""
    var explanation = Explanation(try order.frame())
    #expect(explanation.evaluate(try CheckedExpression("order.slot.count()")) == nil)
    #expect(explanation.absences.map(\.reason) == [.missing])
  }

  @Test(arguments: [
    ("order.rate > 1 && order.total > 1000", Value.bool(false)),
    ("order.total > 1000 && order.rate > 1", .bool(false)),
    ("order.rate > 1 || order.total > 1", .bool(true)),
    ("order.item.all(i, i.no == 1 ? order.rate > 1 : false)", .bool(false)),
    ("order.item.exists(i, i.no == 1 ? order.rate > 1 : true)", .bool(true)),
    ("order.total in [order.rate, 100]", .bool(true)),
    ("order.item.exists_one(i, i.no == 1 ? order.rate > 1 : true)", .bool(false)),
    ("order.item.filter(i, order.rate > i.no).filter(i, i.no > 5).count()", .number(Decimal(0))),
  ])
  func `does not mention what was not needed`(text: String, value: Value) throws {
    var order = OrderText()
    order.rate = "<rate>x</rate>"
    order.groups = "<group code='A' amount='1'><item no='1'/><item no='2'/><item no='3'/></group>"
    let checked = try CheckedExpression(text)
    var explanation = Explanation(try order.frame())
    #expect(explanation.evaluate(checked) == value)
    #expect(explanation.absences.isEmpty)
  }

  @Test func `keeps what each row adds to a sum`() throws {
    var explanation = Explanation(try OrderText().frame())
    let value = explanation.number(
      try CheckedExpression("order.item.filter(i, i.no > 0).sum(i, i.price * i.count)"))
    #expect(value == Decimal(30))
    #expect(explanation.summands.map(\.value) == [Decimal(15), Decimal(15)])
    #expect(explanation.summands.map(\.row.row) == [0, 1])
    #expect(explanation.summands.allSatisfy { $0.row.offset != nil })
    #expect(Set(explanation.summands.map { path($0.row) }) == ["order/group/item"])
  }

  @Test func `lists the rows that filters let through`() throws {
    let checker = Checker(schema: OrderVocabulary.shared.schema)
    let all = try checker.selectRows(Expression(parsing: "order.item"))
    let some = try checker.selectRows(Expression(parsing: "order.item.filter(i, i.price < 7)"))
    var explanation = Explanation(try OrderText().frame())
    #expect(explanation.rows(all) == [0, 1])
    #expect(explanation.rows(some) == [1])
  }

  @Test func `evaluates over a row that the caller binds`() throws {
    let checker = Checker(schema: OrderVocabulary.shared.schema)
    let rows = try checker.selectRows(Expression(parsing: "order.item"))
    guard case .rows(let record) = rows.rows.field.type else {
      Issue.record("no rows")
      return
    }
    let price = try checker.binding("d", record: record).check(Expression(parsing: "d.price"))
    var explanation = Explanation(try OrderText().frame())
    explanation.bind(rows.variable, toRow: 1)
    #expect(explanation.evaluate(price) == .number(Decimal(5)))
    var frame = try OrderText().frame()
    frame.bind(rows.variable, toRow: 1)
    #expect(NumberProgram(price).evaluate(&frame) == 5)
  }

  /// The path of the value that a contribution names, or of the row.
  private func path(_ contribution: Contribution) -> String {
    let table = OrderVocabulary.shared.table
    let slot = ExtractionTable.Slot(table: contribution.table, column: contribution.column)
    return table.valueSlots.first { $0.value == slot }?.key ?? table.tables[contribution.table].path
  }
}
