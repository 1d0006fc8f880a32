internal import ReviuExpression

/// A unit price that must not exceed the cost standard of a table.
final class UnitCostCheck: Sendable {
  let price: CheckedExpression
  /// How many units the price is paid for; gives the money effect.
  let quantity: CheckedExpression?
  /// The unit of the price and the column that holds the standard's; they must be the same.
  let unit: (value: CheckedExpression, column: String)?
  let lookup: TableLookup
  let column: String
  /// Column and meaning, where the row decides the disposition.
  let dispositions: (column: String, byValue: [String: Disposition])?

  private let priceProgram: NumberProgram
  private let limitProgram: LimitProgram
  private let unitProgram: TextProgram?
  private let units: [[UInt8]]

  init(
    price: CheckedExpression, quantity: CheckedExpression?,
    unit: (value: CheckedExpression, column: String)?, lookup: TableLookup, column: String,
    dispositions: (column: String, byValue: [String: Disposition])?
  ) {
    self.price = price
    self.quantity = quantity
    self.unit = unit
    self.lookup = lookup
    self.column = column
    self.dispositions = dispositions
    limitProgram = LimitProgram(
      .table(lookup, column: column), atLeast: NumberProgram(price).scale)
    priceProgram = NumberProgram(price, scale: limitProgram.scale)
    unitProgram = unit.map { TextProgram($0.value) }
    units = unit.map { lookup.table.allTexts($0.column).map { Array($0.utf8) } } ?? []
  }

  func verdict(_ frame: inout Frame) -> RowVerdict {
    lookup.verdict(&frame) { row, frame in RowVerdict(passes: passes(&frame, row)) }
  }

  private func passes(_ frame: inout Frame, _ row: Int) -> Bool {
    guard let limit = limitProgram.evaluate(row: row), let price = priceProgram.evaluate(&frame),
      price <= limit
    else { return false }
    guard let unitProgram else { return true }
    guard let unit = unitProgram.bytes(&frame) else { return false }
    return unit.elementsEqual(units[row])
  }

  func columns(_ variable: Int) -> RuleColumns.Check? {
    guard let rows = TableLookup.Columns(lookup, variable: variable),
      let prices = NumberColumn(price, variable: variable, scale: limitProgram.scale)
    else { return nil }
    let unitColumn = unit.flatMap { TextColumn($0.value, variable: variable) }
    if unit != nil, unitColumn == nil { return nil }
    let limits = limitProgram.columnNumbers
    let units = unit.map { TextColumn.Texts(lookup.table.allTexts($0.column)) }
    return { columns in
      let found = rows.find(columns)
      var passing = prices.isAtMost(found.numbers(of: limits), columns)
      if let unitColumn, let units {
        passing.formAnd(unitColumn.texts(columns).test(equalTo: found.texts(of: units)))
      }
      return rows.verdicts(found, passing: passing)
    }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    let actual = explanation.number(price)
    let row: Int
    let key: [String]
    switch lookup.row(explaining: &explanation) {
    case .unknown: return .indeterminate(explanation.gaps, explanation.contributions)
    case .noRow(let key):
      if let assessment = lookup.assessmentOfMissingRow(key: key, explanation) {
        return assessment
      }
      var failure = Failure(contributions: explanation.contributions)
      failure.actual = actual.map { Quantity(.number($0), unit: price.type.unit) }
      failure.message = Gap.messageOfMissingRow(lookup.table.name, key)
      failure.remedy = Gap.remedyOfMissingRow(lookup.table.name)
      failure.origin = lookup.basisOfAbsence
      return .fail([failure])
    case .row(let found, let texts): (row, key) = (found, texts)
    }
    guard let limit = lookup.table.text(column, row).flatMap({ Decimal($0) }) else {
      let gap = Gap.noValue(table: lookup.table.name, key: key, column: column)
      return .indeterminate([gap], explanation.contributions)
    }
    if let gap = unitGap(row, key, &explanation) {
      return .indeterminate([gap] + explanation.gaps, explanation.contributions)
    }
    guard let actual, let difference = try? actual - limit else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    if actual <= limit { return .pass }
    return failure(actual, limit, difference, row: row, key: key, &explanation)
  }

  private func unitGap(_ row: Int, _ key: [String], _ explanation: inout Explanation) -> Gap? {
    guard let unit else { return nil }
    guard let expected = lookup.table.text(unit.column, row) else {
      return .noValue(table: lookup.table.name, key: key, column: unit.column)
    }
    guard case .text(let text) = explanation.evaluate(unit.value) else {
      return explanation.gaps.last
    }
    return text == expected ? nil : .unit(actual: text, expected: expected)
  }

  private func failure(
    _ actual: Decimal, _ limit: Decimal, _ difference: Decimal, row: Int, key: [String],
    _ explanation: inout Explanation
  ) -> Assessment {
    var failure = Failure(contributions: [])
    if let dispositions, let value = lookup.table.text(dispositions.column, row) {
      failure.disposition = dispositions.byValue[value]
    }
    let unit = price.type.unit
    failure.actual = Quantity(.number(actual), unit: unit)
    failure.expected = Quantity(.number(limit), unit: unit)
    failure.difference = Quantity(.number(difference), unit: unit)
    failure.effect = explanation.correction(difference, times: quantity)
    failure.contributions = explanation.contributions
    failure.origin = lookup.basis(row: row)
    return .fail([failure])
  }
}
