internal import ReviuXML

/// A condition for every row of a range.
package struct TruthColumn: Sendable {
  typealias Body = @Sendable (ColumnFrame) -> RowTruths
  private let body: Body
  /// False when a part of the condition goes through other rows once more for each row.
  let isAtOnce: Bool
  /// Whether nothing goes through other rows each time that the condition is asked of a few rows.
  let isQuickForFew: Bool

  package init(_ expression: CheckedExpression, variable: Int) {
    var compiler = Compiler(variable: variable)
    body = compiler.compile(expression)
    isAtOnce = compiler.isAtOnce
    isQuickForFew = compiler.isAtOnce && !compiler.hasJoin
  }

  package func evaluate(_ columns: ColumnFrame) -> RowTruths { body(columns) }
}

private struct Compiler {
  typealias Body = TruthColumn.Body

  let variable: Int
  var isAtOnce = true
  var hasJoin = false
  /// How many parts are evaluated row by row.
  private var rowBodyCount = 0

  init(variable: Int) { self.variable = variable }

  mutating func compile(_ expression: CheckedExpression) -> Body {
    if !expression.mentions(variable) {
      let program = TruthProgram(expression)
      return { columns in
        var frame = columns.frame
        return RowTruths(repeating: program.evaluate(&frame), count: columns.count)
      }
    }
    if let body = compileAtOnce(expression) { return body }
    return compileRowByRow(expression)
  }

  /// For what has no form for all rows at once.
  private mutating func compileRowByRow(_ expression: CheckedExpression) -> Body {
    let body = compileTruth(expression)
    if expression.hasLoops { isAtOnce = false }
    rowBodyCount += 1
    let variable = variable
    let read = RowTexts(expression, of: variable)
    return { columns in
      var frame = columns.frame
      if let read, let shared = columns.shared(read) {
        return RowTruths(rows: shared.examples.count) { number in
          guard let row = shared.examples[number] else { return .unknown }
          frame.bind(variable, toRow: row)
          return body(&frame)
        }.spread(by: shared.numbers)
      }
      return RowTruths(rows: columns.count) { position in
        frame.bind(variable, toRow: columns.row(at: position))
        return body(&frame)
      }
    }
  }

  private mutating func compileAtOnce(_ expression: CheckedExpression) -> Body? {
    switch expression.kind {
    case .has(let access):
      return { columns in
        let cells = columns.cells(of: access).values
        let (missing, mayBeMissing) = (Cell.missing, !columns.hasRows(of: access))
        let values = cells.span
        return RowTruths(count: columns.count) { position in
          let cell = values[position]
          return (cell > lastUnreadableCell, cell != missing || mayBeMissing)
        }
      }
    case .not(let operand):
      let body = compile(operand)
      return { body($0).negated }
    case .binary(.and, let left, let right):
      return connective(left, right, deciding: .no)
    case .binary(.or, let left, let right):
      return connective(left, right, deciding: .yes)
    case .binary(.isIn, let element, let list):
      return membership(element, list)
    case .binary(let symbol, let left, let right):
      return left.type == .string
        ? textComparison(symbol, left, right)
        : numberComparison(symbol, left, right)
    case .textTest(let test, let text, let part):
      guard case .literal(.string(let wanted)) = part.kind,
        let column = TextColumn(text, variable: variable)
      else { return nil }
      if test == .startsWith {
        let literal = TextLiteral(wanted)
        return { column.texts($0).test(literal, .start) }
      }
      let test = PartTest(test, TextSlice(wanted))
      return { column.texts($0).test { test.passes($0) } }
    case .matches(let text, let pattern):
      guard let column = TextColumn(text, variable: variable) else { return nil }
      return { column.texts($0).test { pattern.occurs(in: $0) } }
    case .conditional(let condition, let then, let otherwise):
      let test = compile(condition)
      let sides = [(Truth.yes, compile(then)), (.no, compile(otherwise))]
      return { columns in
        let truths = test(columns)
        var result = RowTruths(repeating: .unknown, count: truths.count)
        for (truth, side) in sides {
          let positions = truths.positions(of: truth)
          if positions.isEmpty { continue }
          if positions.count == truths.count { return side(columns) }
          result.set(side(columns.picking(positions)), at: positions)
        }
        return result
      }
    case .aggregate(let aggregate, let selection, let body):
      if let body = join(aggregate, selection, body) { return body }
      return quantifier(aggregate, selection, body)
    default: return nil
    }
  }

