extension Checker {
  /// Resolves `variable.field` or `variable.group.field`.
  func resolve(_ expression: Expression) throws(ExpressionError) -> FieldAccess {
    let (root, path) = try dottedPath(expression)
    guard let variable = variable(root.name) else {
      let names = knownNames.filter { !$0.isEmpty }
      throw ExpressionError(
        .unknownName(root.name, suggestion: nearest(root.name, among: names)), at: root.span)
    }
    guard case .row(let record) = variable.meaning else {
      throw ExpressionError(.hasNoFields(root.name), at: root.span)
    }
    return try field(path, of: root, variable.slot, schema.records[record], expression)
  }

  private func field(
    _ path: [Name], of root: Name, _ slot: Int, _ record: Schema.Record, _ expression: Expression
  ) throws(ExpressionError) -> FieldAccess {
    if path.isEmpty {
      throw ExpressionError(
        .notAValue(root.name, fields: record.fields.keys.sorted()), at: root.span)
    }
    let name = path.map(\.name).joined(separator: ".")
    if let field = record.fields[name] { return FieldAccess(variable: slot, field: field) }
    let inside = record.fields.keys.filter { $0.hasPrefix(name + ".") }.sorted()
    if !inside.isEmpty {
      throw ExpressionError(
        .notAValue("\(root.name).\(name)", fields: inside), at: expression.span)
    }
    let span = path[0].span.lowerBound..<path[path.count - 1].span.upperBound
    throw ExpressionError(
      .unknownField(
        name, of: root.name, suggestion: nearest(name, among: Array(record.fields.keys))),
      at: span)
  }

  /// Whether an expression is the name of a row, or leads on from there; unknown names are taken for such.
  func isPath(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name(let name):
      if case .value? = variable(name)?.meaning { false } else { true }
    case .member(let operand, _, _): isPath(operand)
    default: false
    }
  }

  func checkField(
    _ expression: Expression, _ facts: Set<Fact>
  ) throws(ExpressionError) -> CheckedExpression {
    if case .member(let operand, let name, let span) = expression.kind, !isPath(operand) {
      let key = CheckedExpression(kind: .literal(.string(name)), type: .string, span: span)
      return try entry(of: try checkMap(operand, facts), at: key, expression.span)
    }
    if case .name(let name) = expression.kind,
      case .value(let value)? = variable(name)?.meaning
    {
      return CheckedExpression(kind: value.kind, type: value.type, span: expression.span)
    }
    let access = try resolve(expression)
    let isKnown = facts.contains(Fact(variable: access.variable, field: access.field.name))
    if access.field.isOptional, !isKnown {
      throw ExpressionError(
        .unguardedOptional("\(try dottedPath(expression).root.name).\(access.field.name)"),
        at: expression.span)
    }
    return CheckedExpression(
      kind: .field(access), type: access.field.type, span: expression.span)
  }

  private typealias Name = (name: String, span: Expression.Span)

  private func dottedPath(
    _ expression: Expression
  ) throws(ExpressionError) -> (root: Name, path: [Name]) {
    switch expression.kind {
    case .name(let name): return ((name, expression.span), [])
    case .member(let operand, let name, let span):
      var (root, path) = try dottedPath(operand)
      path.append((name, span))
      return (root, path)
    default:
      throw ExpressionError(.notAPath, at: expression.span)
    }
  }
}

/// The candidate that differs from a name in the fewest letters; nil when none is near enough to be meant.
package func nearest(_ name: String, among candidates: [String]) -> String? {
  let wanted = name.lowercased()
  var best: (distance: Int, name: String)?
  for candidate in candidates.sorted() {
    let distance = editDistance(Array(wanted.utf8), Array(candidate.lowercased().utf8))
    if distance < best?.distance ?? Int.max { best = (distance, candidate) }
  }
  guard let best, best.distance <= max(1, wanted.utf8.count / 3) else { return nil }
  return best.name
}

/// The candidate that a value was surely meant to be: one or two letters off, with the same digits, and no other as
/// near; nil without one.
///
/// Codes of money and rank differ in few letters: a suggestion that is no more than the likeliest would send its reader
/// to another tariff.
package func surelyMeant(_ value: String, among candidates: [String]) -> String? {
  let wanted = Array(value.lowercased().utf8)
  let digits = value.filter(\.isNumber).sorted()
  let distances = Set(candidates).map { (editDistance(wanted, Array($0.lowercased().utf8)), $0) }
  guard let least = distances.map(\.0).min(), least <= min(2, wanted.count / 3) else { return nil }
  let nearest = distances.filter { $0.0 == least }
  guard nearest.count == 1, nearest[0].1.filter(\.isNumber).sorted() == digits else { return nil }
  return nearest[0].1
}

/// Insertions, deletions, replacements, and swaps of neighbours.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for i in left.indices {
    var current = [i + 1]
    for j in right.indices {
      var cost = min(
        previous[j] + (left[i] == right[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, beforePrevious[j - 1] + 1)
      }
      current.append(cost)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
