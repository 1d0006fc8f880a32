@testable import ReviuExpression

/// Evaluates parsed expressions over random documents as one would by hand: by names, row by row.
///
/// It gives up where a number becomes large, and on what there is in a document that is not there.
struct NaiveEvaluator {
  /// This evaluation cannot say what the result is.
  struct GivesUp: Error {}

  /// A row with the rows around it, outermost first.
  struct Row {
    var element: RandomElement
    var around: [RandomElement] = []
  }

  /// Nil stands for a document that is not there.
  var scope: [String: Row?]
  /// Names of values of lists; nil stands for a value that is not known.
  var values: [String: PlainValue?] = [:]
  var lists: [String: List] = [:]
  var maps: [String: Map] = [:]
  var groups: [String: Group] = [:]

  func value(_ expression: Expression) throws(GivesUp) -> PlainValue? {
    switch expression.kind {
    case .literal(.bool(let value)): return .truth(value)
    case .literal(.int(let value)): return try number(Int128(value), scale: 0)
    case .literal(.decimal(let value)):
      return try number(value.coefficient, scale: value.scale)
    case .literal(.string(let text)): return .text(Array(text.unicodeScalars))
    case .name(let name) where values[name] != nil: return values[name] ?? nil
    case .member(let operand, let name, _):
      if let map = try map(operand) { return value(of: map, behind: Self.key(name)) }
      return read(expression).value
    case .name: return read(expression).value
    case .index(let container, let key): return try lookup(key, in: container)
    case .unary(.not, let operand): return try truth(operand).map { .truth(!$0) }
    case .unary(.negate, let operand): return try number(operand).map { .number(-$0) }
    case .binary(let symbol, let left, let right): return try value(symbol, left, right)
    case .conditional(let condition, let then, let otherwise):
      let (first, second) = (try value(then), try value(otherwise))
      return try truth(condition).flatMap { $0 ? first : second }
    case .call(let receiver, let function, _, let arguments):
      return try call(receiver, function, arguments)
    case .list, .map: return nil
    }
  }

  func truth(_ expression: Expression) throws(GivesUp) -> Bool? {
    if case .truth(let value) = try value(expression) { value } else { nil }
  }

  private func number(_ expression: Expression) throws(GivesUp) -> Int128? {
    if case .number(let value) = try value(expression) { value } else { nil }
  }

  private func number(_ coefficient: Int128, scale: Int) throws(GivesUp) -> PlainValue {
    try checked(coefficient.multipliedReportingOverflow(by: powersOfTen[18 - scale]))
  }

  private func checked(
    _ result: (partialValue: Int128, overflow: Bool)
  ) throws(GivesUp) -> PlainValue {
    // Beyond a trillion the bounds of the types come near.
    if result.overflow
      || result.partialValue.magnitude > 1_000_000_000_000 * 1_000_000_000_000_000_000
    {
      throw GivesUp()
    }
    return .number(result.partialValue)
  }

  private func value(
    _ symbol: BinaryOperator, _ left: Expression, _ right: Expression
  ) throws(GivesUp) -> PlainValue? {
    if symbol == .equal || symbol == .notEqual, let first = try map(left),
      let second = try map(right)
    {
      return equality(first, second).map { .truth($0 == (symbol == .equal)) }
    }
    if symbol == .equal || symbol == .notEqual, let first = try list(left),
      let second = try list(right)
    {
      return equality(first.values, second.values).map { .truth($0 == (symbol == .equal)) }
    }
    switch symbol {
    case .and, .or:
      let truths = [try truth(left), try truth(right)]
      let deciding = symbol == .or
      if truths.contains(deciding) { return .truth(deciding) }
      return truths.contains(nil) ? nil : .truth(!deciding)
    case .isIn:
      guard let list = try list(right) else { return nil }
      let wanted = try value(left)
      if let conditions = list.conditions {
        // Not even the value must be known where no element is let through.
        let truths = zip(conditions, list.values).map { condition, value in
          condition == false
            ? false
            : wanted.flatMap { wanted in value.flatMap { $0 == wanted ? condition : false } }
        }
        return truths.contains(true) ? .truth(true) : truths.contains(nil) ? nil : .truth(false)
      }
      let candidates = list.values
      if !list.isWrittenOut, candidates.isEmpty { return .truth(false) }
      guard let wanted else { return nil }
      if candidates.contains(wanted) { return .truth(true) }
      return candidates.contains(nil) ? nil : .truth(false)
    case .divide:
      guard let dividend = try number(left), let divisor = try number(right) else { return nil }
      return try product(dividend, RandomDocument.one * RandomDocument.one / divisor)
    case .remainder:
      guard let dividend = try number(left), let divisor = try number(right) else { return nil }
      return divisor == 0 ? nil : .number(dividend % divisor)
    case .add, .subtract, .multiply:
      if case .text(let head) = try value(left) {
        guard case .text(let tail) = try value(right) else { return nil }
        return .text(head + tail)
      }
      let (first, second) = (try number(left), try number(right))
      guard let first, let second else { return nil }
      return switch symbol {
      case .add: try checked(first.addingReportingOverflow(second))
      case .subtract: try checked(first.subtractingReportingOverflow(second))
      default: try product(first, second)
      }
    default:
      let (first, second) = (try value(left), try value(right))
      guard let first, let second else { return nil }
      return .truth(compare(first, symbol, second))
    }
  }

