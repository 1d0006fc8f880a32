internal import ReviuExpression

/// Parses and checks the expressions of one rule.
struct ExpressionReader {
  let keys: KeyReader
  var checker: Checker
  /// Optional fields that the rule's rows have, or its condition has established.
  var facts: Set<Checker.Fact> = []

  /// An expression in a key of the rule; nil, with a problem, when it is not sound.
  func expression(_ node: YAMLNode?) -> CheckedExpression? {
    check(node) { expression throws(ExpressionError) in
      try checker.check(expression, facts: facts)
    }
  }

  /// An expression whose result is a single value.
  func value(_ node: YAMLNode?) -> CheckedExpression? {
    check(node) { expression throws(ExpressionError) in
      try checker.checkValue(expression, facts: facts)
    }
  }

  func condition(_ node: YAMLNode?) -> CheckedExpression? {
    check(node) { expression throws(ExpressionError) in
      try checker.checkCondition(expression, facts: facts)
    }
  }

  func number(_ node: YAMLNode?) -> CheckedExpression? {
    guard let node, let checked = expression(node) else { return nil }
    guard checked.type.isNumber else {
      return mismatch("int, decimal", checked, node)
    }
    return checked
  }

  func string(_ node: YAMLNode?) -> CheckedExpression? {
    guard let node, let checked = expression(node) else { return nil }
    guard checked.type == .string else { return mismatch("string", checked, node) }
    return checked
  }

  func date(_ node: YAMLNode?) -> CheckedExpression? {
    guard let node, let checked = expression(node) else { return nil }
    guard checked.type == .date else { return mismatch("date", checked, node) }
    return checked
  }

  /// Rows and a name for each, such as `d in rab.detil`; with a reader that knows the name, and what all of them have.
  func rows(_ node: YAMLNode) -> (rows: RowSelection, inner: ExpressionReader)? {
    check(node) { expression throws(ExpressionError) in
      guard case .binary(.isIn, let name, let rows) = expression.kind, case .name = name.kind
      else {
        throw ExpressionError(
          .unexpectedToken(found: node.text ?? "", expected: "\"d in rab.detil\""),
          at: expression.span)
      }
      let selection = try checker.selectRows(rows)
      guard case .rows(let record) = selection.rows.field.type else {
        preconditionFailure("a selection is of rows")
      }
      var inner = self
      inner.checker = checker.binding(try checker.newName(name), record: record)
      inner.facts.formUnion(selection.facts)
      return (selection, inner)
    }
  }

  private func mismatch(
    _ expected: String, _ found: CheckedExpression, _ node: YAMLNode
  ) -> CheckedExpression? {
    report(
      ExpressionError(
        .typeMismatch(expected: expected, found: found.type.name), at: found.span), in: node)
    return nil
  }

  func check<Result>(
    _ node: YAMLNode?, _ body: (Expression) throws(ExpressionError) -> Result
  ) -> Result? {
    guard let node, let text = keys.text(node) else { return nil }
    do throws(ExpressionError) {
      return try body(Expression(parsing: text))
    } catch {
      report(error, in: node)
      return nil
    }
  }

  /// Shows an error of an expression at its place in the file.
  /// - Parameter start: offset of the expression in the text of the node.
  func report(_ error: ExpressionError, in node: YAMLNode, from start: Int = 0) {
    report(
      .expression(error.reason),
      at: start + error.span.lowerBound..<start + error.span.upperBound, in: node)
  }

  private func report(_ reason: PackProblem.Reason, at span: Range<Int>, in node: YAMLNode) {
    let place = keys.problems.place(of: span, in: node, of: keys.file)
    keys.problems.report(
      reason, file: keys.file, line: place.line, column: place.column, length: place.length)
  }
}

extension ExpressionReader {
  /// A message with placeholders.
  /// - Parameter evidence: names that the rule's kind provides.
  func template(_ node: YAMLNode?, evidence: [String]) -> MessageTemplate? {
    guard let reader = keys.mapping(node) else { return nil }
    reader.allowOnly(["id", "en"])
    let id = reader.required("id")
    let en = reader.required("en")
    guard let id = pieces(id, evidence), let en = pieces(en, evidence) else { return nil }
    return MessageTemplate(id: id, en: en)
  }

  private func pieces(_ node: YAMLNode?, _ evidence: [String]) -> [MessageTemplate.Piece]? {
    guard let node, let text = keys.text(node) else { return nil }
    guard let parts = MessagePart.parts(of: text) else {
      keys.report(.unbalancedBrace, at: node)
      return nil
    }
    var pieces: [MessageTemplate.Piece] = []
    for part in parts {
      switch part {
      case .text(let text): pieces.append(.text(text))
      case .placeholder(let name, _) where evidence.contains(name): pieces.append(.evidence(name))
      case .placeholder(let text, let start):
        guard let piece = placeholder(text, node, from: start, evidence) else { return nil }
        pieces.append(piece)
      }
    }
    return pieces
  }

  private func placeholder(
    _ text: String, _ node: YAMLNode, from start: Int, _ evidence: [String]
  ) -> MessageTemplate.Piece? {
    do throws(ExpressionError) {
      return .expression(try checker.checkValue(Expression(parsing: text), facts: facts))
    } catch {
      guard case .unknownName(let name, let suggestion) = error.reason else {
        report(error, in: node, from: start)
        return nil
      }
      report(
        .unknownPlaceholder(
          name, known: evidence, suggestion: nearest(name, among: evidence) ?? suggestion),
        at: start + error.span.lowerBound..<start + error.span.upperBound, in: node)
      return nil
    }
  }
}
