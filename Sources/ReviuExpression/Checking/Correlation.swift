/// How rows that are gone through depend on the rows of the loops around.
struct Correlation: Sendable {
  /// `field == key`: a field of the row, and something that does not depend on it.
  struct Equality: Sendable {
    var field: FieldAccess
    var key: CheckedExpression
    /// Digits behind the point with which the two are compared.
    var scale: Int
  }

  /// What a row must be equal in to count at all; empty where nothing is known of that.
  let equalities: [Equality]
  /// Whether the result, which a loop around asks for again and again, follows from the keys of the equalities.
  let isClosed: Bool

  /// - Parameter kind: what goes through rows.
  init?(_ kind: CheckedExpression.Kind) {
    guard let selection = kind.selection else { return nil }
    self.init(selection, kind)
  }

  /// Of rows alone, that a rule goes through.
  init(_ selection: RowSelection) { self.init(selection, .count(selection)) }

  private init(_ selection: RowSelection, _ kind: CheckedExpression.Kind) {
    let around = selection.globalCount..<selection.variable
    guard !around.contains(selection.rows.variable) else {
      // Rows below another row are few, and lie together.
      equalities = []
      isClosed = false
      return
    }
    var conditions: [CheckedExpression] = []
    var others: [CheckedExpression] = []
    for filter in selection.filters {
      // Rows left out here would be missing where keys are compared.
      if case .condition(let condition) = filter, others.isEmpty {
        conditions += condition.conjuncts
      } else {
        others.append(filter.expression)
      }
    }
    switch kind {
    // Of a row that a filter may leave out, nothing is known even where the body does not hold.
    case .aggregate(.exists, _, let body) where selection.filters.isEmpty,
      .aggregate(.existsOne, _, let body) where selection.filters.isEmpty:
      conditions += body.conjuncts
    case .aggregate(_, _, let body), .projection(_, let body): others.append(body)
    default: break
    }
    var found: [Equality] = []
    for condition in conditions {
      // What is the same in every loop around is seen to by remembering the result.
      if let equality = condition.equality(of: selection.variable),
        equality.key.mentionsAny(in: around)
      {
        found.append(equality)
      } else {
        others.append(condition)
      }
    }
    equalities = found
    isClosed = !around.isEmpty && !others.contains { $0.mentionsAny(in: around) }
  }
}

extension CheckedExpression {
  /// Conditions that must all hold for this one to hold.
  var conjuncts: [CheckedExpression] {
    guard case .binary(.and, let left, let right) = kind else { return [self] }
    return left.conjuncts + right.conjuncts
  }

  fileprivate func equality(of variable: Int) -> Correlation.Equality? {
    guard case .binary(.equal, let left, let right) = kind, left.type != .bool else { return nil }
    for (own, other) in [(left, right), (right, left)] {
      if case .field(let access) = own.kind, access.variable == variable,
        other.variableCount <= variable
      {
        return Correlation.Equality(
          field: access, key: other, scale: max(own.type.scale, other.type.scale))
      }
    }
    return nil
  }
}
