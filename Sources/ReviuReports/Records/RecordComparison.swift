package import ReviuCore
internal import ReviuExpression

/// What became of each finding from one review to the next.
package struct RecordComparison: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case new
    case worse
    case remaining
    case better
    /// Gone, but for another reason than that it was corrected or taken out.
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

  /// Why a finding that is gone does not count as resolved.
  package enum Reason: String, Sendable, CaseIterable {
    case proposalMissing = "proposal-missing"
    case ruleMissing = "rule-missing"
    case ruleOff = "rule-off"
    case indeterminate
    case notApplicable = "not-applicable"
    /// What was found is still there, or cannot be decided, in a row that the rule leaves out.
    case rowNotApplicable = "row-not-applicable"
    case documentsGone = "documents-gone"
    /// They are the same bytes, so nothing was corrected: rules, tables, or the day are others.
    case documentsUnchanged = "documents-unchanged"
    case documentMissing = "document-missing"

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
      case .documentsUnchanged:
        Bilingual(
          id: "dokumennya tidak berubah; aturan, tabel, atau harinya yang lain",
          en: "its documents did not change; the rules, their tables, or the day did")
      case .documentMissing:
        Bilingual(id: "berkasnya tidak ada lagi", en: "the file is not there any more")
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
    let earlier = old.findingsByKey(in: new)
    var left = Dictionary(grouping: earlier, by: \.key).mapValues { $0.map(\.finding) }
    var entries: [Entry] = []
    for finding in new.findings {
      guard let before = left[finding.fingerprint]?.first else {
        entries.append(Entry(state: .new, new: finding))
        continue
      }
      left[finding.fingerprint]?.removeFirst()
      entries.append(Entry(state: Self.change(before, finding), old: before, new: finding))
    }
    var visibility = Visibility(new, after: old, documents)
    for (key, _) in earlier {
      guard left[key]?.isEmpty == false, let finding = left[key]?.removeFirst() else { continue }
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

  /// Whether it is waived first, then how far it is from right.
  private static func change(
    _ old: ReviewRecord.Finding, _ new: ReviewRecord.Finding
  ) -> State {
    if old.isWaived != new.isWaived { return new.isWaived ? .better : .worse }
    guard let before = old.extent, let after = new.extent else { return .remaining }
    return switch before.change(to: after) {
    case .worse: .worse
    case .same: .remaining
    case .better: .better
    }
  }
}

extension ReviewRecord {
  /// All findings, each with what it is known by in a later record: its fingerprint, or, of a file that was not readable
  /// and still is not, under whatever name, the fingerprint that it has there.
  fileprivate func findingsByKey(
    in later: ReviewRecord
  ) -> [(key: String, finding: ReviewRecord.Finding)] {
    let (digests, laterDigests) = (digests, later.digests)
    let own = Set(findings.map(\.fingerprint))
    let known = Set(later.findings.map(\.fingerprint))
    // Each only once: several files may have the same bytes.
    var unreadable: [String: [String]] = [:]
    for finding in later.findings
    where finding.isUnreadable && !own.contains(finding.fingerprint) {
      guard let file = finding.locations.first?.file, let digest = laterDigests[file] else {
        continue
      }
      unreadable[digest, default: []].append(finding.fingerprint)
    }
    return findings.map { finding in
      guard finding.isUnreadable, !known.contains(finding.fingerprint),
        let file = finding.locations.first?.file, let digest = digests[file],
        let other = unreadable[digest]?.popLast()
      else { return (finding.fingerprint, finding) }
      return (other, finding)
    }
  }
}

extension ReviewRecord.Finding {
  var isWaived: Bool { outcome == Outcome.waived.rawValue }

  /// Whether it says that a file could not be read.
  var isUnreadable: Bool { rule == DocumentRule.reading.rawValue }

  /// What it is about: a business address, or a file.
  var place: String? {
    locations.first.map { $0.address.isEmpty ? $0.file : $0.address }
  }
}
