@testable import ReviuCore

extension Gatherer {
  /// A gatherer that computes digests, as one for a JSON report does.
  static func ofTests(_ pack: RulePack) -> Gatherer {
    Gatherer(Reviewer(pack: pack), digestsInputs: true)
  }
}
