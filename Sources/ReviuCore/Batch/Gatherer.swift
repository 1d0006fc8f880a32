internal import ReviuExpression
internal import ReviuXML

/// Reads documents one after the other, pairs them, and reviews each pair as soon as it is complete.
///
/// Only documents that wait for their partner are kept in memory.
package struct Gatherer: ~Copyable {
  private let reviewer: Reviewer
  private var reader = DocumentReader()
  private var inputs: [InputFile] = []
  private var documentFindings: [Finding] = []
  private var waiting: [ProposalIdentity: (side: Proposal.Side, document: SourceDocument)] = [:]
  /// By the bytes of the id: names of files may differ in spelling alone.
  private var reviews: [[UInt8]: Review] = [:]
  /// Documents of every proposal by identity, to notice a second one.
  private var known: [ProposalIdentity: [Root]] = [:]

  /// Where a document stands.
  private struct Root {
    var side: Proposal.Side
    var file: String
    var position: SourcePosition
  }

  private let digestsInputs: Bool
  private let visit: ((Proposal) -> Void)?

  /// - Parameters:
  ///   - digestsInputs: computes the digest of every input, which takes about a third of the time that
  ///     parsing it takes.
  ///   - visit: is handed every proposal once its documents are together.
  package init(
    _ reviewer: Reviewer, digestsInputs: Bool, visiting visit: ((Proposal) -> Void)? = nil
  ) {
    self.reviewer = reviewer
    self.digestsInputs = digestsInputs
    self.visit = visit
  }

  /// Takes a document in.
  /// - Parameter file: the name that reports give it.
  /// - Returns: what became of it.
  @discardableResult
  package mutating func add(file: String, bytes: consuming [UInt8]) -> InputFile {
    var input = InputFile(
      file: file, digest: digestsInputs ? Digest.sha256(bytes) : nil, bytes: bytes.count,
      status: .read)
    switch reader.read(bytes) {
    case .document(let content):
      take(SourceDocument(file: file, content: content))
    case .foreign(let root):
      input.status = .skipped
      input.foreignRoot = root
    case .unreadable(let refusal):
      input.status = .unreadable
      documentFindings.append(DocumentRule.unreadable(refusal, file: file))
    }
    inputs.append(input)
    return input
  }

  /// Takes note of a file that cannot be opened.
  package mutating func addUnopenable(file: String, reason: String) {
    inputs.append(InputFile(file: file, digest: nil, bytes: 0, status: .unreadable))
    documentFindings.append(DocumentRule.unopenable(file: file, reason: reason))
  }

  /// Reviews what is left without a partner and closes the batch.
  package consuming func finish(gate: Disposition) -> Batch {
    for (identity, (side, document)) in waiting {
      review(
        Proposal(
          identity: identity, id: identity.id, kak: side == .kak ? document : nil,
          rab: side == .rab ? document : nil))
    }
    for (identity, roots) in known where !areOneOfEach(roots) {
      reviews[Array(identity.id.utf8)] = ambiguousReview(
        identity, Dictionary(grouping: roots, by: \.side))
    }
    let ids = reviews.keys.sorted { $0.lexicographicallyPrecedes($1) }
    return Batch(
      pack: reviewer.pack,
      inputs: inputs.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) },
      reviews: ids.compactMap { reviews[$0] },
      documentFindings: documentFindings, gate: gate)
  }

  private mutating func take(_ document: SourceDocument) {
    var sides = Proposal.Side.allCases.filter { document.content.holds($0) }
    // An `usulan` with nothing in it is still a submission, and its defects are told.
    if sides.isEmpty { sides = [.kak] }
    let side = sides[0]
    let isBoth = sides.count == 2
    // A file with both belongs together, whatever its codes say; the rules compare them.
    let identity = sides.compactMap { document.content.identity($0) }.first
    guard let identity else {
      review(
        Proposal(
          identity: nil, id: document.file, kak: sides.contains(.kak) ? document : nil,
          rab: sides.contains(.rab) ? document : nil))
      return
    }
    for side in sides {
      known[identity, default: []].append(
        Root(side: side, file: document.file, position: document.content.rootPosition(side)))
    }
    if isBoth {
      review(Proposal(identity: identity, id: identity.id, kak: document, rab: document))
    } else if let partner = waiting[identity], partner.side != side {
      waiting[identity] = nil
      review(
        Proposal(
          identity: identity, id: identity.id,
          kak: side == .kak ? document : partner.document,
          rab: side == .rab ? document : partner.document))
    } else if reviews[Array(identity.id.utf8)] == nil {
      waiting[identity] = (side, document)
    }
  }

  private mutating func review(_ proposal: Proposal) {
    visit?(proposal)
    reviews[Array(proposal.id.utf8)] = reviewer.review(proposal)
  }

  private func areOneOfEach(_ roots: [Root]) -> Bool {
    roots.count == 1 || roots.count == 2 && roots[0].side != roots[1].side
  }

  /// With two KAK or two RAB nobody knows which is meant, so nothing but that is said.
  private func ambiguousReview(
    _ identity: ProposalIdentity, _ documents: [Proposal.Side: [Root]]
  ) -> Review {
    let locations = documents.flatMap { side, roots in
      roots.map { root in
        Location(
          file: root.file, line: root.position.line, column: root.position.column,
          address: "RO \(identity.output) › \(side == .kak ? "kak" : "rab")", excerpt: nil)
      }
    }.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
    let doubled = Proposal.Side.allCases.filter { (documents[$0]?.count ?? 0) > 1 }
    let names = doubled.map { $0 == .kak ? "KAK" : "RAB" }.joined(separator: ", ")
    let rule = DocumentRule.pairing
    let finding = Finding(
      rule: rule.rawValue, kind: DocumentRule.kind, aspect: rule.aspect, outcome: .fail,
      disposition: rule.disposition, proposal: identity.id, title: rule.title,
      message: Bilingual(
        id: "Ada lebih dari satu \(names) untuk \(identity.id), sehingga usulan ini tidak direviu.",
        en: "There is more than one \(names) for \(identity.id), so this proposal is not reviewed."),
      locations: locations, actual: nil, expected: nil, difference: nil, effect: .none,
      basis: rule.basis,
      remedy: Bilingual(
        id: "Sisakan satu KAK dan satu RAB untuk setiap RO.",
        en: "Leave one KAK and one RAB for each output."),
      fingerprint: Digest.fingerprint([rule.rawValue, identity.id, "doubled"]))
    let outcomes =
      DocumentRule.allCases.map { $0 == .pairing ? Outcome.fail : .indeterminate }
      + reviewer.pack.rules.map { _ in Outcome.indeterminate }
    return Review(
      proposal: identity.id, tahunAnggaran: identity.tahunAnggaran, satker: identity.satker,
      satkerName: nil, kak: documents[.kak]?.map(\.file).min(),
      rab: documents[.rab]?.map(\.file).min(), total: nil, outcomes: outcomes,
      findings: [finding], effect: MoneyEffect(koreksi: Decimal(0), blokir: Decimal(0)))
  }
}

extension ExtractedDocument {
  /// Where the start tag of a root stands.
  fileprivate func rootPosition(_ side: Proposal.Side) -> SourcePosition {
    let table = VocabularyIndex.shared.rootTables[side.rawValue]
    let offset = Int(
      cell(table: table, column: ExtractionTable.SystemColumn.offset, row: 0) ?? 0)
    let index = LineIndex(bytes, count: offset + 1)
    return index.position(of: index.tagStart(at: offset))
  }
}
