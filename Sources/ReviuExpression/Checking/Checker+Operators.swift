extension Checker {
  func checkBinary(
    _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression,
    _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let first = try check(left, facts: facts)
    let second: CheckedExpression
    switch symbol {
    case .and: second = try check(right, facts: facts.union(Self.facts(whenTrue: first)))
    case .or: second = try check(right, facts: facts.union(Self.facts(whenFalse: first)))
    case .isIn:
      // The value is looked for while the rows of a list are gone through.
      var inner = self
      inner.nextSlot = max(nextSlot, first.variableCount)
      return try membership(first, try inner.check(right, facts: facts), expression)
    default: second = try check(right, facts: facts)
    }
    switch (symbol, first.type, second.type) {
    case (.add, .list, .list): return try concatenation(first, second, expression)
    case (.equal, .list, .list), (.notEqual, .list, .list), (.equal, .map, .map),
      (.notEqual, .map, .map):
      return try equality(symbol, first, second, expression)
    default: break
    }
    if symbol == .divide { return try checkDivision(first, second, expression) }
    if symbol == .remainder, case .literal(.int(let count)) = left.kind,
      second.type.unit == .rupiah, let share = try? Decimal(count) / Decimal(100)
    {
      // `15 % rab.total` is meant as a share of the amount, not as what is left of 15.
      throw ExpressionError(
        .localNumber("\(count) %", suggestion: "\(share) *"), at: expression.span)
    }
    return CheckedExpression(
      kind: .binary(symbol, first, second),
      type: try type(of: symbol, first, second, expression.span), span: expression.span)
  }

  private func type(
    of symbol: BinaryOperator, _ first: CheckedExpression, _ second: CheckedExpression,
    _ span: Expression.Span
  ) throws(ExpressionError) -> ValueType {
    switch symbol {
    case .and, .or:
      try require(first, .bool)
      try require(second, .bool)
      return .bool
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      try checkComparison(symbol, first, second, span)
      return .bool
    case .add where first.type == .string:
      try require(second, .string)
      return .string
    case .remainder:
      // Of decimals there is none in CEL.
      for operand in [first, second] {
        guard case .int = operand.type else {
          throw ExpressionError(
            .typeMismatch(expected: "int", found: operand.type.name), at: operand.span)
        }
      }
      return first.type
    case .isIn, .divide: preconditionFailure("\(symbol.rawValue) is written in other operators")
    case .add, .subtract, .multiply:
      return try arithmeticType(symbol, first, second, span)
    }
  }

  /// Two checked expressions put together, for rules that state the parts alone.
  package func combine(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression
  ) throws(ExpressionError) -> CheckedExpression {
    CheckedExpression(
      kind: .binary(symbol, left, right), type: try type(of: symbol, left, right, right.span),
      span: right.span)
  }

  private func checkComparison(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ span: Expression.Span
  ) throws(ExpressionError) {
    guard let type = common(left.type, right.type) else {
      throw ExpressionError(
        .notComparable(left.type.name, right.type.name), at: span)
    }
    let isOrdered = symbol != .equal && symbol != .notEqual
    switch type {
    case .list, .map, .nothing, .rows:
      throw ExpressionError(
        .notComparable(left.type.name, right.type.name), at: span)
    case .bool where isOrdered:
      throw ExpressionError(
        .notComparable(left.type.name, right.type.name), at: span)
    default: return
    }
  }

  private func arithmeticType(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ span: Expression.Span
  ) throws(ExpressionError) -> ValueType {
    try requireNumber(left)
    try requireNumber(right)
    let unit: ValueType.Unit = left.type.unit == .plain ? right.type.unit : left.type.unit
    if case .int = left.type, case .int = right.type { return .int(unit) }
    let scale =
      symbol == .multiply
      ? left.type.scale + right.type.scale : max(left.type.scale, right.type.scale)
    guard scale <= Decimal.maximumScale else {
      throw ExpressionError(.tooManyFractionDigits, at: span)
    }
    return .decimal(scale: scale, unit)
  }
}
