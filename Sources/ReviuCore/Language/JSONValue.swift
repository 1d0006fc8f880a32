/// JSON whose keys keep their order.
package indirect enum JSONValue: Sendable, Equatable {
  case text(String)
  case number(Int)
  case truth(Bool)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package var key: String
    package var value: JSONValue
  }

  package static func members(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(pairs.map { Member(key: $0.key, value: $0.value) })
  }

  static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .text($0) }) }
}

extension Bilingual {
  package var json: JSONValue { .members(["id": .text(id), "en": .text(en)]) }
}