  /// Whether two lists have the same values; as many conditions as there are values, joined by and.
  func equality(_ left: [PlainValue?], _ right: [PlainValue?]) -> Bool? {
    if left.count != right.count { return false }
    let equalities = zip(left, right).map { a, b in a.flatMap { a in b.map { a == $0 } } }
    return equalities.contains(false) ? false : equalities.contains(nil) ? nil : true
  }

  /// The product, or nil where it has too many digits.
  private func product(_ left: Int128, _ right: Int128) throws(GivesUp) -> PlainValue? {
    let wide = left.magnitude.multipliedFullWidth(by: right.magnitude)
    let one = UInt128(RandomDocument.one)
    guard wide.high < one else { throw GivesUp() }
    let (quotient, remainder) = one.dividingFullWidth(wide)
    guard let magnitude = Int128(exactly: quotient) else { throw GivesUp() }
    if remainder != 0 { return nil }
    return try checked(((left < 0) == (right < 0) ? magnitude : -magnitude, false))
  }

  private func compare(_ left: PlainValue, _ symbol: BinaryOperator, _ right: PlainValue) -> Bool {
    let isLess: Bool =
      switch (left, right) {
      case (.number(let a), .number(let b)): a < b
      case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
      case (.date(let a), .date(let b)): a < b
      default: false
      }
    return switch symbol {
    case .equal: left == right
    case .notEqual: left != right
    case .less: isLess
    case .lessOrEqual: isLess || left == right
    case .greater: !isLess && left != right
    default: !isLess
    }
  }
}

extension NaiveEvaluator {
  private func call(
    _ receiver: Expression?, _ function: String, _ arguments: [Expression]
  ) throws(GivesUp) -> PlainValue? {
    if case .name("math")? = receiver?.kind {
      var values: [PlainValue?] = []
      for argument in arguments { values.append(try value(argument)) }
      return math(function, values)
    }
    if case .name("cel")? = receiver?.kind {
      return try bound(arguments[0], toValueOf: arguments[1]).value(arguments[2])
    }
    switch function {
    case "int": return try value(arguments[0]).flatMap { wholeNumber($0) }
    case "string": return try value(arguments[0]).map { .text(spelled($0)) }
    case "date":
      guard case .literal(.string(let text)) = arguments[0].kind else { return nil }
      return .date(text)
    case "has":
      if case .member(let operand, let name, _) = arguments[0].kind, let map = try map(operand) {
        return .truth(map.contains { $0.key == Self.key(name) })
      }
      switch read(arguments[0]) {
      case .noDocument: throw GivesUp()
      case .missing: return .truth(false)
      case .unreadable: return nil
      case .value: return .truth(true)
      }
    case "divide", "round":
      guard let dividend = try number(arguments[0]) else { return nil }
      let divisor = function == "round" ? RandomDocument.one : try number(arguments[1])
      guard let divisor, case .number(let digits) = try value(arguments[arguments.count - 2]),
        case .literal(.string(let mode)) = arguments[arguments.count - 1].kind
      else { return nil }
      return try quotient(
        dividend, divisor, digits: Int(digits / RandomDocument.one), mode)
    case "size":
      if let list = try list(arguments[0]) {
        let conditions = list.conditions ?? list.values.map { _ in true }
        if conditions.contains(nil) { return nil }
        return .number(Int128(conditions.count { $0 == true }) * RandomDocument.one)
      }
      // The expressions made here never ask for the size of a field that is a text.
      guard case .binary = arguments[0].kind else { return try count(arguments[0]) }
      guard case .text(let text) = try value(arguments[0]) else { return nil }
      return .number(Int128(text.count) * RandomDocument.one)
    case "count": return try receiver.flatMap { receiver throws(GivesUp) in try count(receiver) }
    case "startsWith", "endsWith", "contains", "matches":
      guard let receiver else { return nil }
      return try textTest(receiver, function, arguments[0])
    case "lowerAscii", "upperAscii", "trim", "replace", "substring", "charAt", "indexOf",
      "lastIndexOf":
      guard let receiver, case .text(let text) = try value(receiver) else { return nil }
      var parts: [PlainValue] = []
      for argument in arguments {
        guard let part = try value(argument) else { return nil }
        parts.append(part)
      }
      return textFunction(text, function, parts)
    default:
      guard let receiver else { return nil }
      return try rowFunction(receiver, function, arguments)
    }
  }

