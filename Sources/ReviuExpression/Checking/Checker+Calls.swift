extension Checker {
  struct Call {
    var receiver: Expression?
    var function: String
    var nameSpan: Expression.Span
    var arguments: [Expression]
  }

  static let textFunctions =
    CheckedExpression.TextTest.allCases.map(\.rawValue) + TextFunction.allCases.map(\.rawValue)
    + CheckedExpression.TextSearch.allCases.map(\.rawValue) + ["matches"]
  private static let globalFunctions = [
    "has", "size", "date", "divide", "round", "int", "string",
  ]

  func checkCall(
    _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    guard let receiver = call.receiver else {
      return try checkGlobalCall(call, expression, facts)
    }
    if case .name("math") = receiver.kind { return try checkMathCall(call, expression, facts) }
    if case .name("cel") = receiver.kind { return try checkBinding(call, facts) }
    if Self.textFunctions.contains(call.function) {
      return try checkTextCall(receiver, call, expression, facts)
    }
    if call.function == "size" {
      try requireCount(call, 0)
      return try checkSize(of: receiver, expression, facts)
    }
    guard Self.rowFunctions.contains(call.function) else {
      throw unknownFunction(call, among: Self.rowFunctions + Self.textFunctions)
    }
    return try checkRowCall(receiver, call, expression, facts)
  }

  private func checkGlobalCall(
    _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    switch call.function {
    case "has":
      try requireCount(call, 1)
      if case .member(let operand, let name, _) = call.arguments[0].kind, !isPath(operand) {
        return try presence(of: name, in: try checkMap(operand, facts), expression.span)
      }
      let access = try resolve(call.arguments[0])
      if case .rows = access.field.type {
        throw ExpressionError(
          .unsupported("has", hint: .write("\(access.field.name).count() > 0")),
          at: call.arguments[0].span)
      }
      return CheckedExpression(kind: .has(access), type: .bool, span: expression.span)
    case "size":
      try requireCount(call, 1)
      return try checkSize(of: call.arguments[0], expression, facts)
    case "date":
      try requireCount(call, 1)
      guard case .literal(.string(let text)) = call.arguments[0].kind else {
        throw ExpressionError(.dateNotWrittenOut, at: call.arguments[0].span)
      }
      guard let date = CivilDate(text) else {
        throw ExpressionError(.noSuchDate(text), at: call.arguments[0].span)
      }
      return CheckedExpression(kind: .date(date), type: .date, span: expression.span)
    case "divide":
      try requireCount(call, 4)
      return try quotient(
        try check(call.arguments[0], facts: facts), try check(call.arguments[1], facts: facts),
        call.arguments[2...], expression)
    case "round":
      try requireCount(call, 3)
      let (digits, mode) = try rounding(call.arguments[1...])
      return try rounded(
        try check(call.arguments[0], facts: facts), digits: digits, mode, expression)
    case "int":
      try requireCount(call, 1)
      return try wholeNumber(try check(call.arguments[0], facts: facts), expression.span)
    case "string":
      try requireCount(call, 1)
      return try text(of: try check(call.arguments[0], facts: facts), expression.span)
    default:
      if let spelling = ownSpelling(of: call) {
        throw ExpressionError(
          .unknownFunction(call.function, suggestion: spelling), at: call.nameSpan)
      }
      throw unknownFunction(
        call, among: Self.globalFunctions + Self.rowFunctions + Self.textFunctions)
    }
  }

  /// How many rows or values there are, or how many code points a text has.
  private func checkSize(
    of operand: Expression, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let kind: CheckedExpression.Kind
    switch try source(operand, facts) {
    case .rows(let selection), .groups(let selection, _): kind = .count(selection)
    case .value(let text) where text.type == .string: kind = .length(text)
    case .value(let value):
      switch value.kind {
      case .list, .map: kind = .literal(.int(Int64(value.kind.parts.count)))
      case .filtered(_, let conditions): kind = try count(of: conditions, expression).kind
      default:
        throw ExpressionError(
          .typeMismatch(expected: "string, rows", found: value.type.name), at: value.span)
      }
    }
    return CheckedExpression(kind: kind, type: .int(.plain), span: expression.span)
  }

  private func checkTextCall(
    _ receiver: Expression, _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let text = try check(receiver, facts: facts)
    try require(text, .string)
    if let function = TextFunction(rawValue: call.function) {
      let arguments = try arguments(of: call, function.parameters, facts)
      return CheckedExpression(
        kind: .textFunction(function, text, arguments: arguments), type: .string,
        span: expression.span)
    }
    if let search = CheckedExpression.TextSearch(rawValue: call.function) {
      let arguments = try arguments(of: call, [[.string], [.string, .int(.plain)]], facts)
      return CheckedExpression(
        kind: .position(search, of: arguments[0], in: text, from: arguments.dropFirst().first),
        type: .int(.plain), span: expression.span)
    }
    let argument = try arguments(of: call, [[.string]], facts)[0]
    guard let test = CheckedExpression.TextTest(rawValue: call.function) else {
      guard case .literal(.string(let source)) = argument.kind else {
        throw ExpressionError(.unsupported("matches", hint: .textInQuotes), at: argument.span)
      }
      let pattern: Pattern
      do { pattern = try patterns.pattern(source) } catch {
        throw ExpressionError(.badPattern(error), at: argument.span)
      }
      return CheckedExpression(
        kind: .matches(text, pattern), type: .bool, span: expression.span)
    }
    return CheckedExpression(
      kind: .textTest(test, text, argument), type: .bool, span: expression.span)
  }

  /// The arguments of a call, which has as many as one of the lists of parameters.
  func arguments(
    of call: Call, _ parameters: [[ValueType]], _ facts: Set<Fact>
  ) throws(ExpressionError) -> [CheckedExpression] {
    guard let types = parameters.first(where: { $0.count == call.arguments.count }) else {
      throw wrongCount(call, parameters[0].count)
    }
    var checked: [CheckedExpression] = []
    for (argument, type) in zip(call.arguments, types) {
      let value = try check(argument, facts: facts)
      // A whole number is one whatever it counts.
      if case .int = value.type, case .int = type {} else { try require(value, type) }
      checked.append(value)
    }
    return checked
  }

  func requireCount(_ call: Call, _ expected: Int) throws(ExpressionError) {
    if call.arguments.count != expected { throw wrongCount(call, expected) }
  }

  func wrongCount(_ call: Call, _ expected: Int) -> ExpressionError {
    // A number with a comma makes two arguments of one.
    for (left, right) in zip(call.arguments, call.arguments.dropFirst()) {
      let whole = left.lastOperand
      if call.arguments.count == expected + 1, whole.span.upperBound + 1 == right.span.lowerBound,
        case .literal(.int(let first)) = whole.kind, case .literal(.int(let second)) = right.kind
      {
        let digits = String(second)
        let zeros = String(repeating: "0", count: max(0, right.span.count - digits.utf8.count))
        return ExpressionError(
          .localNumber(
            "\(first),\(zeros)\(digits)", suggestion: "\(first).\(zeros)\(digits)"),
          at: whole.span.lowerBound..<right.span.upperBound)
      }
    }
    return ExpressionError(
      .wrongArgumentCount(
        function: call.function, expected: expected, found: call.arguments.count),
      at: call.nameSpan)
  }

  func unknownFunction(_ call: Call, among known: [String]) -> ExpressionError {
    ExpressionError(
      .unknownFunction(
        call.function,
        suggestion: nearest(call.function, among: known.filter { $0 != call.function })),
      at: call.nameSpan)
  }
}

extension Expression {
  /// What stands at the end of the expression.
  fileprivate var lastOperand: Expression {
    switch kind {
    case .binary(_, _, let right): right.lastOperand
    case .unary(_, let operand): operand.lastOperand
    case .conditional(_, _, let otherwise): otherwise.lastOperand
    default: self
    }
  }
}
