internal import ReviuXML

/// What a part of an expression came to.
package struct EvaluationStep: Sendable {
  package var expression: CheckedExpression
  /// Nil when it could not be told.
  package var value: Value?
  /// Where the value stands, for a field.
  package var place: Contribution?
}

/// Evaluates an expression once more, slowly, and keeps what led to the result.
package struct Explanation {
  package private(set) var frame: Frame
  /// Fields that were read, in order, each once.
  package private(set) var contributions: [Contribution] = []
  package private(set) var absences: [Absence] = []
  /// The rows that sums added up, with what each gave; all of them where ``Frame/evidenceRows`` says so.
  package private(set) var summands: [(row: Contribution, value: Decimal)] = []
  /// ``contributions`` once there are many; few are looked through faster.
  private var seen: Set<Contribution> = []
  private var isSumming = false
  /// Whether only a few rows are looked at, for evidence of a result that is known.
  private var isSampling = false

  /// What each part came to, the inner ones first; only where that was asked for.
  package private(set) var steps: [EvaluationStep] = []
  private let keepsSteps: Bool

  package init(_ frame: Frame, keepsSteps: Bool = false) {
    self.frame = frame
    self.keepsSteps = keepsSteps
  }

  /// Tells the result alone.
  init(withoutEvidence frame: Frame) {
    self.init(frame)
    self.frame.evidenceRows = 0
  }

  /// The value; nil when one that it needs is not there, which ``absences`` then says.
  package mutating func evaluate(_ expression: CheckedExpression) -> Value? {
    let value = fittingValue(expression)
    if keepsSteps {
      var place: Contribution?
      if case .field(let access) = expression.kind { place = contribution(of: access) }
      steps.append(EvaluationStep(expression: expression, value: value, place: place))
    }
    return value
  }

  private mutating func fittingValue(_ expression: CheckedExpression) -> Value? {
    if let known = sampled(expression) { return known }
    let value = evaluateExactly(expression)
    // Every result has the digits of its type, as the compiled programs hold it.
    if case .number(let number) = value, number.coefficient(atScale: expression.type.scale) == nil {
      lack(.arithmetic(.overflow))
      return nil
    }
    return value
  }

  /// Whether a part of the evidence is enough.
  private var isBrief: Bool { frame.evidenceRows != nil }

  /// What rows together are known to give, with the places of a few of them; nil where all are to be looked at.
  private mutating func sampled(_ expression: CheckedExpression) -> Value? {
    guard isBrief, !isSampling, let identity = expression.identity,
      let correlation = Correlation(expression.kind), correlation.isClosed
    else { return nil }
    let before = absences.count
    let key = known(correlation.equalities).map(\.key)
    guard key.count == correlation.equalities.count,
      let result = frame.documents.results[RememberedResult(identity: identity, key: key)],
      let value = Value(result, expression.type)
    else {
      absences.removeSubrange(before...)
      return nil
    }
    isSampling = true
    defer { isSampling = false }
    _ = evaluateExactly(expression)
    // Rows that are not looked at decide otherwise.
    absences.removeSubrange(before...)
    return value
  }

  private mutating func evaluateExactly(_ expression: CheckedExpression) -> Value? {
    switch expression.kind {
    case .literal(let literal): return Value(literal)
    case .date(let date): return .date(date)
    case .field(let access): return read(access)
    case .has(let access):
      switch frame.presence(of: access) {
      case .no: return .bool(false)
      case .yes: return .bool(true)
      case .unknown: return read(access)
      }
    case .not(let operand): return truth(operand).map { .bool(!$0) }
    case .negate(let operand):
      guard let value = number(operand) else { return nil }
      return arithmetic(expression) { () throws(ArithmeticError) in try -value }
    case .binary(let symbol, let left, let right):
      return evaluate(symbol, left, right, expression)
    case .conditional(let condition, let then, let otherwise):
      guard let test = truth(condition) else { return nil }
      return evaluate(test ? then : otherwise)
    case .lookup(let key, let entries):
      guard let key = evaluate(key) else { return nil }
      guard let entry = entries.first(where: { $0.constant == key }) else {
        lack(.noSuchKey(key.spelled))
        return nil
      }
      return evaluate(entry.value)
    case .textTest(let test, let text, let part):
      guard case .text(let own) = evaluate(text), case .text(let wanted) = evaluate(part) else {
        return nil
      }
      return .bool(PartTest(test, TextSlice(wanted)).passes(TextSlice(own)))
    case .matches(let text, let pattern):
      guard case .text(let own) = evaluate(text) else { return nil }
      return .bool(pattern.occurs(in: own))
    case .length(let text):
      guard case .text(let own) = evaluate(text) else { return nil }
      return .number(Decimal(Int64(own.unicodeScalars.count)))
    case .textFunction, .position: return evaluateText(expression)
    case .wholeNumber(let operand): return evaluate(operand).flatMap { wholeNumber($0) }
    case .spelling(let operand): return evaluate(operand).map { .text($0.spelled) }
    case .extreme(let extreme, let elements):
      var best: Decimal?
      var isKnown = true
      for element in elements {
        guard let next = number(element) else {
          isKnown = false
          continue
        }
        best = best.map { extreme == .least ? min($0, next) : max($0, next) } ?? next
      }
      return isKnown ? best.map { .number($0) } : nil
    case .quotient(let left, let right, let digits, let mode):
      let (dividend, divisor) = (number(left), number(right))
      guard let dividend, let divisor else { return nil }
      return arithmetic(expression) { () throws(ArithmeticError) in
        try dividend.divided(by: divisor, digits: digits, mode: mode)
      }
    case .rounded(let operand, let digits, let mode):
      guard let value = number(operand) else { return nil }
      return arithmetic(expression) { () throws(ArithmeticError) in
        try value.rounded(toDigits: digits, mode: mode)
      }
    case .count(let selection):
      return rows(selection).map { .number(Decimal(Int64($0.count))) }
    case .ordinal(let variable, let rows):
      return frame.ordinal(of: variable, among: rows).map { .number(Decimal(Int64($0))) }
    case .aggregate(let aggregate, let selection, let body):
      return evaluate(aggregate, over: selection, body, expression)
    case .list, .filtered, .projection, .map: preconditionFailure("a list or a map is no result")
    }
  }

  /// Lets what was read last, and decides, come before what was read in vain: a finding stands at its first place.
  private mutating func putFirst(_ middle: Int, behind start: Int) {
    let inVain = contributions[start..<middle]
    contributions.replaceSubrange(start..., with: contributions[middle...] + inVain)
  }

  /// Says why there is no result, where no field is to blame.
  mutating func lack(_ reason: Absence.Reason) {
    absences.append(Absence(reason: reason, contribution: nil))
  }

  /// Binds a loop variable.
  package mutating func bind(_ variable: Int, toRow row: Int) {
    frame.bind(variable, toRow: row)
  }

  package mutating func truth(_ expression: CheckedExpression) -> Bool? {
    if case .bool(let value) = evaluate(expression) { value } else { nil }
  }

  package mutating func number(_ expression: CheckedExpression) -> Decimal? {
    if case .number(let value) = evaluate(expression) { value } else { nil }
  }

  private mutating func evaluate(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ expression: CheckedExpression
  ) -> Value? {
    switch symbol {
    case .and, .or:
      let deciding = symbol == .or
      let before = absences.count
      let start = contributions.count
      let first = truth(left)
      if first == deciding { return .bool(deciding) }
      let middle = contributions.count
      let second = truth(right)
      if second == deciding {
        // What is unknown on the other side changes nothing.
        absences.removeSubrange(before...)
        putFirst(middle, behind: start)
        return .bool(deciding)
      }
      return first == nil || second == nil ? nil : .bool(!deciding)
    case .isIn:
      guard case .list(let elements) = right.kind, let value = evaluate(left) else { return nil }
      let before = absences.count
      var isKnown = true
      for element in elements {
        guard let candidate = evaluate(element) else {
          isKnown = false
          continue
        }
        if candidate == value {
          absences.removeSubrange(before...)
          return .bool(true)
        }
      }
      return isKnown ? .bool(false) : nil
    case .add where expression.type == .string:
      guard case .text(let head) = evaluate(left), case .text(let tail) = evaluate(right) else {
        return nil
      }
      return .text(head + tail)
    case .add, .subtract, .multiply, .remainder:
      let (first, second) = (number(left), number(right))
      guard let first, let second else { return nil }
      return arithmetic(expression) { () throws(ArithmeticError) in
        switch symbol {
        case .add: try first + second
        case .subtract: try first - second
        case .multiply: try first * second
        default: Decimal(try Decimal.remainder(first.coefficient, second.coefficient))
        }
      }
    case .divide: preconditionFailure("the checker writes divisions as products")
    default:
      let (first, second) = (evaluate(left), evaluate(right))
      guard let first, let second else { return nil }
      return .bool(compare(first, symbol, second))
    }
  }

  private func compare(_ left: Value, _ symbol: BinaryOperator, _ right: Value) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): symbol.holds(a, b)
    case (.date(let a), .date(let b)): symbol.holds(a, b)
    case (.text(let a), .text(let b)): symbol.holds(TextSlice(a), TextSlice(b))
    case (.bool(let a), .bool(let b)): (a == b) == (symbol == .equal)
    default: preconditionFailure("the checker lets only values of one type be compared")
    }
  }

  private mutating func evaluate(
    _ aggregate: CheckedExpression.Aggregate, over selection: RowSelection,
    _ body: CheckedExpression, _ expression: CheckedExpression
  ) -> Value? {
    let before = absences.count
    let isNumber = expression.type != .bool
    let (found, areAllKnown) = select(
      selection, Correlation(expression.kind), needsAll: isNumber)
    if !areAllKnown, isNumber, isBrief { return nil }
    var isKnown = areAllKnown
    var count = 0
    var total = Decimal(aggregate == .product ? 1 : 0)
    var best: Value?
    let isOutermost = aggregate == .sum && !isSumming
    if aggregate == .sum { isSumming = true }
    defer { if isOutermost { isSumming = false } }
    let start = contributions.count
    for (index, row) in [found.certain, found.uncertain].joined().enumerated() {
      let middle = contributions.count
      frame.bind(selection.variable, toRow: row)
      switch aggregate {
      case .all, .exists, .existsOne:
        guard let truth = truth(body) else {
          isKnown = false
          if index >= found.certain.count { return nil }
          continue
        }
        if truth { count += 1 }
        let isDecided =
          switch aggregate {
          case .all: !truth
          case .exists: truth
          default: count > 1
          }
        if isDecided {
          // What is unknown of other rows changes nothing.
          absences.removeSubrange(before...)
          putFirst(middle, behind: start)
          return .bool(aggregate == .exists)
        }
      case .min, .max:
        guard let value = evaluate(body) else {
          if isBrief { return nil }
          isKnown = false
          continue
        }
        if best.map({ compare(value, aggregate == .min ? .less : .greater, $0) }) ?? true {
          best = value
        }
      case .sum, .product:
        guard let value = number(body) else {
          if isBrief { return nil }
          isKnown = false
          continue
        }
        if isOutermost { summands.append((rowContribution(of: selection, row), value)) }
        let soFar = total
        do throws(ArithmeticError) {
          total = aggregate == .sum ? try soFar + value : try soFar * value
        } catch {
          lack(.arithmetic(error))
          return nil
        }
      }
    }
    guard isKnown else { return nil }
    switch aggregate {
    case .all: return .bool(true)
    case .exists: return .bool(false)
    case .existsOne: return .bool(count == 1)
    case .min, .max:
      if best == nil { lack(.noRows) }
      return best
    case .sum, .product:
      // Only the whole sum must fit its type, not every step on the way.
      let whole = total
      return arithmetic(expression) { () throws(ArithmeticError) in whole }
    }
  }

  /// The rows that pass the filters; nil when it is not known which there are.
  package mutating func rows(_ selection: RowSelection) -> [Int]? {
    let (rows, areAllKnown) = select(selection, Correlation(selection), needsAll: true)
    return areAllKnown ? rows.inOrder : nil
  }

  /// The rows that certainly pass the filters, and whether these are all that do. Those that may not be equal in what
  /// they are compared by are told apart where a part of the evidence is enough.
  ///
  /// - Parameter needsAll: whether nothing is known where one row is not.
  private mutating func select(
    _ selection: RowSelection, _ correlation: Correlation?, needsAll: Bool
  ) -> (MatchingRows, areAllKnown: Bool) {
    guard let range = frame.range(of: selection.rows) else {
      let contribution = contribution(of: selection.rows)
      let hasDocument = contribution.offset != nil
      absences.append(
        Absence(reason: hasDocument ? .missing : .noDocument, contribution: contribution))
      return (MatchingRows(certain: []), false)
    }
    var areAllKnown = true
    var found: [Int] = []
    var keys = [Set<Value>](repeating: [], count: selection.filters.count)
    // Steps also tell of the rows that a comparison rules out, which an index would leave out.
    let equalities = keepsSteps ? [] : correlation?.equalities ?? []
    let candidates = candidates(range, equalities)
    if selection.filters.isEmpty { return (candidates, true) }
    // What rows are left out by comes behind what the others are kept by: a finding stands at its first place.
    var inVain: [Contribution] = []
    let first = contributions.count
    defer {
      if !inVain.isEmpty {
        // What was there before was not read again.
        var known = Set(contributions[first...])
        contributions += inVain.filter { known.insert($0).inserted }
      }
    }
    for (index, row) in [candidates.certain, candidates.uncertain].joined().enumerated() {
      frame.bind(selection.variable, toRow: row)
      let before = absences.count
      let start = contributions.count
      var passes: Bool? = true
      for (index, filter) in selection.filters.enumerated() where passes != false {
        let truth: Bool?
        switch filter {
        case .condition(let condition): truth = self.truth(condition)
        // Of a row that may not be there, it is not known whether it is the first.
        case .first where passes == nil, .repeated where passes == nil: truth = nil
        case .first(let key): truth = evaluate(key).map { keys[index].insert($0).inserted }
        case .repeated(let key): truth = evaluate(key).map { !keys[index].insert($0).inserted }
        }
        passes = truth == false ? false : truth == nil ? nil : passes
      }
      switch passes {
      case true: found.append(row)
      case nil:
        areAllKnown = false
        let isUncertain = index >= candidates.certain.count
        if isUncertain || needsAll && isBrief { return (MatchingRows(certain: found), false) }
      default:
        absences.removeSubrange(before...)
        inVain += contributions[start...]
        contributions.removeSubrange(start...)
      }
    }
    return (MatchingRows(certain: found), areAllKnown)
  }

  /// The rows that are worth a look.
  private mutating func candidates(
    _ range: Range<Int>, _ equalities: [Correlation.Equality]
  ) -> MatchingRows {
    let before = absences.count
    let known = known(equalities)
    // What is not known is said of every row that it is compared with.
    absences.removeSubrange(before...)
    let rows =
      known.isEmpty
      ? MatchingRows(certain: Array(range))
      : frame.rows(range, matching: known.map(\.equality), known.map(\.key))
    if isSampling, let count = frame.evidenceRows {
      return MatchingRows(certain: Array(rows.inOrder.prefix(count)))
    }
    if !isBrief { return MatchingRows(certain: rows.inOrder) }
    return known.count == equalities.count
      ? rows : MatchingRows(certain: [], uncertain: rows.certain + rows.uncertain)
  }

  /// What rows must be equal in, as far as that is known.
  private mutating func known(
    _ equalities: [Correlation.Equality]
  ) -> [(equality: Correlation.Equality, key: RowKey)] {
    var known: [(equality: Correlation.Equality, key: RowKey)] = []
    for equality in equalities {
      let key: RowKey? =
        switch evaluate(equality.key) {
        case .number(let number):
          number.coefficient(atScale: equality.scale).map { .number($0) }
        case .text(let text): .text(ArraySlice(text.utf8))
        case .date(let date): .number(Int128(date.packed))
        case .bool, nil: nil
        }
      if let key { known.append((equality, key)) }
    }
    return known
  }

  private mutating func arithmetic(
    _ expression: CheckedExpression, _ operation: () throws(ArithmeticError) -> Decimal
  ) -> Value? {
    do throws(ArithmeticError) {
      let value = try operation()
      if case .int = expression.type, value.wholeNumber == nil { throw ArithmeticError.overflow }
      return .number(value)
    } catch {
      lack(.arithmetic(error))
      return nil
    }
  }

  private mutating func read(_ access: FieldAccess) -> Value? {
    let contribution = contribution(of: access)
    if !contributes(contribution) { contributions.append(contribution) }
    let cell = frame.cell(of: access)
    guard Cell.isReadable(cell) else {
      let reason: Absence.Reason =
        switch cell {
        case Cell.malformed: .malformed
        case Cell.repeated: .repeated
        default: contribution.offset == nil ? .noDocument : .missing
        }
      absences.append(Absence(reason: reason, contribution: contribution))
      return nil
    }
    switch access.field.type {
    case .int: return .number(Decimal(cell))
    case .decimal(let scale, _): return .number(Decimal(coefficient: Int128(cell), scale: scale))
    case .date: return CivilDate(packed: cell).map { .date($0) }
    case .string: return .text(frame.text(cell, in: access.field.place.document).string)
    case .bool, .list, .map, .nothing, .rows: preconditionFailure("no field has this type")
    }
  }

  /// Whether a field was read before; takes note of it among many.
  private mutating func contributes(_ contribution: Contribution) -> Bool {
    if contributions.count < 16 { return contributions.contains(contribution) }
    if seen.isEmpty { seen = Set(contributions) }
    return !seen.insert(contribution).inserted
  }
}
