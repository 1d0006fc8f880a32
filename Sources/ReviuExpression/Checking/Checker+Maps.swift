/// Maps have keys that are known here, so what is done with one is written out for its entries.
extension Checker {
  func checkMap(
    _ entries: [Expression.Entry], _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    var checked: [CheckedExpression.Entry] = []
    var known: Set<Value> = []
    var (keyType, valueType) = (ValueType.nothing, ValueType.nothing)
    for entry in entries {
      let (key, constant) = try checkKey(entry.key, facts)
      keyType = try shared(keyType, with: key)
      guard known.insert(constant).inserted else {
        throw ExpressionError(.repeatedKey(constant.spelled), at: key.span)
      }
      let value = try check(entry.value, facts: facts)
      valueType = try shared(valueType, with: value)
      checked.append(CheckedExpression.Entry(key: key, value: value))
    }
    return CheckedExpression(
      kind: .map(checked), type: .map(key: keyType, value: valueType), span: expression.span)
  }

  private func checkKey(
    _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> (CheckedExpression, Value) {
    if case .name(let name) = expression.kind, variable(name) == nil {
      throw ExpressionError(.unsupported(name, hint: .write("\"\(name)\"")), at: expression.span)
    }
    let key = literal(try check(expression, facts: facts))
    switch key.type {
    case .bool, .int, .string: break
    default:
      throw ExpressionError(
        .typeMismatch(expected: "bool, int, string", found: key.type.name), at: key.span)
    }
    guard let constant = key.constant else {
      throw ExpressionError(.unsupported("{}", hint: .keysWrittenOut), at: key.span)
    }
    return (key, constant)
  }

  /// A number with a sign as one literal.
  private func literal(_ key: CheckedExpression) -> CheckedExpression {
    guard case .negate(let operand) = key.kind, case .literal(.int(let number)) = operand.kind,
      number > .min
    else { return key }
    return self.number(-number, key.span)
  }

  /// What a name with a point and a key behind it must stand for.
  func checkMap(
    _ operand: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let map = try check(operand, facts: facts)
    if case .map = map.type { return map }
    if case .name(let name) = operand.kind {
      throw ExpressionError(.hasNoFields(name), at: operand.span)
    }
    throw ExpressionError(.notAPath, at: operand.span)
  }

  /// What a map has behind a key, or a list at a position.
  func entry(
    of container: CheckedExpression, at key: CheckedExpression, _ span: Expression.Span
  ) throws(ExpressionError) -> CheckedExpression {
    let (entries, keyType, type) = try entries(of: container)
    if entries.isEmpty { throw withoutValues(container) }
    switch (keyType, key.type) {
    case (.int, .int): break
    default: try require(key, keyType)
    }
    let key = literal(key)
    if let constant = key.constant {
      guard let entry = entries.first(where: { $0.constant == constant }) else {
        let names = keyType == .string ? entries.map(\.constant.spelled) : []
        throw ExpressionError(
          .unknownEntry(constant.spelled, suggestion: nearest(constant.spelled, among: names)),
          at: key.span)
      }
      return CheckedExpression(kind: entry.value.kind, type: entry.value.type, span: span)
    }
    for entry in entries { try requireValue(entry.value) }
    return CheckedExpression(kind: .lookup(key, in: entries), type: type, span: span)
  }

  private func entries(
    of container: CheckedExpression
  ) throws(ExpressionError) -> (
    [CheckedExpression.Entry], key: ValueType, value: ValueType
  ) {
    switch (container.kind, container.type) {
    case (.map(let entries), .map(let key, let value)): return (entries, key, value)
    case (.list(let elements), .list(let type)):
      let entries = elements.enumerated().map { index, element in
        CheckedExpression.Entry(key: number(Int64(index), element.span), value: element)
      }
      return (entries, .int(.plain), type)
    case (_, .list): throw notWrittenOut("[]", container.span)
    default:
      throw ExpressionError(
        .typeMismatch(expected: "list, map", found: container.type.name), at: container.span)
    }
  }

  /// `has(map.key)`.
  func presence(
    of name: String, in map: CheckedExpression, _ span: Expression.Span
  ) throws(ExpressionError) -> CheckedExpression {
    let (entries, keyType, _) = try entries(of: map)
    guard keyType == .string || entries.isEmpty else {
      throw ExpressionError(
        .typeMismatch(expected: keyType.name, found: ValueType.string.name), at: span)
    }
    return truth(entries.contains { $0.constant == .text(name) }, span)
  }

  func keys(
    of entries: [CheckedExpression.Entry], _ map: CheckedExpression
  ) throws(ExpressionError) -> CheckedExpression {
    var type = ValueType.nothing
    for entry in entries { type = try shared(type, with: entry.key) }
    return CheckedExpression(kind: .list(entries.map(\.key)), type: .list(type), span: map.span)
  }

  /// Functions go through the keys; those with a second name, through keys and values.
  func checkMapCall(
    _ entries: [CheckedExpression.Entry], _ map: CheckedExpression, _ call: Call,
    _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    let functions = ["all", "exists", "exists_one", "map", "filter"]
    guard functions.contains(call.function) else {
      throw unknownFunction(call, among: functions + ["size"])
    }
    let keys = try keys(of: entries, map)
    let hasValues = call.withoutPosition.position != nil
    return try checkListCall(
      hasValues ? entries.map(\.value) : entries.map(\.key), nil, keys, call, expression, facts,
      places: entries.map(\.key))
  }

  /// The values of two maps behind the same keys.
  func pairs(
    _ left: [CheckedExpression.Entry], _ right: [CheckedExpression.Entry]
  ) -> [(CheckedExpression, CheckedExpression)] {
    var values: [Value: CheckedExpression] = [:]
    for entry in right { values[entry.constant] = entry.value }
    return left.compactMap { entry in values[entry.constant].map { (entry.value, $0) } }
  }
}
