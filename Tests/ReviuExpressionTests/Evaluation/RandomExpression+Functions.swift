import ReviuTestSupport

@testable import ReviuExpression

/// Functions of numbers, of texts, and of lists, and rows put together by a key.
extension RandomExpression {
  private mutating func rounding() -> String {
    "\(source.pick(["0", "1", "2", "6"])), '\(source.pick(RoundingMode.allCases).rawValue)'"
  }

  mutating func mathNumber(_ depth: Int) -> String {
    switch source.below(8) {
    case 4: return "math.sign(\(number(depth - 1)))"
    case 5: return "(int(\(number(depth - 1))) % int(\(number(depth - 1))))"
    case 6: return "int(\(source.chance(50) ? text(depth - 1) : number(depth - 1)))"
    case 0: return "divide(\(number(depth - 1)), \(number(depth - 1)), \(rounding()))"
    case 1: return "round(\(number(depth - 1)), \(rounding()))"
    case 2: return "math.abs(\(number(depth - 1)))"
    case 3:
      // The number of digits of a whole number is none, and then there is nothing to round.
      let function = source.pick(["ceil", "floor", "round", "trunc"])
      return "math.\(function)(1.5 * \(number(depth - 1)))"
    default:
      let values = (0...source.below(3)).map { _ in number(depth - 1) }
      return "math.\(source.pick(["least", "greatest"]))(\(values.joined(separator: ", ")))"
    }
  }

  mutating func textCall(_ depth: Int) -> String {
    let own = text(depth - 1)
    switch source.below(8) {
    case 6: return "string(\(expression(source.pick([.number, .text, .date]), depth: depth - 1)))"
    case 7:
      let separator = source.chance(50) ? text(depth - 1) : ""
      return "\(list(.text, depth)).join(\(separator))"
    case 0: return "\(own).lowerAscii()"
    case 1: return "\(own).upperAscii()"
    case 2: return "(' ' + \(own)).trim()"
    case 3:
      let (part, other) = (text(depth - 1), text(depth - 1))
      return "\(own).replace(\(part), \(other), \(source.pick(["-1", "1", "0"])))"
    case 4: return "\(own).substring(\(position()))"
    default: return "\(own).charAt(\(position()))"
    }
  }

  mutating func textNumber(_ depth: Int) -> String {
    let function = source.pick(["indexOf", "lastIndexOf"])
    let start = source.chance(50) ? "" : ", \(position())"
    return "\(text(depth - 1)).\(function)(\(text(depth - 1))\(start))"
  }

  private mutating func position() -> String { source.pick(["0", "1", "2", "-1"]) }

  private mutating func list(_ kind: Kind, _ depth: Int, mayBeEmpty: Bool = true) -> String {
    let count = mayBeEmpty && source.chance(15) ? 0 : 1 + source.below(2)
    let elements = (0..<count).map { _ in expression(kind, depth: depth - 2) }
    let list = "[\(elements.joined(separator: ", "))]"
    if source.chance(20) { return "(\(list) + \(source.chance(20) ? "[]" : list))" }
    return list
  }

  /// A list of which a filter may leave values out.
  private mutating func filteredList(_ kind: Kind, _ depth: Int) -> String {
    let list = list(kind, depth)
    guard source.chance(40) else { return list }
    let name = nextLoop()
    values.append((name, kind))
    defer { values.removeLast() }
    return "\(list).filter(\(name), \(truth(depth - 2)))"
  }

  mutating func listTruth(_ depth: Int) -> String {
    let kind = source.pick([Kind.number, .text, .date])
    if source.chance(20) {
      return "(\(expression(kind, depth: depth - 2)) in \(filteredList(kind, depth)))"
    }
    if source.chance(30) {
      return "(\(list(kind, depth)) \(source.pick(["==", "!="])) \(list(kind, depth)))"
    }
    if source.chance(40), let rows = rows(depth) {
      let value = expression(kind, depth: depth - 1)
      return "(\(value) in \(rows.text).map\(body(rows, kind, depth - 1)))"
    }
    let function = source.pick(["all", "exists", "exists_one"])
    let name = nextLoop()
    let list = filteredList(kind, depth)
    let place = source.chance(30) && !list.hasSuffix(")") ? nextLoop() : nil
    let before = values
    values += [(name, kind)] + (place.map { [($0, .number)] } ?? [])
    defer { values = before }
    let condition =
      source.chance(50) ? "\(name) == \(expression(kind, depth: depth - 2))" : truth(depth - 2)
    return "\(list).\(function)(\(place.map { "\($0), " } ?? "")\(name), \(condition))"
  }

