import ReviuTestSupport

@testable import ReviuExpression

/// Maps, and what is looked up in them and in lists.
extension RandomExpression {
  private struct Map {
    var text: String
    var keys: [String]
    var keyKind: Kind
  }

  private static let keyKinds = [Kind.text, .number, .truth]

  private mutating func map(_ kind: Kind, of keyKind: Kind, _ depth: Int) -> Map {
    let all =
      switch keyKind {
      case .text: RandomDocument.texts.map { "'\($0)'" }
      case .truth: ["true", "false"]
      default: ["0", "1", "-7", "2", "5", "12"]
      }
    // Neighbours, so that none is there twice.
    let first = source.below(all.count)
    let keys = (0...source.below(min(all.count, 4))).prefix(all.count).map {
      all[(first + $0) % all.count]
    }
    let entries = keys.map { "\($0): \(expression(kind, depth: depth - 2))" }
    return Map(text: "{\(entries.joined(separator: ", "))}", keys: keys, keyKind: keyKind)
  }

  /// A key that is not known before the expression is evaluated, and that may not be there.
  private mutating func key(_ kind: Kind, _ depth: Int) -> String {
    switch kind {
    case .text: "(\(text(depth - 2)) + '')"
    case .truth: "(\(truth(depth - 2)) && true)"
    default: "(int(\(number(depth - 2))) + 0)"
    }
  }

  mutating func lookup(_ kind: Kind, _ depth: Int) -> String {
    if source.chance(25) {
      let elements = (0...source.below(2)).map { _ in expression(kind, depth: depth - 2) }
      let list = "[\(elements.joined(separator: ", "))]"
      return "\(list)[\(source.chance(30) ? "0" : key(.number, depth))]"
    }
    let map = map(kind, of: source.pick(Self.keyKinds), depth)
    let known = source.pick(map.keys)
    let key = source.chance(20) ? known : key(map.keyKind, depth)
    if source.chance(30) {
      let name = nextLoop()
      return "cel.bind(\(name), \(map.text), \(name)[\(key)])"
    }
    if map.keys.contains("'a'"), source.chance(50) { return "\(map.text).a" }
    return "\(map.text)[\(key)]"
  }

  mutating func mapTruth(_ depth: Int) -> String {
    let kind = source.pick(Kind.allCases)
    let map = map(kind, of: source.pick(Self.keyKinds), depth)
    switch source.below(6) {
    case 0: return "(\(key(map.keyKind, depth)) in \(map.text))"
    case 1: return "(size(\(map.text)) > \(source.pick(["1", "2"])))"
    case 2:
      let other = self.map(kind, of: map.keyKind, depth)
      let symbol = source.pick(["==", "!="])
      return "(\(map.text) \(symbol) \(source.chance(50) ? map.text : other.text))"
    case 3 where map.keyKind == .text:
      return "has(\(map.text).\(source.pick(["a", "A", "kg", "X1"])))"
    case 4:
      let filter = source.chance(30) ? ".filter\(entryBody([map.keyKind], depth))" : ""
      return "\(map.text)\(filter).\(quantifierName())\(entryBody([map.keyKind], depth))"
    default:
      return "\(map.text).\(quantifierName())\(entryBody([map.keyKind, kind], depth))"
    }
  }

  private mutating func quantifierName() -> String {
    source.pick(["all", "exists", "exists_one", "existsOne"])
  }

  /// `(key, value, condition)`, or without the value.
  private mutating func entryBody(_ kinds: [Kind], _ depth: Int) -> String {
    let names = kinds.map { (name: nextLoop(), kind: $0) }
    values += names
    defer { values.removeLast(names.count) }
    let last = names[names.count - 1]
    let condition =
      source.chance(50)
      ? "\(last.name) == \(expression(last.kind, depth: depth - 2))" : truth(depth - 2)
    return "(\(names.map(\.name).joined(separator: ", ")), \(condition))"
  }
}
