/// Findings of an earlier review, which do not hold a proposal back any more unless they got worse.
package struct Baseline: Sendable {
  package struct Entry: Sendable, Hashable {
    package var rule: String
    package var proposal: String?
    package var fingerprint: String
    package var extent: Extent

    package init(rule: String, proposal: String?, fingerprint: String, extent: Extent) {
      self.rule = rule
      self.proposal = proposal
      self.fingerprint = fingerprint
      self.extent = extent
    }
  }

  /// What a baseline says of a finding.
  package enum State: Sendable {
    /// It has nothing like it.
    case new
    /// It has it, with numbers that are no better.
    case known
    /// It has it, but with less that is wrong.
    case worse
  }

  /// As the user named it.
  package let file: String
  /// SHA-256 in hexadecimal.
  package let digest: String
  package let entries: [Entry]
  /// Entries that a batch has no finding for.
  package fileprivate(set) var stale: [Entry] = []

  package init(file: String, bytes: [UInt8], entries: [Entry]) {
    self.file = file
    digest = ContentDigest(of: bytes[...]).description
    self.entries = entries
  }

  /// Whether a finding can be known at all.
  ///
  /// Of what cannot be read, paired, or decided, nobody knows what it hides; what is waived is excused for a time only.
  package static func admits(rule: String, outcome: Outcome) -> Bool {
    switch DocumentRule(rawValue: rule) {
    case .reading?, .structure?, .pairing?: false
    case .attachments?, nil: outcome == .fail
    }
  }
}

extension Batch {
  /// The same with the findings marked that a baseline has; of findings alike no more than it has.
  package func with(_ baseline: Baseline) -> Batch {
    var baseline = baseline
    var left = Dictionary(grouping: baseline.entries, by: \.fingerprint)
    func mark(_ findings: inout [Finding]) {
      for index in findings.indices {
        let finding = findings[index]
        guard Baseline.admits(rule: finding.rule, outcome: finding.outcome),
          var alike = left[finding.fingerprint], !alike.isEmpty
        else { continue }
        let same = alike.firstIndex { $0.extent == finding.extent }
        let covering = same ?? alike.firstIndex { $0.extent.change(to: finding.extent) != .worse }
        alike.remove(at: covering ?? 0)
        left[finding.fingerprint] = alike
        findings[index].baselineState = covering == nil ? .worse : .known
      }
    }
    var batch = self
    mark(&batch.documentFindings)
    mark(&batch.batchFindings)
    for index in batch.reviews.indices { mark(&batch.reviews[index].findings) }
    // What is excused in the meantime is not known, but it is not gone either.
    for finding in batch.findings where finding.outcome == .waived {
      _ = left[finding.fingerprint]?.popLast()
    }
    baseline.stale = baseline.entries.filter { entry in
      guard let index = left[entry.fingerprint]?.firstIndex(of: entry) else { return false }
      left[entry.fingerprint]?.remove(at: index)
      return true
    }
    batch.baseline = baseline
    return batch
  }
}
