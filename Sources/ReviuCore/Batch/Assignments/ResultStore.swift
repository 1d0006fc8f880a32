package import ReviuXML

/// What was found before, in a folder: for the same documents, pack, day, waivers, and engine it is the same again.
///
/// Every result is a file of its own that is there whole or not at all. So runs can share a folder at the same time, and a
/// run that ended before its time has left what it had found. What is not as it was written is found anew.
package struct ResultStore: Sendable {
  /// What a result depends on.
  struct Key: Sendable {
    fileprivate let digest: ContentDigest
    /// Of the files that are read for it.
    fileprivate let inputs: [ContentDigest]
  }

  /// Larger ones are not read back.
  private static let entryLimit = 1 << 30

  private let folder: String
  private let context: PartContext
  private let keepsDocuments: Bool
  /// Of the executable: while it is being developed, its version stays the same.
  private let stamp: [Int]

  /// - Parameters:
  ///   - folder: exists.
  ///   - keepsDocuments: the results have the documents, too.
  package init(folder: String, _ reviewer: Reviewer, keepsDocuments: Bool) {
    self.folder = folder
    self.keepsDocuments = keepsDocuments
    context = PartContext(reviewer)
    stamp = FileBytes.state("/proc/self/exe")?.numbers ?? []
  }

  /// Nil for what nobody can tell whether it is the same again.
  func key(of assignment: Assignment) -> Key? {
    var writer = PartWriter()
    writer.write(context, keepsDocuments, stamp)
    var inputs: [ContentDigest] = []
    switch assignment {
    case .files(let sources):
      for source in sources {
        // What is no file may never end, which only the one who reviews it is guarded against.
        guard let path = source.path, FilePaths.kind(path) == .file,
          let bytes = try? source.bytes()
        else { return nil }
        let digest = ContentDigest(of: bytes[...])
        writer.write(source.name, path, digest)
        inputs.append(digest)
      }
    case .proposal(let proposal):
      let documents = [proposal.kak, proposal.rab].compactMap { $0 }
      guard documents.allSatisfy(\.content.isReleased) else { return nil }
      writer.write(proposal)
    }
    return Key(digest: ContentDigest(of: writer.bytes[...]), inputs: inputs)
  }

  /// Nil where it has to be found anew.
  func part(for key: Key, _ pack: RulePack) -> BatchPart? {
    guard let bytes = try? FileBytes.read(path(of: key), limit: Self.entryLimit),
      bytes.starts(with: key.digest.bytes)
    else { return nil }
    var rest = bytes.dropFirst(ContentDigest.size)
    guard let encoded = try? EncodedPart(readingFrom: &rest), rest.isEmpty,
      encoded.context == context
    else { return nil }
    let part = try? encoded.part(for: pack)
    return part?.inputs.map(\.digest) == key.inputs ? part : nil
  }

  /// Keeps a result, unless another run may come to a different one: attachments may be others by then.
  func keep(_ part: BatchPart, _ key: Key) {
    guard part.lostFiles.isEmpty, part.inputs.map(\.digest) == key.inputs,
      !part.namesAttachments
    else { return }
    // What cannot be kept is found anew.
    do throws(FileDraft.Unwritable) {
      var draft = try FileDraft(path(of: key))
      try draft.append(key.digest.bytes + part.encoded(in: context))
      try draft.finish(isDurable: false)
    } catch {}
  }

  private func path(of key: Key) -> String { "\(folder)/\(key.digest)" }
}

extension ResultStore {
  /// Why a folder cannot be the journal of a run.
  package enum JournalProblem: Error, Sendable, Equatable {
    /// It is that of a run with another pack, day, or engine, or other waivers.
    case other(PartContext.Difference)
    case damaged
    case unwritable(FileDraft.Unwritable)
  }

  /// Says in the folder what the run depends on, or makes sure that it was said of the same run before.
  package func openJournal() throws(JournalProblem) {
    let path = "\(folder)/journal"
    if let bytes = try? FileBytes.read(path, limit: Self.entryLimit) {
      var rest = bytes[...]
      guard let known = try? EncodedPart(readingFrom: &rest).context else { throw .damaged }
      if let difference = known.difference(from: context) { throw .other(difference) }
      return
    }
    do throws(FileDraft.Unwritable) {
      var draft = try FileDraft(path)
      try draft.append(BatchPart().encoded(in: context))
      try draft.finish()
    } catch {
      throw .unwritable(error)
    }
  }
}
