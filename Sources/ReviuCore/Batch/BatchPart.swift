internal import ReviuExpression
internal import ReviuXML

/// What was found of some of the inputs of a run.
///
/// Parts of different inputs make the same batch in whatever order they are put together. A KAK and a RAB may be in
/// different parts, so documents without partner are reviewed only when all parts are together.
package struct BatchPart: Sendable {
  var inputs: [InputFile] = []
  /// Findings on documents that belong to no proposal.
  var documentFindings: [Finding] = []
  var reviewed: [ReviewedProposal] = []
  var unpaired: [UnpairedDocument] = []
  /// Files that were read only in part, or not any more when they were needed again: another run may find more.
  var lostFiles: Set<[UInt8]> = []

  mutating func add(_ other: BatchPart) {
    inputs += other.inputs
    documentFindings += other.documentFindings
    reviewed += other.reviewed
    unpaired += other.unpaired
    lostFiles.formUnion(other.lostFiles)
  }

  /// Whether what was found depends on other files than its inputs.
  var namesAttachments: Bool {
    unpaired.contains { !$0.attachments.isEmpty }
      || reviewed.contains { proposal in
        guard proposal.review.kak != nil,
          let rule = DocumentRule.allCases.firstIndex(of: .attachments)
        else { return false }
        return proposal.review.outcomes[rule] != .notApplicable
      }
  }
}

/// A review, and what tells whether another document is about the same proposal.
struct ReviewedProposal: Sendable {
  var review: Review
  /// Nil for a document that stands alone because its identity is not complete.
  var identity: ProposalIdentity?
  /// Where the roots of the documents stand.
  var kak: SourcePosition?
  var rab: SourcePosition?
  /// What it contributes to the rules about all proposals.
  var entries = BatchEntries()
  /// Its documents, where they are to be kept.
  var proposal: Proposal?
  /// The same in UTF-8, as an encoded part has them.
  var sources: ProposalSources?

  /// The documents; one that holds both KAK and RAB twice.
  var roots: [DocumentRoot] {
    [(Proposal.Side.kak, review.kak, kak), (.rab, review.rab, rab)].compactMap {
      side, file, position in
      guard let file, let position else { return nil }
      return DocumentRoot(side: side, file: file, position: position)
    }
  }
}

/// The documents of a reviewed proposal in UTF-8, for reports that show them.
struct ProposalSources: Sendable {
  var kak: [UInt8]?
  /// Nil also where the KAK stands in the same file.
  var rab: [UInt8]?

  init(kak: [UInt8]?, rab: [UInt8]?) {
    self.kak = kak
    self.rab = rab
  }

  init(_ proposal: Proposal) {
    kak = proposal.kak.map { Array($0.content.source) }
    rab =
      proposal.kak?.content === proposal.rab?.content
      ? nil : proposal.rab.map { Array($0.content.source) }
  }
}

/// Where a document stands.
struct DocumentRoot: Sendable {
  var side: Proposal.Side
  var file: String
  var position: SourcePosition
}

/// A document whose partner is not known yet.
struct UnpairedDocument: Sendable {
  var identity: ProposalIdentity
  var root: DocumentRoot
  /// Where to read it once more; nil for one that cannot be, and is kept.
  var path: String?
  var content: Content
  var attachments: [Attachment]

  enum Content: Sendable {
    case kept(ExtractedDocument)
    /// Read elsewhere: what the reader had made UTF-8 of.
    case unparsed([UInt8])
    /// Let go of to save memory.
    case released(ContentDigest)

    var isReleased: Bool { if case .released = self { true } else { false } }
  }
}

/// A proposal whose documents are all known, but not reviewed.
struct PendingProposal: Sendable {
  var identity: ProposalIdentity
  var kak: UnpairedDocument?
  var rab: UnpairedDocument?
}
