/// What reports need to know of a rule, whether of the pack or of the engine itself.
package struct RuleSummary: Sendable {
  package var id: String
  package var title: Bilingual
  /// False for a rule that was not applied because the pack has it switched off.
  package var isActive: Bool
}

extension RulePack {
  /// The engine's own rules and those of the pack, in the order of ``Review/outcomes``.
  package var summaries: [RuleSummary] {
    DocumentRule.allCases.map { RuleSummary(id: $0.rawValue, title: $0.title, isActive: true) }
      + rules.map { RuleSummary(id: $0.id, title: $0.title, isActive: $0.isActive) }
  }
}
