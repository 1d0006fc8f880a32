package import ReviuCore
internal import ReviuExpression

/// The documents that a record was made of, to look at what its rules leave out.
package struct RecordDocuments: Sendable {
  private let batch: Batch
  private let reviews: [String: Review]
  private let rules: [String: Rule]

  /// A document that the record is not made of, or one that is missing.
  package enum Mismatch: Error, Equatable {
    /// - Parameter other: the one given instead, by its name; nil where there is none.
    case missing(Document, other: Document?)
    case foreign(Document)
  }

  package struct Document: Sendable, Equatable {
    package var file: String
    /// As records write it.
    package var digest: String

    fileprivate var name: Substring { file.split(separator: "/").last ?? "" }
  }

  /// - Parameter batch: of the documents, with their digests, by the rules of the record on its day.
  package init(_ batch: Batch, of record: ReviewRecord) throws(Mismatch) {
    try Self.requireSameInputs(batch, record)
    self.batch = batch
    reviews = Dictionary(
      batch.reviews.map { ($0.proposal, $0) }, uniquingKeysWith: { first, _ in first })
    rules = Dictionary(
      batch.pack.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Documents may have other names, but must be the same bytes.
  private static func requireSameInputs(
    _ batch: Batch, _ record: ReviewRecord
  ) throws(Mismatch) {
    // What is no submission belongs to no proposal.
    let given = batch.inputs.filter { $0.status != .skipped }.compactMap { input in
      input.digest.map { Document(file: input.file, digest: "sha256:\($0)") }
    }
    let wanted = record.inputs.filter { $0.status != InputFile.Status.skipped.rawValue }
      .compactMap { input in input.digest.map { Document(file: input.file, digest: $0) } }
    let foreign = given.without(wanted)
    if let missing = wanted.without(given).first {
      let other =
        foreign.first { $0.file == missing.file } ?? foreign.first { $0.name == missing.name }
      throw .missing(missing, other: other)
    }
    if let foreign = foreign.first { throw .foreign(foreign) }
  }

  /// Whether a rule looks at rows, so that those it leaves out can be looked at.
  func canLookAtRows(of rule: String) -> Bool { rules[rule]?.canLeaveOutRows ?? false }

  /// What the rule of a finding overlooks now where it was; nil where the documents cannot be had any more.
  func overlookedFindings(like finding: ReviewRecord.Finding) -> OverlookedFindings? {
    guard let rule = rules[finding.rule] else { return OverlookedFindings() }
    guard let id = finding.proposal else {
      return batch.overlookedFindings(of: rule, in: nil)
    }
    return reviews[id].flatMap { batch.overlookedFindings(of: rule, in: $0) }
  }
}

extension [RecordDocuments.Document] {
  /// Those that others do not have, which may have the same bytes several times.
  fileprivate func without(_ others: Self) -> Self {
    var left: [String: Int] = others.reduce(into: [:]) { $0[$1.digest, default: 0] += 1 }
    return filter { document in
      left[document.digest, default: 0] -= 1
      return left[document.digest, default: 0] < 0
    }
  }
}

extension RecordDocuments.Mismatch {
  /// Which document it is, what it should be, and the way out.
  package var message: Bilingual {
    switch self {
    case .missing(let document, let other?):
      Bilingual(
        id:
          "dokumennya \(document.file) (\(document.digest)), tetapi yang diberikan \(other.file) (\(other.digest)); beri dokumen yang direviu di situ, atau reviu lagi yang sekarang",
        en:
          "its document is \(document.file) (\(document.digest)), but given is \(other.file) (\(other.digest)); give the documents that it reviewed, or review the present ones"
      )
    case .missing(let document, nil):
      Bilingual(
        id:
          "dokumennya \(document.file) (\(document.digest)) tidak ada di antara yang diberikan; beri semua dokumen yang direviu di situ",
        en:
          "its document \(document.file) (\(document.digest)) is not among those given; give all documents that it reviewed"
      )
    case .foreign(let document):
      Bilingual(
        id:
          "\(document.file) (\(document.digest)) bukan dokumennya; beri hanya dokumen yang direviu di situ, atau reviu lagi yang sekarang",
        en:
          "\(document.file) (\(document.digest)) is none of its documents; give only those that it reviewed, or review the present ones"
      )
    }
  }
}

extension ReviewRecord {
  /// What keeps a pack from giving the results of the record on its day; nil where it does.
  package func difference(from pack: RulePack) -> PartContext.Difference? {
    if let day = CivilDate(asOf), day != pack.asOf { return .asOf(day, pack.asOf) }
    let own = packs.map {
      PartContext.Pack(
        id: $0.id, version: $0.version, digest: String($0.digest.trimmingPrefix("sha256:")))
    }
    let others = PartContext.packs(of: pack)
    return own == others ? nil : .packs(own, others)
  }
}
