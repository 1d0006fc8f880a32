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

  /// A name in scope besides those of functions.
  package struct Variable: Sendable {
    enum Meaning: Sendable {
      /// A row of a record.
      case row(record: Int)
      /// The rows with the same key as the row that is bound.
      case group(Group)
      /// A value of a list.
      case value(CheckedExpression)
    }

    let name: String
    /// Where a frame keeps the row; the schema's globals come first.
    let slot: Int
    let meaning: Meaning
  }

  /// What rows were put together by, to be looked for again from each group.
  struct Group: Sendable {
    var receiver: Expression
    /// The name that the key was written with.
    var name: String
    var keyText: Expression
    /// The key of the row that stands for the group.
    var key: CheckedExpression
    var facts: Set<Fact>
  }

  /// How many variables a frame can bind.
  static let variableLimit = 8
  /// A larger expression is a mistake, and takes long to compile.
  private static let sizeLimit = 20_000

  /// Rows that an expression may visit in one proposal: some seconds' work.
  package static let visitLimit = 2_000_000_000

  let schema: Schema
  package let patterns: KnownPatterns
  /// Rows of the rule's own loop, for each of which an expression is evaluated.
  private var ruleRows = 1
  private let visitLimit: Int
  /// What has a name everywhere.
  private let constants: [String: CheckedExpression]
  /// Rows and values that have a name here, without ``constants``.
  var variables: [Variable]
  /// Where the next loop keeps its row.
  var nextSlot: Int
  /// How often loops over lists write out what is checked here.
  var expansion = 1

  /// - Parameters:
  ///   - constants: values that have a name everywhere; the names are new ones.
  ///   - patterns: to share with other checkers.
  package init(
    schema: Schema, constants: [String: CheckedExpression] = [:],
    patterns: KnownPatterns = KnownPatterns(), visitLimit: Int = Checker.visitLimit
  ) {
    self.schema = schema
    self.patterns = patterns
    self.visitLimit = visitLimit
    self.constants = constants
    variables = schema.globals.enumerated().map { slot, global in
      Variable(name: global.name, slot: slot, meaning: .row(record: global.record))
    }
    nextSlot = schema.globals.count
  }

  /// A checker that knows the same constants, but no documents.
  package var withoutDocuments: Checker {
    Checker(
      schema: Schema(records: [], globals: []), constants: constants, patterns: patterns,
      visitLimit: visitLimit)
  }

  /// What a name stands for; nil for one that is not known.
  func variable(_ name: String) -> Variable? {
    variables.last { $0.name == name }
      ?? constants[name].map { Variable(name: name, slot: nextSlot, meaning: .value($0)) }
  }

  /// Every name that stands for something.
  package var knownNames: [String] { variables.map(\.name) + constants.keys }

  /// A checker for expressions over a row, whose variable gets the next number.
  package func binding(_ name: String, record: Int) -> Checker {
    var inner = self
    inner.variables.append(Variable(name: name, slot: nextSlot, meaning: .row(record: record)))
    inner.nextSlot += 1
    inner.ruleRows = schema.records[record].rowLimit
    return inner
  }

  /// Checks an expression of any type.
  /// - Parameter facts: optional fields that are there whenever it is evaluated.
  package func check(
    _ expression: Expression, facts: Set<Fact> = []
  ) throws(ExpressionError) -> CheckedExpression {
    let checked = try checkUnbounded(expression, facts)
    guard checked.size <= Self.sizeLimit else {
      throw ExpressionError(.tooDeep, at: expression.span)
    }
    try boundVisits(checked, of: expression)
    return checked
  }

  private func boundVisits(
    _ checked: CheckedExpression, of expression: Expression
  ) throws(ExpressionError) {
    var cost = checked.cost
    let (each, isTooLarge) = cost.each.multipliedReportingOverflow(by: ruleRows)
    cost.each = isTooLarge ? .max : each
    guard cost.total > visitLimit else { return }
    let (function, span) =
      if case .call(_, let function, let span, _) = expression.kind {
        (function, span)
      } else {
        ("", expression.span)
      }
    throw ExpressionError(.tooCostly(function, rows: cost.total, limit: visitLimit), at: span)
  }

  private func checkUnbounded(
    _ expression: Expression, _ facts: Set<Fact>
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
    case .map(let entries):
      return try checkMap(entries, expression, facts)
    case .index(let operand, let key):
      return try entry(
        of: try check(operand, facts: facts), at: try check(key, facts: facts), expression.span)
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

  /// Neither a list, a map, nor rows, which only stand where their elements are asked for.
  func requireValue(_ expression: CheckedExpression) throws(ExpressionError) {
    guard expression.type.isScalar else {
      throw ExpressionError(
        .typeMismatch(expected: "bool, int, decimal, string, date", found: expression.type.name),
        at: expression.span)
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

  /// The type that both have, widening numbers; nil when there is none.
  func common(_ left: ValueType, _ right: ValueType) -> ValueType? {
    if left == right || right == .nothing { return left }
    if left == .nothing { return right }
    if case .list(let first) = left, case .list(let second) = right {
      return common(first, second).map { .list($0) }
    }
    if case .map(let key, let value) = left, case .map(let otherKey, let otherValue) = right {
      guard let key = common(key, otherKey) else { return nil }
      return common(value, otherValue).map { .map(key: key, value: $0) }
    }
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
