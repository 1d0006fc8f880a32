import ReviuTestSupport
import Testing

@testable import ReviuExpression

/// Expressions over the rows of a loop, all at once and one by one.
struct ColumnTests {
  @Test(arguments: [("order.item", "d"), ("order.group", "g"), ("order.part", "p")])
  func `says of every row nothing else than the row alone`(
    rows: String, variable: String
  ) throws {
    let loop = try Loop(rows, variable)
    let seed = UInt64(rows.utf8.count)
    var random = RandomExpression(
      seed: seed, isExtreme: false, variables: [.init(name: variable, record: loop.record)])
    let orders = try (0..<60).map {
      try RandomOrder(seed: seed &* 900 &+ $0, isExtreme: $0 % 8 > 5)
    }
    var mismatches = Mismatches()
    var compared = 0
    for index in 0..<4_000 {
      let kind = random.source.pick(RandomExpression.Kind.allCases)
      let text = random.expression(kind, depth: index % 4)
      guard let checked = try? loop.checker.check(Expression(parsing: text)),
        let columns = loop.columns(checked)
      else { continue }
      for _ in 0..<6 {
        let order = random.source.pick(orders)
        let differences = loop.differences(checked, columns, order.frame, &compared)
        guard let first = differences.first else { continue }
        mismatches.add(
          "seed \(seed): \(text)\n    \(first)\n    \(order.xml)", size: text.utf8.count)
        break
      }
    }
    mismatches.expectNone(of: compared, atLeast: 10_000)
  }

  @Test(arguments: [
    "d.no", "d.price * d.count", "d.price * d.count + 1.5", "d.no > 1", "d.unit == 'kg'",
    "d.group == 'A'", "d.part.sum(p, p.factor)", "d.part.product(p, p.factor)", "d.part.count()",
    "round(d.part.product(p, p.factor), 3, 'half-up')", "d.part.all(p, p.factor > 1)", "has(d.due)",
    "d.unit.startsWith('k')", "order.total", "'a'",
  ])
  func `has a form for what rules ask of every row`(text: String) throws {
    let loop = try Loop("order.item", "d")
    let checked = try loop.checker.check(Expression(parsing: text))
    #expect(loop.columns(checked) != nil)
  }

  @Test(arguments: [
    "order.group.exists(g, g.code == d.group)",
    "order.item.exists_one(x, x.unit == d.unit)",
    "order.item.exists(x, x.unit == d.unit && d.group == x.group)",
    "order.item.exists_one(x, has(x.note) && x.note == d.unit && x.group == d.group)",
    "order.item.exists_one(x, x.unit == d.unit && has(x.note) && x.note == 'kg')",
    "order.item.exists(x, x.group == d.group && x.unit == d.unit && x.no > 2)",
    "order.item.exists(x, x.part.exists(p, p.factor > 1) && x.unit == d.unit && order.total > 0)",
    "order.item.exists_one(x, x.group == d.group && x.price > 5 && has(x.note))",
  ])
  func `joins rows by one text or several`(text: String) throws {
    let loop = try Loop("order.item", "d")
    let checked = try loop.checker.check(Expression(parsing: text))
    #expect(TruthColumn(checked, variable: loop.rows.variable).isAtOnce)
    let columns = try #require(loop.columns(checked))
    var mismatches = Mismatches()
    var compared = 0
    for seed in 0..<800 as Range<UInt64> {
      let order = try RandomOrder(seed: seed, isExtreme: false)
      for difference in loop.differences(checked, columns, order.frame, &compared) {
        mismatches.add("\(difference)\n    \(order.xml)", size: order.xml.utf8.count)
      }
    }
    mismatches.expectNone(of: compared, atLeast: 1_000)
  }

  @Test(arguments: [
    "(d.unit == 'kg' ? d.group : 'x') + d.unit == 'Akg'",
    "(d.unit + d.group).lowerAscii().matches('^k.*a')",
    "d.unit.matches('^k') ? d.group == 'A' : has(d.note) && d.note.lowerAscii() == 'kg'",
    "d.unit.lowerAscii() in ['kg', 'm'] ? d.no > 1 : d.unit.size() > 2",
    "d.no > 2 && (has(d.note) ? d.note : d.unit + '!').endsWith('!')",
    "(has(d.note) && d.note < d.unit) || d.unit + d.group > 'm'",
  ])
  func `asks once what rows share, and nothing else of any`(text: String) throws {
    let loop = try Loop("order.item", "d")
    let checked = try loop.checker.check(Expression(parsing: text))
    let columns = try #require(loop.columns(checked))
    var mismatches = Mismatches()
    var compared = 0
    var longest = 0
    for seed in 0..<2_000 as Range<UInt64> {
      let order = try RandomOrder(seed: seed, isExtreme: false)
      let before = compared
      for difference in loop.differences(checked, columns, order.frame, &compared) {
        mismatches.add("\(difference)\n    \(order.xml)", size: order.xml.utf8.count)
      }
      longest = max(longest, compared - before)
    }
    mismatches.expectNone(of: compared, atLeast: 1_000)
    // Only of so many rows are texts looked at whether they are shared.
    #expect(longest > 16)
  }

