internal import ReviuExpression

/// What a rule would find, or could not decide, in rows that it leaves out.
///
/// A rule leaves a row out when its condition does not hold, when the row lacks the words that it is about, or when its
/// table has nothing for the row. What it found there before is not corrected for that alone.
package struct OverlookedFindings: Sendable {
  private var fingerprints: Set<String> = []
  private var addresses: Set<String> = []

  package init() {}

  /// Whether an earlier finding is among them.
  /// - Parameter addresses: where the finding stood.
  package func contain(fingerprint: String, at addresses: some Sequence<String>) -> Bool {
    fingerprints.contains(fingerprint) || addresses.contains { self.addresses.contains($0) }
  }

  fileprivate mutating func add(_ fingerprints: some Sequence<String>) {
    self.fingerprints.formUnion(fingerprints)
  }

  fileprivate mutating func add(address: String) { addresses.insert(address) }
}

extension Batch {
  /// What a rule overlooks in a proposal, or, of a rule about all proposals, in all of them.
  ///
  /// - Parameter review: of the proposal; nil for a finding about all proposals.
  /// - Returns: nil where the documents are not at hand, or are not the same any more.
  package func overlookedFindings(of rule: Rule, in review: Review?) -> OverlookedFindings? {
    guard rule.isActive, rule.isInForce else { return OverlookedFindings() }
    guard let review else { return overlookedRepetitions(of: rule) }
    return proposal(of: review).map { rule.overlookedFindings(in: $0) }
  }

  /// A sum is about the rows that its condition picks, so one that rows have left is what it says. Repetitions do not
  /// end when a row leaves the condition.
  private func overlookedRepetitions(of rule: Rule) -> OverlookedFindings? {
    var overlooked = OverlookedFindings()
    guard let check = rule.check.batch, case .distinct = check.demand else { return overlooked }
    let rule = rule.overAllRows
    var reviewed: [ReviewedProposal] = []
    for review in reviews where !review.isAmbiguous {
      guard let proposal = proposal(of: review) else { return nil }
      reviewed.append(
        ReviewedProposal(
          review: review, identity: proposal.identity,
          entries: rule.entries(of: check, in: proposal)))
    }
    let assessment = BatchAssessment(reviewed, unread: [], isComplete: false)
      .assessment(of: rule, number: 0, check)
    for finding in assessment.findings {
      overlooked.add([finding.fingerprint])
      guard finding.outcome == .indeterminate else { continue }
      // Without a key nobody knows what a row repeats, only that it stands where something was repeated.
      for location in finding.locations { overlooked.add(address: location.address) }
    }
    return overlooked
  }
}

extension Rule {
  /// Whether it looks at rows one by one on the day of the review, and can leave some out.
  package var canLeaveOutRows: Bool { isActive && isInForce && scope != nil }

  func overlookedFindings(in proposal: Proposal) -> OverlookedFindings {
    guard let rows, let scope, let all = overAllRows.rows else { return OverlookedFindings() }
    var frame = proposal.frame
    var search = RowSearch(self, proposal, frame)
    _ = rows.forEach(&frame) { frame in
      search.selected.insert(frame.row(of: scope.variable))
      return true
    }
    _ = all.forEach(&frame) { frame in
      search.look(at: &frame, inRow: frame.row(of: scope.variable))
      return true
    }
    return search.overlooked
  }

  /// The same rule, which leaves out no row.
  fileprivate var overAllRows: Rule {
    var scope = scope
    scope?.filters = []
    return Rule(
      id: id, kind: kind, aspect: aspect, title: title, basis: basis, tests: tests,
      disposition: disposition, isActive: isActive, isInForce: isInForce, scope: scope, when: nil,
      concern: nil, check: check, message: message, remedy: remedy)
  }
}

/// Looks at the rows of a proposal that a rule leaves out.
private struct RowSearch {
  private let application: RuleApplication
  private var places: EvidencePlaces
  /// Rows that the rule is applied to, if its condition and words do not leave them out.
  var selected: Set<Int> = []
  private(set) var overlooked = OverlookedFindings()

  init(_ rule: Rule, _ proposal: Proposal, _ frame: Frame) {
    application = RuleApplication(
      rule: rule, proposal: proposal.id, concerned: ConcernIndex([rule.concern]).rows(in: frame)[0])
    places = EvidencePlaces(proposal)
  }

  mutating func look(at frame: inout Frame, inRow row: Int) {
    let (rule, concerned) = (application.rule, application.concerned)
    let isLeftOut =
      !selected.contains(row) || rule.applicability(&frame, concerned) == .no
    let verdict = rule.check.verdict(&frame)
    // What stands in a row that the rule looks at, the review itself tells.
    guard isLeftOut ? verdict != .pass : verdict == .notApplicable else { return }
    switch rule.check.assess(frame) {
    case .pass: return
    case .fail(let failures):
      for failure in failures {
        add([failure.contributions], [failure.discriminator], frame)
      }
    case .indeterminate(let gaps, let contributions):
      let places = gaps.compactMap(\.contribution) + contributions
      add(places.map { [$0] }, rule.check.discriminators, frame)
    case .notApplicable:
      var explanation = Explanation(frame)
      _ = rule.check.lookup?.lookup.row(explaining: &explanation)
      add(explanation.contributions.map { [$0] }, rule.check.discriminators, frame)
    }
    addPlace(frame)
  }

  /// Adds the fingerprints of everything that the rule may have found in a row, or not have been able to decide.
  /// - Parameter evidence: what each finding may have been made of.
  private mutating func add(
    _ evidence: [[Contribution]], _ discriminators: [String], _ frame: Frame
  ) {
    var fingerprints: Set<String> = []
    let undecided = RuleApplication.undecidedDiscriminator
    for row in [nil, application.rowLookedAt(frame)] {
      for contributions in evidence {
        for discriminator in discriminators + [undecided] {
          fingerprints.insert(
            application.fingerprint(contributions, discriminator, &places, row: row))
        }
      }
    }
    overlooked.add(fingerprints)
  }

  /// A row that loses the words is called something else, which its fingerprints do not survive; so its place counts.
  private mutating func addPlace(_ frame: Frame) {
    guard let concern = application.rule.concern,
      application.concerned?.truth(ofRow: frame.row(of: concern.field.variable)) == .no
    else { return }
    let text = Explanation(frame).contribution(of: concern.field)
    if let place = places.location(of: text) { overlooked.add(address: place.address) }
  }
}

extension RuleCheck {
  /// What tells failures at one place from each other.
  fileprivate var discriminators: [String] {
    switch self {
    case .consistency(let check): check.pairs.map(\.label.id)
    case .ratio(let check): check.bounds.map(\.side.rawValue)
    case .text(let check): check.discriminators
    default: [""]
    }
  }
}
