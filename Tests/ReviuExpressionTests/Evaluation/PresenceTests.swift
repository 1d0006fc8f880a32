import Testing

@testable import ReviuExpression

struct PresenceTests {
  @Test(arguments: [
    ("", "false"), ("<discount>0.5</discount>", "true"), ("<discount>x</discount>", "none"),
    ("<discount/>", "none"), ("<discount>1</discount><discount>1</discount>", "none"),
    ("<discount>1<b/></discount>", "none"),
  ])
  func `of an element is known unless it cannot be trusted`(
    discount: String, expected: String
  ) throws {
    var order = OrderText()
    order.discount = discount
    #expect(try order.result("has(order.discount)") == expected)
  }

  @Test(arguments: [("", "false"), ("due='2025-10-09'", "true"), ("due='9/10/2025'", "none")])
  func `of an attribute is known unless it is malformed`(due: String, expected: String) throws {
    let order = OrderText(items: "<item no='1' \(due)/>")
    #expect(try order.result("order.item.all(i, has(i.due))") == expected)
  }

  @Test(arguments: [
    ("has(order.discount) && order.discount > 1", "", "false"),
    ("has(order.discount) && order.discount > 1", "<discount>2</discount>", "true"),
    ("has(order.discount) && order.discount > 1", "<discount>x</discount>", "none"),
    ("!has(order.discount) || order.discount > 1", "", "true"),
    ("!has(order.discount) || order.discount > 1", "<discount>1</discount>", "false"),
    ("!has(order.discount) || order.discount > 1", "<discount>x</discount>", "none"),
    ("(has(order.discount) ? order.discount : 7) > 1", "", "true"),
    ("(has(order.discount) ? order.discount : 7) > 1", "<discount>0.5</discount>", "false"),
    ("(has(order.discount) ? order.discount : 7) > 1", "<discount>,5</discount>", "none"),
  ])
  func `guards the use of a value`(text: String, discount: String, expected: String) throws {
    var order = OrderText()
    order.discount = discount
    #expect(try order.result(text) == expected)
  }

  @Test func `of a value in an element that is not there is known`() throws {
    var order = OrderText()
    order.head = ""
    #expect(try order.result("has(order.head.title)") == "false")
    order.head = "<head><title>a</title></head><head/>"
    #expect(try order.result("has(order.head.title)") == "none")
    #expect(try order.result("has(order.head.note)") == "none")
  }

  @Test func `of a value in a document that is not there is unknown`() throws {
    var order = OrderText()
    order.stock = nil
    #expect(try order.result("has(stock.checked)") == "none")
    #expect(try order.result("!has(stock.checked) || stock.checked > order.head.day") == "none")
  }

  @Test func `of rows is that there are any, if it can be asked for`() throws {
    guard (try? CheckedExpression("has(order.slot)")) != nil else { return }
    var order = OrderText()
    #expect(try order.result("has(order.slot)") == "false")
    order.box = "<box><slot depth='1'/></box>"
    #expect(try order.result("has(order.slot)") == "true")
    order.box = ""
    #expect(try order.result("has(order.slot)") != "true")
  }
}
