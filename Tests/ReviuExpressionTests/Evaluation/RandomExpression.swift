import ReviuTestSupport

@testable import ReviuExpression

/// Makes well-typed expressions over the order vocabulary as text.
///
/// The mistakes they may have are a product with more than eighteen digits behind the point, and too many loops
/// inside each other.
struct RandomExpression {
  struct Variable {
    var name: String
    var record: Int
  }

  enum Kind: CaseIterable {
    case truth
    case number
    case text
    case date
  }

  var source: SplitMix64
  var isExtreme: Bool
  var scope: [Variable]
  /// Optional fields that are known to be there, as they are written.
  var known: Set<String> = []
  /// Names of values.
  var values: [(name: String, kind: Kind)] = []
  private var loops = 0
  private let schema = OrderVocabulary.shared.schema

  init(seed: UInt64, isExtreme: Bool, variables: [Variable] = []) {
    source = SplitMix64(seed: seed)
    self.isExtreme = isExtreme
    scope = schema.globals.map { Variable(name: $0.name, record: $0.record) } + variables
  }

  mutating func expression(_ kind: Kind, depth: Int) -> String {
    if depth > 1, source.chance(4) { return binding(kind, depth: depth) }
    if depth > 1, source.chance(5) { return lookup(kind, depth) }
    return switch kind {
    case .truth: truth(depth)
    case .number: number(depth)
    case .text: text(depth)
    case .date: date(depth)
    }
  }

  private mutating func binding(_ kind: Kind, depth: Int) -> String {
    let own = source.pick(Kind.allCases)
    let value = expression(own, depth: depth - 2)
    let name = nextLoop()
    values.append((name, own))
    defer { values.removeLast() }
    return "cel.bind(\(name), \(value), \(expression(kind, depth: depth - 1)))"
  }

  mutating func truth(_ depth: Int) -> String {
    if depth <= 0 { return source.chance(30) ? source.pick(["true", "false"]) : comparison(0) }
    switch source.below(15) {
    case 14: return mapTruth(depth)
    case 12: return listTruth(depth)
    case 13: return keyTruth(depth)
    case 0: return "(\(truth(depth - 1)) && \(truth(depth - 1)))"
    case 1: return "(\(truth(depth - 1)) || \(truth(depth - 1)))"
    case 2: return "!\(truth(depth - 1))"
    case 3: return "(\(truth(depth - 1)) ? \(truth(depth - 1)) : \(truth(depth - 1)))"
    case 4: return "(\(truth(depth - 1)) \(source.pick(["==", "!="])) \(truth(depth - 1)))"
    case 5: return membership(depth)
    case 6: return textTest(depth)
    case 7, 8: return quantifier(depth)
    case 9: return presence(depth)
    default: return comparison(depth - 1)
    }
  }

  mutating func comparison(_ depth: Int) -> String {
    let symbol = source.pick(["==", "!=", "<", "<=", ">", ">="])
    let kind = source.pick([Kind.number, .number, .number, .text, .date])
    return "(\(expression(kind, depth: depth)) \(symbol) \(expression(kind, depth: depth)))"
  }

  mutating func membership(_ depth: Int) -> String {
    let kind = source.pick(Kind.allCases)
    let elements = (0...source.below(3)).map { _ in expression(kind, depth: depth - 2) }
    let list = elements.joined(separator: ", ")
    return "(\(expression(kind, depth: depth - 1)) in [\(list)])"
  }

  mutating func textTest(_ depth: Int) -> String {
    if source.chance(30) {
      return "\(text(depth - 1)).matches('\(source.pick(["^a", "g$", "k.*m", "[A-Z]", ""]))')"
    }
    let test = source.pick(["startsWith", "endsWith", "contains"])
    return "\(text(depth - 1)).\(test)(\(text(depth - 1)))"
  }

  /// A condition that an optional field is there, and often one that uses it behind that.
  mutating func presence(_ depth: Int) -> String {
    guard let field = field({ $0.isNumber || $0 == .string || $0 == .date }) else { return "true" }
    if source.chance(30) { return "has(\(field.name))" }
    let before = known
    known.insert(field.name)
    let body = truth(depth - 1)
    known = before
    return source.chance(50)
      ? "(has(\(field.name)) && \(body))" : "(!has(\(field.name)) || \(body))"
  }

  mutating func quantifier(_ depth: Int) -> String {
    guard let rows = rows(depth) else { return "true" }
    let aggregate = source.pick(["all", "exists", "exists_one", "existsOne"])
    if !rows.isFiltered, source.chance(30) {
      return "\(rows.text).\(aggregate)\(placedBody(rows, depth - 1))"
    }
    let body = source.chance(40) ? equalityBody(rows, depth - 1) : body(rows, .truth, depth - 1)
    return "\(rows.text).\(aggregate)\(body)"
  }

  mutating func number(_ depth: Int) -> String {
    if depth <= 0 { return leaf(.number) }
    switch source.below(14) {
    case 10: return mathNumber(depth)
    case 11: return "(\(number(depth - 1)) / \(source.pick(["0.5", "4.0", "-2.0", "100.0"])))"
    case 12: return rowNumber(depth)
    case 13: return source.chance(50) ? listNumber(depth) : textNumber(depth)
    case 9: return "size(\(text(depth - 1)) + '')"
    case 0: return "-\(number(depth - 1))"
    case 1: return "(\(number(depth - 1)) + \(number(depth - 1)))"
    case 2: return "(\(number(depth - 1)) - \(number(depth - 1)))"
    case 3: return "(\(number(depth - 1)) * \(number(depth - 1)))"
    case 4: return "(\(truth(depth - 1)) ? \(number(depth - 1)) : \(number(depth - 1)))"
    case 5:
      guard let rows = rows(depth) else { return leaf(.number) }
      return source.chance(50) ? "\(rows.text).count()" : "size(\(rows.text))"
    case 6, 7:
      guard let rows = rows(depth) else { return leaf(.number) }
      let aggregate = source.pick(["sum", "sum", "product"])
      return "\(rows.text).\(aggregate)\(body(rows, .number, depth - 1))"
    default: return leaf(.number)
    }
  }

