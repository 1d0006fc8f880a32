/// What reports need to know of a rule, whether of the pack or of the engine itself.
package struct RuleSummary: Sendable {
  package var id: String
  package var title: Bilingual
}

extension RulePack {
  /// The engine's own rules and those of the pack, in the order of ``Review/outcomes``.
  package var summaries: [RuleSummary] {
    DocumentRule.allCases.map { RuleSummary(id: $0.rawValue, title: $0.title) }
      + rules.map { RuleSummary(id: $0.id, title: $0.title) }
  }
}