  @Test(arguments: RoundingMode.allCases)
  func `rounds every row as it rounds the row alone`(mode: RoundingMode) throws {
    let loop = try Loop("order.part", "p")
    // Halves of whole numbers are what the modes differ in.
    let text = "round(p.factor * p.factor * -0.5, 0, '\(mode.rawValue)')"
    let checked = try loop.checker.check(Expression(parsing: text))
    let columns = try #require(loop.columns(checked))
    var mismatches = Mismatches()
    var compared = 0
    for seed in 0..<2_000 as Range<UInt64> {
      let order = try RandomOrder(seed: seed, isExtreme: seed % 8 > 5)
      for difference in loop.differences(checked, columns, order.frame, &compared) {
        mismatches.add("\(difference)\n    \(order.xml)", size: order.xml.utf8.count)
      }
    }
    mismatches.expectNone(of: compared, atLeast: 1_000)
  }

  @Test func `has nothing to say of no rows`() throws {
    let loop = try Loop("order.part", "p")
    let columns = try #require(
      loop.columns(loop.checker.check(Expression(parsing: "p.factor * 2"))))
    #expect(columns(ColumnFrame(try OrderText().frame(), variable: 2, rows: 0..<0)).isEmpty)
  }
}

/// A loop over rows, whose variable has the number 2.
private struct Loop {
  var checker: Checker
  var rows: RowSelection
  var record: Int

  init(_ rows: String, _ variable: String) throws {
    let outer = Checker(schema: OrderVocabulary.shared.schema, visitLimit: .max)
    self.rows = try outer.selectRows(Expression(parsing: rows))
    guard case .rows(let record) = self.rows.rows.field.type else {
      throw ExpressionError(.notRows(rows), at: 0..<rows.utf8.count)
    }
    self.record = record
    checker = outer.binding(variable, record: record)
  }

  /// What the columns say of each row, where they say anything; nil for an expression that has none.
  func columns(_ checked: CheckedExpression) -> ((ColumnFrame) -> [Outcome])? {
    switch checked.type {
    case .bool:
      let column = TruthColumn(checked, variable: rows.variable)
      return { frame in
        let truths = column.evaluate(frame)
        return (0..<frame.count).map { index in
          truths[index] == .unknown ? .none : .truth(truths[index] == .yes)
        }
      }
    case .int, .decimal, .date:
      let scale = NumberColumn.naturalScale(checked)
      guard let column = NumberColumn(checked, variable: rows.variable, scale: scale) else {
        return nil
      }
      let isDate = checked.type == .date
      return { frame in
        column.evaluate(frame).map { value in
          if value == NumberColumn.none { return .none }
          if isDate { return .date(value) }
          return Outcome(.number(Decimal(coefficient: Int128(value), scale: scale)))
        }
      }
    default:
      guard let column = TextColumn(checked, variable: rows.variable) else { return nil }
      return { frame in
        let texts = column.texts(frame)
        return (0..<frame.count).map { index in
          texts.range(index).map { .text(Array(texts.bytes[$0])) } ?? .none
        }
      }
    }
  }

  /// Rows of which the columns say something else than the compiled expression.
  func differences(
    _ checked: CheckedExpression, _ columns: (ColumnFrame) -> [Outcome], _ frame: Frame,
    _ compared: inout Int
  ) -> [String] {
    var frame = frame
    guard let all = RowsProgram(rows).columns(frame) else { return [] }
    let range = (0..<all.count).map { all.row(at: $0) }
    let outcomes = columns(all)
    if outcomes.count != range.count {
      return ["\(outcomes.count) results for \(range.count) rows"]
    }
    // Fewer rows may be known better: one that is not known can spoil a whole column.
    func agree(_ few: [Outcome], _ many: [Outcome], at positions: [Int]) -> Bool {
      few.count == positions.count
        && zip(few, positions).allSatisfy { many[$1] == .none || many[$1] == $0 }
    }
    let some = outcomes.indices.filter { $0 % 3 != 1 }
    let fewer = some.indices.filter { $0 % 2 == 0 }
    let picked = columns(all.picking(some))
    if !agree(picked, outcomes, at: some)
      || !agree(columns(all.picking(some).picking(fewer)), picked, at: fewer)
    {
      return ["picked rows have other results"]
    }
    let program = Program(checked)
    return zip(range, outcomes).compactMap { row, outcome in
      compared += 1
      frame.bind(rows.variable, toRow: row)
      let alone = Outcome(program, &frame)
      return outcome == .none || outcome == alone
        ? nil : "row \(row): all at once \(outcome), alone \(alone)"
    }
  }
}