  mutating func text(_ depth: Int) -> String {
    if depth <= 0 || source.chance(60) { return leaf(.text) }
    if source.chance(30) { return "(\(text(depth - 1)) + \(text(depth - 1)))" }
    if source.chance(40) { return textCall(depth) }
    return "(\(truth(depth - 1)) ? \(text(depth - 1)) : \(text(depth - 1)))"
  }

  mutating func date(_ depth: Int) -> String {
    if depth <= 0 || source.chance(60) { return leaf(.date) }
    return "(\(truth(depth - 1)) ? \(date(depth - 1)) : \(date(depth - 1)))"
  }

  mutating func leaf(_ kind: Kind) -> String {
    let names = values.filter { $0.kind == kind }
    if !names.isEmpty, source.chance(50) { return source.pick(names).name }
    let field = field { type in
      switch kind {
      case .truth: false
      case .number: type.isNumber
      case .text: type == .string
      case .date: type == .date
      }
    }
    guard let field, source.chance(65) else { return literal(kind) }
    if !field.isOptional || known.contains(field.name) { return field.name }
    return "(has(\(field.name)) ? \(field.name) : \(literal(kind)))"
  }

  mutating func literal(_ kind: Kind) -> String {
    switch kind {
    case .truth: return source.pick(["true", "false"])
    case .text: return "'\(source.pick(RandomDocument.texts + [""]))'"
    case .date: return "date('\(source.pick(RandomDocument.dates))')"
    case .number:
      let extremes = [
        "9223372036854775807", "3037000500", "17014118346046923173168730371588410572.7",
        "0.000000000000000001", "170141183460469231731.687303715884105727", "1000000000.000000001",
      ]
      if isExtreme, source.chance(40) { return source.pick(extremes) }
      return source.pick(["0", "1", "2", "5", "12", "0.5", "1.50", "0.001", "2.25", "1.5e1"])
    }
  }

  /// A field of any variable in scope.
  mutating func field(
    _ isWanted: (ValueType) -> Bool
  ) -> (name: String, isOptional: Bool)? {
    let variable = scope[max(0, scope.count - 1 - source.below(3))]
    let fields = schema.records[variable.record].fields.values.filter { isWanted($0.type) }
    guard !fields.isEmpty else { return nil }
    let field = source.pick(fields.sorted { $0.name < $1.name })
    return ("\(variable.name).\(field.name)", field.isOptional)
  }
}

extension RandomExpression {
  struct Rows {
    var text: String
    var record: Int
    /// Optional fields that a filter has asked for.
    var known: [String]
    var isFiltered = false
  }

  mutating func rows(_ depth: Int) -> Rows? {
    guard scope.count < 8 else { return nil }
    let variable = scope[source.chance(50) ? scope.count - 1 : source.below(scope.count)]
    let fields = schema.records[variable.record].fields.values.filter { !$0.type.isValue }
    guard !fields.isEmpty else { return nil }
    let field = source.pick(fields.sorted { $0.name < $1.name })
    guard case .rows(let record) = field.type else { return nil }
    var rows = Rows(text: "\(variable.name).\(field.name)", record: record, known: [])
    while source.chance(25) { filter(&rows, depth - 1) }
    return rows
  }

  mutating func filter(_ rows: inout Rows, _ depth: Int) {
    rows.isFiltered = true
    let optional = schema.records[rows.record].fields.values.filter(\.isOptional)
    if source.chance(30), !optional.isEmpty {
      let name = source.pick(optional.map(\.name).sorted())
      let variable = nextLoop()
      rows.text += ".filter(\(variable), has(\(variable).\(name)))"
      rows.known.append(name)
    } else {
      let isEquality = source.chance(50)
      rows.text += ".filter\(isEquality ? equalityBody(rows, depth) : body(rows, .truth, depth))"
    }
  }

  /// `(variable, expression)` over the rows.
  mutating func body(_ rows: Rows, _ kind: Kind, _ depth: Int) -> String {
    within(rows) { $0.expression(kind, depth: depth) }
  }

  /// `(place, variable, condition)` over the rows.
  private mutating func placedBody(_ rows: Rows, _ depth: Int) -> String {
    let place = nextLoop()
    values.append((place, .number))
    defer { values.removeLast() }
    return "(\(place), \(body(rows, .truth, depth).dropFirst())"
  }

  /// `(variable, ...)` over the rows.
  mutating func within(_ rows: Rows, _ make: (inout Self) -> String) -> String {
    let name = nextLoop()
    let before = known
    known.formUnion(rows.known.map { "\(name).\($0)" })
    scope.append(Variable(name: name, record: rows.record))
    let body = make(&self)
    scope.removeLast()
    known = before
    return "(\(name), \(body))"
  }

  mutating func nextLoop() -> String {
    loops += 1
    return "r\(loops)"
  }
}

extension ValueType {
  fileprivate var isValue: Bool {
    if case .rows = self { false } else { true }
  }
}
