internal import ReviuExpression
package import ReviuXML

/// Reads documents one after the other, pairs them, and reviews pairs, a few at a time, as soon as they are complete.
///
/// One for each thread. Only documents that wait for their partner are kept, and of these no more than fit into a
/// bounded memory: the others are read once more when their partner is known.
package struct Gatherer: ~Copyable {
  /// Bytes of documents that may wait for their partner in memory.
  package static let waitingByteLimit = 16 << 20

  /// Proposals that are reviewed together, and bytes of their documents beyond which they are fewer.
  private static let mostDue = 8
  private static let dueByteLimit = 4 << 20

  private let reviewer: Reviewer
  private let digestsInputs: Bool
  private let waitingByteLimit: Int
  private let keepsDocuments: Bool
  private var reader = DocumentReader()
  private var part = BatchPart()
  private var waiting: [ProposalIdentity: UnpairedDocument] = [:]
  private var keptBytes = 0
  private var due: [DueProposal] = []
  private var dueBytes = 0
  private var known = KnownValues()

  /// - Parameters:
  ///   - digestsInputs: computes the digest of every input, which takes about a third of the time that
  ///     parsing it takes.
  ///   - waitingByteLimit: documents beyond it are read once more when their partner is known.
  ///   - keepsDocuments: the batch has the documents of every proposal.
  package init(
    _ reviewer: Reviewer, digestsInputs: Bool, waitingByteLimit: Int = waitingByteLimit,
    keepsDocuments: Bool = false
  ) {
    self.reviewer = reviewer
    self.digestsInputs = digestsInputs
    self.waitingByteLimit = waitingByteLimit
    self.keepsDocuments = keepsDocuments
  }

  /// Takes a document in.
  ///
  /// - Parameters:
  ///   - file: the name that reports give it.
  ///   - path: where it can be read once more when memory gets short; nil keeps it.
  package mutating func add(file: String, path: String? = nil, bytes: consuming [UInt8]) {
    // No more of it is read than tells that it is too large.
    let isWhole = bytes.count <= DocumentReader.byteLimit
    var input = InputFile(
      file: file, digest: digestsInputs && isWhole ? ContentDigest(of: bytes[...]) : nil,
      bytes: isWhole ? bytes.count : 0, status: .read)
    switch reader.read(bytes) {
    case .document(let content):
      take(
        SourceDocument(
          file: file, content: content, attachments: Attachment.all(of: content, at: path)), path)
    case .foreign(let root):
      input.status = .skipped
      input.foreignRoot = root
    case .unreadable(let refusal):
      input.status = .unreadable
      // Another time there may be enough.
      if refusal.reason == .outOfMemory { part.lostFiles.insert(Array(file.utf8)) }
      part.documentFindings.append(DocumentRule.unreadable(refusal, file: file))
    }
    part.inputs.append(input)
  }

  /// Takes note of a file that cannot be opened.
  package mutating func add(file: String, _ failure: FileBytes.Unreadable) {
    part.inputs.append(InputFile(file: file, digest: nil, bytes: 0, status: .unreadable))
    part.documentFindings.append(DocumentRule.unopenable(file: file, reason: failure.reason))
  }

  /// Reviews what is left without a partner and closes the batch.
  /// - Parameter isComplete: whether everything that is expected should have arrived.
  package consuming func finish(gate: Disposition, isComplete: Bool = false) -> Batch {
    let reviewer = reviewer
    for proposal in pairUp() { review(proposal) }
    return close().batch(reviewer, gate: gate, isComplete: isComplete, threads: 1)
  }

  /// Everything that was found, with the documents that have no partner.
  consuming func close() -> BatchPart { takePart() }

  /// The same, and starts anew.
  package mutating func takePart() -> BatchPart {
    reviewDue()
    moveWaiting()
    defer { part = BatchPart() }
    return part
  }

  /// Takes in what was found before or elsewhere, as if it had been found here.
  package mutating func add(_ other: BatchPart) {
    var other = other
    for index in other.reviewed.indices {
      known.share(&other.reviewed[index].review)
      let sources = other.reviewed[index].sources
      other.reviewed[index].sources = nil
      if keepsDocuments, let sources {
        other.reviewed[index].proposal = proposal(of: other.reviewed[index], sources)
      }
    }
    part.add(other)
  }

  private mutating func pairUp() -> [PendingProposal] {
    // What was reviewed may turn out to be doubled.
    reviewDue()
    moveWaiting()
    return part.pairUp(in: reviewer.pack)
  }

  private mutating func moveWaiting() {
    part.unpaired += waiting.values
    waiting = [:]
    keptBytes = 0
  }

  /// Reviews a proposal whose documents had not found each other.
  mutating func review(_ pending: PendingProposal) {
    let kak = pending.kak.flatMap { document($0) }
    let rab = pending.rab.flatMap { document($0) }
    if kak == nil && rab == nil { return }
    review(
      Proposal(identity: pending.identity, id: pending.identity.id, kak: kak, rab: rab),
      kak: pending.kak?.root.position, rab: pending.rab?.root.position)
  }

  private mutating func take(_ document: SourceDocument, _ path: String?) {
    var sides = Proposal.Side.allCases.filter { document.content.holds($0) }
    // An `usulan` with nothing in it is still a submission, and its defects are told.
    if sides.isEmpty { sides = [.kak] }
    // A file with both belongs together, whatever its codes say; the rules compare them.
    let identity = sides.compactMap { document.content.identity($0) }.first
    let kak = sides.contains(.kak) ? document : nil
    let rab = sides.contains(.rab) ? document : nil
    guard let identity, sides.count == 1 else {
      review(
        Proposal(identity: identity, id: identity?.id ?? document.file, kak: kak, rab: rab),
        kak: kak?.content.rootPosition(.kak), rab: rab?.content.rootPosition(.rab))
      return
    }
    let side = sides[0]
    let position = document.content.rootPosition(side)
    if let partner = waiting[identity], partner.root.side != side,
      case .kept(let content) = partner.content
    {
      waiting[identity] = nil
      keptBytes -= partner.memory
      let other = SourceDocument(
        file: partner.root.file, content: content, attachments: partner.attachments)
      review(
        Proposal(identity: identity, id: identity.id, kak: kak ?? other, rab: rab ?? other),
        kak: side == .kak ? position : partner.root.position,
        rab: side == .rab ? position : partner.root.position)
    } else {
      wait(
        UnpairedDocument(
          identity: identity,
          root: DocumentRoot(side: side, file: document.file, position: position), path: path,
          content: .kept(document.content), attachments: document.attachments))
    }
  }

  private mutating func wait(_ document: UnpairedDocument) {
    if let other = waiting.updateValue(document, forKey: document.identity) {
      keptBytes -= other.memory
      part.unpaired.append(other.released)
    }
    keptBytes += document.memory
    if keptBytes > waitingByteLimit {
      waiting = waiting.mapValues(\.released)
      keptBytes = 0
    }
  }

  private mutating func review(_ proposal: Proposal, kak: SourcePosition?, rab: SourcePosition?) {
    due.append(DueProposal(proposal: proposal, frame: proposal.frame, kak: kak, rab: rab))
    for side in Proposal.Side.allCases {
      dueBytes += proposal.document(side)?.content.memory ?? 0
    }
    if due.count == Self.mostDue || dueBytes > Self.dueByteLimit { reviewDue() }
  }

  private mutating func reviewDue() {
    let reviews = reviewer.reviews(due.map { ($0.proposal, $0.frame) })
    for (var review, due) in zip(reviews, due) {
      known.share(&review)
      part.reviewed.append(
        ReviewedProposal(
          review: review, identity: due.proposal.identity, kak: due.kak, rab: due.rab,
          entries: reviewer.batchEntries(of: due.proposal, due.frame),
          proposal: keepsDocuments ? due.proposal : nil))
    }
    due = []
    dueBytes = 0
  }

  private mutating func proposal(
    of reviewed: ReviewedProposal, _ sources: ProposalSources
  ) -> Proposal {
    let review = reviewed.review
    func document(_ file: String?, _ source: [UInt8]?) -> SourceDocument? {
      guard let file, let source, let content = reader.document(withSource: source) else {
        return nil
      }
      return SourceDocument(file: file, content: content)
    }
    let kak = document(review.kak, sources.kak)
    let rab = sources.rab == nil && review.rab != nil ? kak : document(review.rab, sources.rab)
    return Proposal(identity: reviewed.identity, id: review.proposal, kak: kak, rab: rab)
  }

  /// The document with its content, read once more if it was let go of; nil, with a finding, where that cannot be.
  mutating func recovered(_ document: UnpairedDocument) -> UnpairedDocument? {
    guard case .released = document.content else { return document }
    guard let source = self.document(document) else { return nil }
    var document = document
    document.content = .kept(source.content)
    return document
  }

  /// The document, read once more if it was let go of; nil, with a finding, when it is not the same any more.
  private mutating func document(_ document: UnpairedDocument) -> SourceDocument? {
    let file = document.root.file
    func source(_ content: ExtractedDocument) -> SourceDocument {
      SourceDocument(file: file, content: content, attachments: document.attachments)
    }
    switch document.content {
    case .kept(let content): return source(content)
    case .unparsed(let bytes):
      if let content = reader.document(withSource: bytes) { return source(content) }
    case .released(let digest):
      if let bytes = try? FileBytes.read(document.path, limit: DocumentReader.byteLimit + 1),
        case .document(let content) = reader.read(bytes), content.digest == digest
      {
        return source(content)
      }
    }
    part.lostFiles.insert(Array(file.utf8))
    part.documentFindings.append(DocumentRule.changedMeanwhile(file: file))
    return nil
  }
}

