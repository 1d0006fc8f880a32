import ReviuExpression

@testable import ReviuCore

extension Reviewer {
  /// The review of a proposal alone.
  func review(_ proposal: Proposal, _ frame: Frame) -> Review { reviews([(proposal, frame)])[0] }
}
