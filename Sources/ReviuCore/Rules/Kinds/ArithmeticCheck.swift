internal import ReviuExpression

/// A stated value that must equal a computed one.
final class ArithmeticCheck: Sendable {
  enum Rounding: String, Sendable, CaseIterable {
    /// Equal to the last digit.
    case exact
    /// Less than one rupiah apart, for products that are no whole rupiah.
    case rupiah
  }

  let value: CheckedExpression
  let equals: CheckedExpression
  let rounding: Rounding
  /// As ``CeilingCheck/quantity``.
  let quantity: CheckedExpression?
  private let valueProgram: NumberProgram
  private let equalsProgram: NumberProgram
  private let one: Int128

  init(
    value: CheckedExpression, equals: CheckedExpression, rounding: Rounding,
    quantity: CheckedExpression?
  ) {
    self.value = value
    self.equals = equals
    self.rounding = rounding
    self.quantity = quantity
    let scale = max(NumberProgram(value).scale, NumberProgram(equals).scale)
    valueProgram = NumberProgram(value, scale: scale)
    equalsProgram = NumberProgram(equals, scale: scale)
    one = powersOfTen[scale]
  }

  func passes(_ frame: inout Frame) -> Bool {
    guard let stated = valueProgram.evaluate(&frame),
      let computed = equalsProgram.evaluate(&frame)
    else { return false }
    if stated == computed { return true }
    let (difference, overflow) = stated.subtractingReportingOverflow(computed)
    return rounding == .rupiah && !overflow && difference < one && difference > -one
  }

  func columns(_ variable: Int) -> RuleColumns.Check? {
    let scale = max(NumberColumn.naturalScale(value), NumberColumn.naturalScale(equals))
    guard let stated = NumberColumn(value, variable: variable, scale: scale),
      let computed = NumberColumn(equals, variable: variable, scale: scale),
      let one = Int64(exactly: powersOfTen[scale])
    else { return nil }
    let apart = rounding == .rupiah ? one : 0
    return { columns in
      RowVerdicts(passing: stated.isEqual(to: computed, orLessThan: apart, columns))
    }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    let stated = explanation.number(value)
    let computed = explanation.number(equals)
    guard let stated, let computed, let difference = try? stated - computed else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    let tolerance = Decimal(1)
    let isClose =
      rounding == .rupiah && difference < tolerance
      && (try? -difference).map { $0 < tolerance } == true
    if difference == Decimal(0) || isClose { return .pass }
    let unit = value.type.unit == .plain ? equals.type.unit : value.type.unit
    var failure = Failure(contributions: explanation.contributions)
    failure.actual = Quantity(.number(stated), unit: unit)
    failure.expected = Quantity(.number(computed), unit: unit)
    failure.difference = Quantity(.number(difference), unit: unit)
    if !difference.isNegative {
      failure.effect = explanation.correction(difference, times: quantity)
    }
    return .fail([failure])
  }
}
