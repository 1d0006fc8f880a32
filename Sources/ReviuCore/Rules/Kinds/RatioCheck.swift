internal import ReviuExpression

/// A value that must be at most, or at least, some share of another.
final class RatioCheck: Sendable {
  struct Bound: Sendable {
    enum Side: String, Sendable {
      case atMost = "at-most"
      case atLeast = "at-least"
    }

    var side: Side
    /// The share as the rule states it, such as 0.1.
    var share: Decimal
    /// What the share comes to.
    var limit: CheckedExpression
  }

  let value: CheckedExpression
  let bounds: [Bound]
  /// The same as a condition.
  let condition: ConditionCheck

  init(value: CheckedExpression, bounds: [Bound], condition: ConditionCheck) {
    self.value = value
    self.bounds = bounds
    self.condition = condition
  }

  func assess(_ frame: Frame) -> Assessment {
    var isKnown = true
    var explanation = Explanation(frame)
    let actual = explanation.number(value)
    for bound in bounds {
      guard let limit = explanation.number(bound.limit), let actual,
        let difference = try? actual - limit
      else {
        isKnown = false
        continue
      }
      if bound.side == .atMost ? actual > limit : actual < limit {
        return .fail([failure(bound, actual, limit, difference, explanation)])
      }
    }
    return isKnown ? .pass : .indeterminate(explanation.gaps, explanation.contributions)
  }

  private func failure(
    _ bound: Bound, _ actual: Decimal, _ limit: Decimal, _ difference: Decimal,
    _ explanation: Explanation
  ) -> Failure {
    let unit = value.type.unit == .plain ? bound.limit.type.unit : value.type.unit
    var failure = Failure(contributions: explanation.contributions)
    failure.actual = Quantity(.number(actual), unit: unit)
    failure.expected = Quantity(.number(limit), unit: unit)
    failure.difference = Quantity(.number(difference), unit: unit)
    failure.words["share"] = percentage(bound.share)
    failure.words["bound"] =
      bound.side == .atMost
      ? Bilingual(id: "paling tinggi", en: "at most")
      : Bilingual(id: "paling rendah", en: "at least")
    failure.discriminator = bound.side.rawValue
    return failure
  }

  private func percentage(_ share: Decimal) -> Bilingual {
    guard let percent = try? share * Decimal(100) else {
      return Bilingual(verbatim: share.description)
    }
    let quantity = Quantity.number(percent.reduced)
    return Bilingual(
      id: "\(quantity.written(in: .indonesian)) %", en: "\(quantity.written(in: .english)) %")
  }
}
