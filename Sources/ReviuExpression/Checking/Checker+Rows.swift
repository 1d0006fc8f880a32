/// Functions of rows and of lists.
extension Checker {
  /// What a function behind a point is called on.
  enum Source {
    case rows(RowSelection)
    case groups(RowSelection, Group)
    case value(CheckedExpression)
  }

  static let rowFunctions =
    CheckedExpression.Aggregate.allCases.map(\.rawValue)
    + [
      "existsOne", "filter", "map", "count", "avg", "groupBy", "sumBy", "isUnique", "duplicates",
      "join",
    ]

  func checkRowCall(
    _ receiver: Expression, _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    var call = call
    // CEL has both spellings.
    if call.function == "existsOne" { call.function = "exists_one" }
    let givesRows = ["filter", "duplicates", "groupBy"].contains(call.function)
    if givesRows, call.function != "filter" || !isList(receiver) {
      throw ExpressionError(.unsupported(call.function, hint: .somethingBehind), at: call.nameSpan)
    }
    let source = try source(receiver, facts)
    switch call.function {
    case "count":
      try requireCount(call, 0)
      switch source {
      case .rows(let selection), .groups(let selection, _):
        return CheckedExpression(
          kind: .count(selection), type: .int(.plain), span: expression.span)
      case .value(let value): throw notRows(value)
      }
    case "isUnique": return try checkUniqueness(source, call, expression, facts)
    case "sumBy": return try checkGroupedSums(receiver, call, expression, facts)
    case "join":
      guard case .value(let list) = source, case .list(let texts) = list.kind else {
        throw notWrittenOut("join", call.nameSpan)
      }
      return try joined(texts, call, expression, facts)
    default:
      if case .value(let list) = source {
        return try checkListCall(list, call, expression, facts)
      }
      return try checkAggregate(source, call, expression, facts)
    }
  }

  private func checkAggregate(
    _ source: Source, _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let (call, position) = call.withoutPosition
    try requireCount(call, call.function == "avg" ? 4 : 2)
    let (selection, body) = try checkBody(of: source, call.arguments, position: position, facts)
    if call.function == "map" {
      try requireValue(body)
      return CheckedExpression(
        kind: .projection(selection, body: body), type: .list(body.type), span: expression.span)
    }
    if call.function == "avg" {
      let sum = try aggregate(.sum, selection, body, expression.span)
      let count = CheckedExpression(
        kind: .count(selection), type: .int(.plain), span: expression.span)
      return try quotient(sum, count, call.arguments[2...], expression)
    }
    guard let aggregate = CheckedExpression.Aggregate(rawValue: call.function) else {
      preconditionFailure("\(call.function) is a function of rows")
    }
    return try self.aggregate(aggregate, selection, body, expression.span)
  }

  /// The rows and what stands behind the name for each of them.
  /// - Parameter position: the name for the place of the row.
  private func checkBody(
    of source: Source, _ arguments: [Expression], position: Expression? = nil, _ facts: Set<Fact>
  ) throws(ExpressionError) -> (RowSelection, body: CheckedExpression) {
    let (selection, group): (RowSelection, Group?) =
      switch source {
      case .rows(let rows): (rows, nil)
      case .groups(let rows, let group): (rows, group)
      case .value: preconditionFailure("a value has no rows")
      }
    let outer = try binding(position) { name throws(ExpressionError) in
      try ordinal(of: selection, name)
    }
    let inner = try outer.binding(arguments[0], to: selection, group: group)
    return (selection, try inner.check(arguments[1], facts: facts.union(selection.facts)))
  }

  func aggregate(
    _ aggregate: CheckedExpression.Aggregate, _ selection: RowSelection, _ body: CheckedExpression,
    _ span: Expression.Span
  ) throws(ExpressionError) -> CheckedExpression {
    let type: ValueType
    switch aggregate {
    case .all, .exists, .existsOne:
      try require(body, .bool)
      type = .bool
    case .sum, .min, .max:
      if aggregate == .sum || body.type != .date { try requireNumber(body) }
      type = body.type
    case .product:
      try requireNumber(body)
      // The number of factors is not known here, so neither is the number of digits.
      type = .decimal(scale: Decimal.maximumScale, body.type.unit)
    }
    return CheckedExpression(
      kind: .aggregate(aggregate, selection, body: body), type: type, span: span)
  }

  /// `rows.isUnique(d, key)`: there are as many rows as keys.
  private func checkUniqueness(
    _ source: Source, _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    try requireCount(call, 2)
    let selection: RowSelection
    switch source {
    case .rows(let rows): selection = rows
    case .groups: throw ExpressionError(.notRows("groupBy"), at: call.nameSpan)
    case .value(let value): throw notRows(value)
    }
    let (_, key) = try checkBody(of: source, call.arguments, facts)
    try requireValue(key)
    var firsts = selection
    firsts.filters.append(.first(key: key))
    let counts = [selection, firsts].map {
      CheckedExpression(kind: .count($0), type: .int(.plain), span: expression.span)
    }
    return CheckedExpression(
      kind: .binary(.equal, counts[0], counts[1]), type: .bool, span: expression.span)
  }

  /// `rows.sumBy(d, key, value)`: for each key what the values of its rows add up to.
  private func checkGroupedSums(
    _ receiver: Expression, _ call: Call, _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    try requireCount(call, 3)
    let (groups, group) = try self.groups(
      of: receiver, [call.arguments[0], call.arguments[1]], facts)
    // No author can write this name, so nothing else is meant by it.
    let inner = binding("", to: groups, group: group)
    let (rows, value) = try inner.checkBody(
      of: .rows(try inner.rows(of: group, slot: groups.variable)),
      [call.arguments[0], call.arguments[2]], facts)
    let sum = try inner.aggregate(.sum, rows, value, expression.span)
    return CheckedExpression(
      kind: .projection(groups, body: sum), type: .list(sum.type), span: expression.span)
  }
}

