/// What reports need to know of a rule, whether of the pack or of the engine itself.
package struct RuleSummary: Sendable {
  package var id: String
  package var title: Bilingual
  /// The kind of the rule, or `document` for the engine's own.
  package var kind: String
  package var aspect: Aspect
  /// The most severe that its findings may have.
  package var disposition: Disposition
  package var basis: [Basis]
  /// False for a rule that was not applied because the pack has it switched off.
  package var isActive: Bool
}

extension RulePack {
  /// The engine's own rules and those of the pack, in the order of ``Review/outcomes``.
  package var summaries: [RuleSummary] {
    DocumentRule.allCases.map { RuleSummary($0) }
      + rules.map { RuleSummary($0) }
  }
}

extension RuleSummary {
  fileprivate init(_ rule: DocumentRule) {
    self.init(
      id: rule.rawValue, title: rule.title, kind: DocumentRule.kind, aspect: rule.aspect,
      disposition: rule.disposition, basis: rule.basis, isActive: true)
  }

  fileprivate init(_ rule: Rule) {
    self.init(
      id: rule.id, title: rule.title, kind: rule.kind.rawValue, aspect: rule.aspect,
      disposition: rule.disposition.strictest, basis: rule.basis, isActive: rule.isActive)
  }
}
