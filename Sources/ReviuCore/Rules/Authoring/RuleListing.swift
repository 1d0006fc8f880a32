/// What a list of rules says of one.
package struct RuleListing: Sendable {
  package var id: String
  package var kind: String
  package var aspect: String
  /// Several where the table row decides, most severe first.
  package var dispositions: [String]
  package var title: Bilingual
  package var isActive: Bool
  package var isInForce: Bool
  package var file: String
  package var line: Int

  package var json: JSONValue {
    .members([
      "id": .text(id), "kind": .text(kind), "aspect": .text(aspect),
      "dispositions": .texts(dispositions), "title": title.json, "active": .truth(isActive),
      "inForce": .truth(isInForce), "file": .text(file), "line": .number(line),
    ])
  }
}

extension AuthoredPack {
  /// The rules in the order of the files.
  package var listing: [RuleListing] {
    rules.map { authored in
      let rule = authored.rule
      return RuleListing(
        id: rule.id, kind: rule.kind.rawValue, aspect: rule.aspect.rawValue,
        dispositions: rule.disposition.possible.map(\.rawValue), title: rule.title,
        isActive: rule.isActive, isInForce: rule.isInForce, file: authored.file,
        line: authored.node.line)
    }
  }
}

extension DispositionRule {
  /// Every disposition that a finding may have, most severe first.
  var possible: [Disposition] {
    switch self {
    case .fixed(let disposition): [disposition]
    case .byColumn(_, let byValue): Set(byValue.values).sorted(by: >)
    }
  }
}
