internal import FoundationEssentials
internal import ReviuCore
internal import ReviuXML

/// Standard output and standard error.
enum Console {
  static func write(_ text: String) throws { try write { $0.write(text) } }

  /// Writes what comes piece by piece.
  static func write(_ body: (inout FileOutput) -> Void) throws {
    var output = FileOutput { try StandardStream.output.write($0) }
    body(&output)
    do {
      try output.finish()
    } catch {
      throw Failure(
        message: "reviu: standard output cannot be written / keluaran tidak dapat ditulis")
    }
  }

  /// Writes lines without what a terminal would obey: names of files and contents of packs are not trusted.
  static func writeError(_ text: String) {
    // Nowhere is left to report that this fails.
    try? StandardStream.errors.write(Array((text.printableLines + "\n").utf8))
  }

  /// Clears the screen where standard output is a terminal.
  static func clear() {
    if StandardStream.output.isTerminal { try? write("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
  }

  /// Whether standard output shows colours: a terminal, unless the user asked for none (no-color.org).
  static var showsColor: Bool {
    StandardStream.output.isTerminal
      && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  /// Writes a file whole or not at all.
  static func write(
    toFile path: String, in language: Language, _ body: (inout FileOutput) -> Void
  ) throws {
    do {
      let file = UnfinishedFile(try FileDraft(path))
      var output = FileOutput { try file.append($0) }
      body(&output)
      try output.finish()
      try file.finish()
    } catch let problem as FileDraft.Unwritable {
      throw unwritable(path, problem, in: language)
    }
  }

  /// Fails where files could not be written, or would take the place of a submission, of what is read, or of each other,
  /// before the work for them is done.
  ///
  /// - Parameter inputs: arguments that name what the command reads.
  static func requireWritable(
    _ paths: [String], besides inputs: [String] = [], in language: Language
  ) throws {
    func refusal(_ path: String, id: String, en: String) -> Failure {
      Failure(message: "reviu: \(path): \(Bilingual(id: id, en: en)[language])")
    }
    let read = inputs.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }
    var taken = Set(read.filter { FilePaths.kind($0) == .file }.map(FilePaths.resolved))
    for path in paths {
      if path == "-" {
        throw refusal(
          path, id: "nama itu berarti keluaran standar; sebut nama berkas",
          en: "that name means standard output; name a file")
      }
      do throws(FileDraft.Unwritable) {
        try FileDraft.check(path)
      } catch {
        throw unwritable(path, error, in: language)
      }
      let kind = FilePaths.kind(path)
      // Devices and pipes take what comes.
      guard kind == nil || kind == .file else { continue }
      if belongsToPack(path) {
        throw refusal(
          path, id: "tempat berkas paket aturan, yang tidak ditimpa; pilih nama lain",
          en: "the place of a file of a rule pack, which is not overwritten; choose another name")
      }
      guard taken.insert(FilePaths.resolved(path)).inserted else {
        throw refusal(
          path, id: "perintah ini juga membaca atau menulisnya; pilih nama lain",
          en: "this command also reads or writes it; choose another name")
      }
      if kind == .file, holdsSubmission(path) {
        throw refusal(
          path, id: "berisi usulan, yang tidak ditimpa; pilih nama lain",
          en: "holds a submission, which is not overwritten; choose another name")
      }
    }
  }

  /// All bytes of a file that a command line names.
  /// - Parameter what: it should be.
  /// - Throws: ``Failure`` with the reason where it cannot be read.
  static func contents(
    of path: String, _ what: Bilingual, in language: Language
  ) throws -> [UInt8] {
    do throws(FileBytes.Unreadable) {
      return try FileBytes.read(path, limit: .max)
    } catch {
      let message = Bilingual(
        id: "reviu: \(path): \(what.id) tidak dapat dibaca (\(error.reason.id))",
        en: "reviu: \(path): \(what.en) cannot be read (\(error.reason.en))")
      throw Failure(message: message[language])
    }
  }

  /// Whether a rule pack has, or would take, a file there for its own.
  private static func belongsToPack(_ path: String) -> Bool {
    var folder = String(decoding: FilePaths.resolved(path), as: UTF8.self).split(separator: "/")
    if folder.popLast() != "pack.yaml" {
      guard ["rules", "tables"].contains(folder.popLast()) else { return false }
    }
    return FilePaths.kind("/\(folder.joined(separator: "/"))/pack.yaml") == .file
  }

  /// Whether a file is a submission, be it one that cannot be read; what only quotes one, as reports do, is none.
  private static func holdsSubmission(_ path: String) -> Bool {
    guard let bytes = try? FileBytes.read(path, limit: DocumentReader.byteLimit + 1) else {
      return false
    }
    var reader = DocumentReader()
    return switch reader.read(bytes) {
    case .document: true
    case .foreign: false
    case .unreadable: beginsAsSubmission(bytes)
    }
  }

  /// Whether the first element has the namespace of the vocabulary in its start tag, whatever else is wrong.
  private static func beginsAsSubmission(_ bytes: [UInt8]) -> Bool {
    // All that matters here is ASCII, in UTF-16 as well.
    let text = String(decoding: bytes.lazy.filter { $0 > 0 && $0 < 0x80 }, as: UTF8.self)
    var rest = text.drop(while: \.isWhitespace)
    while true {
      let end: String
      if rest.hasPrefix("<?") {
        end = "?>"
      } else if rest.hasPrefix("<!--") {
        end = "-->"
      } else if rest.hasPrefix("<!") {
        let close = rest.firstIndex(of: ">") ?? rest.endIndex
        end = rest[..<close].contains("[") ? "]>" : ">"
      } else {
        break
      }
      guard let close = rest.firstRange(of: end) else { return false }
      rest = rest[close.upperBound...].drop(while: \.isWhitespace)
    }
    guard rest.hasPrefix("<") else { return false }
    var quote: Character?
    let tag = rest.prefix { character in
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      }
      return character != ">" || quote != nil
    }
    return tag.contains(Vocabulary.namespace)
  }

  static func unwritable(
    _ path: String, _ problem: FileDraft.Unwritable, in language: Language
  ) -> Failure {
    let reason = problem.reason
    let message = Bilingual(
      id: "tidak dapat ditulis: \(reason.id)", en: "cannot be written: \(reason.en)")
    return Failure(message: "reviu: \(path): \(message[language])")
  }
}

extension FileDraft.Unwritable {
  /// What stands in the way, and the way out.
  fileprivate var reason: Bilingual {
    if isFull {
      return Bilingual(
        id: "disk atau kuota penuh; sediakan ruang atau pilih folder lain",
        en: "the disk or quota is full; make room or choose another folder")
    }
    if isMissingFolder {
      return Bilingual(
        id: "foldernya tidak ada; buat dahulu", en: "its folder does not exist; make it first")
    }
    if isFolder { return Bilingual(id: "itu folder", en: "it is a folder") }
    if isPermission {
      return Bilingual(
        id: "tidak ada izin tulis; pilih folder lain",
        en: "no permission to write; choose another folder")
    }
    return Bilingual(id: "galat sistem \(code)", en: "system error \(code)")
  }
}

/// A file that several pieces are written to.
private final class UnfinishedFile {
  private var draft: FileDraft?

  init(_ draft: consuming FileDraft) { self.draft = consume draft }

  func append(_ bytes: [UInt8]) throws(FileDraft.Unwritable) { try draft?.append(bytes) }

  func finish() throws(FileDraft.Unwritable) { try draft.take()?.finish() }
}

/// Text on its way to a file, in pieces that are worth a call of the system.
struct FileOutput: TextOutputStream {
  private static let pieceSize = 64 << 10

  private let append: ([UInt8]) throws -> Void
  private var bytes: [UInt8] = []
  private var failure: (any Error)?

  init(_ append: @escaping ([UInt8]) throws -> Void) { self.append = append }

  mutating func write(_ text: String) { write(text.utf8) }

  mutating func write(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.pieceSize { flush() }
  }

  /// - Throws: what the first piece failed with that could not be written.
  mutating func finish() throws {
    flush()
    if let failure { throw failure }
  }

  private mutating func flush() {
    do {
      if failure == nil { try append(bytes) }
    } catch {
      failure = error
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

extension String {
  /// The lines without what a terminal would obey.
  var printableLines: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).printable }.joined(separator: "\n")
  }
}
