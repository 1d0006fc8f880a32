/// Names for values: those of `cel.bind`, and the places of what a loop goes through.
extension Checker {
  /// Bodies that loops over lists inside each other may be written out to.
  private static let expansionLimit = 1_000

  /// `cel.bind(name, value, body)`: the value is written out wherever the name stands.
  func checkBinding(
    _ call: Call, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    guard call.function == "bind" else { throw unknownFunction(call, among: ["bind"]) }
    try requireCount(call, 3)
    let value = try check(call.arguments[1], facts: facts)
    let inner = try binding(call.arguments[0], to: value, among: 1)
    return try inner.check(call.arguments[2], facts: facts)
  }

  /// A checker in which a name stands for a value.
  func binding(
    _ name: Expression, to value: CheckedExpression, among count: Int
  ) throws(ExpressionError) -> Checker {
    var inner = self
    inner.variables.append(
      Variable(name: try newName(name), slot: nextSlot, meaning: .value(value)))
    // The rows that the value goes through must not take the place of those around it.
    inner.nextSlot = max(nextSlot, value.variableCount)
    inner.expansion *= count
    guard inner.expansion <= Self.expansionLimit else {
      throw ExpressionError(.tooDeep, at: name.span)
    }
    return inner
  }

  /// A checker in which a name, if there is one, stands for the place of what is gone through.
  func binding(
    _ name: Expression?, toPlace place: (Expression) throws(ExpressionError) -> CheckedExpression
  ) throws(ExpressionError) -> Checker {
    guard let name else { return self }
    return try binding(name, to: try place(name), among: 1)
  }

  /// The place of the row that a selection's variable is bound to.
  func ordinal(
    of selection: RowSelection, _ name: Expression
  ) throws(ExpressionError) -> CheckedExpression {
    guard selection.filters.isEmpty else {
      throw ExpressionError(
        .unsupported(try newName(name), hint: .positionsWithoutFilter), at: name.span)
    }
    return CheckedExpression(
      kind: .ordinal(variable: selection.variable, rows: selection.rows), type: .int(.plain),
      span: name.span)
  }
}

extension Checker.Call {
  /// The call `all(i, v, body)` and its like without the name for the place of `v`, and that name.
  var withoutPosition: (call: Checker.Call, position: Expression?) {
    guard arguments.count == 3, ["all", "exists", "exists_one"].contains(function),
      case .name = arguments[1].kind
    else { return (self, nil) }
    var call = self
    call.arguments.removeFirst()
    return (call, arguments[0])
  }
}
