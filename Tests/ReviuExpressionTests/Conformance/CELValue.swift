import Foundation

@testable import ReviuExpression

/// A result with its type in CEL; a decimal stands where CEL has a double.
indirect enum CELValue: Equatable {
  case scalar(type: String, Outcome)
  case list([CELValue])
  /// Keys and values in the order of the keys.
  case map([[CELValue]])
  /// Of a type that the language does not have.
  case foreign

  /// Whether an evaluation ends without a result, here or inside.
  var lacksResult: Bool {
    switch self {
    case .scalar(_, let outcome): outcome == .none
    case .list(let elements): elements.contains(where: \.lacksResult)
    case .map(let entries): entries.joined().contains(where: \.lacksResult)
    case .foreign: false
    }
  }

  private static func map(sorting entries: [[CELValue]]) -> CELValue {
    .map(entries.sorted { "\($0)" < "\($1)" })
  }
}

extension CELValue {
  /// What a checked expression gives.
  init(_ checked: CheckedExpression) throws {
    switch checked.kind {
    case .list(let elements): self = .list(try elements.map { try CELValue($0) })
    case .filtered(let elements, let conditions):
      let kept = try zip(elements, conditions).filter { _, condition in
        try CELValue(condition) == .scalar(type: "bool", .truth(true))
      }
      self = .list(try kept.map { try CELValue($0.0) })
    case .map(let entries):
      self = .map(sorting: try entries.map { [try CELValue($0.key), try CELValue($0.value)] })
    default:
      var frame = try OrderText().frame()
      self = .scalar(type: checked.type.celName, Outcome(Program(checked), &frame))
    }
  }
}

extension CELValue: Decodable {
  private struct TypeName: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// The value of a case, where those inside a list or a map are JSON.
  init(_ type: String, _ text: String) throws {
    switch type {
    case "list": self = .list(try JSONDecoder().decode([CELValue].self, from: Data(text.utf8)))
    case "map":
      self = .map(sorting: try JSONDecoder().decode([[CELValue]].self, from: Data(text.utf8)))
    default: self.init(scalar: type, text)
    }
  }

  /// From an object with the type as its only key.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: TypeName.self)
    guard let type = container.allKeys.first else {
      self = .foreign
      return
    }
    switch type.stringValue {
    case "list": self = .list(try container.decode([CELValue].self, forKey: type))
    case "map": self = .map(sorting: try container.decode([[CELValue]].self, forKey: type))
    case "bool": self = .scalar(type: "bool", .truth(try container.decode(Bool.self, forKey: type)))
    default:
      let text = try? container.decode(String.self, forKey: type)
      self = text.map { CELValue(scalar: type.stringValue, $0) } ?? .foreign
    }
  }

  private init(scalar type: String, _ text: String) {
    let outcome: Outcome? =
      switch type {
      case "bool": .truth(text == "true")
      case "int": Int64(text).map { .number(Int128($0), 0) }
      case "string": .text(Array(text.utf8))
      case "double": Decimal(text == "-0.0" ? "0" : text).map { Outcome(.number($0)) }
      default: nil
      }
    self = outcome.map { .scalar(type: type, $0) } ?? .foreign
  }
}

extension ValueType {
  /// As CEL writes it: with what a list or a map holds.
  var celName: String {
    switch self {
    case .list(let element): "list(\(element.celName))"
    case .map(let key, let value): "map(\(key.celName), \(value.celName))"
    case .nothing: "dyn"
    case .decimal: "double"
    default: name
    }
  }
}
