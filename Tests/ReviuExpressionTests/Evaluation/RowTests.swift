import Testing

@testable import ReviuExpression

/// Rows in rows in rows, and the elements around them.
struct RowTests {
  private static let nested: OrderText = {
    var order = OrderText()
    order.groups = """
      <group code='A' amount='1'><item no='1' price='10'><part factor='1'/><part factor='2'/></item>
      <item no='2' price='20'/></group><group code='B' amount='2'>
      <item no='3' price='30'><part factor='3.5' size='4'/></item></group>
      """
    return order
  }()

  @Test(arguments: [
    ("order.group.count()", "2"), ("order.item.count()", "3"), ("order.part.count()", "3"),
    ("order.item.sum(i, i.price)", "60"), ("order.part.sum(p, p.factor)", "6.5"),
    ("order.group.sum(g, g.item.count() * g.amount)", "4"),
    ("order.group.sum(g, g.part.count())", "3"),
    ("order.group.sum(g, g.item.sum(i, i.part.sum(p, p.factor * i.price * g.amount)))", "240"),
    ("order.group.all(g, g.item.exists(i, i.price == 10 * i.no))", "true"),
    ("order.group.exists_one(g, g.item.count() == 2)", "true"),
    ("order.item.filter(i, i.part.count() == 0).sum(i, i.no)", "2"),
    ("order.item.filter(i, i.part.exists(p, has(p.size))).sum(i, i.no)", "3"),
    ("order.group.filter(g, g.code == 'B').sum(g, g.part.sum(p, p.factor))", "3.5"),
    ("order.group.product(g, g.item.sum(i, i.no))", "9"),
    ("order.item.sum(i, order.item.filter(j, j.no < i.no).count())", "3"),
  ])
  func `reaches the rows below each row`(text: String, expected: String) throws {
    #expect(try Self.nested.result(text) == expected)
  }

  @Test(arguments: [
    ("order.item.filter(i, i.group == 'A').sum(i, i.no)", "3"),
    ("order.part.filter(p, p.group == 'B').count()", "1"),
    ("order.part.sum(p, p.item)", "5"),
    ("order.part.all(p, p.item * 10 == 10 || p.group == 'B')", "true"),
    ("order.group.all(g, g.part.all(p, p.group == g.code))", "true"),
  ])
  func `sees what the rows around it hand down`(text: String, expected: String) throws {
    #expect(try Self.nested.result(text) == expected)
  }

  @Test(arguments: [
    ("", "0", "true"), ("<annex><file name='a' bytes='1'/><file name='b'/></annex>", "2", "false"),
    ("<annex/>", "none", "none"), ("<annex><file/></annex>", "1", "none"),
    ("<annex><file name='a'/></annex><annex><file name='b'/></annex>", "none", "none"),
  ])
  func `needs rows in an element that need not be there itself`(
    annex: String, count: String, all: String
  ) throws {
    var order = OrderText()
    order.annex = annex
    #expect(try order.result("order.file.count()") == count)
    #expect(try order.result("order.file.all(f, f.name == 'a')") == all)
  }

  @Test(arguments: [
    ("<box/>", "0"), ("<box><slot depth='3'/><slot depth='4'/></box>", "2"), ("", "none"),
    ("<box/><box/>", "none"), ("<box><slot/></box><box/>", "none"), ("<bxo/>", "none"),
  ])
  func `does not know the rows of a required element that is missing or repeated`(
    box: String, expected: String
  ) throws {
    var order = OrderText()
    order.box = box
    #expect(try order.result("order.slot.count()") == expected)
    #expect(try order.result("order.slot.count() >= 0") == (expected == "none" ? "none" : "true"))
  }

  @Test func `does not know the rows of which there must be one`() throws {
    var order = OrderText()
    order.groups = ""
    for text in [
      "order.group.count()", "order.group.sum(g, g.amount)", "order.item.count()",
      "order.group.all(g, g.amount > 0)", "order.group.exists(g, g.amount > 0)",
      "order.group.exists_one(g, g.amount > 0)", "order.item.product(i, i.price)",
    ] {
      #expect(try order.result(text) == "none", "\(text)")
    }
    #expect(try order.result("order.part.count()") == "0")
    order.groups = "<group code='A'/>"
    #expect(try order.result("order.group.all(g, g.item.count() > 0)") == "none")
  }

  @Test func `is decided by a row although the rows below another are not known`() throws {
    var order = OrderText()
    order.groups = "<group code='A'/><group code='B'><item no='1' price='5'/></group>"
    #expect(try order.result("order.group.all(g, g.item.exists(i, i.price > 9))") == "false")
    #expect(try order.result("order.group.exists(g, g.item.all(i, i.price < 9))") == "true")
    #expect(try order.result("order.group.sum(g, g.item.count())") == "none")
  }

  @Test func `is decided by rows whose numbers need more than sixty-four bits`() throws {
    let item = "<item no='1' price='999999999999999' count='999999999.999'/>"
    let order = OrderText(items: item)
    #expect(try order.result("order.item.all(i, i.price * i.count > 0)") == "true")
    #expect(try order.result("order.item.exists(i, i.price * i.count < 0)") == "false")
    #expect(try order.result("order.item.all(i, i.price < 9.9999999999999999)") == "false")
  }

  @Test func `is decided inside a loop by rows that lie outside of it`() throws {
    var order = OrderText()
    order.annex = "<annex><file name='a'/></annex>"
    #expect(try order.result("order.file.exists(f, order.item.count() > 1)") == "true")
    #expect(try order.result("order.file.all(f, order.item.sum(i, i.price) > 99)") == "false")
    #expect(try order.result("order.file.all(f, order.item.exists(i, i.price > 9))") == "true")
    #expect(try order.result("order.file.sum(f, order.item.count())") == "2")
  }

  @Test func `skips elements that it does not know`() throws {
    let order = OrderText(items: "<item no='1' price='1'/><extra/><item no='2' price='2' new='x'/>")
    #expect(try order.result("order.item.sum(i, i.price)") == "3")
  }

  @Test(arguments: [
    ("stock.level", "none"), ("stock.level > 1 || true", "true"),
    ("stock.code == 'S1'", "none"), ("order.item.all(i, i.price > stock.level)", "none"),
    ("order.item.all(i, i.price > 99 && i.price > stock.level)", "false"),
  ])
  func `does not know the values of a document that is not there`(
    text: String, expected: String
  ) throws {
    var order = OrderText()
    order.stock = nil
    #expect(try order.result(text) == expected)
  }

  @Test func `does not know the rows of a document that is not there`() throws {
    let checked = try CheckedExpression("order.slot.count()")
    let stock = try OrderText.document("<stock code='S1'><level>7</level></stock>")
    var frame = Frame(stock, stock)
    #expect(Outcome(Program(checked), &frame) == .none)
    var explanation = Explanation(frame)
    #expect(explanation.evaluate(checked) == nil)
    #expect(explanation.absences.map(\.reason) == [.noDocument])
  }
}
