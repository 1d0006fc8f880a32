internal import ReviuExpression
internal import ReviuXML

/// Applies all rules of a pack to proposals.
package struct Reviewer: Sendable {
  package let pack: RulePack
  /// Nil without any.
  package let waivers: WaiverFile?
  private let waiversByRule: [String: [Waiver]]
  /// Rules about all proposals together, with their numbers in the pack.
  private let batchRules: [(number: Int, rule: Rule, check: BatchCheck)]

  package init(pack: RulePack, waivers: WaiverFile? = nil) {
    self.pack = pack
    self.waivers = waivers
    waiversByRule = Dictionary(grouping: waivers?.waivers ?? [], by: \.rule)
    batchRules = pack.batchRules
  }

  /// A proposal that is reviewed, with what is known of it so far.
  private struct State {
    let proposal: Proposal
    var frame: Frame
    let concerned: [ConcernedRows?]
    /// For each rule its outcome; nil where it has to be looked at closer.
    var outcomes: [Outcome?] = []
  }

  /// The reviews of some proposals; every rule has exactly one outcome in each.
  ///
  /// Each rule looks at all of them before the next one does, as then what it needs is still in the processor's caches.
  /// - Parameter proposals: each with its frame, in which what is computed of the documents is kept.
  func reviews(_ proposals: [(Proposal, Frame)]) -> [Review] {
    var states = proposals.map { proposal, frame in
      State(proposal: proposal, frame: frame, concerned: pack.concerns.rows(in: frame))
    }
    for (number, rule) in pack.rules.enumerated() {
      // Rules about the whole run come to their outcome when all proposals are there.
      let isApplied = rule.isActive && rule.check.batch == nil
      for index in states.indices {
        let outcome =
          isApplied
          ? rule.clearOutcome(&states[index].frame, states[index].concerned[number])
          : .notApplicable
        states[index].outcomes.append(outcome)
      }
    }
    return states.map(review)
  }

  private func review(_ state: State) -> Review {
    let proposal = state.proposal
    var findings: [Finding] = []
    var origins: [TracedFinding.Origin] = []
    var places = EvidencePlaces(proposal)
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(DocumentRule.allCases.count + pack.rules.count)
    for rule in DocumentRule.allCases {
      let (outcome, found) = rule.apply(to: proposal, &places)
      outcomes.append(outcome)
      findings += found.lazy.map(\.finding)
      origins += found.lazy.map(\.origin)
    }
    var blocked = BlockedAmounts()
    var frame = state.frame
    for (number, rule) in pack.rules.enumerated() {
      if let outcome = state.outcomes[number] {
        outcomes.append(outcome)
        continue
      }
      let application = RuleApplication(
        rule: rule, proposal: proposal.id, concerned: state.concerned[number],
        waivers: RuleWaivers(
          waivers: waiversByRule[rule.id] ?? [], satker: proposal.identity?.satker, day: pack.asOf))
      let result = application.run(&frame, &places)
      outcomes.append(result.outcome)
      findings += result.findings.lazy.map(\.finding)
      origins += result.findings.lazy.map(\.origin)
      blocked.add(result)
    }
    if findings.count > 1 {
      for (index, cause) in RootCauses(pack.rules, frame).causes(of: origins) {
        findings[index].causedBy = findings[cause].fingerprint
      }
    }
    return Review(
      proposal, outcomes: outcomes, findings: findings, blokir: blocked.total(in: proposal))
  }

  /// What a proposal contributes to the rules about all proposals.
  func batchEntries(of proposal: Proposal, _ frame: Frame) -> BatchEntries {
    var entries = BatchEntries()
    if batchRules.isEmpty { return entries }
    var places = BatchPlaces(proposal)
    var frame = frame
    for (number, rule, check) in batchRules {
      rule.addEntries(of: check, number: number, &frame, &places, to: &entries)
    }
    return entries.trimmed
  }
}

/// What several findings hold for blocking together, no row counted twice.
private struct BlockedAmounts {
  private var rows: [Contribution: Decimal] = [:]
  private var others: [Decimal] = []

  mutating func add(_ result: RuleApplication.Result) {
    for (row, amount) in result.blocked { rows[row] = amount }
    others += result.blockedAmounts
  }

  /// The sum; rows below a row that is blocked itself are in its amount already.
  func total(in proposal: Proposal) -> Decimal {
    let places = Set(rows.keys.map { [$0.document, $0.table, $0.row] })
    let outermost = rows.filter { row, _ in
      guard let side = Proposal.Side(rawValue: row.document),
        let document = proposal.document(side)?.content
      else { return true }
      var current = document.parent(of: row.table, row: row.row)
      while let (table, parent) = current {
        if places.contains([row.document, table, parent]) { return false }
        current = document.parent(of: table, row: parent)
      }
      return true
    }
    return MoneyEffect.total(Array(outermost.values) + others)
  }
}

extension Review {
  /// - Parameter blokir: rupiah that may be blocked, no line counted twice.
  init(_ proposal: Proposal, outcomes: [Outcome], findings: [Finding], blokir: Decimal) {
    let source = proposal.kak?.content
    self.init(
      proposal: proposal.id, tahunAnggaran: proposal.identity?.tahunAnggaran,
      satker: proposal.identity?.satker,
      satkerName: source?.text(.satkerName, .kak)
        ?? proposal.rab?.content.text(.satkerName, .rab),
      province: source?.text(.satkerProvince, .kak)
        ?? proposal.rab?.content.text(.satkerProvince, .rab),
      kak: proposal.kak?.file, rab: proposal.rab?.file, total: proposal.total,
      outcomes: outcomes, findings: findings,
      effect: MoneyEffect(koreksi: Self.koreksi(findings), blokir: blokir),
      attachments: proposal.kak?.attachedNames ?? [])
  }

  /// Rupiah to be corrected.
  ///
  /// What follows from a finding is corrected with it, so the amount of a fault counts once: that of the finding or,
  /// where it has none, the largest of what follows. What follows from a waived finding stands for itself. Of several
  /// findings about one value, as a total above two ceilings, the largest amount corrects it for all.
  private static func koreksi(_ findings: [Finding]) -> Decimal {
    let waived = Set(findings.lazy.filter { $0.outcome == .waived }.map(\.fingerprint))
    let counted = findings.lazy.filter { $0.outcome != .waived }
    let consequences = Dictionary(grouping: counted) { finding in
      finding.causedBy.flatMap { waived.contains($0) ? nil : $0 }
    }
    var largest: [Location: Decimal] = [:]
    for finding in consequences[nil] ?? [] {
      guard var place = finding.locations.first,
        let amount = finding.effect.koreksi
          ?? consequences[finding.fingerprint]?.compactMap(\.effect.koreksi).max()
      else { continue }
      place.excerpt = nil
      largest[place] = max(largest[place] ?? amount, amount)
    }
    return MoneyEffect.total(Array(largest.values))
  }
}

extension Proposal {
  /// The total that the RAB states; nil where it is not readable.
  fileprivate var total: Decimal? {
    let table = VocabularyIndex.shared.rootTables[Side.rab.rawValue]
    guard let column = VocabularyIndex.shared.schema.records[table].fields["total"]?.place.column,
      let cell = rab?.content.cell(table: table, column: column, row: 0), Cell.isReadable(cell)
    else { return nil }
    return Decimal(cell)
  }
}
