package import ReviuExpression

/// What all rules say of one proposal.
package struct Review: Sendable {
  package var proposal: String
  package var tahunAnggaran: String?
  package var satker: String?
  /// Name of the unit, for reports.
  package var satkerName: String?
  /// Code of the unit's province.
  package var province: String?
  /// Files of the two documents.
  package var kak: String?
  package var rab: String?
  package var total: Decimal?
  /// The outcome of every rule, in the order of ``RulePack/summaries``.
  package var outcomes: [Outcome]
  package var findings: [Finding]
  package var effect: MoneyEffect
  /// Nobody knows which of several documents are meant, so none was reviewed.
  package var isAmbiguous = false
  /// Names of files that the KAK's documents are in, from its folder, whether they are there or not.
  package var attachments: [String] = []

  /// The paths of ``attachments``.
  package var attachedFiles: [String] {
    guard let kak else { return [] }
    let folder = Attachment.folder(of: kak)
    return attachments.map { folder + $0 }
  }

  /// Whether a finding holds the proposal back: one that failed, or one that could not be decided.
  package func isBlocked(gate: Disposition) -> Bool {
    findings.contains { $0.blocks(gate: gate) }
  }
}
