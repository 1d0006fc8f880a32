/// Lists have a length that is known here, so what is done with one is written out for its values.
extension Checker {
  func checkListCall(
    _ list: CheckedExpression, _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    switch list.kind {
    case .list(let elements):
      return try checkListCall(elements, nil, list, call, expression, facts)
    case .filtered(let elements, let conditions):
      return try checkListCall(elements, conditions, list, call, expression, facts)
    case .projection(let selection, let element):
      return try checkProjectionCall(selection, element, call, expression, facts)
    case .map(let entries): return try checkMapCall(entries, list, call, expression, facts)
    default: throw notRows(list)
    }
  }

  /// - Parameters:
  ///   - conditions: for each element whether it counts; nil when all do.
  ///   - places: what a name for the place of each element stands for; its position unless something else is said.
  func checkListCall(
    _ elements: [CheckedExpression], _ conditions: [CheckedExpression]?, _ list: CheckedExpression,
    _ call: Call, _ expression: Expression, _ facts: Set<Fact>, places: [CheckedExpression]? = nil
  ) throws(ExpressionError) -> CheckedExpression {
    switch call.function {
    case "min", "max":
      try requireCount(call, 0)
      if conditions != nil { throw notWrittenOut(call.function, call.nameSpan) }
      if elements.isEmpty { throw withoutValues(list) }
      return try extreme(call.function == "min" ? .least : .greatest, of: list, expression.span)
    case "sum":
      try requireCount(call, 0)
      for element in elements { try requireNumber(element) }
      guard let conditions else { return try fold(.add, elements, expression) }
      return try fold(.add, zip(conditions, elements).map(counting), expression)
    case "all", "exists", "exists_one", "map", "filter":
      let (call, position) = call.withoutPosition
      try requireCount(call, 2)
      if let position, conditions != nil {
        throw ExpressionError(
          .unsupported(try newName(position), hint: .positionsWithoutFilter), at: position.span)
      }
      // Where there are no values, nothing is said of any.
      for name in [position, call.arguments[0]] { _ = try name.map(newName) }
      var bodies: [CheckedExpression] = []
      for (index, element) in elements.enumerated() {
        let outer = try binding(position) { places?[index] ?? number(Int64(index), $0.span) }
        let inner = try outer.binding(call.arguments[0], to: element, among: elements.count)
        let known = conditions.map { facts.union(Self.facts(whenTrue: $0[index])) } ?? facts
        bodies.append(try inner.check(call.arguments[1], facts: known))
      }
      if call.function == "map" {
        let list = try self.list(bodies, expression)
        return conditions.map { filtered(bodies, by: $0, list.type, expression) } ?? list
      }
      for body in bodies { try require(body, .bool) }
      if call.function == "all" {
        return try fold(.and, try guarded(bodies, .or, conditions?.map(negation)), expression)
      }
      let holding = try guarded(bodies, .and, conditions)
      switch call.function {
      case "filter": return filtered(elements, by: holding, list.type, expression)
      case "exists": return try fold(.or, holding, expression)
      default:
        return try combine(.equal, try count(of: holding, expression), number(1, expression.span))
      }
    default:
      throw unknownFunction(
        call,
        among: [
          "sum", "min", "max", "join", "all", "exists", "exists_one", "map", "filter", "size",
        ])
    }
  }

  private func checkProjectionCall(
    _ selection: RowSelection, _ element: CheckedExpression, _ call: Call, _ expression: Expression,
    _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    if let aggregate = CheckedExpression.Aggregate(rawValue: call.function),
      call.arguments.isEmpty
    {
      return try self.aggregate(aggregate, selection, element, expression.span)
    }
    let (call, position) = call.withoutPosition
    try requireCount(call, 2)
    let outer = try binding(position) { name throws(ExpressionError) in
      try ordinal(of: selection, name)
    }
    let inner = try outer.binding(call.arguments[0], to: element, among: 1)
    let body = try inner.check(call.arguments[1], facts: facts)
    if call.function == "map" {
      try requireValue(body)
      return CheckedExpression(
        kind: .projection(selection, body: body), type: .list(body.type), span: expression.span)
    }
    guard let aggregate = CheckedExpression.Aggregate(rawValue: call.function) else {
      throw ExpressionError(
        .unsupported(call.function, hint: .rowsWithoutMap), at: call.nameSpan)
    }
    return try self.aggregate(aggregate, selection, body, expression.span)
  }

  /// The values with an operator between them; what changes nothing where there are none.
  func fold(
    _ symbol: BinaryOperator, _ values: [CheckedExpression], _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    guard var result = values.first else {
      return symbol == .add
        ? number(0, expression.span) : truth(symbol == .and, expression.span)
    }
    for value in values.dropFirst() { result = try combine(symbol, result, value) }
    return result
  }