  private func rowFunction(
    _ receiver: Expression, _ function: String, _ arguments: [Expression]
  ) throws(GivesUp) -> PlainValue? {
    let function = function == "existsOne" ? "exists_one" : function
    if arguments.count == 3, let map = try map(receiver) {
      let values = List(values: map.map(\.value), isWrittenOut: true)
      return try aggregate(values, function, arguments, places: map.map(\.key))
    }
    if let list = try list(receiver) { return try aggregate(list, function, arguments) }
    switch function {
    case "avg":
      guard
        case .number(let sum) = try combine(values(receiver, arguments[0], arguments[1]), "sum"),
        case .number(let count) = try count(receiver),
        case .literal(.int(let digits)) = arguments[2].kind,
        case .literal(.string(let mode)) = arguments[3].kind
      else { return nil }
      return try quotient(sum, count, digits: Int(digits), mode)
    case "isUnique":
      guard let all = try candidates(receiver), all.allSatisfy(\.isCertain),
        let firsts = try candidates(receiver, arguments, areFirst: true)
      else { return nil }
      return firsts.allSatisfy(\.isCertain) ? .truth(firsts.count == all.count) : nil
    default:
      return try combine(
        values(
          receiver, arguments[arguments.count - 2], arguments[arguments.count - 1],
          position: arguments.count == 3 ? arguments[0] : nil), function)
    }
  }

  private func textTest(
    _ receiver: Expression, _ function: String, _ argument: Expression
  ) throws(GivesUp) -> PlainValue? {
    guard case .text(let own) = try value(receiver), case .text(let part) = try value(argument)
    else { return nil }
    switch function {
    case "startsWith": return .truth(own.starts(with: part))
    case "endsWith": return .truth(own.reversed().starts(with: part.reversed()))
    case "contains":
      return .truth((0...own.count).contains { own.dropFirst($0).starts(with: part) })
    default:
      let text = own.map { String($0) }
      return switch String(String.UnicodeScalarView(part)) {
      case "^a": .truth(text.first == "a")
      case "g$": .truth(text.last == "g")
      case "k.*m": .truth(text.firstIndex(of: "k").map { text[$0...].contains("m") } ?? false)
      case "[A-Z]": .truth(text.contains { "A"..."Z" ~= $0 && $0.utf8.count == 1 })
      default: .truth(true)
      }
    }
  }

  private func count(_ rows: Expression) throws(GivesUp) -> PlainValue? {
    let (kept, isKnown) = try select(rows)
    return isKnown ? .number(Int128(kept.count) * RandomDocument.one) : nil
  }

  /// What some values come to.
  func combine(_ values: [PlainValue?], _ function: String) throws(GivesUp) -> PlainValue? {
    let yes = values.count { $0 == .truth(true) }
    let isUncertain = values.contains(nil)
    switch function {
    case "all":
      return values.contains(.truth(false)) ? .truth(false) : isUncertain ? nil : .truth(true)
    case "exists": return yes > 0 ? .truth(true) : isUncertain ? nil : .truth(false)
    case "min", "max": return extreme(values, function)
    case "exists_one": return yes > 1 ? .truth(false) : isUncertain ? nil : .truth(yes == 1)
    default:
      if isUncertain { return nil }
      var total: Int128 = function == "sum" ? 0 : RandomDocument.one
      for case .number(let next)? in values {
        let result =
          function == "sum"
          ? try checked(total.addingReportingOverflow(next)) : try product(total, next)
        guard case .number(let value) = result else { return nil }
        total = value
      }
      return .number(total)
    }
  }

  func bound(_ name: Expression, to row: Row) -> NaiveEvaluator {
    var inner = self
    if case .name(let name) = name.kind { inner.scope[name] = row }
    return inner
  }

  /// The rows that are let through for certain, and whether these are all.
  private func select(_ rows: Expression) throws(GivesUp) -> ([Row], isKnown: Bool) {
    guard let candidates = try candidates(rows) else { return ([], false) }
    return (
      candidates.filter(\.isCertain).map(\.row), candidates.allSatisfy(\.isCertain)
    )
  }

  /// The rows that no filter stops; nil where it is not known which rows there are.
  func candidates(
    _ expression: Expression
  ) throws(GivesUp) -> [(row: Row, isCertain: Bool)]? {
    if case .name(let name) = expression.kind, let group = groups[name] {
      return try candidates(of: group)
    }
    guard case .call(let receiver?, let function, _, let arguments) = expression.kind else {
      return rows(expression)?.map { ($0, true) }
    }
    if function != "filter" {
      return try candidates(receiver, arguments, areFirst: function == "groupBy")
    }
    guard let candidates = try candidates(receiver) else { return nil }
    var result: [(row: Row, isCertain: Bool)] = []
    for (row, isCertain) in candidates {
      let passes = try bound(arguments[0], to: row).truth(arguments[1])
      if passes != false { result.append((row, isCertain && passes == true)) }
    }
    return result
  }
}
