internal import ReviuCore

/// Whether the rules of a review would have seen an earlier finding again.
struct Visibility {
  private let proposals: [String: ReviewRecord.Proposal]
  private let rules: [String: ReviewRecord.Coverage]
  /// Rules about all proposals that could not be decided for some of them.
  private let undecided: Set<String>
  private let documents: RecordDocuments?
  /// What was looked up; nil where the documents cannot be had any more.
  private var overlooked: [Place: OverlookedFindings?] = [:]

  private struct Place: Hashable {
    var rule: String
    var proposal: String?
  }

  /// - Parameter documents: that the record was made of; without them, rules are taken to see all rows of a proposal.
  init(_ record: ReviewRecord, _ documents: RecordDocuments?) {
    proposals = Dictionary(
      record.proposals.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    rules = Dictionary(
      record.coverage.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    undecided = Set(
      record.findings.filter { $0.proposal == nil && $0.outcome == Outcome.indeterminate.rawValue }
        .map(\.rule))
    self.documents = documents
  }

  /// Nil where the rule looked and found nothing; asked once for each finding.
  mutating func reasonNotToSee(_ finding: ReviewRecord.Finding) -> RecordComparison.Reason? {
    guard let rule = rules[finding.rule] else { return .ruleMissing }
    if !rule.active { return .ruleOff }
    if let id = finding.proposal {
      guard let proposal = proposals[id] else { return .proposalMissing }
      if proposal.indeterminate.contains(finding.rule) { return .indeterminate }
      if proposal.notApplicable.contains(finding.rule) { return .notApplicable }
    } else if undecided.contains(finding.rule) {
      return .indeterminate
    }
    return documents.flatMap { reasonNotToSee(finding, in: $0) }
  }

  private mutating func reasonNotToSee(
    _ finding: ReviewRecord.Finding, in documents: RecordDocuments
  ) -> RecordComparison.Reason? {
    let place = Place(rule: finding.rule, proposal: finding.proposal)
    let known = overlooked[place] ?? documents.overlookedFindings(like: finding)
    guard var found = known else {
      overlooked[place] = .some(nil)
      return .documentsGone
    }
    // A finding in a proposal is about its first place; one about all proposals is about all of its places.
    let locations = finding.proposal == nil ? finding.locations[...] : finding.locations.prefix(1)
    let isOverlooked = found.claim(
      fingerprint: finding.fingerprint, at: locations.map(\.address))
    overlooked[place] = found
    return isOverlooked ? .rowNotApplicable : nil
  }
}
