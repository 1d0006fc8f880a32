extension Checker {
  func checkBinary(
    _ symbol: BinaryOperator, _ left: Expression, _ right: Expression, _ expression: Expression,
    _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let first = try check(left, facts: facts)
    let second =
      switch symbol {
      case .and: try check(right, facts: facts.union(Self.facts(whenTrue: first)))
      case .or: try check(right, facts: facts.union(Self.facts(whenFalse: first)))
      default: try check(right, facts: facts)
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
    case .isIn:
      guard case .list(let element) = second.type else {
        throw ExpressionError(
          .typeMismatch(expected: "list", found: second.type.name), at: second.span)
      }
      guard common(element, first.type) != nil else {
        throw ExpressionError(.notComparable(first.type.name, element.name), at: span)
      }
      return .bool
    case .add where first.type == .string:
      try require(second, .string)
      return .string
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
    case .list, .rows:
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
