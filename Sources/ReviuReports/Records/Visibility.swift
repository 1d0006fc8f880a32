internal import ReviuCore

/// Whether the rules of a review would have seen an earlier finding again.
struct Visibility {
  private let proposals: [String: ReviewRecord.Proposal]
  private let rules: [String: ReviewRecord.Coverage]
  /// Rules about all proposals that could not be decided for some of them.
  private let undecided: Set<String>
  private let documents: RecordDocuments?
  /// Ids of the proposals of the earlier record by their files.
  private let earlierIds: [String: [String]]
  /// By id.
  private let earlierProposals: [String: ReviewRecord.Proposal]
  private let earlierDigests: [String: String]
  private let digests: [String: String]
  /// Without their folders.
  private let fileNames: Set<Substring>
  /// What was looked up; nil where the documents cannot be had any more.
  private var overlooked: [Place: OverlookedFindings?] = [:]

  private struct Place: Hashable {
    var rule: String
    var proposal: String?
  }

  /// - Parameters:
  ///   - earlier: the record that has the findings.
  ///   - documents: that the record was made of; without them, rules are taken to see all rows of a proposal.
  init(_ record: ReviewRecord, after earlier: ReviewRecord, _ documents: RecordDocuments?) {
    earlierIds = earlier.proposals.reduce(into: [:]) { ids, proposal in
      for file in [proposal.kak, proposal.rab] {
        if let file { ids[file, default: []].append(proposal.id) }
      }
    }
    proposals = record.proposalsById
    earlierProposals = earlier.proposalsById
    (digests, earlierDigests) = (record.digests, earlier.digests)
    fileNames = Set(record.inputs.map { $0.file.lastComponent })
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
    let concerned = concerned(by: finding)
    let gone = concerned.filter { proposals[$0] == nil }
    // Who withdraws one proposal of many brings their sum below its limit; what it has in common with others, nobody
    // can tell any more.
    let needsAll = finding.kind == RuleKindName.duplicate.rawValue
    if !gone.isEmpty, needsAll || gone.count == concerned.count { return .proposalMissing }
    if finding.isUnreadable, let file = finding.locations.first?.file.lastComponent,
      !fileNames.contains(file)
    {
      return .documentMissing
    }
    if let id = finding.proposal {
      if let proposal = proposals[id] {
        if proposal.indeterminate.contains(finding.rule) { return .indeterminate }
        // Of a rule about rows, the documents tell whether the row is gone or only left out.
        let looksAtRows = documents?.canLookAtRows(of: finding.rule) ?? false
        if proposal.notApplicable.contains(finding.rule), !looksAtRows { return .notApplicable }
      }
    } else if undecided.contains(finding.rule) {
      return .indeterminate
    }
    // Which documents there are is no matter of their bytes.
    if finding.rule != DocumentRule.pairing.rawValue, !concerned.isEmpty,
      concerned.allSatisfy(isUnchanged)
    {
      return .documentsUnchanged
    }
    return documents.flatMap { reasonNotToSee(finding, in: $0) }
  }

  /// Ids of the proposals that a finding is about.
  private func concerned(by finding: ReviewRecord.Finding) -> Set<String> {
    if let id = finding.proposal { return [id] }
    return Set(finding.locations.flatMap { earlierIds[$0.file] ?? [] })
  }

  /// Whether the documents of a proposal are known to be the same bytes in both records.
  private func isUnchanged(_ id: String) -> Bool {
    guard let before = earlierProposals[id], let now = proposals[id] else { return false }
    return [(before.kak, now.kak), (before.rab, now.rab)].allSatisfy { before, now in
      guard let before, let now else { return before == nil && now == nil }
      return earlierDigests[before] != nil && earlierDigests[before] == digests[now]
    }
  }

  private mutating func reasonNotToSee(
    _ finding: ReviewRecord.Finding, in documents: RecordDocuments
  ) -> RecordComparison.Reason? {
    let place = Place(rule: finding.rule, proposal: finding.proposal)
    let known = overlooked[place] ?? documents.overlookedFindings(like: finding)
    overlooked[place] = .some(known)
    guard let known else { return .documentsGone }
    // A finding in a proposal is about its first place; one about all proposals is about all of its places.
    let locations = finding.proposal == nil ? finding.locations[...] : finding.locations.prefix(1)
    let isOverlooked = known.contain(
      fingerprint: finding.fingerprint, at: locations.map(\.address))
    return isOverlooked ? .rowNotApplicable : nil
  }
}

extension ReviewRecord {
  fileprivate var proposalsById: [String: Proposal] {
    Dictionary(proposals.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension String {
  fileprivate var lastComponent: Substring { split(separator: "/").last ?? "" }
}
