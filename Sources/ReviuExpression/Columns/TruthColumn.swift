internal import ReviuXML

/// A condition for every row of a range.
package struct TruthColumn: Sendable {
  typealias Body = @Sendable (ColumnFrame) -> [Truth]
  private let body: Body
  /// For a condition that is just whether the rows have a field.
  private let presence: FieldAccess?

  /// Nil for expressions that have no column form.
  package init?(_ expression: CheckedExpression, variable: Int) {
    guard let body = Self.compile(expression, variable) else { return nil }
    self.body = body
    if case .has(let access) = expression.kind { presence = access } else { presence = nil }
  }

  package func evaluate(_ columns: ColumnFrame) -> [Truth] { body(columns) }

  /// The positions of the rows of which the condition is true, and of those of which it is unknown.
  package func positions(_ columns: ColumnFrame) -> (yes: [Int], unknown: [Int]) {
    var yes: [Int] = []
    var unknown: [Int] = []
    if let presence, columns.count > 0, columns.hasRows(of: presence) {
      let cells = columns.cells(of: presence)
      for index in cells.indices where cells[index] != Cell.missing {
        if cells[index] > lastUnreadableCell { yes.append(index) } else { unknown.append(index) }
      }
      return (yes, unknown)
    }
    let truths = body(columns)
    yes.reserveCapacity(truths.count)
    for index in truths.indices {
      switch truths[index] {
      case .no: continue
      case .yes: yes.append(index)
      case .unknown: unknown.append(index)
      }
    }
    return (yes, unknown)
  }

  private static func compile(_ expression: CheckedExpression, _ variable: Int) -> Body? {
    switch expression.kind {
    case .literal(.bool(let value)):
      let truth = Truth(value)
      return { [Truth](repeating: truth, count: $0.count) }
    case .has(let access):
      return { columns in
        let missing: Truth = columns.hasRows(of: access) ? .no : .unknown
        return columns.cells(of: access).map { cell in
          cell == Cell.missing ? missing : cell > lastUnreadableCell ? .yes : .unknown
        }
      }
    case .not(let operand):
      guard let body = compile(operand, variable) else { return nil }
      return { body($0).map(\.negated) }
    case .binary(.and, let left, let right):
      return connective(left, right, variable, deciding: .no)
    case .binary(.or, let left, let right):
      return connective(left, right, variable, deciding: .yes)
    case .binary(let symbol, let left, let right) where symbol != .isIn:
      return left.type == .string
        ? textComparison(symbol, left, right, variable)
        : numberComparison(symbol, left, right, variable)
    case .textTest(.startsWith, let text, let part):
      guard case .literal(.string(let prefix)) = part.kind,
        let column = TextColumn(text, variable: variable)
      else { return nil }
      let wanted = Array(prefix.utf8)
      return { column.test($0) { $0.starts(with: wanted) } }
    case .aggregate(let aggregate, let selection, let body):
      return quantifier(aggregate, selection, body, variable)
    default: return nil
    }
  }

  private static func connective(
    _ left: CheckedExpression, _ right: CheckedExpression, _ variable: Int, deciding: Truth
  ) -> Body? {
    guard let first = compile(left, variable), let second = compile(right, variable) else {
      return nil
    }
    return { columns in
      var result = first(columns)
      if result.allSatisfy({ $0 == deciding }) { return result }
      let others = second(columns)
      for index in result.indices where result[index] != deciding {
        let other = others[index]
        if other == deciding || result[index] != .unknown { result[index] = other }
      }
      return result
    }
  }

  private static func numberComparison(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ variable: Int
  ) -> Body? {
    guard left.type.isNumber || left.type == .date else { return nil }
    let scale = max(NumberColumn.naturalScale(left), NumberColumn.naturalScale(right))
    guard let first = NumberColumn(left, variable: variable, scale: scale),
      let second = NumberColumn(right, variable: variable, scale: scale)
    else { return nil }
    return { columns in
      let values = first.body(columns)
      let others = second.body(columns)
      var truths = [Truth](repeating: .unknown, count: values.count)
      for index in values.indices
      where values[index] != noColumnNumber && others[index] != noColumnNumber {
        truths[index] = Truth(symbol.holds(values[index], others[index]))
      }
      return truths
    }
  }

  private static func textComparison(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ variable: Int
  ) -> Body? {
    guard symbol == .equal || symbol == .notEqual,
      case .literal(.string(let text)) = right.kind,
      let column = TextColumn(left, variable: variable)
    else { return nil }
    let wanted = Array(text.utf8)
    let isEqual = symbol == .equal
    return { column.test($0) { $0.elementsEqual(wanted) == isEqual } }
  }

  private static func quantifier(
    _ aggregate: CheckedExpression.Aggregate, _ selection: RowSelection,
    _ body: CheckedExpression, _ variable: Int
  ) -> Body? {
    guard aggregate == .all || aggregate == .exists, selection.filters.isEmpty,
      selection.rows.variable == variable, !body.mentions(variable),
      let inner = compile(body, selection.variable)
    else { return nil }
    let deciding: Truth = aggregate == .all ? .no : .yes
    return { columns in
      guard let ranges = columns.childRanges(of: selection.rows),
        let first = ranges.first?.lowerBound, let last = ranges.last?.upperBound
      else { return [Truth](repeating: .unknown, count: columns.count) }
      let values = inner(
        ColumnFrame(columns.frame, variable: selection.variable, rows: first..<last))
      return ranges.map { range in
        var result = deciding.negated
        for row in range where result != deciding {
          let truth = values[row - first]
          if truth == .unknown || truth == deciding { result = truth }
        }
        return result
      }
    }
  }
}
