internal import ReviuExpression

/// A value that must not exceed a limit.
final class CeilingCheck: Sendable {
  let value: CheckedExpression
  let limit: Limit
  /// How many times the difference is an amount to be corrected; nil where it is none.
  let quantity: CheckedExpression?
  private let program: NumberProgram
  private let limitProgram: LimitProgram

  init(value: CheckedExpression, limit: Limit, quantity: CheckedExpression?) {
    self.value = value
    self.limit = limit
    self.quantity = quantity
    limitProgram = LimitProgram(limit, atLeast: NumberProgram(value).scale)
    program = NumberProgram(value, scale: limitProgram.scale)
  }

  func verdict(_ frame: inout Frame) -> RowVerdict {
    switch limit {
    case .expression: RowVerdict(passes: passes(&frame, limitProgram.evaluate(&frame)))
    case .table(let number):
      number.lookup.verdict(&frame) { row, frame in
        RowVerdict(passes: passes(&frame, limitProgram.evaluate(row: row)))
      }
    }
  }

  private func passes(_ frame: inout Frame, _ limit: Int128?) -> Bool {
    guard let limit, let value = program.evaluate(&frame) else { return false }
    return value <= limit
  }

  func columns(_ variable: Int) -> RuleColumns.Check? {
    guard case .table(let number) = limit,
      let rows = TableLookup.Columns(number.lookup, variable: variable),
      let values = NumberColumn(value, variable: variable, scale: limitProgram.scale)
    else { return nil }
    let limits = limitProgram.columnNumbers
    return { columns in
      let found = rows.find(columns)
      return rows.verdicts(
        found, passing: values.isAtMost(found.numbers(of: limits), columns))
    }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    let actual = explanation.number(value)
    let unit = value.type.unit
    let bound: Decimal
    var origin: Basis?
    switch limit {
    case .expression(let expression):
      guard let found = explanation.number(expression) else {
        return .indeterminate(explanation.gaps, explanation.contributions)
      }
      bound = found
    case .table(let number):
      switch number.resolve(&explanation) {
      case .assessed(let assessment): return assessment
      case .missing(let key):
        return .fail([number.failureOfMissingRow(key, actual: actual, unit: unit, explanation)])
      case .found(let found, let row, _):
        bound = found
        origin = number.lookup.basis(row: row)
      }
    }
    guard let actual, let difference = try? actual - bound else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    if actual <= bound { return .pass }
    var failure = Failure(contributions: [])
    failure.actual = Quantity(.number(actual), unit: unit)
    failure.expected = Quantity(.number(bound), unit: unit)
    failure.difference = Quantity(.number(difference), unit: unit)
    failure.effect = explanation.correction(difference, times: quantity)
    failure.contributions = explanation.contributions
    failure.origin = origin
    return .fail([failure])
  }
}

/// What a value is held against.
enum Limit: Sendable {
  case expression(CheckedExpression)
  case table(TableNumber)

  /// Nil where it is not known.
  func value(_ explanation: inout Explanation) -> Decimal? {
    switch self {
    case .expression(let expression): return explanation.number(expression)
    case .table(let number):
      guard case .found(let found, _, _) = number.resolve(&explanation) else { return nil }
      return found
    }
  }
}

/// A limit compiled, at a scale that its users agree on.
struct LimitProgram: Sendable {
  private enum Body: Sendable {
    case number(NumberProgram)
    case column([Int128?])
  }

  let scale: Int
  private let body: Body

  init(_ limit: Limit, atLeast minimum: Int) {
    switch limit {
    case .expression(let expression):
      scale = max(minimum, NumberProgram(expression).scale)
      body = .number(NumberProgram(expression, scale: scale))
    case .table(let number):
      let (scale, coefficients) = number.numbers(atLeast: minimum)
      self.scale = scale
      body = .column(coefficients)
    }
  }

  /// The coefficient of an expression; nil where there is none or it does not fit.
  func evaluate(_ frame: inout Frame) -> Int128? {
    if case .number(let program) = body { program.evaluate(&frame) } else { nil }
  }

  /// The coefficient in a row of a table.
  func evaluate(row: Int) -> Int128? {
    if case .column(let coefficients) = body { coefficients[row] } else { nil }
  }

  /// The coefficients in all rows of a table as ``NumberColumn`` gives them.
  var columnNumbers: [Int64] {
    guard case .column(let coefficients) = body else { return [] }
    return coefficients.map { $0.flatMap { Int64(exactly: $0) } ?? NumberColumn.none }
  }
}
