internal import ReviuExpression

/// A day that must not lie before one day or behind another.
final class DatesCheck: Sendable {
  let value: CheckedExpression
  /// The first and the last day that are allowed; one of them may be left out.
  let from: CheckedExpression?
  let through: CheckedExpression?
  /// The same as a condition.
  let condition: ConditionCheck

  init(
    value: CheckedExpression, from: CheckedExpression?, through: CheckedExpression?,
    condition: ConditionCheck
  ) {
    self.value = value
    self.from = from
    self.through = through
    self.condition = condition
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    let actual = explanation.date(value)
    let first = from.flatMap { explanation.date($0) }
    let last = through.flatMap { explanation.date($0) }
    if let actual, let first, actual < first {
      return .fail([failure(actual, first, explanation)])
    }
    if let actual, let last, actual > last {
      return .fail([failure(actual, last, explanation)])
    }
    let isKnown =
      actual != nil && (from == nil || first != nil) && (through == nil || last != nil)
    return isKnown ? .pass : .indeterminate(explanation.gaps, explanation.contributions)
  }

  private func failure(
    _ actual: CivilDate, _ bound: CivilDate, _ explanation: Explanation
  ) -> Failure {
    var failure = Failure(contributions: explanation.contributions)
    failure.actual = .date(actual)
    failure.expected = .date(bound)
    let days = actual.dayNumber - bound.dayNumber
    failure.difference = .number(Decimal(Int64(days)))
    failure.words["days"] = Bilingual(verbatim: String(abs(days)))
    return failure
  }
}

extension Explanation {
  fileprivate mutating func date(_ expression: CheckedExpression) -> CivilDate? {
    if case .date(let date) = evaluate(expression) { date } else { nil }
  }
}
