internal import ReviuExpression

/// The JSON Schema of rule files, for editors that complete and check YAML.
package struct RuleSchema {
  private let language: Language

  /// - Parameter language: of the descriptions.
  package init(language: Language) { self.language = language }

  package var json: JSONValue {
    let kinds = RuleKindName.allCases
    return .members([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "$id": .text("urn:reviu:rules:1"),
      "title": .text(Bilingual(id: "Berkas aturan reviu", en: "Rule file of reviu")[language]),
      "type": .text("array"),
      "minItems": .number(1),
      "items": .members([
        "type": .text("object"),
        "properties": .members(["kind": .members(["enum": .texts(kinds.map(\.rawValue))])]),
        "required": .texts(["kind"]),
        "allOf": .array(kinds.map(choice)),
      ]),
      "$defs": .object(kinds.map { .init(key: $0.rawValue, value: rule($0)) }),
    ])
  }

  /// What a kind demands applies where that kind is named, so that an editor complains of nothing else.
  private func choice(_ kind: RuleKindName) -> JSONValue {
    .members([
      "if": .members([
        "properties": .members(["kind": .members(["const": .text(kind.rawValue)])]),
        "required": .texts(["kind"]),
      ]),
      "then": .members(["$ref": .text("#/$defs/\(kind.rawValue)")]),
    ])
  }

  private func rule(_ kind: RuleKindName) -> JSONValue {
    var schema = object(RuleLoader.keys(of: kind))
    schema.insert(.init(key: "description", value: .text(kind.purpose[language])), at: 0)
    if let demand = kind.demand {
      let word =
        switch demand {
        case .exactlyOne: "oneOf"
        case .atLeastOne: "anyOf"
        }
      let needs = demand.names.map { JSONValue.members(["required": .texts([$0])]) }
      schema.append(.init(key: word, value: .array(needs)))
    }
    return .object(schema)
  }

  private func object(_ keys: [RuleKey]) -> [JSONValue.Member] {
    let properties = keys.map { key in
      var members = members(key.form)
      members.insert(.init(key: "description", value: .text(key.purpose[language])), at: 0)
      if key.name == "tests" { members.append(.init(key: "allOf", value: .array(Self.bothTests))) }
      return JSONValue.Member(key: key.name, value: .object(members))
    }
    let companions = keys.compactMap { key in
      key.companion.map { JSONValue.Member(key: key.name, value: .texts([$0])) }
    }
    return [
      .init(key: "type", value: .text("object")),
      .init(key: "properties", value: .object(properties)),
      .init(key: "required", value: .texts(keys.filter(\.isRequired).names)),
      .init(key: "additionalProperties", value: .truth(false)),
    ]
      + (companions.isEmpty
        ? [] : [.init(key: "dependentRequired", value: .object(companions))])
  }

  /// A rule has a test that passes and one that fails.
  private static let bothTests: [JSONValue] = [Outcome.pass, .fail].map { outcome in
    .members([
      "contains": .members([
        "properties": .members(["expect": .members(["const": .text(outcome.rawValue)])]),
        "required": .texts(["expect"]),
      ])
    ])
  }

  private func members(_ form: RuleKey.Form) -> [JSONValue.Member] {
    guard case .object(let members) = schema(form) else {
      preconditionFailure("a schema is an object")
    }
    return members
  }

  private func schema(_ form: RuleKey.Form) -> JSONValue {
    switch form {
    case .text, .expression, .pattern, .table, .column, .presence: return Self.scalar
    case .bilingual, .template:
      return .members([
        "type": .text("object"),
        "properties": .members(["id": Self.scalar, "en": Self.scalar]),
        "required": .texts(["id", "en"]), "additionalProperties": .truth(false),
      ])
    case .rows: return Self.matching("^\\s*[A-Za-z_][A-Za-z0-9_]*\\s+in\\s")
    case .ruleId: return Self.matching("^[A-Z]+-[0-9]+$")
    case .date: return Self.matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    case .choice(let choices):
      // Editors read true and false as truth values.
      let truths = choices.compactMap { Bool($0) }
      return .members(["enum": .array(choices.map { .text($0) } + truths.map { .truth($0) })])
    case .count:
      return .members(["type": .texts(["string", "integer"]), "pattern": .text("^[0-9]+$")])
    case .share:
      return .members([
        "type": .texts(["string", "number"]), "pattern": .text("^(0+(\\.[0-9]+)?|0*1(\\.0+)?)$"),
        "minimum": .number(0), "maximum": .number(1),
      ])
    case .truth:
      return .members([
        "enum": .array([.truth(true), .truth(false), .text("true"), .text("false")])
      ])
    case .tableKey, .columnTexts:
      return .members([
        "type": .text("object"), "minProperties": .number(1), "additionalProperties": Self.scalar,
      ])
    case .sharedField: return .members(["enum": .texts(Self.sharedFields)])
    case .list(let element):
      return .members([
        "type": .text("array"), "minItems": .number(1), "items": schema(element),
      ])
    case .keys(let keys): return .object(object(keys))
    case .dispositionByColumn:
      return .members([
        "type": .text("object"), "properties": .members(["column": Self.scalar]),
        "required": .texts(["column"]),
        "additionalProperties": .members(["enum": .texts(Disposition.allCases.map(\.rawValue))]),
      ])
    case .given:
      return .members([
        "type": .text("object"),
        "properties": .object(Self.testFields.map { .init(key: $0, value: .truth(true)) }),
        "additionalProperties": .truth(false),
      ])
    case .either(let forms): return .members(["anyOf": .array(forms.map(schema))])
    }
  }

  /// Scalars are text until a field types them; editors see numbers and truth values in them.
  private static let scalar = JSONValue.members([
    "type": .texts(["string", "number", "boolean"]), "minLength": .number(1),
  ])

  private static func matching(_ pattern: String) -> JSONValue {
    .members(["type": .text("string"), "pattern": .text(pattern)])
  }

  private static let roots = VocabularyIndex.shared.schema.globals.map { global in
    (global.name, VocabularyIndex.shared.schema.records[global.record].fields)
  }

  private static let testFields = roots.flatMap { root, fields in
    fields.keys.sorted().map { "\(root).\($0)" }
  }

  /// Fields with a value that both documents have.
  private static let sharedFields = roots.dropFirst().reduce(
    Set(roots.first?.1.keys.map { $0 } ?? [])
  ) { $0.intersection($1.1.keys) }.sorted()
}
