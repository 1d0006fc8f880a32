/// What readers of a pack want to know of its rules, in one language.
package struct RuleCatalogue: Sendable {
  /// A line of a fact: something from the rule file, a text, or both.
  package struct Line: Sendable, Equatable {
    package var code: String?
    package var text: String
  }

  /// Lines under a label.
  package struct Fact: Sendable, Equatable {
    package var label: String
    package var lines: [Line]
  }

  /// One rule.
  package struct Section: Sendable, Equatable {
    package var id: String
    package var title: String
    package var facts: [Fact]
    /// The rule's tests.
    package var examples: Fact
  }

  package var language: Language
  package var title: String
  package var introduction: String
  package var sections: [Section]
}

extension AuthoredPack {
  /// Every rule with what it checks, why, and examples.
  package func catalogue(in language: Language) -> RuleCatalogue {
    let pack = self.pack
    let count = pack.rules.count
    let packs = pack.parts.reversed().map { "\($0.id) \($0.version)" }.joined(separator: " + ")
    return RuleCatalogue(
      language: language, title: pack.own.title[language],
      introduction: Bilingual(
        id:
          "Paket \(packs), tahun anggaran \(pack.own.fiscalYear), menurut keadaan \(pack.asOf.written(in: .indonesian)): \(count) aturan.",
        en:
          "Pack \(packs), fiscal year \(pack.own.fiscalYear), as of \(pack.asOf.written(in: .english)): \(count.counted("rule"))."
      )[language],
      sections: rules.map { $0.section(language) })
  }

  /// One rule of the catalogue; nil where the pack has none of the id.
  package func section(ofRule id: String, in language: Language) -> RuleCatalogue.Section? {
    rules.first { $0.rule.id == id }?.section(language)
  }
}

extension AuthoredRule {
  fileprivate func section(_ language: Language) -> RuleCatalogue.Section {
    func fact(
      _ id: String, _ en: String, _ lines: [RuleCatalogue.Line]
    ) -> RuleCatalogue.Fact? {
      lines.isEmpty ? nil : .init(label: Bilingual(id: id, en: en)[language], lines: lines)
    }
    func text(_ text: String) -> RuleCatalogue.Line { .init(code: nil, text: text) }
    return .init(
      id: rule.id, title: rule.title[language],
      facts: [
        fact(
          "Jenis", "Kind", [.init(code: rule.kind.rawValue, text: rule.kind.purpose[language])]),
        fact("Aspek", "Aspect", [text(rule.aspect.rawValue)]),
        fact("Disposisi", "Disposition", dispositions(language).map(text)),
        fact("Dasar", "Basis", rule.basis.map { text($0.written) }),
        fact(
          "Aktif", "Active",
          rule.isActive ? [] : [text(Bilingual(id: "tidak", en: "no")[language])]),
        fact(
          "Berlaku", "Valid", node["valid"].map { [.init(code: $0.flow, text: "")] } ?? []),
        fact("Aturan", "Rule", declaration(language)),
        fact(
          "Tetapan", "Constants",
          usedConstants.map { .init(code: "\($0.name): \($0.text)", text: "") }),
        fact("Tabel", "Table", table(language).map { [$0] } ?? []),
        fact(
          "Temuan", "Finding",
          [text(written("message", language) ?? rule.kind.defaultMessageText[language])]),
        fact(
          "Perbaikan", "Remedy",
          [written("remedy", language) ?? rule.kind.describedRemedy?[language]]
            .compactMap { $0 }.map(text)),
      ].compactMap { $0 },
      examples: .init(
        label: Bilingual(id: "Contoh", en: "Examples")[language], lines: examples))
  }

  private func written(_ key: String, _ language: Language) -> String? {
    node[key]?[language.rawValue]?.text
  }

  /// The keys that decide, as they are written.
  private func declaration(_ language: Language) -> [RuleCatalogue.Line] {
    (RuleLoader.applicabilityKeys + rule.kind.keys).compactMap { key in
      node[key.name].map { value in
        let text = value.text ?? value.flow
        return .init(code: "\(key.name): \(text)", text: key.purpose[language])
      }
    }
  }

  /// The table that figures come from, and how far they can be trusted.
  private func table(_ language: Language) -> RuleCatalogue.Line? {
    guard let table = rule.check.lookup?.lookup.table else { return nil }
    let count = table.columnRows.count
    let rows = Bilingual(id: "\(count) baris", en: count.counted("row"))
    let used = Set(table.columnRows.map { table.origin($0).confidence })
    let confidence = Confidence.allCases.filter(used.contains).map { $0.label[language] }
    let facts = [table.title[language], rows[language]] + confidence
    return .init(code: table.name, text: facts.joined(separator: "; "))
  }

  private var examples: [RuleCatalogue.Line] {
    (node["tests"]?.elements ?? []).compactMap { test in
      guard let name = test["name"]?.text, let given = test["given"],
        let outcome = test["expect"]?.text
      else { return nil }
      return .init(code: written(given), text: "\(name) → \(outcome)")
    }
  }

  /// The fields of one proposal, or the first of several.
  private func written(_ given: YAMLNode) -> String {
    if let fields = given.entries { return fields.map(\.flow).joined(separator: ", ") }
    let proposals = given.elements ?? []
    let shown = proposals.prefix(3).map(\.flow) + (proposals.count > 3 ? ["…"] : [])
    return shown.joined(separator: "; ")
  }
}

extension Basis {
  fileprivate var written: String {
    "\(instrument), \(clause)" + (url.map { " (\($0))" } ?? "")
  }
}
