/// `int(x)` and `string(x)`.
extension Checker {
  /// The whole number that a text states, or a decimal without what stands behind its point.
  func wholeNumber(
    _ operand: CheckedExpression, _ span: Expression.Span
  ) throws(ExpressionError) -> CheckedExpression {
    switch operand.type {
    case .int: return CheckedExpression(kind: operand.kind, type: operand.type, span: span)
    case .string, .decimal:
      return CheckedExpression(
        kind: .wholeNumber(operand), type: .int(operand.type.unit), span: span)
    default:
      throw ExpressionError(
        .typeMismatch(expected: "string, decimal", found: operand.type.name), at: operand.span)
    }
  }

  /// A number or a date as it is written.
  func text(
    of operand: CheckedExpression, _ span: Expression.Span
  ) throws(ExpressionError) -> CheckedExpression {
    switch operand.type {
    case .string: return CheckedExpression(kind: operand.kind, type: .string, span: span)
    case .int, .decimal, .date:
      return CheckedExpression(kind: .spelling(operand), type: .string, span: span)
    default:
      throw ExpressionError(
        .typeMismatch(expected: "int, decimal, date", found: operand.type.name), at: operand.span)
    }
  }
}
