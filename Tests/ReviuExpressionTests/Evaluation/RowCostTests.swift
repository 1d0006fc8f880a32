import ReviuTestSupport
import Testing

@testable import ReviuExpression

/// How many rows expressions go through, and how many they may.
struct RowCostTests {
  @Test(arguments: [
    "order.item.all(a, order.item.exists(b, b.no == a.no))",
    "order.item.all(a, order.item.exists(b, a.no == b.no && b.price == a.price && b.unit == 'kg'))",
    "order.item.exists(a, order.item.filter(b, b.unit == a.unit).count() == 0)",
    "order.item.all(a, order.item.filter(b, b.unit == a.unit).sum(b, b.price) > 0)",
    "order.item.all(a, order.item.exists_one(b, b.no == a.no))",
    "order.item.all(a, a.price <= order.item.sum(b, b.price))",
    "order.item.sum(a, order.item.filter(b, b.unit == a.unit).max(b, b.no)) > 0",
    "order.item.isUnique(a, a.no)", "order.item.duplicates(a, a.no).count() == 0",
    "order.item.groupBy(a, a.unit).all(g, g.sum(a, a.price) > 0)",
    "order.item.sumBy(a, a.unit, a.price).max() > 0",
    "order.item.all(a, a.no in order.item.map(b, b.no))",
  ])
  func `goes through rows looked up by equal values a few times at most`(text: String) throws {
    for sameUnit in [true, false] {
      let counts = try [100, 200].map { try visits(of: text, rows: $0, sameUnit: sameUnit) }
      #expect(counts[0] <= 6 * 100)
      #expect(counts[1] <= 6 * 200)
    }
  }

  @Test(arguments: [
    "order.item.all(a, order.item.exists_one(b, b.unit == a.unit && b.price == a.price))",
    "order.item.all(a, order.item.exists(b, b.unit == a.unit))",
    "order.item.exists(a, order.item.filter(b, b.unit == a.unit).count() == 0)",
    "order.item.all(a, order.item.filter(b, b.unit == a.unit).all(b, b.no > 0))",
  ])
  func `goes through few rows though nothing is known of many`(text: String) throws {
    for which in [1, 2] {
      let items = (1...200).map { number in
        "<item no='\(number)' price='10' count='1'\(number % which == 0 ? "" : " unit='u\(number)'")/>"
      }
      var frame = try OrderText(items: items.joined()).frame()
      let checked = try Checker(schema: OrderVocabulary.shared.schema, visitLimit: .max)
        .check(Expression(parsing: text))
      _ = Outcome(Program(checked), &frame)
      #expect(frame.documents.visits <= 6 * 200)
    }
  }

  @Test func `makes no index where every row is asked once`() throws {
    let text = "order.item.exists(a, a.unit == order.code) || order.item.sum(a, a.price) == 0"
    #expect(try visits(of: text, rows: 100, sameUnit: true) == 200)
  }

  @Test func `goes through all rows for each where nothing else is asked`() throws {
    let text = "order.item.all(a, order.item.exists(b, b.price >= a.price + 0 * b.no))"
    #expect(try visits(of: text, rows: 100, sameUnit: true) >= 100)
    let quadratic = "order.item.all(a, order.item.exists(b, b.no > a.no || b.no == 100))"
    #expect(try visits(of: quadratic, rows: 100, sameUnit: true) > 5_000)
  }

  private func visits(of text: String, rows: Int, sameUnit: Bool) throws -> Int {
    let items = (1...rows).map { number in
      "<item no='\(number)' price='10' count='1' unit='\(sameUnit ? "kg" : "u\(number / 2)")'/>"
    }
    var frame = try OrderText(items: items.joined()).frame()
    let checked = try Checker(schema: OrderVocabulary.shared.schema, visitLimit: .max)
      .check(Expression(parsing: text))
    let outcome = Outcome(Program(checked), &frame)
    #expect(outcome != .none)
    return frame.documents.visits
  }

  @Test func `never goes through more rows than it said beforehand`() throws {
    var random = RandomExpression(seed: 11, isExtreme: false)
    var mismatches = Mismatches()
    var compared = 0
    var visited = 0
    // Documents whose values can all be read: what cannot may be equal to anything.
    let orders = try (0..<40).map {
      try RandomOrder(seed: 4_000 + 4 * UInt64($0), isExtreme: false)
    }
    for index in 0..<4_000 {
      let text = random.expression(.truth, depth: 2 + index % 5)
      let order = random.source.pick(orders)
      let checker = Checker(schema: schema(of: order.frame), visitLimit: .max)
      guard let checked = try? checker.check(Expression(parsing: text)) else { continue }
      guard case .truth(let program) = Program(checked) else { continue }
      var frame = Frame(order.frame.document(0), order.frame.document(1))
      _ = program.body(&frame)
      compared += 1
      let visits = frame.documents.visits
      visited += visits
      if visits > checked.cost.total {
        mismatches.add(
          "\(text): \(visits) rows, not \(checked.cost.total)\n    \(order.xml)")
      }
    }
    mismatches.expectNone(of: compared, atLeast: 3_000)
    #expect(visited > 2_000)
  }

  /// The schema with as many rows as a document has.
  private func schema(of frame: Frame) -> Schema {
    var schema = OrderVocabulary.shared.schema
    for record in schema.records.indices {
      schema.records[record].rowLimit = (0...1).map { frame.rowCount($0, record) }.max() ?? 0
    }
    return schema
  }

  @Test(arguments: [
    ("order.part.all(a, order.part.exists(b, b.factor > a.factor))", "all", 11..<14, 7_780_915_890),
    (
      "order.part.filter(a, order.part.exists(b, b.factor > a.factor)).count() > 1", "count",
      64..<69,
      7_780_915_890
    ),
    (
      "order.part.exists(a, a.factor in order.part.map(b, b.factor * a.factor))", "exists", 11..<17,
      7_780_915_890
    ),
  ])
  func `refuses what may go through too many rows`(
    text: String, function: String, span: Range<Int>, rows: Int
  ) throws {
    #expect(
      throws: ExpressionError(
        .tooCostly(function, rows: rows, limit: Checker.visitLimit), at: span)
    ) { try CheckedExpression(text) }
  }

  @Test(arguments: [
    "order.part.all(a, order.part.exists(b, b.factor == a.factor))",
    "order.part.all(a, order.file.exists(f, f.name > 'a' && a.factor > 1))",
    "order.group.all(g, g.part.sum(p, p.factor) < order.part.sum(p, p.factor))",
    "order.part.groupBy(a, a.factor).all(g, g.count() < 3)",
  ])
  func `lets through what goes through each row a few times`(text: String) throws {
    _ = try CheckedExpression(text)
  }

  @Test func `counts the rows of the rule's own loop`() throws {
    let schema = OrderVocabulary.shared.schema
    let record = try #require(schema.records.firstIndex { $0.name.hasSuffix("/part") })
    let inner = Checker(schema: schema).binding("d", record: record)
    _ = try inner.check(Expression(parsing: "order.part.exists(b, b.factor == d.factor)"))
    #expect(throws: ExpressionError.self) {
      try inner.check(Expression(parsing: "order.part.exists(b, b.factor > d.factor)"))
    }
  }
}
