internal import ReviuExpression

/// One rule on one proposal.
struct RuleApplication {
  let rule: Rule
  /// Id of the proposal.
  let proposal: String
  /// The rows that the rule is about; nil where it is about all.
  let concerned: ConcernedRows?
  var waivers = RuleWaivers()

  /// What tells that a rule could not be decided from what it would have found.
  static let undecidedDiscriminator = "indeterminate"

  /// Places that the findings of a rule on a proposal name together before any more name few: each of thousands of rows
  /// may have been compared with all others.
  private static let manyPlaces = 10_000
  private static let fewPlaces = 32

  struct Result {
    var outcome: Outcome
    var findings: [TracedFinding] = []
    /// Rows that a finding holds for blocking, with their amounts.
    var blocked: [(Contribution, Decimal)] = []
    /// Amounts that are held for blocking and are no plain sums over rows.
    var blockedAmounts: [Decimal] = []
    private var placeCount = 0
    private var undecided: Set<[String]> = []

    init(outcome: Outcome) { self.outcome = outcome }

    /// Whether a finding says of an undecided row what none before it said.
    fileprivate mutating func isNew(_ finding: Finding) -> Bool {
      undecided.insert([finding.fingerprint, finding.message.id]).inserted
    }

    /// Whether there are too many places in all for findings to name all of theirs.
    private var isBrief: Bool { placeCount > RuleApplication.manyPlaces }

    /// As ``Frame/evidenceRows``: enough to tell whether a finding has more places than it names.
    fileprivate var evidenceRows: Int? { isBrief ? RuleApplication.fewPlaces + 1 : nil }

    /// Leaves the first places of a finding where there are too many in all.
    /// - Returns: whether it leaves some out.
    fileprivate mutating func cut(_ places: inout [Contribution]) -> Bool {
      let isCut = isBrief && places.count > RuleApplication.fewPlaces
      // Without the room for those that are left out.
      if isCut { places = Array(places.prefix(RuleApplication.fewPlaces)) }
      placeCount += places.count
      return isCut
    }
  }

  /// - Parameter frame: left bound to any row of the rule's scope.
  func run(_ frame: inout Frame, _ places: inout EvidencePlaces) -> Result {
    var result = Result(outcome: .notApplicable)
    guard rule.isInForce else { return result }
    if let rows = rule.rows {
      run(over: rows, &frame, &result, &places)
      frame.evidenceRows = nil
    } else {
      let assessment = assess(&frame)
      record(assessment, frame, &result, &places)
    }
    return result
  }

  private func run(
    over rows: RowsProgram, _ frame: inout Frame, _ result: inout Result,
    _ places: inout EvidencePlaces
  ) {
    if let columns = rule.columns, let all = rows.columns(frame) {
      let rows = concerned.map { all.keeping($0.rows) } ?? all
      run(columns, over: rows, &frame, &result, &places)
      return
    }
    let isKnown = rows.forEach(&frame) { frame in
      frame.evidenceRows = result.evidenceRows
      let assessment = assess(&frame)
      record(assessment, frame, &result, &places)
      return true
    }
    if !isKnown, let scope = rule.scope {
      var explanation = Explanation(frame)
      _ = explanation.rows(scope)
      record(
        .indeterminate(explanation.gaps, explanation.contributions), frame, &result, &places)
    }
  }

  /// Evaluates all rows at once and looks closer at those that do not pass beyond doubt.
  private func run(
    _ columns: RuleColumns, over rows: ColumnFrame, _ frame: inout Frame,
    _ result: inout Result, _ places: inout EvidencePlaces
  ) {
    let verdicts = columns.verdicts(rows)
    for index in 0..<rows.count {
      let row = rows.row(at: index)
      // Of a row whose text cannot be read, it is only known whether the rest of the rule says no.
      let isClear = concerned?.truth(ofRow: row) != .unknown
      switch verdicts[index] {
      case .notApplicable: continue
      case .pass where isClear:
        if result.outcome == .notApplicable { result.outcome = .pass }
      case .pass, .unclear:
        frame.bind(rows.variable, toRow: row)
        frame.evidenceRows = result.evidenceRows
        let assessment = assess(&frame)
        record(assessment, frame, &result, &places)
      }
    }
  }

  private func assess(_ frame: inout Frame) -> Assessment {
    switch rule.verdict(&frame, concerned) {
    case .pass: return .pass
    case .notApplicable: return .notApplicable
    case .unclear: break
    }
    if rule.applicability(&frame, concerned) == .unknown { return assessApplicability(frame) }
    return rule.check.assess(frame)
  }

  private func assessApplicability(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    if let when = rule.when { _ = explanation.truth(when) }
    if let concern = rule.concern { _ = explanation.evaluate(concern.text) }
    return .indeterminate(explanation.gaps, explanation.contributions)
  }

  /// Adds an assessment to the result; the worst of several rows is the outcome.
  private func record(
    _ assessment: Assessment, _ frame: Frame, _ result: inout Result,
    _ places: inout EvidencePlaces
  ) {
    switch assessment {
    case .notApplicable: break
    case .pass: if result.outcome == .notApplicable { result.outcome = .pass }
    case .indeterminate(var gaps, var contributions):
      if result.outcome != .fail { result.outcome = .indeterminate }
      let isCut = result.cut(&contributions)
      if isCut { gaps = Array(gaps.prefix(Self.fewPlaces)) }
      var finding = undecided(gaps, contributions, frame, &places)
      if isCut { finding.tellOfOtherPlaces() }
      // What is missing around the rows is said once, not of every row.
      guard result.isNew(finding) else { return }
      result.findings.append(
        TracedFinding(finding: finding, origin: .undecided(gaps, contributions)))
    case .fail(let failures):
      for var failure in failures {
        let isCut = result.cut(&failure.contributions)
        var finding = finding(failure, frame, &places)
        if isCut { finding.tellOfOtherPlaces() }
        finding.waiver = waivers.waiver(for: finding)
        let isWaived = finding.waiver != nil
        if isWaived { finding.outcome = .waived }
        result.findings.append(
          TracedFinding(finding: finding, origin: .failure(failure, by: rule, frame)))
        if isWaived {
          if result.outcome.isClear { result.outcome = .waived }
          continue
        }
        result.outcome = .fail
        result.blocked += failure.blocked.map { ($0.row, $0.amount) }
        if failure.blocked.isEmpty, let amount = failure.effect.blokir {
          result.blockedAmounts.append(amount)
        }
      }
    }
  }

