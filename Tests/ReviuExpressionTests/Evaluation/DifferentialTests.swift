import ReviuTestSupport
import Testing

@testable import ReviuExpression

/// Random expressions over random documents, evaluated in every way there is.
struct DifferentialTests {
  struct Pair {
    var text: String
    var expression: Expression
    var checked: CheckedExpression
    var order: RandomOrder
  }

  @Test func `gives the same result compiled as explained`() throws {
    try expectAgreement(seed: 1, isExtreme: false) { pair in
      let (compiled, explained) = (compiled(pair), explained(pair).outcome)
      return compiled == explained ? nil : "compiled \(compiled), explained \(explained)"
    }
  }

  @Test func `gives the same result compiled as explained near the limits of numbers`() throws {
    try expectAgreement(seed: 2, isExtreme: true) { pair in
      let (compiled, explained) = (compiled(pair), explained(pair).outcome)
      return compiled == explained ? nil : "compiled \(compiled), explained \(explained)"
    }
  }

  @Test func `gives the same result compiled as by hand`() throws {
    var judged = 0
    try expectAgreement(seed: 3, isExtreme: false) { pair in
      guard let naive = pair.order.naive(pair.expression) else { return nil }
      judged += 1
      let compiled = compiled(pair)
      return compiled == naive ? nil : "compiled \(compiled), by hand \(naive)"
    }
    #expect(judged > 40_000)
  }

  @Test func `explains why there is no result`() throws {
    try expectAgreement(seed: 4, isExtreme: false) { pair in
      let (outcome, absences) = explained(pair)
      return outcome == .none && absences.isEmpty ? "no result and no absence" : nil
    }
  }

  @Test(arguments: [false, true])
  func `gives the same result where a part of the evidence is enough`(isExtreme: Bool) throws {
    var fewer = 0
    try expectAgreement(seed: 6, isExtreme: isExtreme) { pair in
      var whole = Explanation(pair.order.frame)
      let outcome = Outcome(whole.evaluate(pair.checked))
      var frame = pair.order.frame
      // What rows give together is known from then on.
      _ = Outcome(Program(pair.checked), &frame)
      frame.evidenceRows = 1
      var brief = Explanation(frame)
      let briefly = Outcome(brief.evaluate(pair.checked))
      if brief.contributions.count < whole.contributions.count { fewer += 1 }
      return outcome == briefly ? nil : "\(outcome), briefly \(briefly)"
    }
    #expect(fewer > 100)
  }

  @Test func `excuses no result that is there`() throws {
    try expectAgreement(seed: 5, isExtreme: false) { pair in
      let (outcome, absences) = explained(pair)
      return outcome == .none || absences.isEmpty ? nil : "\(outcome), yet \(absences.count) absent"
    }
  }

  private func compiled(_ pair: Pair) -> Outcome {
    var frame = pair.order.frame
    return Outcome(Program(pair.checked), &frame)
  }

  private func explained(_ pair: Pair) -> (outcome: Outcome, absences: [Absence]) {
    var explanation = Explanation(pair.order.frame)
    let outcome = Outcome(explanation.evaluate(pair.checked))
    return (outcome, explanation.absences)
  }

  /// - Parameter difference: what is wrong with a pair; nil when nothing is.
  private func expectAgreement(
    seed: UInt64, isExtreme: Bool, sourceLocation: SourceLocation = #_sourceLocation,
    _ difference: (Pair) throws -> String?
  ) throws {
    let orders = try (0..<120).map {
      try RandomOrder(seed: seed &* 1_000 &+ UInt64($0), isExtreme: isExtreme)
    }
    var random = RandomExpression(seed: seed, isExtreme: isExtreme)
    var mismatches = Mismatches()
    var pairs = 0
    for index in 0..<6_000 {
      let kind = random.source.pick(RandomExpression.Kind.allCases)
      let text = random.expression(kind, depth: index % 6)
      let expression = try Expression(parsing: text)
      guard let checked = try checked(expression, text) else { continue }
      for _ in 0..<10 {
        let order = random.source.pick(orders)
        pairs += 1
        let pair = Pair(text: text, expression: expression, checked: checked, order: order)
        guard let difference = try difference(pair) else { continue }
        mismatches.add(
          "seed \(seed): \(text)\n    \(difference)\n    \(order.xml)", size: text.utf8.count)
        break
      }
    }
    mismatches.expectNone(of: pairs, atLeast: 50_000, sourceLocation: sourceLocation)
  }

  /// Nil for the mistakes that the random expressions may have.
  private func checked(_ expression: Expression, _ text: String) throws -> CheckedExpression? {
    do throws(ExpressionError) {
      return try Checker(schema: OrderVocabulary.shared.schema, visitLimit: .max).check(expression)
    } catch  where error.reason == .tooManyFractionDigits || error.reason == .tooDeep {
      return nil
    } catch {
      Issue.record("\(text): \(error)")
      return nil
    }
  }
}