  /// The texts behind each other, with a separator between them.
  func joined(
    _ texts: [CheckedExpression], _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    for text in texts { try require(text, .string) }
    let separator = try arguments(of: call, [[], [.string]], facts).first
    guard let first = texts.first else {
      return CheckedExpression(kind: .literal(.string("")), type: .string, span: expression.span)
    }
    var parts = [first]
    for text in texts.dropFirst() {
      if let separator { parts.append(separator) }
      parts.append(text)
    }
    let whole = try fold(.add, parts, expression)
    return CheckedExpression(kind: whole.kind, type: .string, span: expression.span)
  }

  func number(_ value: Int64, _ span: Expression.Span) -> CheckedExpression {
    CheckedExpression(kind: .literal(.int(value)), type: .int(.plain), span: span)
  }

  func truth(_ value: Bool, _ span: Expression.Span) -> CheckedExpression {
    CheckedExpression(kind: .literal(.bool(value)), type: .bool, span: span)
  }

  func checkList(
    _ elements: [Expression], _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    var checked: [CheckedExpression] = []
    for element in elements { checked.append(try check(element, facts: facts)) }
    return try list(checked, expression)
  }

  func list(
    _ elements: [CheckedExpression], _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    var type = ValueType.nothing
    for element in elements { type = try shared(type, with: element) }
    return CheckedExpression(
      kind: .list(elements), type: .list(type), span: expression.span)
  }

  /// The type of a value and of those before it, all of which a list or a map holds.
  func shared(
    _ type: ValueType, with value: CheckedExpression
  ) throws(ExpressionError) -> ValueType {
    if case .rows = value.type { try requireValue(value) }
    guard let shared = common(type, value.type) else {
      throw ExpressionError(
        .typeMismatch(expected: type.name, found: value.type.name), at: value.span)
    }
    return shared
  }

  /// One list behind the other.
  func concatenation(
    _ left: CheckedExpression, _ right: CheckedExpression, _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    guard case .list(let first) = left.kind, case .list(let second) = right.kind else {
      throw notWrittenOut("+", expression.span)
    }
    return try list(first + second, expression)
  }

  /// That two lists have equal values in the same order, or that two maps have equal values behind the same keys.
  func equality(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    guard common(left.type, right.type) != nil else {
      throw ExpressionError(
        .notComparable(left.type.name, right.type.name), at: expression.span)
    }
    let pairs: [(CheckedExpression, CheckedExpression)]
    switch (left.kind, right.kind) {
    case (.list(let first), .list(let second)):
      pairs = first.count == second.count ? Array(zip(first, second)) : []
    case (.map(let first), .map(let second)): pairs = self.pairs(first, second)
    default: throw notWrittenOut(symbol.rawValue, expression.span)
    }
    guard pairs.count == left.kind.parts.count, pairs.count == right.kind.parts.count else {
      return truth(symbol == .notEqual, expression.span)
    }
    var equalities: [CheckedExpression] = []
    for (a, b) in pairs { equalities.append(try equal(a, b, expression)) }
    let all = try fold(.and, equalities, expression)
    return symbol == .equal
      ? all : CheckedExpression(kind: .not(all), type: .bool, span: expression.span)
  }

  /// That two values are the same.
  private func equal(
    _ left: CheckedExpression, _ right: CheckedExpression, _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    switch (left.type, right.type) {
    case (.list, .list), (.map, .map): try equality(.equal, left, right, expression)
    default: try combine(.equal, left, right)
    }
  }

  private func equalities(
    of elements: [CheckedExpression], with value: CheckedExpression, _ expression: Expression
  ) throws(ExpressionError) -> [CheckedExpression] {
    var equalities: [CheckedExpression] = []
    for element in elements { equalities.append(try equal(element, value, expression)) }
    return equalities
  }

  /// `value in list`, or that a map has a key.
  func membership(
    _ value: CheckedExpression, _ list: CheckedExpression, _ expression: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    if case .map(let entries) = list.kind {
      return try membership(value, try keys(of: entries, list), expression)
    }
    guard case .list(let element) = list.type else {
      throw ExpressionError(
        .typeMismatch(expected: "list, map", found: list.type.name), at: list.span)
    }
    guard common(element, value.type) != nil else {
      throw ExpressionError(
        .notComparable(value.type.name, element.name), at: expression.span)
    }
    if case .projection(let selection, let body) = list.kind {
      return try aggregate(
        .exists, selection, try combine(.equal, body, value), expression.span)
    }
    if case .filtered(let elements, let conditions) = list.kind {
      let equalities = try equalities(of: elements, with: value, expression)
      return try fold(.or, try guarded(equalities, .and, conditions), expression)
    }
    guard case .list(let elements) = list.kind else { throw notWrittenOut("in", list.span) }
    // Nothing is in an empty list, but what is looked for must be known.
    if elements.isEmpty {
      let never = try combine(.notEqual, value, value)
      return CheckedExpression(kind: never.kind, type: .bool, span: expression.span)
    }
    if !value.type.isScalar {
      return try fold(
        .or, try equalities(of: elements, with: value, expression), expression)
    }
    return CheckedExpression(
      kind: .binary(.isIn, value, list), type: .bool, span: expression.span)
  }
}
