internal import ReviuExpression

/// A number that a row of a table has, or a fixed share of it.
struct TableNumber: Sendable {
  let lookup: TableLookup
  let column: String
  /// What the number is multiplied by; nil for the number itself.
  let share: Decimal?

  enum Resolution {
    case found(Decimal, row: Int, key: [String])
    /// No row, where that means failure.
    case missing(key: [String])
    case assessed(Assessment)
  }

  func resolve(_ explanation: inout Explanation) -> Resolution {
    switch lookup.row(explaining: &explanation) {
    case .unknown:
      return .assessed(.indeterminate(explanation.gaps, explanation.contributions))
    case .noRow(let key):
      return lookup.assessmentOfMissingRow(key: key, explanation).map { .assessed($0) }
        ?? .missing(key: key)
    case .row(let row, let key):
      guard let number = value(row: row) else {
        let gap = Gap.noValue(table: lookup.table.name, key: key, column: column)
        return .assessed(.indeterminate([gap], explanation.contributions))
      }
      return .found(number, row: row, key: key)
    }
  }

  /// Nil where the row has none.
  func value(row: Int) -> Decimal? {
    guard let number = lookup.table.text(column, row).flatMap({ Decimal($0) }) else { return nil }
    return if let share { try? number * share } else { number }
  }

  /// What is wrong where the table has no row, and that means failure.
  func failureOfMissingRow(
    _ key: [String], actual: Decimal?, unit: ValueType.Unit, _ explanation: Explanation
  ) -> Failure {
    var failure = Failure(contributions: explanation.contributions)
    failure.actual = actual.map { Quantity(.number($0), unit: unit) }
    failure.message = Gap.messageOfMissingRow(lookup.table.name, key)
    failure.remedy = Gap.remedyOfMissingRow(lookup.table.name)
    failure.origin = lookup.basisOfAbsence
    return failure
  }

  /// The numbers of all rows at a common scale; nil where a row has none or it does not fit.
  /// - Parameter minimum: the least scale.
  func numbers(atLeast minimum: Int) -> (scale: Int, coefficients: [Int128?]) {
    guard let share else { return lookup.table.numbers(column, atLeast: minimum) }
    let own = lookup.table.numbers(column, atLeast: max(0, minimum - share.scale))
    let factor = share.coefficient
    return (
      own.scale + share.scale,
      own.coefficients.map { number in
        guard let (product, overflow) = number?.multipliedReportingOverflow(by: factor) else {
          return nil
        }
        return overflow ? nil : product
      }
    )
  }
}
