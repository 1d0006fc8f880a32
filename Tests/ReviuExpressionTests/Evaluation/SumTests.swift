import Testing

@testable import ReviuExpression

struct SumTests {
  private static let big = "999999999999999"

  @Test(arguments: [
    ("order.item.sum(i, i.price)", "15"), ("order.item.sum(i, i.count)", "4.5"),
    ("order.item.sum(i, i.price * i.count)", "30"), ("order.item.sum(i, 1)", "2"),
    ("order.item.sum(i, -i.price)", "-15"), ("order.item.sum(i, i.no > 1 ? i.price : 0)", "5"),
    ("order.item.sum(i, i.price) == order.group.sum(g, g.amount)", "false"),
    ("order.item.sum(i, i.price * i.count) == order.group.sum(g, g.amount)", "true"),
    ("order.item.sum(i, order.total)", "200"), ("order.item.sum(i, i.no * stock.level)", "21"),
  ])
  func `adds up what each row gives`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("order.item.product(i, i.price)", "50"), ("order.item.product(i, i.count)", "4.5"),
    ("order.item.product(i, -i.price)", "50"), ("order.item.product(i, i.no * 0)", "0"),
    ("order.item.product(i, 0.000000001)", "0.000000000000000001"),
    ("order.item.product(i, 3) * 2", "18"),
  ])
  func `multiplies what each row gives`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    "price=''", "price='1.000'", "price='Rp5'", "price='-5'", "price=' 5'", "price='007'", "",
  ])
  func `is unknown when one of the values cannot be read`(price: String) throws {
    let order = OrderText(items: "<item no='1' price='10'/><item no='2' \(price)/>")
    #expect(try order.result("order.item.sum(i, i.price)") == "none")
    #expect(try order.result("order.item.product(i, i.price)") == "none")
    #expect(try order.result("order.item.sum(i, i.price * 0)") == "none")
    #expect(try order.result("order.item.filter(i, i.no == 1).sum(i, i.price)") == "10")
  }

  @Test func `stays exact in sums beyond sixty-four bits of decimals`() throws {
    let item = "<item no='1' price='\(Self.big)' count='999999999.999'/>"
    let order = OrderText(items: String(repeating: item, count: 3))
    #expect(
      try order.result("order.item.sum(i, i.price * i.count)")
        == "2999999999996997000000000.003")
  }

  @Test func `is unknown where a sum of whole numbers does not fit sixty-four bits`() throws {
    let items = String(repeating: "<item no='1' price='\(Self.big)'/>", count: 2)
    let order = OrderText(items: items)
    #expect(try order.result("order.item.sum(i, i.price * 9_000)") == "none")
    #expect(try order.result("order.item.sum(i, i.price * 9_000) > 0") == "none")
    #expect(try order.result("order.item.sum(i, i.price * 4_000)") == "7999999999999992000")
    #expect(try order.result("order.item.sum(i, i.price * 9_000.0) > 0") == "true")
  }

  @Test(arguments: [
    "order.item.sum(i, 17014118346046923173168730371588410572.7)",
    "order.item.sum(i, -17014118346046923173168730371588410572.7)",
    "order.item.sum(i, 17014118346046923173168730371588410572.7) > 0",
    "order.item.product(i, 17014118346046923173168730371588410572.7)",
    "order.item.product(i, -99999999999999999999.5)", "order.item.product(i, 0.0000000001)",
  ])
  func `is unknown where a decimal cannot hold the result`(text: String) throws {
    #expect(try OrderText().result(text) == "none")
  }

  @Test func `minds only the whole sum`() throws {
    let items = [1, 2, 3].map { "<item no='\($0)' price='\(Self.big)'/>" }.joined()
    let order = OrderText(items: items)
    let text = "order.item.sum(i, i.no == 3 ? -(i.price * 9_000) : i.price * 9_000)"
    #expect(try order.result(text) == "8999999999999991000")
  }

  @Test(arguments: [
    (["0.001", "0.001", "0.001", "0.001", "0.001", "0.001"], "0.000000000000000001"),
    (["0.001", "0.001", "0.001", "0.001", "0.001", "0.001", "0.001"], "none"),
    (["1000", "1000", "1000", "1000", "1000", "1000"], "1000000000000000000"),
    (["1000000", "1000000", "1000000"], "1000000000000000000"),
    (["999999999", "999999999"], "999999998000000001"),
    (["0", "999999999", "999999999", "999999999"], "0"), (["1.5", "x"], "none"),
    (["0", "x"], "none"),
  ])
  func `multiplies as far as a decimal can hold`(factors: [String], expected: String) throws {
    let parts = factors.map { "<part factor='\($0)'/>" }.joined()
    let order = OrderText(items: "<item no='1'>\(parts)</item>")
    #expect(try order.result("order.part.product(p, p.factor)") == expected)
  }

  @Test(arguments: [
    (["999999999", "999999999", "999999999"], "999999997000000002999999999"),
    (
      ["0.001", "0.001", "0.001", "0.001", "0.001", "0.001", "0.001", "1000"],
      "0.000000000000000001"
    ),
  ])
  func `gives one answer where a step needs more digits than the product`(
    factors: [String], expected: String
  ) throws {
    let parts = factors.map { "<part factor='\($0)'/>" }.joined()
    let order = OrderText(items: "<item no='1'>\(parts)</item>")
    let result = try order.result("order.part.product(p, p.factor)")
    #expect([expected, "none"].contains(result))
  }
}
