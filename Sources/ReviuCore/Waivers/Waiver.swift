package import ReviuExpression

/// A decision of the inspectorate that a finding of a rule stands and is excused for a time.
package struct Waiver: Sendable, Hashable {
  package var rule: String
  package var satker: String?
  /// Id of the proposal.
  package var proposal: String?
  /// Business address of the place, as reports print it.
  package var item: String?
  package var reason: String
  package var letterNumber: String
  package var letterDate: CivilDate
  /// Two different people.
  package var approvers: [String]
  /// The first and the last day on which it holds.
  package var from: CivilDate
  package var through: CivilDate
  /// What the finding states, as machines write it or as an amount in rupiah; the waiver lapses when that changes.
  package var value: String?
  /// Where it stands in its file.
  package var line: Int
  package var column: Int

  /// What a waiver means for a finding on a day.
  package enum Verdict: Sendable, Equatable {
    case waives
    /// The finding is not the one that it is about.
    case doesNotConcern
    case notYetValid
    case expired
    /// The finding states something else than what was waived.
    case valueChanged
  }

  /// The one place where it is decided whether a finding is waived.
  ///
  /// - Parameters:
  ///   - satker: code of the unit whose proposal the finding is about.
  ///   - day: the day of the review.
  package func verdict(on finding: Finding, satker: String?, day: CivilDate) -> Verdict {
    let address = finding.locations.first?.address
    guard rule == finding.rule,
      concerns(self.satker, satker), concerns(proposal, finding.proposal), concerns(item, address)
    else { return .doesNotConcern }
    if day < start { return .notYetValid }
    if through < day { return .expired }
    return states(value, finding.actual) ? .waives : .valueChanged
  }

  /// The first day on which it excuses something: none does before its letter is written.
  var start: CivilDate { max(from, letterDate) }

  private func states(_ wanted: String?, _ found: Quantity?) -> Bool {
    if concerns(wanted, found?.plain) { return true }
    // Only with its sign is it beyond doubt what points and commas mean.
    guard case .rupiah? = found else { return false }
    return concerns(wanted, found?.written(in: .indonesian))
  }

  /// Whether a text is the one that is asked for, byte for byte; everything is where none is.
  private func concerns(_ wanted: String?, _ found: String?) -> Bool {
    guard let wanted else { return true }
    return found.map { Array($0.utf8) == Array(wanted.utf8) } ?? false
  }
}

/// The waivers of a rule for one proposal on the day of a review; none unless given.
struct RuleWaivers {
  var waivers: [Waiver] = []
  /// Code of the unit; nil where it is not known.
  var satker: String?
  var day: CivilDate?

  /// The waiver that excuses a finding; nil where none does.
  func waiver(for finding: Finding) -> Waiver? {
    guard let day else { return nil }
    return waivers.first { $0.verdict(on: finding, satker: satker, day: day) == .waives }
  }
}

/// The waivers of a review, from one file that the inspectorate owns.
package struct WaiverFile: Sendable {
  /// As the user named it.
  package let file: String
  /// SHA-256 in hexadecimal.
  package let digest: String
  package let waivers: [Waiver]

  /// How long before its end a waiver is reported.
  static let noticeDays = 30
}
