import Testing

@testable import ReviuExpression

/// Every row has a number; `x` is one that cannot be read, and `-` one that is not there.
struct QuantifierTests {
  @Test(arguments: [
    (["1", "2"], "true"), (["1", "9"], "false"), (["9", "9"], "false"), (["1"], "true"),
    (["1", "x"], "none"), (["x", "1"], "none"), (["x"], "none"), (["9", "x"], "false"),
    (["x", "9"], "false"), (["1", "x", "9"], "false"), (["1", "-"], "none"), (["-", "9"], "false"),
  ])
  func `holds for all unless one is known for which it does not`(
    numbers: [String], expected: String
  ) throws {
    #expect(try result("order.item.all(i, i.no < 5)", numbers) == expected)
    #expect(try result("!order.item.exists(i, !(i.no < 5))", numbers) == expected)
  }

  @Test(arguments: [
    (["1", "2"], "true"), (["1", "9"], "true"), (["9", "9"], "false"), (["9"], "false"),
    (["1", "x"], "true"), (["x", "1"], "true"), (["x"], "none"), (["9", "x"], "none"),
    (["x", "9"], "none"), (["9", "x", "1"], "true"), (["9", "-"], "none"), (["-", "1"], "true"),
  ])
  func `holds for some as soon as one is known`(numbers: [String], expected: String) throws {
    #expect(try result("order.item.exists(i, i.no < 5)", numbers) == expected)
    #expect(try result("!order.item.all(i, !(i.no < 5))", numbers) == expected)
  }

  @Test(arguments: [
    (["1"], "true"), (["9"], "false"), (["1", "9"], "true"), (["9", "1"], "true"),
    (["1", "2"], "false"), (["1", "2", "3"], "false"), (["9", "9"], "false"), (["x"], "none"),
    (["1", "x"], "none"), (["x", "1"], "none"), (["9", "x"], "none"), (["1", "2", "x"], "false"),
    (["x", "1", "2"], "false"), (["1", "x", "2"], "false"), (["1", "-"], "none"),
  ])
  func `holds for exactly one unless a second is known`(
    numbers: [String], expected: String
  ) throws {
    #expect(try result("order.item.exists_one(i, i.no < 5)", numbers) == expected)
  }

