/// Functions of numbers: CEL's `math`, and rounding that names its mode.
extension Checker {
  private static let mathFunctions =
    CheckedExpression.Extreme.allCases.map(\.rawValue) + wholeNumberModes.keys + ["abs", "sign"]

  /// CEL rounds a half away from zero.
  private static let wholeNumberModes: [String: RoundingMode] = [
    "ceil": .ceiling, "floor": .floor, "round": .halfUp, "trunc": .down,
  ]

  func checkMathCall(
    _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    if let extreme = CheckedExpression.Extreme(rawValue: call.function) {
      if call.arguments.isEmpty { throw wrongCount(call, 1) }
      let elements = try checkList(call.arguments, expression, facts)
      return try self.extreme(extreme, of: elements, expression.span)
    }
    try requireCount(call, 1)
    let operand = try check(call.arguments[0], facts: facts)
    try requireNumber(operand)
    if let mode = Self.wholeNumberModes[call.function] {
      if case .int = operand.type {
        throw ExpressionError(.typeMismatch(expected: "decimal", found: "int"), at: operand.span)
      }
      return try rounded(operand, digits: 0, mode, expression)
    }
    switch call.function {
    case "abs":
      let opposite = CheckedExpression(
        kind: .negate(operand), type: operand.type, span: operand.span)
      return CheckedExpression(
        kind: .extreme(.greatest, [operand, opposite]), type: operand.type, span: expression.span)
    case "sign": return try sign(of: operand, expression)
    default: throw unknownFunction(call, among: Self.mathFunctions)
    }
  }

  /// -1, 0, or 1: the number between -1 and 1 that is nearest, rounded away from zero.
  private func sign(
    of operand: CheckedExpression, _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    let type: ValueType =
      if case .int = operand.type { .int(.plain) } else {
        .decimal(scale: operand.type.scale, .plain)
      }
    func nearest(_ extreme: CheckedExpression.Extreme, to bound: Int64, _ value: CheckedExpression)
      -> CheckedExpression
    {
      let bound = CheckedExpression(
        kind: .literal(.int(bound)), type: .int(.plain), span: expression.span)
      return CheckedExpression(
        kind: .extreme(extreme, [value, bound]), type: type, span: expression.span)
    }
    let clamped = nearest(.least, to: 1, nearest(.greatest, to: -1, operand))
    return try rounded(clamped, digits: 0, .up, expression)
  }

  /// The smallest or the largest of a list of numbers.
  func extreme(
    _ extreme: CheckedExpression.Extreme, of list: CheckedExpression, _ span: Expression.Span
  ) throws(ExpressionError) -> CheckedExpression {
    guard case .list(let elements) = list.kind, case .list(let type) = list.type else {
      preconditionFailure("only lists have extremes")
    }
    for element in elements { try requireNumber(element) }
    return CheckedExpression(kind: .extreme(extreme, elements), type: type, span: span)
  }

  func rounded(
    _ operand: CheckedExpression, digits: Int, _ mode: RoundingMode, _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    try requireNumber(operand)
    let type: ValueType =
      if case .decimal(let scale, let unit) = operand.type {
        .decimal(scale: min(scale, digits), unit)
      } else {
        operand.type
      }
    return CheckedExpression(
      kind: .rounded(operand, digits: digits, mode), type: type, span: expression.span)
  }

  /// - Parameter rounding: the number of digits and the mode, as written.
  func quotient(
    _ dividend: CheckedExpression, _ divisor: CheckedExpression, _ rounding: ArraySlice<Expression>,
    _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    try requireNumber(dividend)
    try requireNumber(divisor)
    let (digits, mode) = try self.rounding(rounding)
    // Rupiah for each of something are rupiah; rupiah for each rupiah are a share.
    let unit: ValueType.Unit = divisor.type.unit == .plain ? dividend.type.unit : .plain
    return CheckedExpression(
      kind: .quotient(dividend, divisor, digits: digits, mode),
      type: .decimal(scale: digits, unit), span: expression.span)
  }

  func rounding(
    _ arguments: ArraySlice<Expression>
  ) throws(ExpressionError) -> (digits: Int, RoundingMode) {
    let (digits, mode) = (arguments[arguments.startIndex], arguments[arguments.endIndex - 1])
    guard case .literal(.int(let count)) = digits.kind,
      (0...Decimal.maximumScale).contains(Int(count))
    else {
      throw ExpressionError(
        .typeMismatch(expected: "0...\(Decimal.maximumScale)", found: "another value"),
        at: digits.span)
    }
    guard case .literal(.string(let name)) = mode.kind, let known = RoundingMode(rawValue: name)
    else {
      let names = RoundingMode.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw ExpressionError(
        .typeMismatch(expected: names, found: "another value"), at: mode.span)
    }
    return (Int(count), known)
  }

  /// A product with the reciprocal of a constant, which must be exact.
  func checkDivision(
    _ dividend: CheckedExpression, _ divisor: CheckedExpression, _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    try requireNumber(dividend)
    try requireNumber(divisor)
    if case .int = dividend.type, case .int = divisor.type {
      let quotient = dividend.kind.constant.flatMap { dividend in
        divisor.kind.constant.flatMap { try? dividend / $0 }
      }
      let hint = quotient.map { ExpressionError.Hint.write($0.description) }
      throw ExpressionError(
        .unsupported("int / int", hint: hint ?? .division), at: expression.span)
    }
    let constant: Decimal? =
      switch divisor.kind {
      case .negate(let operand): operand.kind.constant.flatMap { try? -$0 }
      default: divisor.kind.constant
      }
    guard let constant, let reciprocal = try? Decimal(1) / constant else {
      throw ExpressionError(.inexactQuotient, at: divisor.span)
    }
    return try combine(
      .multiply, dividend,
      CheckedExpression(
        kind: .literal(.decimal(reciprocal)),
        type: .decimal(scale: reciprocal.scale, divisor.type.unit), span: divisor.span))
  }
}

extension CheckedExpression.Kind {
  fileprivate var constant: Decimal? {
    switch self {
    case .literal(.int(let value)): Decimal(value)
    case .literal(.decimal(let value)): value
    default: nil
    }
  }
}
