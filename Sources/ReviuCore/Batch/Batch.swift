internal import ReviuExpression

/// Everything that a run has found, in an order that does not depend on that of the inputs.
package struct Batch: Sendable {
  package let pack: RulePack
  /// Nil without any.
  package let waivers: WaiverFile?
  package internal(set) var inputs: [InputFile]
  package internal(set) var reviews: [Review]
  /// Findings on documents that belong to no proposal, and on waivers.
  package internal(set) var documentFindings: [Finding]
  /// Findings on several proposals together; their locations name the members.
  package internal(set) var batchFindings: [Finding]
  /// The least severe disposition that holds a proposal back.
  package let gate: Disposition
  /// The documents by the bytes of the proposal's id, for reports that show them; empty unless kept.
  package let proposals: [[UInt8]: Proposal]
  /// Whether the files of the inputs can be read once more.
  var hasDocumentsInFiles = false
  /// What was found before; nil where nothing is compared.
  package internal(set) var baseline: Baseline?

  /// How often a rule came to each outcome.
  package struct Coverage: Sendable {
    package var rule: RuleSummary
    package var counts: [Outcome: Int]
  }

  /// All findings: by proposal, file, line, column, and rule; those without proposal first.
  package var findings: [Finding] {
    unsortedFindings.sorted { Finding.precedes($0, $1) }
  }

  /// All findings for counting, where their order does not matter.
  package var unsortedFindings: FlattenSequence<[[Finding]]> {
    ([documentFindings, batchFindings] + reviews.map(\.findings)).joined()
  }

  /// How many findings failed, by disposition.
  package var failureCounts: [(disposition: Disposition, count: Int)] {
    var counts: [Disposition: Int] = [:]
    for finding in unsortedFindings where finding.outcome == .fail {
      counts[finding.disposition, default: 0] += 1
    }
    return Disposition.allCases.map { ($0, counts[$0, default: 0]) }
  }

  /// How many assessments were not possible.
  package var undecidedCount: Int {
    unsortedFindings.count { $0.outcome == .indeterminate }
  }

  /// The inputs that were named and are no submissions.
  package var strangers: [InputFile] { inputs.filter { $0.isNamed && $0.foreignRoot != nil } }

  /// What the command ends with: 2 where something that was named is no submission, 1 where something is held back.
  package var exitStatus: Int32 { !strangers.isEmpty ? 2 : isBlocked ? 1 : 0 }

  /// The same with only those inputs, and the proposals that they belong to.
  ///
  /// - Parameters:
  ///   - isWanted: by name of the file.
  ///   - proposals: ids of others that are to be kept.
  ///   - keepsUnpaired: also keeps whatever lacks a document.
  package func limited(
    to isWanted: (String) -> Bool, proposals: Set<String>, keepsUnpaired: Bool
  ) -> Batch {
    var batch = self
    batch.reviews = reviews.filter { review in
      let isAlone = review.kak == nil || review.rab == nil
      return keepsUnpaired && isAlone || proposals.contains(review.proposal)
        || [review.kak, review.rab].contains { $0.map(isWanted) ?? false }
        || review.attachedFiles.contains(where: isWanted)
        || review.findings.flatMap(\.locations).contains { isWanted($0.file) }
    }
    let kept = Set(
      batch.reviews.flatMap { [$0.kak, $0.rab] }.compactMap { $0.map { Array($0.utf8) } })
    batch.inputs = inputs.filter { kept.contains(Array($0.file.utf8)) || isWanted($0.file) }
    batch.documentFindings = documentFindings.filter { finding in
      finding.rule == WaiverFile.rule || finding.locations.contains { isWanted($0.file) }
    }
    let all = Set(inputs.map { Array($0.file.utf8) })
    batch.batchFindings = batchFindings.filter { finding in
      // What has not arrived stands in no input.
      finding.locations.contains { isWanted($0.file) || !all.contains(Array($0.file.utf8)) }
    }
    return batch
  }

  package func isBlocked(_ review: Review) -> Bool { review.isBlocked(gate: gate) }

  /// True when at least one proposal or document does not pass the gate.
  package var isBlocked: Bool {
    reviews.contains { isBlocked($0) }
      || (documentFindings + batchFindings).contains { $0.blocks(gate: gate) }
  }

  /// The rules of the pack, and that on waivers where there are any.
  package var summaries: [RuleSummary] {
    pack.summaries + (waivers == nil ? [] : [WaiverFile.summary])
  }

  package var coverage: [Coverage] {
    let summaries = summaries
    var counts = Array(repeating: [Outcome: Int](), count: summaries.count)
    // Many proposals have the same outcomes.
    let frequencies = reviews.reduce(into: [[Outcome]: Int]()) { $0[$1.outcomes, default: 0] += 1 }
    for (outcomes, frequency) in frequencies {
      for (index, outcome) in outcomes.enumerated() {
        counts[index][outcome, default: 0] += frequency
      }
    }
    let expected = pack.filesOfExpectedProposals
    return zip(summaries, counts).map { rule, counts in
      var counts = counts
      let found = documentFindings.count { $0.rule == rule.id }
      if let expected = expected[rule.id] {
        // What has not arrived is counted beside the proposals, since it is none of them.
        for finding in batchFindings
        where finding.rule == rule.id && finding.locations.first?.file == expected {
          counts[finding.outcome, default: 0] += 1
        }
      }
      if rule.id == WaiverFile.rule { counts[.pass] = (waivers?.waivers.count ?? 0) - found }
      counts[.fail, default: 0] += found
      return Coverage(rule: rule, counts: counts)
    }
  }

  /// The money effects of all proposals together; not of sums over them, which would count an amount twice.
  package var effect: MoneyEffect { MoneyEffect.total(reviews.map(\.effect)) }
}

extension RulePack {
  /// The tables that name all proposals which should arrive, by the rule that holds a run against it.
  fileprivate var filesOfExpectedProposals: [String: String] {
    var files: [String: String] = [:]
    for rule in rules {
      guard case .expected(let lookup, _) = rule.check.batch?.demand else { continue }
      files[rule.id] = lookup.table.file
    }
    return files
  }
}

extension Finding {
  package static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    let a = left.locations.first
    let b = right.locations.first
    let first = (
      BytewiseText(left.proposal ?? ""), BytewiseText(a?.file ?? ""), a?.line ?? 0, a?.column ?? 0
    )
    let second = (
      BytewiseText(right.proposal ?? ""), BytewiseText(b?.file ?? ""), b?.line ?? 0, b?.column ?? 0
    )
    if first != second { return first < second }
    return (left.rule, left.fingerprint) < (right.rule, right.fingerprint)
  }
}
