internal import ReviuExpression

/// Kinds that come down to a condition, or to the presence of something.
extension RuleCheckLoader {
  func dates() -> DatesCheck? {
    let value = expressions.date(keys.required("value"))
    let from = keys.optional("from")
    let through = keys.optional("through")
    if from == nil, through == nil { return nil }
    let first = expressions.date(from)
    let last = expressions.date(through)
    guard let value, from == nil || first != nil, through == nil || last != nil else { return nil }
    if let from, let through, case .date(let start)? = first?.kind,
      case .date(let end)? = last?.kind,
      end < start
    {
      return reportNothing(between: from, through)
    }
    let bounds = [
      first.map { (BinaryOperator.greaterOrEqual, $0) }, last.map { (.lessOrEqual, $0) },
    ]
    return condition(value, bounds.compactMap { $0 }).map {
      DatesCheck(value: value, from: first, through: last, condition: $0)
    }
  }

  func ratio() -> RatioCheck? {
    let value = expressions.number(keys.required("value"))
    let whole = expressions.number(keys.required("of"))
    guard let value, let whole else { return nil }
    var bounds: [RatioCheck.Bound] = []
    for side in [RatioCheck.Bound.Side.atMost, .atLeast] {
      guard let node = keys.optional(side.rawValue) else { continue }
      guard let share = share(node), let limit = product(whole, share, at: node) else { return nil }
      bounds.append(.init(side: side, share: share, limit: limit))
    }
    if bounds.isEmpty { return nil }
    if bounds.count == 2, bounds[0].share < bounds[1].share,
      let least = keys.optional("at-least"), let most = keys.optional("at-most")
    {
      return reportNothing(between: least, most)
    }
    let limits = bounds.map { bound in
      (bound.side == .atMost ? BinaryOperator.lessOrEqual : .greaterOrEqual, bound.limit)
    }
    return condition(value, limits).map {
      RatioCheck(value: value, bounds: bounds, condition: $0)
    }
  }

  func required() -> RequiredCheck? {
    guard let nodes = keys.list(keys.required("fields")) else { return nil }
    if nodes.isEmpty { keys.report(.expectedList, at: keys.node) }
    let fields = nodes.map { requiredField($0) }
    return fields.isEmpty || fields.contains { $0 == nil }
      ? nil : RequiredCheck(fields: fields.compactMap { $0 })
  }

  func unique() -> UniqueCheck? {
    let bound = keys.required("each").flatMap { expressions.rows($0) }
    guard let nodes = keys.list(keys.required("key")), let (rows, inner) = bound else {
      return nil
    }
    if nodes.isEmpty { keys.report(.expectedList, at: keys.node) }
    let key = nodes.map { inner.value($0) }
    return key.isEmpty || key.contains { $0 == nil }
      ? nil : UniqueCheck(rows: rows, key: key.compactMap { $0 })
  }

  func text() -> TextCheck? {
    let value = expressions.string(keys.required("value"))
    let least = keys.optional("at-least")
    let most = keys.optional("at-most")
    let mentions = keys.optional("mentions")
    let avoids = keys.optional("avoids")
    if least == nil, most == nil, mentions == nil, avoids == nil { return nil }
    let shortest = least.map { keys.count($0) } ?? 0
    let longest = most.map { keys.count($0) } ?? Int.max
    let wanted = mentions == nil ? [] : keys.phrases(mentions)
    let unwanted = avoids == nil ? [] : keys.phrases(avoids)
    guard let value, let shortest, let longest, let wanted, let unwanted else { return nil }
    if let least, let most, shortest > longest { return reportNothing(between: least, most) }
    return TextCheck(value: value, length: shortest...longest, mentions: wanted, avoids: unwanted)
  }

  private func reportNothing<Check>(between least: YAMLNode, _ most: YAMLNode) -> Check? {
    keys.report(.nothingBetween(least.text ?? "", most.text ?? ""), at: most)
    return nil
  }

  /// That a value keeps all of the bounds.
  private func condition(
    _ value: CheckedExpression, _ bounds: [(BinaryOperator, CheckedExpression)]
  ) -> ConditionCheck? {
    let checker = expressions.checker
    do throws(ExpressionError) {
      var whole: CheckedExpression?
      for (symbol, bound) in bounds {
        let next = try checker.combine(symbol, value, bound)
        whole =
          try whole.map { before throws(ExpressionError) in
            try checker.combine(.and, before, next)
          } ?? next
      }
      return whole.map { ConditionCheck($0) }
    } catch {
      keys.report(.expression(error.reason), at: keys.node)
      return nil
    }
  }

  private func product(
    _ whole: CheckedExpression, _ share: Decimal, at node: YAMLNode
  ) -> CheckedExpression? {
    do throws(ExpressionError) {
      let factor = try expressions.checker.check(
        Expression(kind: .literal(.decimal(share)), span: 0..<0))
      return try expressions.checker.combine(.multiply, whole, factor)
    } catch {
      keys.report(.expression(error.reason), at: node)
      return nil
    }
  }

  /// A share of one, such as 0.1; not a percentage, which is above one.
  func share(_ node: YAMLNode) -> Decimal? {
    guard let text = keys.text(node) else { return nil }
    if let share = Decimal(text), !share.isNegative, !(Decimal(1) < share) { return share }
    keys.report(.badForm(text, form: .share), at: node)
    return nil
  }

  /// - Throws: an error at its place in the path.
  private func presence(of path: String) throws(ExpressionError) -> CheckedExpression {
    let start = "has("
    do throws(ExpressionError) {
      return try expressions.checker.check(Expression(parsing: "\(start)\(path))"))
    } catch {
      let (lower, upper) = (error.span.lowerBound, error.span.upperBound)
      let shift = start.utf8.count
      throw ExpressionError(error.reason, at: max(0, lower - shift)..<max(0, upper - shift))
    }
  }

  private func requiredField(_ node: YAMLNode) -> RequiredCheck.Field? {
    guard let path = keys.text(node) else { return nil }
    do throws(ExpressionError) {
      let name = try Expression(parsing: path)
      let isThere: String
      let access: FieldAccess
      if let rows = try? expressions.checker.selectRows(name) {
        (isThere, access) = ("size(\(path)) > 0", rows.rows)
      } else {
        let presence = try presence(of: path)
        guard case .has(let value) = presence.kind else {
          preconditionFailure("has() is a condition of its own")
        }
        (isThere, access) = ("has(\(path))", value)
      }
      let place = access.field.place
      if !access.field.isOptional, !place.allowsNoContainer,
        place.rowTable < 0 || place.needsRows
      {
        keys.report(.alwaysRequired(path), at: node)
        return nil
      }
      return .init(
        presence: try expressions.checker.check(Expression(parsing: isThere)), access: access,
        label: label(of: access))
    } catch {
      expressions.report(error, in: node)
      return nil
    }
  }
}

extension KeyReader {
  /// A number of things.
  func count(_ node: YAMLNode) -> Int? {
    guard let text = text(node) else { return nil }
    if let count = Int(text), count >= 0, !text.hasPrefix("+") { return count }
    report(.badForm(text, form: .count), at: node)
    return nil
  }
}