/// A proposal that is reviewed together with others.
private struct DueProposal {
  let proposal: Proposal
  let frame: Frame
  /// Where the roots of its documents stand.
  let kak: SourcePosition?
  let rab: SourcePosition?
}

/// Values that many reviews have in common, so that each is kept only once.
private struct KnownValues {
  private var outcomes: Set<[Outcome]> = []
  private var names: [[UInt8]: String] = [:]

  mutating func share(_ review: inout Review) {
    review.outcomes = outcomes.insert(review.outcomes).memberAfterInsert
    guard let name = review.satkerName else { return }
    // By its bytes: texts that only look alike are different.
    let bytes = Array(name.utf8)
    if let same = names[bytes] { review.satkerName = same } else { names[bytes] = name }
  }
}

extension UnpairedDocument {
  /// Without its content, if that can be had again.
  var released: UnpairedDocument {
    guard path != nil, case .kept(let content) = content else { return self }
    var document = self
    document.content = .released(content.digest)
    return document
  }

  /// Bytes that its content takes, about.
  fileprivate var memory: Int {
    guard case .kept(let content) = content else { return 0 }
    return content.memory
  }
}

extension ExtractedDocument {
  /// Bytes that it takes, about.
  fileprivate var memory: Int { bytes.count + cells.count * MemoryLayout<Int64>.stride }

  fileprivate var digest: ContentDigest { ContentDigest(of: source) }

  /// Where the start tag of a root stands.
  fileprivate func rootPosition(_ side: Proposal.Side) -> SourcePosition {
    var scanner = PositionScanner()
    return scanner.position(ofTagAt: offset(ofRoot: side), in: bytes)
  }
}
