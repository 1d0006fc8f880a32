import Testing

@testable import ReviuExpression

struct ComparisonTests {
  @Test(arguments: [
    ("1", "2"), ("-2", "-1"), ("1.5", "2"), ("1", "1.0010"), ("-1.5", "-1"), ("0.10", "0.2"),
    ("'a'", "'b'"), ("'A'", "'a'"), ("'Z'", "'a'"), ("'a'", "'ab'"), ("''", "'a'"), ("'10'", "'9'"),
    ("'z'", "'é'"), ("date('2024-12-31')", "date('2025-01-01')"),
    ("date('0999-01-01')", "date('1000-01-01')"), ("order.total", "100.0010"),
    ("order.head.day", "date('2025-10-10')"), ("order.rate", "order.total"), ("order.code", "'X2'"),
    ("9223372036854775806", "9223372036854775807.000000000000000000"),
  ])
  func `orders numbers, texts, and dates`(less: String, more: String) throws {
    let order = OrderText()
    for (symbol, expected) in [
      ("<", true), ("<=", true), (">", false), (">=", false), ("==", false), ("!=", true),
    ] {
      #expect(try order.result("\(less) \(symbol) \(more)") == "\(expected)", "\(symbol)")
    }
    for (symbol, expected) in [
      ("<", false), ("<=", false), (">", true), (">=", true), ("==", false), ("!=", true),
    ] {
      #expect(try order.result("\(more) \(symbol) \(less)") == "\(expected)", "\(symbol)")
    }
  }

  @Test(arguments: [
    ("1", "1"), ("1.50", "1.5"), ("1.0000", "1"), ("0", "-0.0"), ("'é'", "'é'"), ("''", "''"),
    ("date('2025-10-09')", "order.head.day"), ("order.total", "100.0"), ("order.rate", "1.5"),
    ("order.code", "'X1'"), ("2 * 0.5", "1"),
  ])
  func `finds equal what has the same value`(left: String, right: String) throws {
    let order = OrderText()
    for (symbol, expected) in [
      ("<", false), ("<=", true), (">", false), (">=", true), ("==", true), ("!=", false),
    ] {
      #expect(try order.result("\(left) \(symbol) \(right)") == "\(expected)", "\(symbol)")
      #expect(try order.result("\(right) \(symbol) \(left)") == "\(expected)", "\(symbol)")
    }
  }

  @Test(arguments: [
    ("1 in [1, 2]", "true"), ("3 in [1, 2]", "false"), ("1 in [1.0, 2.5]", "true"),
    ("2.5 in [1, 2]", "false"), ("'b' in ['a', 'b']", "true"), ("'B' in ['a', 'b']", "false"),
    ("order.code in ['X1']", "true"), ("order.head.day in [date('2025-10-09')]", "true"),
    ("order.total in [order.total - 1, 2 * 50]", "true"), ("!(1 in [2])", "true"),
    ("order.rate in [1]", "none"), ("1 in [order.rate]", "none"), ("1 in [order.rate, 1]", "true"),
    ("1 in [1, order.rate]", "true"), ("2 in [order.rate, 1]", "none"),
    ("9223372036854775807 + 1 in [1]", "none"),
  ])
  func `finds a value in a list, unless an unknown one might be it`(
    text: String, expected: String
  ) throws {
    var order = OrderText()
    if text.contains("order.rate") { order.rate = "<rate>x</rate>" }
    #expect(try order.result(text) == expected)
  }

  @Test(arguments: ["==", "!=", "<", "<=", ">", ">="])
  func `does not know how an unreadable value compares`(symbol: String) throws {
    var order = OrderText()
    order.rate = "<rate>x</rate>"
    order.head = "<head><title> </title><day>2025-02-29</day></head>"
    #expect(try order.result("order.rate \(symbol) 1") == "none")
    #expect(try order.result("order.total \(symbol) order.rate") == "none")
    #expect(try order.result("order.rate \(symbol) order.rate") == "none")
    #expect(try order.result("order.head.title \(symbol) 'a'") == "none")
    #expect(try order.result("order.head.day \(symbol) date('2025-01-01')") == "none")
  }
}