  /// The second side is asked only about rows that the first one leaves open.
  private mutating func connective(
    _ left: CheckedExpression, _ right: CheckedExpression, deciding: Truth
  ) -> Body {
    let first = compile(left)
    let bodiesBefore = rowBodyCount
    let second = compile(right)
    // To pick rows costs about as much as to ask about four times as many that are settled.
    let asksAll = rowBodyCount == bodiesBefore
    return { columns in
      var result = first(columns)
      let count = result.count
      let open = count - result.count(of: deciding)
      if open == 0 { return result }
      let others: RowTruths
      if open == count || asksAll && open * 4 > count {
        others = second(columns)
      } else {
        let positions = result.positions(except: deciding)
        others = second(columns.picking(positions)).spread(
          to: positions, of: count, elsewhere: deciding.negated)
      }
      if deciding == .no { result.formAnd(others) } else { result.formOr(others) }
      return result
    }
  }

  private func numberComparison(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression
  ) -> Body? {
    guard left.type.isNumber || left.type == .date else { return nil }
    let scale = max(NumberColumn.naturalScale(left), NumberColumn.naturalScale(right))
    guard let first = NumberColumn(left, variable: variable, scale: scale),
      let second = NumberColumn(right, variable: variable, scale: scale)
    else { return nil }
    return { columns in
      let (values, others) = (first.body(columns), second.body(columns))
      let count = columns.count
      return switch symbol {
      case .less: RowTruths(comparing: values, others, count) { $0 < $1 }
      case .lessOrEqual: RowTruths(comparing: values, others, count) { $0 <= $1 }
      case .greater: RowTruths(comparing: values, others, count) { $0 > $1 }
      case .greaterOrEqual: RowTruths(comparing: values, others, count) { $0 >= $1 }
      case .equal: RowTruths(comparing: values, others, count) { $0 == $1 }
      default: RowTruths(comparing: values, others, count) { $0 != $1 }
      }
    }
  }

  private func textComparison(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression
  ) -> Body? {
    guard symbol == .equal || symbol == .notEqual,
      let column = TextColumn(left, variable: variable)
    else { return nil }
    let isEqual = symbol == .equal
    if case .literal(.string(let text)) = right.kind {
      let literal = TextLiteral(text)
      return { columns in
        let truths = column.texts(columns).test(literal, .equal)
        return isEqual ? truths : truths.negated
      }
    }
    guard let other = TextColumn(right, variable: variable) else { return nil }
    return { columns in
      let truths = column.texts(columns).test(equalTo: other.texts(columns))
      return isEqual ? truths : truths.negated
    }
  }

  /// A text among literals.
  private func membership(
    _ element: CheckedExpression, _ list: CheckedExpression
  ) -> Body? {
    guard case .list(let elements) = list.kind,
      let column = TextColumn(element, variable: variable)
    else { return nil }
    var literals: [TextLiteral] = []
    for element in elements {
      guard case .literal(.string(let text)) = element.kind else { return nil }
      literals.append(TextLiteral(text))
    }
    let choices = literals
    return { column.texts($0).test(choices) }
  }

  /// Whether other rows, which are the same for all rows of the range, have one with equal texts, or just one.
  private mutating func join(
    _ aggregate: CheckedExpression.Aggregate, _ selection: RowSelection,
    _ body: CheckedExpression
  ) -> Body? {
    guard aggregate == .exists || aggregate == .existsOne, selection.filters.isEmpty,
      selection.rows.variable != variable
    else { return nil }
    var fields: [FieldAccess] = []
    var own: [TextColumn] = []
    var others: [CheckedExpression] = []
    for condition in body.conjuncts {
      if let (access, column) = equalTexts(condition, of: selection.variable) {
        fields.append(access)
        own.append(column)
      } else if condition.mentions(variable) {
        return nil
      } else {
        others.append(condition)
      }
    }
    if fields.isEmpty { return nil }
    // A text that a row may lack is equal to none where the row lacks it.
    let mayLack = fields.map { field in others.contains { $0.isTest(of: field) } }
    let filters = others.filter { other in !fields.contains(where: other.isTest) }
      .map { TruthColumn($0, variable: selection.variable) }
    guard filters.allSatisfy(\.isAtOnce) else { return nil }
    hasJoin = true
    let (columns, accesses) = (own, fields)
    return { frame in
      guard let range = frame.frame.range(of: selection.rows) else {
        return RowTruths(repeating: .unknown, count: frame.count)
      }
      var others = ColumnFrame(frame.frame, variable: selection.variable, rows: range)
      var isComplete = true
      for filter in filters where others.count > 0 {
        let truths = filter.evaluate(others)
        if truths.contains(.unknown) { isComplete = false }
        others = others.picking(.yes, of: truths)
      }
      if others.count == 0 {
        return RowTruths(repeating: isComplete ? .no : .unknown, count: frame.count)
      }
      let texts = columns.map { $0.texts(frame) }
      let index = TextIndex(accesses.map { others.texts(of: $0) }, mayLack: mayLack)
      if !index.isComplete { isComplete = false }
      return RowTruths(rows: frame.count) { position in
        if texts.contains(where: { $0.code(position) == noTextCode }) { return .unknown }
        switch (index.count(texts, position), aggregate) {
        case (0, _): return isComplete ? .no : .unknown
        case (1, .existsOne): return isComplete ? .yes : .unknown
        default: return Truth(aggregate == .exists)
        }
      }
    }
  }