  private func finding(
    _ failure: Failure, _ frame: Frame, _ places: inout EvidencePlaces
  ) -> Finding {
    var evidence = failure.words.mapValues { EvidenceText.words($0) }
    for (name, quantity) in [
      ("actual", failure.actual), ("expected", failure.expected),
      ("difference", failure.difference),
    ] {
      // The kind's own words for it come first.
      if let quantity, evidence[name] == nil { evidence[name] = .quantity(quantity) }
    }
    let word = rule.concern?.spot(frame)
    evidence["word"] = word.map { .words(Bilingual(verbatim: $0.written)) }
    var remedy = failure.remedy ?? rule.remedy?.rendered(frame, evidence: evidence)
    if let suggestion = failure.words["suggestion"]?.asSentence {
      remedy =
        remedy.map { text in
          text.mapped { language, text in "\(text) \(suggestion[language])" }
        } ?? suggestion
    }
    var locations = places.locations(
      of: failure.contributions, startingWith: word ?? failure.spot)
    let row = rowLookedAt(frame)
    // What stands in the other document does not tell of which row it is said.
    if let row, !failure.contributions.contains(where: { $0.document == row.document }),
      let place = places.location(of: row, isShown: locations.isEmpty)
    {
      locations.append(place)
    }
    // What is only known not to be there, as has() tells, contributes nothing.
    if locations.isEmpty { locations = places.fallback(row) }
    return Finding(
      rule: rule.id, kind: rule.kind.rawValue, aspect: rule.aspect, outcome: .fail,
      disposition: failure.disposition ?? rule.disposition.strictest, proposal: proposal,
      title: rule.title,
      message: failure.message ?? rule.message.rendered(frame, evidence: evidence),
      locations: locations, actual: failure.actual, expected: failure.expected,
      difference: failure.difference, effect: failure.effect,
      basis: rule.basis + [failure.origin].compactMap { $0 }, remedy: remedy,
      fingerprint: fingerprint(failure.contributions, failure.discriminator, &places, row: row))
  }

  /// Nil for a rule about the whole proposal.
  func rowLookedAt(_ frame: Frame) -> Contribution? {
    rule.scope.map { Explanation(frame).rowContribution(of: $0, frame.row(of: $0.variable)) }
  }

  private func undecided(
    _ gaps: [Gap], _ contributions: [Contribution], _ frame: Frame,
    _ places: inout EvidencePlaces
  ) -> Finding {
    var reasons: [Bilingual] = []
    let contributors = gaps.compactMap(\.contribution) + contributions
    for gap in gaps {
      let reason = gap.message(&places)
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    let message = Bilingual(
      id: "Tidak dapat dinilai: \(reasons.map(\.id).joined(separator: "; ")).",
      en: "Cannot be assessed: \(reasons.map(\.en).joined(separator: "; ")).")
    var locations = places.locations(of: contributors)
    var row: Contribution?
    if contributors.first.flatMap({ places.location(of: $0) }) == nil {
      // What is not there has no place; what the rule looks at has one, or else the document that is there.
      row = rowLookedAt(frame)
    }
    if locations.isEmpty { locations = places.fallback(row) }
    return Finding(
      rule: rule.id, kind: rule.kind.rawValue, aspect: rule.aspect, outcome: .indeterminate,
      disposition: rule.disposition.strictest, proposal: proposal, title: rule.title,
      message: message, locations: locations,
      actual: nil, expected: nil, difference: nil, effect: .none, basis: rule.basis,
      remedy: Bilingual(
        id:
          "Lengkapi atau perbaiki nilai itu, atau minta inspektorat melengkapi tabel aturan bila isinya yang kurang, lalu periksa kembali.",
        en:
          "Supply or correct the value, or ask the inspectorate to add it where a table of the rules lacks it, then check again."
      ),
      fingerprint: fingerprint(contributors, Self.undecidedDiscriminator, &places, row: row))
  }

  /// Made of what stays when lines are added elsewhere: no line numbers, no amounts.
  ///
  /// - Parameter row: that the rule looks at, where the finding is about it.
  func fingerprint(
    _ contributions: [Contribution], _ discriminator: String, _ places: inout EvidencePlaces,
    row: Contribution? = nil
  ) -> String {
    var parts = [rule.id, proposal, discriminator]
    if let row { parts += places.identity(of: row) }
    if let first = contributions.first { parts += places.identity(of: first) }
    return Finding.fingerprint(parts)
  }
}

extension Finding {
  /// Says that it has more places than it names.
  fileprivate mutating func tellOfOtherPlaces() {
    let rest = Bilingual(id: "Tempat lainnya tidak disebut.", en: "Its other places are not named.")
    message = message.mapped { language, text in "\(text) \(rest[language])" }
  }
}

extension Outcome {
  /// Whether there is nothing to report.
  fileprivate var isClear: Bool { self == .pass || self == .notApplicable }
}
