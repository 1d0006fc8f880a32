/// Findings of an earlier review, which do not hold a proposal back any more.
package struct Baseline: Sendable {
  package struct Entry: Sendable, Hashable {
    package var rule: String
    package var proposal: String?
    package var fingerprint: String

    package init(rule: String, proposal: String?, fingerprint: String) {
      self.rule = rule
      self.proposal = proposal
      self.fingerprint = fingerprint
    }
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
}

extension Batch {
  /// The same with the findings marked that a baseline has; of findings alike no more than it has.
  package func with(_ baseline: Baseline) -> Batch {
    var baseline = baseline
    var left = Dictionary(grouping: baseline.entries, by: \.fingerprint)
    func mark(_ findings: inout [Finding]) {
      for index in findings.indices {
        let found = left[findings[index].fingerprint]?.popLast()
        findings[index].isKnown = found != nil
      }
    }
    var batch = self
    mark(&batch.documentFindings)
    mark(&batch.batchFindings)
    for index in batch.reviews.indices { mark(&batch.reviews[index].findings) }
    baseline.stale = baseline.entries.filter { entry in
      left[entry.fingerprint]?.popLast() != nil
    }
    batch.baseline = baseline
    return batch
  }
}
