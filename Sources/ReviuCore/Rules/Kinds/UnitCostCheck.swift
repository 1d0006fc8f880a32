internal import ReviuExpression

/// A unit price that must not exceed the cost standard of a table.
final class UnitCostCheck: Sendable {
  let price: CheckedExpression
  /// How many units the price is paid for; gives the money effect.
  let quantity: CheckedExpression?
  /// The unit of the price and the column that holds the standard's; they must be the same.
  let unit: (value: CheckedExpression, column: String)?
  let limit: TableNumber
  /// Column and meaning, where the row decides the disposition.
  let dispositions: (column: String, byValue: [String: Disposition])?

  private let priceProgram: NumberProgram
  private let limitProgram: LimitProgram
  private let unitProgram: TextProgram?
  private let units: [[UInt8]]

  init(
    price: CheckedExpression, quantity: CheckedExpression?,
    unit: (value: CheckedExpression, column: String)?, limit: TableNumber,
    dispositions: (column: String, byValue: [String: Disposition])?
  ) {
    self.price = price
    self.quantity = quantity
    self.unit = unit
    self.limit = limit
    self.dispositions = dispositions
    limitProgram = LimitProgram(.table(limit), atLeast: NumberProgram(price).scale)
    priceProgram = NumberProgram(price, scale: limitProgram.scale)
    unitProgram = unit.map { TextProgram($0.value) }
    units = unit.map { limit.lookup.table.allTexts($0.column).map { Array($0.utf8) } } ?? []
  }

  func verdict(_ frame: inout Frame) -> RowVerdict {
    limit.lookup.verdict(&frame) { row, frame in RowVerdict(passes: passes(&frame, row)) }
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
    guard let rows = TableLookup.Columns(limit.lookup, variable: variable),
      let prices = NumberColumn(price, variable: variable, scale: limitProgram.scale)
    else { return nil }
    let unitColumn = unit.flatMap { TextColumn($0.value, variable: variable) }
    if unit != nil, unitColumn == nil { return nil }
    let limits = limitProgram.columnNumbers
    let units = unit.map { TextColumn.Texts(limit.lookup.table.allTexts($0.column)) }
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
    switch limit.resolve(&explanation) {
    case .assessed(let assessment): return assessment
    case .missing(let key):
      return .fail([
        limit.failureOfMissingRow(key, actual: actual, unit: price.type.unit, explanation)
      ])
    case .found(let bound, let row, let key):
      if let gap = unitGap(row, key, &explanation) {
        return .indeterminate([gap] + explanation.gaps, explanation.contributions)
      }
      guard let actual, let difference = try? actual - bound else {
        return .indeterminate(explanation.gaps, explanation.contributions)
      }
      if actual <= bound { return .pass }
      return failure(actual, bound, difference, row: row, &explanation)
    }
  }

  private func unitGap(_ row: Int, _ key: [String], _ explanation: inout Explanation) -> Gap? {
    guard let unit else { return nil }
    let lookup = limit.lookup
    guard let expected = lookup.table.text(unit.column, row) else {
      return .noValue(table: lookup.table.name, key: key, column: unit.column)
    }
    guard case .text(let text) = explanation.evaluate(unit.value) else {
      return explanation.gaps.last
    }
    return text == expected ? nil : .unit(actual: text, expected: expected)
  }

  private func failure(
    _ actual: Decimal, _ bound: Decimal, _ difference: Decimal, row: Int,
    _ explanation: inout Explanation
  ) -> Assessment {
    var failure = Failure(contributions: [])
    if let dispositions, let value = limit.lookup.table.text(dispositions.column, row) {
      failure.disposition = dispositions.byValue[value]
    }
    let unit = price.type.unit
    failure.actual = Quantity(.number(actual), unit: unit)
    failure.expected = Quantity(.number(bound), unit: unit)
    failure.difference = Quantity(.number(difference), unit: unit)
    failure.effect = explanation.correction(difference, times: quantity)
    failure.contributions = explanation.contributions
    failure.origin = limit.lookup.basis(row: row)
    return .fail([failure])
  }
}
