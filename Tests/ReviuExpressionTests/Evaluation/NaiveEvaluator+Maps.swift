@testable import ReviuExpression

/// Maps, looked through entry by entry.
extension NaiveEvaluator {
  typealias Map = [(key: PlainValue, value: PlainValue?)]

  static func key(_ name: String) -> PlainValue { .text(Array(name.unicodeScalars)) }

  /// The entries of a map; nil for what is none.
  func map(_ expression: Expression) throws(GivesUp) -> Map? {
    switch expression.kind {
    case .name(let name): return maps[name]
    case .call(let receiver?, "bind", _, let arguments) where receiver.sketch == "cel":
      return try bound(arguments[0], toValueOf: arguments[1]).map(arguments[2])
    case .map(let entries):
      var map: Map = []
      for entry in entries {
        guard let key = try value(entry.key) else { return nil }
        map.append((key, try value(entry.value)))
      }
      return map
    default: return nil
    }
  }

  func value(of map: Map, behind key: PlainValue?) -> PlainValue? {
    map.first { $0.key == key }?.value
  }

  /// What a map has behind a key, or a list at a place.
  func lookup(_ key: Expression, in container: Expression) throws(GivesUp) -> PlainValue? {
    let key = try value(key)
    if let map = try map(container) { return value(of: map, behind: key) }
    guard case .number(let number) = key, let list = try list(container) else { return nil }
    let places = list.values.indices.map { Int128($0) * RandomDocument.one }
    return places.firstIndex(of: number).flatMap { list.values[$0] }
  }

  /// Whether two maps have the same keys with the same values behind them.
  func equality(_ left: Map, _ right: Map) -> Bool? {
    guard left.count == right.count,
      left.allSatisfy({ entry in right.contains { $0.key == entry.key } })
    else { return false }
    return equality(left.map(\.value), left.map { value(of: right, behind: $0.key) })
  }
}
