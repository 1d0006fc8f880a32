package import ReviuExpression

/// Loaded rules: immutable, and the same for all proposals of a run.
package struct RulePack: Sendable {
  /// One folder of rules.
  package struct Part: Sendable {
    package let id: String
    package let version: String
    package let title: Bilingual
    package let fiscalYear: String
    /// SHA-256 of the folder's files in hexadecimal.
    package let digest: String
    /// What it changes in the rules of the packs that it extends, and in which of its own are off.
    package let changes: [RuleChange]
  }

  /// The pack itself, behind those that it extends.
  package let parts: [Part]
  /// The day whose rows and rules are in force.
  package let asOf: CivilDate
  /// Those of extended packs first; then by the names of files, and in the order of the file.
  package let rules: [Rule]
  /// What codes are called, by table and code: tables with the key `kode` alone and a column `nama`.
  package let codeNames: [String: [String: String]]
  /// What the rules are about, to find it for all of them in one go.
  let concerns: ConcernIndex

  init(
    parts: [Part], asOf: CivilDate, rules: [Rule], codeNames: [String: [String: String]]
  ) {
    self.parts = parts
    self.asOf = asOf
    self.rules = rules
    self.codeNames = codeNames
    concerns = ConcernIndex(rules.map { $0.isActive ? $0.concern : nil })
  }

  /// The pack itself.
  package var own: Part { parts[parts.count - 1] }

  /// Rules about all proposals together, with their numbers in ``rules``.
  var batchRules: [(number: Int, rule: Rule, check: BatchCheck)] {
    rules.enumerated().compactMap { number, rule in
      rule.check.batch.map { (number, rule, $0) }
    }
  }

  /// Rules that are there but not applied.
  package var inactiveRules: [Rule] { rules.filter { !$0.isActive } }
}

/// A rule that a pack treats otherwise than the file in which it stands.
package struct RuleChange: Sendable, Equatable {
  package var rule: String
  /// Nil leaves it as it is.
  package var isActive: Bool?
  /// Nil leaves it as it is.
  package var disposition: Disposition?
  package var reason: Bilingual
}

/// Why a pack cannot be used.
package enum PackFailure: Error, Sendable {
  /// Every problem that was found, in the order of the files.
  case problems([PackProblem])
  /// The pack is sound, but not for this day.
  case notValid(id: String, from: CivilDate?, through: CivilDate?)
}

extension RulePack {
  /// Compiles a pack, or says everything that is wrong with it.
  ///
  /// - Parameters:
  ///   - asOf: picks the rows and rules; nil takes the first day on which the pack is valid.
  ///   - readsTests: also compiles the rules' tests, which a review does not need.
  package init(
    _ files: PackFiles, asOf: CivilDate?, readsTests: Bool = false
  ) throws(PackFailure) {
    self = try AuthoredPack(files, asOf: asOf, readsTests: readsTests).pack
  }
}
