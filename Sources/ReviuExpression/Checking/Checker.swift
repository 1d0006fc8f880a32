/// Resolves names and checks types.
///
/// Optional fields may only be used where it is known that they are there: behind `has(...) &&`, in the first
/// branch of `has(...) ? :`, or where the caller passes what a condition has established.
package struct Checker: Sendable {
  /// An optional field that is known to be there, by variable and name.
  package struct Fact: Hashable, Sendable {
    package var variable: Int
    package var field: String
  }

  /// A loop variable in scope; its number follows those of the schema's globals.
  package struct Variable: Sendable {
    package var name: String
    package var record: Int

    package init(name: String, record: Int) {
      self.name = name
      self.record = record
    }
  }

  /// How many variables a frame can bind.
  static let variableLimit = 8

  let schema: Schema
  var variables: [Variable]

  /// - Parameter variables: loop variables that the expression may use, outermost first.
  package init(schema: Schema, variables: [Variable] = []) {
    self.schema = schema
    self.variables = schema.globals.map { Variable(name: $0.name, record: $0.record) } + variables
  }

  /// Checks an expression of any type.
  /// - Parameter facts: optional fields that are there whenever it is evaluated.
  package func check(
    _ expression: Expression, facts: Set<Fact> = []
  ) throws(ExpressionError) -> CheckedExpression {
    switch expression.kind {
    case .literal(let literal):
      return CheckedExpression(
        kind: .literal(literal), type: type(of: literal), span: expression.span)
    case .name, .member:
      return try checkField(expression, facts)
    case .unary(let symbol, let operand):
      return try checkUnary(symbol, operand, expression, facts)
    case .binary(let symbol, let left, let right):
      return try checkBinary(symbol, left, right, expression, facts)
    case .conditional(let condition, let then, let otherwise):
      return try checkConditional(condition, then, otherwise, expression, facts)
    case .list(let elements):
      return try checkList(elements, expression, facts)
    case .call(let receiver, let function, let nameSpan, let arguments):
      return try checkCall(
        Call(receiver: receiver, function: function, nameSpan: nameSpan, arguments: arguments),
        expression, facts)
    }
  }

  /// Checks an expression whose result is a single value.
  package func checkValue(
    _ expression: Expression, facts: Set<Fact> = []
  ) throws(ExpressionError) -> CheckedExpression {
    let checked = try check(expression, facts: facts)
    try requireValue(checked)
    return checked
  }

  /// Checks a condition.
  package func checkCondition(
    _ expression: Expression, facts: Set<Fact> = []
  ) throws(ExpressionError) -> CheckedExpression {
    let checked = try check(expression, facts: facts)
    try require(checked, .bool)
    return checked
  }

  func require(_ expression: CheckedExpression, _ type: ValueType) throws(ExpressionError) {
    guard expression.type == type else {
      throw ExpressionError(
        .typeMismatch(expected: type.name, found: expression.type.name), at: expression.span)
    }
  }

  private func type(of literal: Literal) -> ValueType {
    switch literal {
    case .bool: .bool
    case .int: .int(.plain)
    case .decimal(let value): .decimal(scale: value.scale, .plain)
    case .string: .string
    }
  }

  private func checkUnary(
    _ symbol: UnaryOperator, _ operand: Expression, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let checked = try check(operand, facts: facts)
    switch symbol {
    case .not:
      try require(checked, .bool)
      return CheckedExpression(kind: .not(checked), type: .bool, span: expression.span)
    case .negate:
      try requireNumber(checked)
      return CheckedExpression(
        kind: .negate(checked), type: checked.type, span: expression.span)
    }
  }

  func requireNumber(_ expression: CheckedExpression) throws(ExpressionError) {
    guard expression.type.isNumber else {
      throw ExpressionError(
        .typeMismatch(expected: "int, decimal", found: expression.type.name), at: expression.span)
    }
  }

  /// Neither a list nor rows, which only stand where their elements are asked for.
  private func requireValue(_ expression: CheckedExpression) throws(ExpressionError) {
    switch expression.type {
    case .list, .rows:
      throw ExpressionError(
        .typeMismatch(expected: "bool, int, decimal, string, date", found: expression.type.name),
        at: expression.span)
    case .bool, .int, .decimal, .string, .date: break
    }
  }

  private func checkConditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression,
    _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let test = try checkCondition(condition, facts: facts)
    let first = try check(then, facts: facts.union(Self.facts(whenTrue: test)))
    let second = try check(otherwise, facts: facts.union(Self.facts(whenFalse: test)))
    try requireValue(first)
    guard let type = common(first.type, second.type) else {
      throw ExpressionError(
        .typeMismatch(expected: first.type.name, found: second.type.name), at: second.span)
    }
    return CheckedExpression(
      kind: .conditional(test, then: first, otherwise: second), type: type,
      span: expression.span)
  }

  private func checkList(
    _ elements: [Expression], _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    var checked: [CheckedExpression] = []
    var type: ValueType?
    for element in elements {
      let next = try check(element, facts: facts)
      try requireValue(next)
      if let known = type {
        guard let shared = common(known, next.type) else {
          throw ExpressionError(
            .typeMismatch(expected: known.name, found: next.type.name), at: next.span)
        }
        type = shared
      } else {
        type = next.type
      }
      checked.append(next)
    }
    guard let type else {
      throw ExpressionError(
        .unsupported("[]", hint: "write at least one value"), at: expression.span)
    }
    return CheckedExpression(
      kind: .list(checked), type: .list(type), span: expression.span)
  }

  /// The type that both have, widening numbers; nil when there is none.
  func common(_ left: ValueType, _ right: ValueType) -> ValueType? {
    if left == right { return left }
    guard left.isNumber, right.isNumber else { return nil }
    let unit: ValueType.Unit = left.unit == .plain ? right.unit : left.unit
    if case .int = left, case .int = right { return .int(unit) }
    return .decimal(scale: max(left.scale, right.scale), unit)
  }
}

extension Checker {
  /// Optional fields that must be there where the condition holds.
  package static func facts(whenTrue condition: CheckedExpression) -> Set<Fact> {
    switch condition.kind {
    case .has(let access):
      [Fact(variable: access.variable, field: access.field.name)]
    case .binary(.and, let left, let right):
      facts(whenTrue: left).union(facts(whenTrue: right))
    case .not(let operand): facts(whenFalse: operand)
    default: []
    }
  }

  /// Optional fields that must be there where the condition does not hold.
  package static func facts(whenFalse condition: CheckedExpression) -> Set<Fact> {
    switch condition.kind {
    case .binary(.or, let left, let right):
      facts(whenFalse: left).union(facts(whenFalse: right))
    case .not(let operand): facts(whenTrue: operand)
    default: []
    }
  }
}
