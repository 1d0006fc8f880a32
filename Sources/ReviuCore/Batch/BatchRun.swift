internal import Synchronization
internal import ReviuXML

/// Reviews files on several threads.
///
/// Nothing that a thread does depends on what the others do, so the batch is the same for any number of them. They
/// share the rule pack and two counters; each reads, pairs, and reviews by itself.
package struct BatchRun: Sendable {
  /// A file to be read.
  package struct Source: Sendable {
    /// As reports name it.
    package var name: String
    /// Nil for standard input.
    package var path: String?
    /// False for a file that was found below a folder.
    package var isNamed: Bool
    /// Where it was read before: what can be read only once, or not by another process, or what is in a file.
    var content: [UInt8]?

    package init(name: String, path: String?, isNamed: Bool = false) {
      self.name = name
      self.path = path
      self.isNamed = isNamed
    }

    /// Nil where the bytes can be had only once: from standard input, or from a pipe that was named.
    var lastingPath: String? {
      guard isNamed, let path else { return path }
      // What a descriptor of this process leads to, another one has not.
      let isOwn = ["/dev/", "/proc/self/"].contains { path.hasPrefix($0) }
      return isOwn || FilePaths.kind(path) == .other ? nil : path
    }

    func bytes() throws(FileBytes.Unreadable) -> [UInt8] {
      if let content { return content }
      return try FileBytes.read(path, limit: DocumentReader.byteLimit + 1)
    }
  }

  /// How many files are read; for a display.
  package final class Progress: Sendable {
    private let count = Atomic(0)

    package init() {}

    package var filesRead: Int { count.load(ordering: .relaxed) }

    fileprivate func add(_ files: Int) { count.add(files, ordering: .relaxed) }
  }

  /// So many that texts which they share are written once, and so few that one part takes little memory.
  private static let proposalsInPart = 500

  /// So many that processes do not wait for each other.
  private static let assignmentsAtATime = 16

  private let reviewer: Reviewer
  private let sources: [Source]
  private let jobs: Int
  private let digestsInputs: Bool
  private let waitingByteLimit: Int
  private let progress: Progress
  private let keepsDocuments: Bool
  private let isolation: Isolation?
  private let store: ResultStore?

  /// - Parameters:
  ///   - jobs: threads; no more than there are processors take part.
  ///   - digestsInputs: computes the digest of every input.
  ///   - waitingByteLimit: of each thread, see ``Gatherer``.
  ///   - keepsDocuments: the batch has the documents of every proposal.
  ///   - isolation: where threads are not to review anything themselves.
  ///   - store: what was found before; all digests must be computed.
  package init(
    _ reviewer: Reviewer, _ sources: [Source], jobs: Int, digestsInputs: Bool,
    waitingByteLimit: Int = Gatherer.waitingByteLimit, progress: Progress = Progress(),
    keepsDocuments: Bool = false, isolation: Isolation? = nil,
    store: ResultStore? = nil
  ) {
    self.reviewer = reviewer
    self.sources = sources
    self.jobs = jobs
    self.digestsInputs = digestsInputs
    self.waitingByteLimit = waitingByteLimit
    self.progress = progress
    self.keepsDocuments = keepsDocuments
    self.isolation = isolation
    self.store = store
  }

  /// Reads and reviews everything, whatever becomes of each file.
  /// - Parameters:
  ///   - isComplete: whether everything that is expected should have arrived.
  ///   - others: what was found of other inputs.
  package func batch(
    gate: Disposition, isComplete: Bool = false, adding others: BatchPart = BatchPart()
  ) -> Batch {
    var part = part()
    part.add(others)
    let pending = part.pairUp(in: reviewer.pack)
    part.add(reviewed(pending))
    return part.batch(reviewer, gate: gate, isComplete: isComplete, threads: jobs)
  }

  /// Reads everything, and reviews what finds its partner meanwhile.
  private func part() -> BatchPart {
    var part = reviewedPairs()
    // Not before: results that were kept do not know what this run names.
    let named = Set(sources.lazy.filter(\.isNamed).map { Array($0.name.utf8) })
    if !named.isEmpty {
      for index in part.inputs.indices {
        part.inputs[index].isNamed = named.contains(Array(part.inputs[index].file.utf8))
      }
    }
    return part
  }

  private func reviewedPairs() -> BatchPart {
    let neighbours = Neighbours(sources.map(\.name))
    if hasDesks {
      return results(neighbours.count) { group in
        // In an order of their own, so that the result is known again.
        .files(
          neighbours[group].map { anywhere(sources[$0]) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
      }
    }
    return onThreads(neighbours.count) { claims, gatherer in
      read(neighbours, claims, &gatherer)
    }
  }

  private func reviewed(_ pending: [PendingProposal]) -> BatchPart {
    if hasDesks { return results(pending.count) { .proposal(pending[$0]) } }
    return onThreads(pending.count) { claims, gatherer in
      while let index = claims.next() { gatherer.review(pending[index]) }
    }
  }

  /// Whether results are those of single assignments, which others can come to as well.
  private var hasDesks: Bool { isolation != nil || store != nil }

  private func results(
    _ count: Int, of assignment: @Sendable (Int) -> Assignment
  ) -> BatchPart {
    // Another process has more to do while its answers are read; near the end all have something to do.
    let size = isolation == nil ? 1 : max(1, min(Self.assignmentsAtATime, count / 4 / jobs))
    let bundles = (count + size - 1) / size
    return onThreads(bundles) { claims, gatherer in
      var desk = Desk(
        reviewer, digestsInputs: digestsInputs, keepsDocuments: keepsDocuments, store, isolation)
      while let bundle = claims.next() {
        let numbers = bundle * size..<min(count, (bundle + 1) * size)
        desk.work(on: numbers.map(assignment)) { assignment, part in
          gatherer.add(part)
          progress.add(assignment.fileCount)
        }
      }
    }
  }

  /// The same for another process, and for later.
  private func anywhere(_ source: Source) -> Source {
    if source.lastingPath != nil { return source }
    var source = source
    source.content = (try? source.bytes()) ?? []
    source.path = nil
    return source
  }

  /// Reads everything, and writes what is found as encoded parts behind each other.
  package func encodedParts(to write: ([UInt8]) -> Void) {
    let context = PartContext(reviewer)
    let part = part()
    var last = Gatherer(reviewer, digestsInputs: false)
    for start in stride(from: 0, to: part.reviewed.count, by: Self.proposalsInPart) {
      let reviewed = part.reviewed[start...].prefix(Self.proposalsInPart)
      write(BatchPart(reviewed: Array(reviewed)).encoded(in: context, isLast: false))
    }
    for document in part.unpaired {
      guard let document = last.recovered(document) else { continue }
      write(BatchPart(unpaired: [document]).encoded(in: context, isLast: false))
    }
    last.add(
      BatchPart(
        inputs: part.inputs, documentFindings: part.documentFindings, lostFiles: part.lostFiles))
    write(last.takePart().encoded(in: context))
  }

  /// A file that was opened or cannot be; nil where it is opened when its turn comes.
  private typealias OpenedSource = (Source, Result<FileBytes.Handle, FileBytes.Unreadable>?)

  /// Reads one group of files while the system fetches the next.
  private func read(_ groups: Neighbours, _ claims: Claims, _ gatherer: inout Gatherer) {
    var ahead: [OpenedSource]? = claims.next().map { opened(groups[$0]) }
    while let current = ahead {
      ahead = claims.next().map { opened(groups[$0]) }
      for (source, file) in current {
        do throws(FileBytes.Unreadable) {
          let handle =
            if let file { try file.get() } else { try opened(source.path, closing: &ahead) }
          let bytes = try FileBytes.read(handle, limit: DocumentReader.byteLimit + 1)
          gatherer.add(file: source.name, path: source.lastingPath, bytes: bytes)
        } catch {
          gatherer.add(file: source.name, error)
        }
      }
      progress.add(current.count)
    }
  }

  /// - Parameter ahead: closed where there is no room, as all threads may be waiting for it.
  private func opened(
    _ path: String?, closing ahead: inout [OpenedSource]?
  ) throws(FileBytes.Unreadable) -> FileBytes.Handle {
    do throws(FileBytes.Unreadable) {
      return try FileBytes.open(path)
    } catch {
      guard error.isForLackOfRoom else { throw error }
      ahead = ahead?.map { source, _ in (source, nil) }
      return try FileBytes.openWhenThereIsRoom(path)
    }
  }

  /// Opens what the system may fetch ahead.
  private func opened(_ group: ArraySlice<Int>) -> [OpenedSource] {
    // Names may be made so that thousands look like neighbours.
    let isAhead = group.count <= 8
    return group.map { index in
      let source = sources[index]
      guard isAhead else { return (source, nil) }
      do throws(FileBytes.Unreadable) {
        return (source, .success(try FileBytes.open(source.path)))
      } catch {
        return (source, error.isForLackOfRoom ? nil : .failure(error))
      }
    }
  }

  /// Lets every thread work with a gatherer of its own until there is nothing more to claim.
  private func onThreads(
    _ count: Int, _ work: @Sendable (Claims, inout Gatherer) -> Void
  ) -> BatchPart {
    let claims = Claims(count: count)
    let threads = max(1, min(jobs, count))
    return Threads.results(threads, threads: threads) { _ in
      var gatherer = Gatherer(
        reviewer, digestsInputs: digestsInputs, waitingByteLimit: waitingByteLimit,
        keepsDocuments: keepsDocuments)
      work(claims, &gatherer)
      return gatherer.close()
    }.reduce(into: BatchPart()) { $0.add($1) }
  }
}
