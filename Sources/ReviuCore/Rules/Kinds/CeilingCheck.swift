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
    case .table(let lookup, _):
      lookup.verdict(&frame) { row, frame in
        RowVerdict(passes: passes(&frame, limitProgram.evaluate(row: row)))
      }
    }
  }

  private func passes(_ frame: inout Frame, _ limit: Int128?) -> Bool {
    guard let limit, let value = program.evaluate(&frame) else { return false }
    return value <= limit
  }

  func columns(_ variable: Int) -> RuleColumns.Check? {
    guard case .table(let lookup, _) = limit,
      let rows = TableLookup.Columns(lookup, variable: variable),
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
    switch limit.resolve(&explanation) {
    case .assessed(let assessment): return assessment
    case .missing(let key):
      var failure = Failure(contributions: explanation.contributions)
      failure.actual = actual.map { Quantity(.number($0), unit: value.type.unit) }
      failure.message = Gap.messageOfMissingRow(limit.tableName, key)
      failure.remedy = Gap.remedyOfMissingRow(limit.tableName)
      failure.origin = limit.basisOfAbsence
      return .fail([failure])
    case .found(let limit, let row):
      guard let actual, let difference = try? actual - limit else {
        return .indeterminate(explanation.gaps, explanation.contributions)
      }
      if actual <= limit { return .pass }
      let unit = value.type.unit
      var failure = Failure(contributions: [])
      failure.actual = Quantity(.number(actual), unit: unit)
      failure.expected = Quantity(.number(limit), unit: unit)
      failure.difference = Quantity(.number(difference), unit: unit)
      failure.effect = explanation.correction(difference, times: quantity)
      failure.contributions = explanation.contributions
      failure.origin = row.flatMap { self.limit.basis(row: $0) }
      return .fail([failure])
    }
  }
}

/// What a value is held against: an expression, or a column of a table row.
enum Limit: Sendable {
  case expression(CheckedExpression)
  case table(TableLookup, column: String)

  enum Resolution {
    case found(Decimal, row: Int?)
    /// No row, where that means failure.
    case missing(key: [String])
    case assessed(Assessment)
  }

  func resolve(_ explanation: inout Explanation) -> Resolution {
    switch self {
    case .expression(let expression):
      guard let value = explanation.number(expression) else {
        return .assessed(.indeterminate(explanation.gaps, explanation.contributions))
      }
      return .found(value, row: nil)
    case .table(let lookup, let column):
      switch lookup.row(explaining: &explanation) {
      case .unknown:
        return .assessed(.indeterminate(explanation.gaps, explanation.contributions))
      case .noRow(let key):
        return lookup.assessmentOfMissingRow(key: key, explanation).map { .assessed($0) }
          ?? .missing(key: key)
      case .row(let row, let key):
        guard let value = lookup.table.text(column, row).flatMap({ Decimal($0) }) else {
          let gap = Gap.noValue(table: lookup.table.name, key: key, column: column)
          return .assessed(.indeterminate([gap], explanation.contributions))
        }
        return .found(value, row: row)
      }
    }
  }

  func basis(row: Int) -> Basis? {
    if case .table(let lookup, _) = self { lookup.basis(row: row) } else { nil }
  }

  /// Empty where the limit is no table.
  var tableName: String {
    if case .table(let lookup, _) = self { lookup.table.name } else { "" }
  }

  var basisOfAbsence: Basis? {
    if case .table(let lookup, _) = self { lookup.basisOfAbsence } else { nil }
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
    case .table(let lookup, let column):
      let (scale, coefficients) = lookup.table.numbers(column, atLeast: minimum)
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