  mutating func listNumber(_ depth: Int) -> String {
    let function = source.pick(["sum", "min", "max"])
    if source.chance(50), let rows = rows(depth) {
      return "\(rows.text).map\(body(rows, .number, depth - 1)).\(function)()"
    }
    let name = nextLoop()
    let map = source.chance(40) ? ".map(\(name), \(name) + \(number(depth - 2)))" : ""
    switch source.below(3) {
    case 0: return "size(\(filteredList(.text, depth)))"
    case 1: return "\(filteredList(.number, depth))\(map).sum()"
    default:
      return "\(list(.number, depth, mayBeEmpty: function == "sum"))\(map).\(function)()"
    }
  }

  mutating func rowNumber(_ depth: Int) -> String {
    guard let rows = rows(depth) else { return number(0) }
    if source.chance(40) {
      let inner = body(rows, .number, depth - 1).dropLast()
      return "\(rows.text).avg\(inner), \(rounding()))"
    }
    if source.chance(30) {
      return "\(rows.text).duplicates\(body(rows, source.pick(Kind.allCases), depth - 2)).count()"
    }
    return "\(rows.text).\(source.pick(["min", "max"]))\(body(rows, .number, depth - 1))"
  }

  /// A condition over rows that are put together by a key.
  mutating func keyTruth(_ depth: Int) -> String {
    guard let rows = rows(depth) else { return "true" }
    let kind = source.pick([Kind.text, .number, .date])
    switch source.below(3) {
    case 0: return "\(rows.text).isUnique\(body(rows, kind, depth - 3))"
    case 1:
      let sum = nextLoop()
      let sums = within(rows) { random in
        "\(random.expression(kind, depth: depth - 3)), \(random.number(depth - 3))"
      }
      return "\(rows.text).sumBy\(sums).exists(\(sum), \(sum) > \(number(0)))"
    default:
      let name = nextLoop()
      let key = body(rows, kind, depth - 3)
      let function = source.pick(["all", "exists", "exists_one"])
      let group = Rows(text: name, record: rows.record, known: rows.known)
      let condition =
        source.chance(50)
        ? "\(name).filter\(body(group, .truth, depth - 3)).count() < \(source.pick(["1", "2"]))"
        : "\(name).sum\(body(group, .number, depth - 3)) > \(number(0))"
      return "\(rows.text).groupBy\(key).\(function)(\(name), \(condition))"
    }
  }

  /// `(variable, condition)` by which rows are often looked up: that a field is equal to something.
  mutating func equalityBody(_ rows: Rows, _ depth: Int) -> String {
    within(rows) { random in
      let variable = random.scope[random.scope.count - 1]
      let fields = OrderVocabulary.shared.schema.records[variable.record].fields.values.filter {
        $0.type.isNumber || $0.type == .string || $0.type == .date
      }
      let field = random.source.pick(fields.sorted { $0.name < $1.name })
      let kind: Kind = field.type.isNumber ? .number : field.type == .date ? .date : .text
      let name = "\(variable.name).\(field.name)"
      random.scope.removeLast()
      let sides = [name, random.expression(kind, depth: random.source.below(2))]
      random.scope.append(variable)
      let isTurned = random.source.chance(50)
      var condition = "\(sides[isTurned ? 1 : 0]) == \(sides[isTurned ? 0 : 1])"
      if field.isOptional { condition = "has(\(name)) && \(condition)" }
      if random.source.chance(30) { condition += " && \(random.truth(depth - 2))" }
      return random.source.chance(20) ? "(\(condition)) && true" : condition
    }
  }
}