  /// A text of the row that a variable is bound to, and one of the column's row or of none, that must be equal.
  private func equalTexts(
    _ condition: CheckedExpression, of other: Int
  ) -> (FieldAccess, TextColumn)? {
    guard case .binary(.equal, let left, let right) = condition.kind else { return nil }
    let (inner, outer) = left.mentions(other) ? (left, right) : (right, left)
    guard case .field(let access) = inner.kind, access.variable == other,
      access.field.type == .string, outer.mentions(variable), !outer.mentions(other),
      let column = TextColumn(outer, variable: variable)
    else { return nil }
    return (access, column)
  }

  private func quantifier(
    _ aggregate: CheckedExpression.Aggregate, _ selection: RowSelection,
    _ body: CheckedExpression
  ) -> Body? {
    guard selection.filters.isEmpty, selection.rows.variable == variable, !body.mentions(variable)
    else { return nil }
    let inner = TruthColumn(body, variable: selection.variable)
    if !inner.isQuickForFew { return nil }
    let deciding: Truth = aggregate == .all ? .no : .yes
    return { columns in
      guard let ranges = columns.childRanges(of: selection.rows),
        let first = ranges.first?.lowerBound, let last = ranges.last?.upperBound
      else { return RowTruths(repeating: .unknown, count: columns.count) }
      let values = inner.evaluate(
        ColumnFrame(columns.frame, variable: selection.variable, rows: first..<last))
      let open = deciding.negated
      if values.count(of: open) == values.count {
        return RowTruths(repeating: open, count: columns.count)
      }
      let start = ranges.startIndex
      return RowTruths(rows: columns.count) { position in
        let truths = ranges[start + position].lazy.map { values[$0 - first] }
        return if aggregate == .existsOne { truths.areTrueOnce } else { truths.come(to: deciding) }
      }
    }
  }
}

extension CheckedExpression {
  /// Whether this is `has()` of a field.
  fileprivate func isTest(of field: FieldAccess) -> Bool {
    if case .has(let access) = kind { access == field } else { false }
  }
}

extension Sequence<Truth> {
  /// What they come to together, where one of them settles it.
  fileprivate func come(to deciding: Truth) -> Truth {
    var result = deciding.negated
    for truth in self where result != deciding {
      if truth == .unknown || truth == deciding { result = truth }
    }
    return result
  }

  /// Whether just one of them is yes.
  fileprivate var areTrueOnce: Truth {
    var (count, isKnown) = (0, true)
    for truth in self {
      if truth == .yes { count += 1 }
      if truth == .unknown { isKnown = false }
    }
    if count > 1 { return .no }
    return isKnown ? Truth(count == 1) : .unknown
  }
}

/// Tells how often texts are together in one of other rows, as far as that matters.
private struct TextIndex {
  /// Whether nothing is unknown of the others.
  let isComplete: Bool
  private let texts: [TextColumn.Texts]
  /// Different texts hardly ever have the same hash.
  private let index: HashIndex

  /// - Parameter mayLack: of which columns a text that is missing is just none.
  init(_ texts: [TextColumn.Texts], mayLack: [Bool]) {
    self.texts = texts
    isComplete = zip(texts, mayLack).allSatisfy { $0.areAllThere(orMissing: $1) }
    var hashes = [UInt64](filledWith: TextCode.seed, count: texts[0].count)
    for text in texts { text.mix(into: &hashes) }
    index = HashIndex(hashes)
  }

  @inline(__always)
  private static func hash(_ texts: [TextColumn.Texts], _ position: Int) -> UInt64 {
    var hash = TextCode.seed
    for text in texts { hash = HashIndex.mix(hash, text.code(position)) }
    return hash
  }

  /// Up to two.
  func count(_ own: [TextColumn.Texts], _ position: Int) -> Int {
    var count = 0
    var other = index.first(Self.hash(own, position))
    while count < 2, let candidate = other {
      if areEqual(own, position, candidate) { count += 1 }
      other = index.next(after: candidate)
    }
    return count
  }

  private func areEqual(_ own: [TextColumn.Texts], _ position: Int, _ other: Int) -> Bool {
    // As spans, since texts that are taken out of an array are counted as used every time.
    let (columns, others) = (own.span, texts.span)
    for index in columns.indices
    where !columns[index].isText(at: position, equalTo: other, of: others[index]) {
      return false
    }
    return true
  }
}
