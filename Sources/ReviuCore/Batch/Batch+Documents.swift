internal import ReviuXML

extension Batch {
  /// The same, with documents that a report reads once more from their files, so that none is kept for those that it
  /// does not show.
  ///
  /// All inputs must be files, and have digests.
  package func withDocumentsInFiles() -> Batch {
    var batch = self
    batch.hasDocumentsInFiles = true
    return batch
  }

  /// Whether reports can show documents.
  package var hasDocuments: Bool { hasDocumentsInFiles || !proposals.isEmpty }

  /// The documents of a proposal; nil where they are not at hand, are not the same any more, or nobody knows which of them
  /// are meant.
  package func proposal(of review: Review) -> Proposal? {
    if review.isAmbiguous { return nil }
    return hasDocumentsInFiles
      ? proposalInFiles(of: review) : proposals[Array(review.proposal.utf8)]
  }

  private func proposalInFiles(of review: Review) -> Proposal? {
    var reader = DocumentReader()
    let kak = review.kak.flatMap { document($0, &reader) }
    let isOneFile = review.kak.map { Array($0.utf8) } == review.rab.map { Array($0.utf8) }
    let rab = isOneFile ? kak : review.rab.flatMap { document($0, &reader) }
    guard (kak == nil) == (review.kak == nil), (rab == nil) == (review.rab == nil) else {
      return nil
    }
    let identity = kak?.content.identity(.kak) ?? rab?.content.identity(.rab)
    return Proposal(identity: identity, id: review.proposal, kak: kak, rab: rab)
  }

  /// Nil where the file is not the one that was reviewed.
  private func document(_ file: String, _ reader: inout DocumentReader) -> SourceDocument? {
    guard let digest = input(file)?.digest,
      let bytes = try? FileBytes.read(file, limit: DocumentReader.byteLimit + 1),
      ContentDigest(of: bytes[...]) == digest, case .document(let content) = reader.read(bytes)
    else { return nil }
    return SourceDocument(file: file, content: content)
  }

  private func input(_ file: String) -> InputFile? {
    var candidates = inputs[...]
    while candidates.count > 1 {
      let middle = (candidates.startIndex + candidates.endIndex) / 2
      let isBehind = file.utf8.lexicographicallyPrecedes(inputs[middle].file.utf8)
      candidates = isBehind ? candidates[..<middle] : candidates[middle...]
    }
    return candidates.first { $0.file.utf8.elementsEqual(file.utf8) }
  }
}
