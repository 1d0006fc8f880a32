extension Checker {
  struct Call {
    var receiver: Expression?
    var function: String
    var nameSpan: Expression.Span
    var arguments: [Expression]
  }

  /// Functions by their names; those of rows take a variable and an expression over it.
  private static let rowFunctions =
    CheckedExpression.Aggregate.allCases.map(\.rawValue) + ["filter", "count"]
  private static let textFunctions =
    CheckedExpression.TextTest.allCases.map(\.rawValue) + ["matches"]
  private static let globalFunctions = ["has", "size", "date"]

  /// Words that CEL keeps for itself.
  private static let reservedNames: Set = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "namespace", "null", "package", "return", "var", "void", "while",
  ]

  func checkCall(
    _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    guard let receiver = call.receiver else {
      return try checkGlobalCall(call, expression, facts)
    }
    if Self.textFunctions.contains(call.function) {
      return try checkTextCall(receiver, call, expression, facts)
    }
    if call.function == "filter" {
      throw ExpressionError(
        .unsupported("filter", hint: "add .count(), .sum(...), or .exists(...) behind it"),
        at: call.nameSpan)
    }
    if call.function == "size" {
      try requireCount(call, 0)
      return try checkSize(of: receiver, expression, facts)
    }
    if call.function == "count" {
      try requireCount(call, 0)
      let selection = try checkRows(receiver, facts)
      return CheckedExpression(
        kind: .count(selection), type: .int(.plain), span: expression.span)
    }
    guard let aggregate = CheckedExpression.Aggregate(rawValue: call.function) else {
      throw unknownFunction(call, among: Self.rowFunctions + Self.textFunctions)
    }
    return try checkAggregate(aggregate, receiver, call, expression, facts)
  }

  private func checkGlobalCall(
    _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    switch call.function {
    case "has":
      try requireCount(call, 1)
      let access = try resolve(call.arguments[0])
      if case .rows = access.field.type {
        throw ExpressionError(
          .unsupported("has", hint: "\(access.field.name).count() > 0"), at: call.arguments[0].span)
      }
      return CheckedExpression(kind: .has(access), type: .bool, span: expression.span)
    case "size":
      try requireCount(call, 1)
      return try checkSize(of: call.arguments[0], expression, facts)
    case "date":
      try requireCount(call, 1)
      guard case .literal(.string(let text)) = call.arguments[0].kind,
        let date = CivilDate(text)
      else {
        throw ExpressionError(
          .typeMismatch(expected: "\"yyyy-mm-dd\"", found: "another value"),
          at: call.arguments[0].span)
      }
      return CheckedExpression(kind: .date(date), type: .date, span: expression.span)
    default:
      throw unknownFunction(
        call, among: Self.globalFunctions + Self.rowFunctions + Self.textFunctions)
    }
  }

  /// How many rows there are, or how many code points a text has.
  private func checkSize(
    of operand: Expression, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    if try isRows(operand) {
      let selection = try checkRows(operand, facts)
      return CheckedExpression(
        kind: .count(selection), type: .int(.plain), span: expression.span)
    }
    let text = try check(operand, facts: facts)
    guard text.type == .string else {
      throw ExpressionError(
        .typeMismatch(expected: "string, rows", found: text.type.name), at: text.span)
    }
    return CheckedExpression(kind: .length(text), type: .int(.plain), span: expression.span)
  }

  private func isRows(_ expression: Expression) throws(ExpressionError) -> Bool {
    switch expression.kind {
    case .call(_?, "filter", _, _): return true
    case .name, .member:
      if case .rows = try resolve(expression).field.type { return true }
      return false
    default: return false
    }
  }

  private func checkTextCall(
    _ receiver: Expression, _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    try requireCount(call, 1)
    let text = try check(receiver, facts: facts)
    try require(text, .string)
    let argument = try check(call.arguments[0], facts: facts)
    try require(argument, .string)
    guard let test = CheckedExpression.TextTest(rawValue: call.function) else {
      guard case .literal(.string(let source)) = argument.kind else {
        throw ExpressionError(
          .unsupported("matches", hint: "give the pattern as a text in quotes"),
          at: argument.span)
      }
      let pattern: Pattern
      do { pattern = try Pattern(source) } catch {
        throw ExpressionError(.badPattern(error.description), at: argument.span)
      }
      return CheckedExpression(
        kind: .matches(text, pattern), type: .bool, span: expression.span)
    }
    return CheckedExpression(
      kind: .textTest(test, text, argument), type: .bool, span: expression.span)
  }

  private func checkAggregate(
    _ aggregate: CheckedExpression.Aggregate, _ receiver: Expression, _ call: Call,
    _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    try requireCount(call, 2)
    let selection = try checkRows(receiver, facts)
    let inner = try binding(call.arguments[0], to: selection)
    let known = selection.filters.reduce(into: facts) { $0.formUnion(Self.facts(whenTrue: $1)) }
    let body = try inner.check(call.arguments[1], facts: known)
    let type: ValueType
    switch aggregate {
    case .all, .exists, .existsOne:
      try require(body, .bool)
      type = .bool
    case .sum:
      try requireNumber(body)
      type = body.type
    case .product:
      try requireNumber(body)
      // The number of factors is not known here, so neither is the number of digits.
      type = .decimal(scale: Decimal.maximumScale, body.type.unit)
    }
    return CheckedExpression(
      kind: .aggregate(aggregate, selection, body: body), type: type, span: expression.span)
  }

  /// The rows that an expression such as `rab.detil` stands for.
  package func selectRows(_ expression: Expression) throws(ExpressionError) -> RowSelection {
    try checkRows(expression, [])
  }

  /// A checker for expressions over a row, whose variable gets the next number.
  package func binding(_ name: String, record: Int) -> Checker {
    var inner = self
    inner.variables.append(Variable(name: name, record: record))
    return inner
  }

  private func checkRows(
    _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> RowSelection {
    if case .call(let receiver?, "filter", let nameSpan, let arguments) = expression.kind {
      let call = Call(
        receiver: receiver, function: "filter", nameSpan: nameSpan, arguments: arguments)
      try requireCount(call, 2)
      var selection = try checkRows(receiver, facts)
      let inner = try binding(arguments[0], to: selection)
      let known = selection.filters.reduce(into: facts) { $0.formUnion(Self.facts(whenTrue: $1)) }
      selection.filters.append(try inner.checkCondition(arguments[1], facts: known))
      return selection
    }
    let access: FieldAccess
    switch expression.kind {
    case .name, .member: access = try resolve(expression)
    default: throw ExpressionError(.notRows("this expression"), at: expression.span)
    }
    guard case .rows = access.field.type else {
      throw ExpressionError(.notRows(access.field.name), at: expression.span)
    }
    guard variables.count < Self.variableLimit else {
      throw ExpressionError(.tooDeep, at: expression.span)
    }
    return RowSelection(rows: access, variable: variables.count, filters: [])
  }

  private func binding(
    _ name: Expression, to selection: RowSelection
  ) throws(ExpressionError) -> Checker {
    let span = name.span
    guard case .name(let name) = name.kind, !Self.reservedNames.contains(name) else {
      throw ExpressionError(.notALoopVariable, at: span)
    }
    guard case .rows(let record) = selection.rows.field.type else {
      preconditionFailure("a selection is of rows")
    }
    if variables.contains(where: { $0.name == name }) {
      throw ExpressionError(.shadowedName(name), at: span)
    }
    return binding(name, record: record)
  }

  private func requireCount(_ call: Call, _ expected: Int) throws(ExpressionError) {
    guard call.arguments.count == expected else {
      throw ExpressionError(
        .wrongArgumentCount(
          function: call.function, expected: expected, found: call.arguments.count),
        at: call.nameSpan)
    }
  }

  private func unknownFunction(_ call: Call, among known: [String]) -> ExpressionError {
    ExpressionError(
      .unknownFunction(
        call.function,
        suggestion: nearest(call.function, among: known.filter { $0 != call.function })),
      at: call.nameSpan)
  }
}
