/// Values of which a filter may leave some out: each goes together with the condition that it counts.
extension Checker {
  func filtered(
    _ elements: [CheckedExpression], by conditions: [CheckedExpression], _ type: ValueType,
    _ expression: Expression
  ) -> CheckedExpression {
    CheckedExpression(
      kind: .filtered(elements, by: conditions), type: type, span: expression.span)
  }

  /// What is said of elements together with whether they count.
  func guarded(
    _ bodies: [CheckedExpression], _ symbol: BinaryOperator, _ conditions: [CheckedExpression]?
  ) throws(ExpressionError) -> [CheckedExpression] {
    guard let conditions else { return bodies }
    var guarded: [CheckedExpression] = []
    for (condition, body) in zip(conditions, bodies) {
      guarded.append(try combine(symbol, condition, body))
    }
    return guarded
  }

  func negation(_ condition: CheckedExpression) -> CheckedExpression {
    CheckedExpression(kind: .not(condition), type: .bool, span: condition.span)
  }

  /// A number that counts only where a condition holds.
  func counting(
    _ condition: CheckedExpression, _ value: CheckedExpression
  ) -> CheckedExpression {
    CheckedExpression(
      kind: .conditional(condition, then: value, otherwise: number(0, value.span)),
      type: value.type, span: condition.span)
  }

  /// How many of some conditions hold.
  func count(
    of conditions: [CheckedExpression], _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    try fold(.add, conditions.map { counting($0, number(1, $0.span)) }, expression)
  }

  func withoutValues(_ list: CheckedExpression) -> ExpressionError {
    let text = if case .map = list.type { "{}" } else { "[]" }
    return ExpressionError(.unsupported(text, hint: .atLeastOneValue), at: list.span)
  }

  func notWrittenOut(_ function: String, _ span: Expression.Span) -> ExpressionError {
    ExpressionError(.unsupported(function, hint: .listWrittenOut), at: span)
  }

  /// Whether an expression stands for values, not for rows, as far as its outer form tells.
  func isList(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .list, .map, .index, .binary: true
    case .call(_?, "map", _, _), .call(_?, "sumBy", _, _), .call(_?, "bind", _, _): true
    case .call(let receiver?, "filter", _, _): isList(receiver)
    case .name, .member: !isPath(expression)
    default: false
    }
  }
}
