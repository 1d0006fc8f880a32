package import ReviuCore
internal import ReviuExpression

/// What became of each finding from one review to the next.
package struct RecordComparison: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case new
    case worse
    case remaining
    case better
    /// Its rule no longer assessed it, which is not the same as resolved.
    case notVisible = "not-visible"
    case resolved

    package var label: Bilingual {
      switch self {
      case .new: Bilingual(id: "baru", en: "new")
      case .worse: Bilingual(id: "memburuk", en: "worse")
      case .remaining: Bilingual(id: "tetap", en: "remaining")
      case .better: Bilingual(id: "membaik", en: "better")
      case .notVisible: Bilingual(id: "tidak terlihat lagi", en: "no longer visible")
      case .resolved: Bilingual(id: "selesai", en: "resolved")
      }
    }
  }

  /// Why a rule did not assess again what it had found.
  package enum Reason: String, Sendable, CaseIterable {
    case proposalMissing = "proposal-missing"
    case ruleMissing = "rule-missing"
    case ruleOff = "rule-off"
    case indeterminate
    case notApplicable = "not-applicable"
    /// What was found is still there, or cannot be decided, in a row that the rule leaves out.
    case rowNotApplicable = "row-not-applicable"
    case documentsGone = "documents-gone"

    package var label: Bilingual {
      switch self {
      case .proposalMissing:
        Bilingual(id: "usulan tidak ada lagi", en: "the proposal is not there any more")
      case .ruleMissing:
        Bilingual(id: "aturan tidak ada lagi", en: "the rule is not there any more")
      case .ruleOff: Bilingual(id: "aturan tidak aktif", en: "the rule is switched off")
      case .indeterminate:
        Bilingual(id: "aturan tidak dapat dinilai", en: "the rule cannot be assessed")
      case .notApplicable:
        Bilingual(id: "aturan tidak berlaku lagi", en: "the rule does not apply any more")
      case .rowNotApplicable:
        Bilingual(
          id: "aturan tidak berlaku lagi bagi baris itu",
          en: "the rule does not apply to the row any more")
      case .documentsGone:
        Bilingual(
          id: "dokumen berubah sewaktu diperiksa", en: "the documents changed while they were read")
      }
    }
  }

  package struct Entry: Sendable {
    package var state: State
    /// For what is no longer visible.
    package var reason: Reason?
    package var old: ReviewRecord.Finding?
    package var new: ReviewRecord.Finding?

    /// The finding as it is now, or was.
    package var finding: ReviewRecord.Finding {
      guard let finding = new ?? old else {
        preconditionFailure("an entry is about a finding of one record or both")
      }
      return finding
    }
  }

  package let old: ReviewRecord
  package let new: ReviewRecord
  /// By proposal, then by state; findings of a state in the order of their record.
  package let entries: [Entry]
  /// Whether the rows that rules leave out were looked at.
  private let isVerified: Bool

  /// - Parameter documents: of the new record; without them, what a rule finds no more is taken for resolved even where
  ///   the row has left the rule.
  package init(old: ReviewRecord, new: ReviewRecord, documents: RecordDocuments? = nil) {
    self.old = old
    self.new = new
    isVerified = documents != nil
    // Findings alike at one place share a fingerprint and are matched one by one.
    var left = Dictionary(grouping: old.findings, by: \.fingerprint)
    var entries: [Entry] = []
    for finding in new.findings {
      guard let before = left[finding.fingerprint]?.first else {
        entries.append(Entry(state: .new, new: finding))
        continue
      }
      left[finding.fingerprint]?.removeFirst()
      entries.append(Entry(state: Self.change(before, finding), old: before, new: finding))
    }
    var visibility = Visibility(new, documents)
    for finding in old.findings where left[finding.fingerprint]?.isEmpty == false {
      left[finding.fingerprint]?.removeFirst()
      let reason = visibility.reasonNotToSee(finding)
      entries.append(
        Entry(state: reason == nil ? .resolved : .notVisible, reason: reason, old: finding))
    }
    let order = Dictionary(uniqueKeysWithValues: State.allCases.enumerated().map { ($1, $0) })
    self.entries = entries.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      let first = (a.finding.proposal ?? "", order[a.state] ?? 0, left.offset)
      return first < (b.finding.proposal ?? "", order[b.state] ?? 0, right.offset)
    }.map(\.element)
  }

  package func count(_ state: State) -> Int { entries.count { $0.state == state } }

  /// How many findings are told as resolved without a look at the documents.
  package var unverifiedCount: Int { isVerified ? 0 : count(.resolved) }

  /// Whether the two reviews were made with the same rules.
  package var hasSamePacks: Bool { old.packs == new.packs }

  /// Disposition first, then how far the value is from what is expected.
  private static func change(
    _ old: ReviewRecord.Finding, _ new: ReviewRecord.Finding
  ) -> State {
    let dispositions = [old, new].map { Disposition(rawValue: $0.disposition) }
    if let before = dispositions[0], let after = dispositions[1], before != after {
      return after > before ? .worse : .better
    }
    guard let before = distance(old), let after = distance(new), before != after else {
      return .remaining
    }
    return after > before ? .worse : .better
  }

  private static func distance(_ finding: ReviewRecord.Finding) -> Decimal? {
    guard let text = finding.difference ?? finding.effect.koreksi ?? finding.effect.blokir,
      let value = Decimal(text)
    else { return nil }
    return value.isNegative ? try? -value : value
  }
}