extension Checker {
  func notRows(_ value: CheckedExpression) -> ExpressionError {
    if case .field(let access) = value.kind {
      return ExpressionError(.notRows(access.field.name), at: value.span)
    }
    return ExpressionError(.notRows("this expression"), at: value.span)
  }

  func source(
    _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> Source {
    switch expression.kind {
    case .call(_?, "filter", _, _) where isList(expression): break
    case .call(_?, "filter", _, _), .call(_?, "duplicates", _, _):
      return .rows(try checkRows(expression, facts))
    case .call(let receiver?, "groupBy", let nameSpan, let arguments):
      try requireCount(
        Call(receiver: receiver, function: "groupBy", nameSpan: nameSpan, arguments: arguments), 2)
      let (selection, group) = try groups(of: receiver, arguments, facts)
      return .groups(selection, group)
    case .name(let name):
      guard let variable = variable(name) else { break }
      if case .group = variable.meaning { return .rows(try checkRows(expression, facts)) }
    case .member where isPath(expression):
      if case .rows = try resolve(expression).field.type {
        return .rows(try checkRows(expression, facts))
      }
    default: break
    }
    return .value(try check(expression, facts: facts))
  }

  /// The rows that an expression such as `rab.detil` stands for.
  package func selectRows(_ expression: Expression) throws(ExpressionError) -> RowSelection {
    try checkRows(expression, [])
  }

  private func checkRows(
    _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> RowSelection {
    switch expression.kind {
    case .call(let receiver?, let function, let nameSpan, let arguments)
    where function == "filter" || function == "duplicates":
      let call = Call(
        receiver: receiver, function: function, nameSpan: nameSpan, arguments: arguments)
      try requireCount(call, 2)
      var selection = try checkRows(receiver, facts)
      let (_, body) = try checkBody(of: .rows(selection), arguments, facts)
      if function == "filter" {
        try require(body, .bool)
        selection.filters.append(.condition(body))
      } else {
        try requireValue(body)
        selection.filters.append(.repeated(key: body))
      }
      return selection
    case .name(let name):
      if let variable = variable(name),
        case .group(let group) = variable.meaning
      {
        return try rows(of: group, slot: variable.slot)
      }
    case .member: break
    default: throw ExpressionError(.notRows("this expression"), at: expression.span)
    }
    let access = try resolve(expression)
    guard case .rows(let record) = access.field.type else {
      throw ExpressionError(.notRows(access.field.name), at: expression.span)
    }
    guard nextSlot < Self.variableLimit else {
      throw ExpressionError(.tooDeep, at: expression.span)
    }
    return RowSelection(
      rows: access, variable: nextSlot, filters: [], rowLimit: schema.records[record].rowLimit,
      globalCount: schema.globals.count)
  }

  /// The first row of each group, and what the group consists of.
  private func groups(
    of receiver: Expression, _ arguments: [Expression], _ facts: Set<Fact>
  ) throws(ExpressionError) -> (RowSelection, Group) {
    var selection = try checkRows(receiver, facts)
    let (_, key) = try checkBody(of: .rows(selection), arguments, facts)
    try requireValue(key)
    selection.filters.append(.first(key: key))
    guard case .name(let name) = arguments[0].kind else {
      preconditionFailure("a name that was not bound")
    }
    let group = Group(
      receiver: receiver, name: name, keyText: arguments[1], key: key, facts: facts)
    return (selection, group)
  }

  /// The rows that have the same key as the one that stands for their group.
  private func rows(of group: Group, slot: Int) throws(ExpressionError) -> RowSelection {
    var selection = try checkRows(group.receiver, group.facts)
    let inner = binding(group.name, to: selection, group: nil)
    let key = try inner.check(group.keyText, facts: group.facts.union(selection.facts))
    selection.filters.append(
      .condition(try combine(.equal, key, group.key)))
    return selection
  }

  private func binding(
    _ name: Expression, to selection: RowSelection, group: Group?
  ) throws(ExpressionError) -> Checker {
    binding(try newName(name), to: selection, group: group)
  }

  /// A name that is free for a loop.
  package func newName(_ expression: Expression) throws(ExpressionError) -> String {
    guard case .name(let name) = expression.kind, !Self.reservedNames.contains(name) else {
      throw ExpressionError(.notALoopVariable, at: expression.span)
    }
    if variable(name) != nil {
      throw ExpressionError(.shadowedName(name), at: expression.span)
    }
    return name
  }

  private func binding(_ name: String, to selection: RowSelection, group: Group?) -> Checker {
    guard case .rows(let record) = selection.rows.field.type else {
      preconditionFailure("a selection is of rows")
    }
    var inner = self
    inner.variables.append(
      Variable(
        name: name, slot: selection.variable,
        meaning: group.map { .group($0) } ?? .row(record: record)))
    inner.nextSlot = max(
      nextSlot, selection.variable + 1,
      selection.filters.reduce(0) {
        max($0, $1.expression.variableCount)
      })
    return inner
  }

  /// Words that CEL keeps for itself.
  private static let reservedNames: Set = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "namespace", "null", "package", "return", "var", "void", "while",
  ]
}

extension RowSelection {
  /// Optional fields that all of the rows have.
  package var facts: Set<Checker.Fact> {
    filters.reduce(into: []) { facts, filter in
      if case .condition(let condition) = filter {
        facts.formUnion(Checker.facts(whenTrue: condition))
      }
    }
  }
}
