internal import ReviuXML

func compileTruth(_ expression: CheckedExpression) -> TruthProgram.Body {
  switch expression.kind {
  case .literal(.bool(let value)):
    let result = Truth(value)
    return { _ in result }
  case .has(let access):
    return { $0.presence(of: access) }
  case .not(let operand):
    let body = compileTruth(operand)
    return { body(&$0).negated }
  case .binary(.and, let left, let right):
    return connective(left, right, deciding: .no)
  case .binary(.or, let left, let right):
    return connective(left, right, deciding: .yes)
  case .binary(.isIn, let element, let list):
    return membership(element, list)
  case .binary(let symbol, let left, let right):
    return comparison(symbol, left, right)
  case .conditional(let condition, let then, let otherwise):
    let test = compileTruth(condition)
    let (first, second) = (compileTruth(then), compileTruth(otherwise))
    return { frame in
      switch test(&frame) {
      case .yes: first(&frame)
      case .no: second(&frame)
      case .unknown: .unknown
      }
    }
  case .lookup(let key, let entries):
    let place = compilePlace(of: key, among: entries)
    let values = entries.map { compileTruth($0.value) }
    return { frame in
      guard let place = place(&frame) else { return .unknown }
      return values[place](&frame)
    }
  case .textTest(.startsWith, let text, let part):
    if let body = literalTest(text, part, .start) { return body }
    return textTest(.startsWith, text, part)
  case .textTest(let test, let text, let part):
    return textTest(test, text, part)
  case .matches(let text, let pattern):
    let body = compileText(text)
    return { frame in
      body(&frame).map { Truth(pattern.occurs(in: $0)) } ?? .unknown
    }
  case .aggregate(let aggregate, let selection, let body):
    return remembering(
      expression, quantifier(aggregate, selection, body, Correlation(expression.kind)))
  default: preconditionFailure("the checker lets no other expression be a condition")
  }
}

/// `&&` or `||`: the deciding value of one side settles it, whatever is unknown on the other.
private func connective(
  _ left: CheckedExpression, _ right: CheckedExpression, deciding: Truth
) -> TruthProgram.Body {
  let (first, second) = (compileTruth(left), compileTruth(right))
  return { frame in
    let a = first(&frame)
    if a == deciding { return deciding }
    let b = second(&frame)
    if b == deciding { return deciding }
    return a == .unknown || b == .unknown ? .unknown : deciding.negated
  }
}

/// A field held against a literal, without making a text of either.
private func literalTest(
  _ text: CheckedExpression, _ part: CheckedExpression, _ relation: TextLiteral.Relation
) -> TruthProgram.Body? {
  guard case .field(let access) = text.kind, case .literal(.string(let wanted)) = part.kind else {
    return nil
  }
  let literal = TextLiteral(wanted)
  let document = access.field.place.document
  return { frame in
    let cell = frame.cell(of: access)
    guard cell > lastUnreadableCell else { return .unknown }
    let bytes = frame.document(document).bytes
    return Truth(literal.stands(relation, bytes, Cell.range(ofText: cell)))
  }
}

private func textTest(
  _ test: CheckedExpression.TextTest, _ text: CheckedExpression, _ part: CheckedExpression
) -> TruthProgram.Body {
  let own = compileText(text)
  if case .literal(.string(let part)) = part.kind {
    let test = PartTest(test, TextSlice(part))
    return { frame in own(&frame).map { Truth(test.passes($0)) } ?? .unknown }
  }
  let wanted = compileText(part)
  return { frame in
    guard let text = own(&frame), let part = wanted(&frame) else { return .unknown }
    return Truth(PartTest(test, part).passes(text))
  }
}

private func comparison(
  _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression
) -> TruthProgram.Body {
  switch left.type {
  case .string:
    if symbol == .equal, let body = literalTest(left, right, .equal) { return body }
    let (first, second) = (compileText(left), compileText(right))
    return { frame in
      guard let a = first(&frame), let b = second(&frame) else { return .unknown }
      return Truth(symbol.holds(a, b))
    }
  case .bool:
    let (first, second) = (compileTruth(left), compileTruth(right))
    return { frame in
      let (a, b) = (first(&frame), second(&frame))
      if a == .unknown || b == .unknown { return .unknown }
      return Truth((a == b) == (symbol == .equal))
    }
  default:
    let scale = max(left.type.scale, right.type.scale)
    let first = compileNumber(left, scale: scale)
    let second = compileNumber(right, scale: scale)
    return { frame in
      let (a, b) = (first(&frame), second(&frame))
      if a == noNumber || b == noNumber { return .unknown }
      return Truth(symbol.holds(a, b))
    }
  }
}

private func membership(
  _ element: CheckedExpression, _ list: CheckedExpression
) -> TruthProgram.Body {
  guard case .list(let elements) = list.kind else {
    preconditionFailure("the checker lets only lists stand behind in")
  }
  let tests = elements.map { comparison(.equal, element, $0) }
  return { frame in
    var result = Truth.no
    for test in tests {
      switch test(&frame) {
      case .yes: return .yes
      case .unknown: result = .unknown
      case .no: continue
      }
    }
    return result
  }
}

private func quantifier(
  _ aggregate: CheckedExpression.Aggregate, _ selection: RowSelection, _ body: CheckedExpression,
  _ correlation: Correlation?
) -> TruthProgram.Body {
  let rows = RowsProgram(selection, correlation)
  let test = compileTruth(body)
  let column = TruthColumn(body, variable: selection.variable)
  switch aggregate {
  case .all, .exists:
    let deciding: Truth = aggregate == .all ? .no : .yes
    return { frame in
      var result = deciding.negated
      // What does not depend on the rows is not asked for where there are none.
      if column.isQuickForFew, let columns = rows.columns(frame), columns.count > 0 {
        let truths = column.evaluate(columns)
        // A column does not know what needs more than 64 bits; row by row it may be known.
        let isDecided = truths.contains(deciding)
        if isDecided || !truths.contains(.unknown) {
          frame.documents.visits &+= columns.count
          return isDecided ? deciding : result
        }
      }
      let isKnown = rows.forEach(&frame) { frame, isCertain in
        let truth = test(&frame)
        if truth == .unknown { result = .unknown }
        if truth == deciding { result = deciding }
        return truth != deciding && (isCertain || truth != .unknown)
      }
      return isKnown || result == deciding ? result : .unknown
    }
  case .existsOne:
    return { frame in
      var count = 0
      var isUncertain = false
      let isKnown = rows.forEach(&frame) { frame, isCertain in
        let truth = test(&frame)
        switch truth {
        case .yes: count += 1
        case .unknown: isUncertain = true
        case .no: break
        }
        return count < 2 && (isCertain || truth != .unknown)
      }
      if count > 1 { return .no }
      return isKnown && !isUncertain ? Truth(count == 1) : .unknown
    }
  case .sum, .product, .min, .max: preconditionFailure("the checker gives these a number")
  }
}