  @Test(arguments: [
    ("order.slot.all(s, s.depth > 1)", "true"), ("order.slot.exists(s, s.depth > 1)", "false"),
    ("order.slot.exists_one(s, s.depth > 1)", "false"), ("order.slot.count()", "0"),
    ("order.slot.sum(s, s.depth)", "0"), ("order.slot.product(s, s.depth)", "1"),
    ("order.slot.filter(s, s.depth > 1).count()", "0"),
  ])
  func `of no rows is what logic and arithmetic say`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    (["1", "2", "3"], "true"), (["1", "3"], "false"), (["2"], "false"), (["1", "x", "3"], "none"),
    (["1", "x", "2"], "false"), (["1", "-"], "none"),
  ])
  func `knows the place of each row`(numbers: [String], expected: String) throws {
    #expect(try result("order.item.all(n, i, i.no == n + 1)", numbers) == expected)
    #expect(try result("!order.item.exists(n, i, n + 1 != i.no)", numbers) == expected)
  }

  @Test(arguments: [
    ("order.item.exists_one(n, i, n == 1 && i.unit == 'm')", "true"),
    ("order.item.existsOne(n, i, n < 2)", "false"), ("order.item.existsOne(i, i.no == 2)", "true"),
    ("order.item.map(i, i.no).all(n, value, value == n + 1)", "true"),
    ("order.item.all(n, i, order.item.filter(j, j.no <= i.no).count() == n + 1)", "true"),
    ("order.item.all(n, i, order.item.exists(m, j, m == n && j.unit == i.unit))", "true"),
    ("order.group.all(n, g, g.item.exists(m, i, m == n + 1))", "true"),
    ("['a', 'b'].all(n, text, text == (n == 0 ? 'a' : 'b'))", "true"),
    ("order.slot.all(n, s, false)", "true"),
  ])
  func `counts places from zero among the rows that are gone through`(
    text: String, expected: String
  ) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("order.item.filter(i, i.no > 1).all(n, j, n == 0)", 35..<36),
    ("order.item.groupBy(i, i.unit).all(n, g, n == 0)", 34..<35),
    ("order.item.filter(i, i.no > 1).map(i, i.no).all(n, v, n == 0)", 48..<49),
  ])
  func `knows no places once rows are left out`(text: String, span: Range<Int>) {
    #expect(throws: ExpressionError(.unsupported("n", hint: .positionsWithoutFilter), at: span)) {
      try CheckedExpression(text)
    }
  }

  @Test(arguments: [
    (["1", "2", "9"], "2"), (["9"], "0"), (["1", "x"], "none"), (["x", "9"], "none"),
    (["1", "-"], "none"),
  ])
  func `counts the rows that a filter leaves`(numbers: [String], expected: String) throws {
    #expect(try result("order.item.filter(i, i.no < 5).count()", numbers) == expected)
    #expect(try result("size(order.item.filter(i, i.no < 5))", numbers) == expected)
  }

  @Test(arguments: [
    ("order.item.count()", ["1", "x", "-"], "3"),
    ("order.item.filter(i, i.no > 1).filter(j, j.no < 9).count()", ["1", "2", "3", "9"], "2"),
    ("order.item.filter(i, i.no > 1).sum(j, j.no)", ["1", "2", "3"], "5"),
    ("order.item.filter(i, i.no > 1).all(j, j.no < 5)", ["9", "2", "3"], "false"),
    ("order.item.filter(i, i.no > 1).exists(j, j.no > 5)", ["9", "2"], "true"),
    ("order.item.filter(i, i.no > 1).exists_one(j, j.no > 5)", ["1", "9", "2"], "true"),
    ("order.item.filter(i, i.no > 9).all(j, false)", ["9", "2"], "true"),
    ("order.item.filter(i, i.no > 1).sum(j, j.no)", ["1", "x"], "none"),
  ])
  func `leaves rows out that a filter does not let through`(
    text: String, numbers: [String], expected: String
  ) throws {
    #expect(try result(text, numbers) == expected)
  }

  @Test(arguments: [
    ("order.item.filter(i, i.no > 1).exists(j, j.no == 2)", ["x", "2"], "true"),
    ("order.item.filter(i, i.no > 1).all(j, j.no == 3)", ["x", "2"], "false"),
    ("order.item.filter(i, i.no > 1).exists_one(j, j.no > 1)", ["x", "2", "3"], "false"),
    ("order.item.filter(i, i.no > 1).exists(j, j.no == 2)", ["x", "3"], "none"),
    ("order.item.filter(i, i.no > 1).all(j, j.no == 3)", ["x", "3"], "none"),
    ("order.item.filter(i, i.no > 1).exists_one(j, j.no == 3)", ["x", "3"], "none"),
  ])
  func `is decided by a row that is let through although it is unknown whether another is`(
    text: String, numbers: [String], expected: String
  ) throws {
    #expect(try result(text, numbers) == expected)
  }

  @Test func `leaves a row out that one filter stops whatever is unknown to another`() throws {
    let order = OrderText(items: "<item no='x' price='1'/><item no='3' price='7'/>")
    let kept = "order.item.filter(i, i.no > 1).filter(j, j.price > 5)"
    let swapped = "order.item.filter(i, i.price > 5).filter(j, j.no > 1)"
    let joined = "order.item.filter(i, i.no > 1 && i.price > 5)"
    for selection in [joined, swapped, kept] {
      #expect(try order.result("\(selection).count()") == "1", "\(selection)")
    }
  }

  private func result(_ text: String, _ numbers: [String]) throws -> String {
    let items = numbers.map { $0 == "-" ? "<item/>" : "<item no='\($0)'/>" }
    return try OrderText(items: items.joined()).result(text)
  }
}
