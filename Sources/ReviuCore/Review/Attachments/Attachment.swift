internal import ReviuXML

/// A file that a KAK names as one of its supporting documents, as it was found beside the KAK when that was read.
///
/// A name is a path from the folder of the KAK, and never leads out of it, not by links either.
struct Attachment: Sendable {
  enum State: Sendable, Equatable {
    /// It is there, and is what the KAK says if it says that.
    case found
    case missing
    case notAFile
    case empty
    /// Not opened.
    case outside
    case other(ContentDigest)
    case unreadable(FileBytes.Unreadable)
    /// The KAK was not read from a folder.
    case noFolder
    /// The KAK names it, or its digest, in a form that cannot be read.
    case illegible
    /// The KAK has a digest, but no name.
    case unnamed
    /// The KAK has several lists of documents.
    case repeated
  }

  /// Which of the documents that the KAK lists; nil for the list itself.
  var row: Int?
  var state: State

  private typealias Slot = ExtractionTable.Slot

  private static let slots: (list: Slot, name: Slot, digest: Slot) = {
    let table = VocabularyIndex.shared.table
    guard let list = table.offsetSlots[listPath],
      let name = table.valueSlots["\(listPath)/dokumen@berkas"],
      let digest = table.valueSlots["\(listPath)/dokumen@sha256"]
    else { preconditionFailure("a KAK lists documents") }
    return (list, name, digest)
  }()

  static let listPath = "kak/dataDukung"
  static var listTable: Int { slots.list.table }
  static var table: Int { slots.name.table }

  /// What a KAK says of a file.
  private enum Value {
    case none
    case illegible
    case text(String)

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var isIllegible: Bool { if case .illegible = self { true } else { false } }
  }

  /// Looks for all files that a document names.
  /// - Parameter path: of the document; nil where it has none.
  static func all(of document: ExtractedDocument, at path: String?) -> [Attachment] {
    var folder: AttachmentFolder?
    var attachments: [Attachment] = []
    let list = document.cell(table: slots.list.table, column: slots.list.column, row: 0)
    if list == Cell.repeated { attachments.append(Attachment(row: nil, state: .repeated)) }
    for row in 0..<document.tables[table].rows {
      let digest = value(slots.digest, row, document)
      let state: State
      switch (value(slots.name, row, document), digest) {
      case (.none, .none): continue
      case (.none, _): state = .unnamed
      case (.illegible, _): state = .illegible
      case (.text(let name), _):
        if folder == nil, let path { folder = AttachmentFolder(of: path) }
        let found = folder?.state(of: name, digest: digest.text) ?? .noFolder
        state = found == .found && digest.isIllegible ? .illegible : found
      }
      attachments.append(Attachment(row: row, state: state))
      // What stands for all of them need not be said of each.
      if state == .noFolder { break }
    }
    return attachments
  }

  /// Where the files are that a document names, with a slash behind it.
  static func folder(of document: String) -> String {
    let slash = document.utf8.lastIndex(of: UInt8(ascii: "/"))
    return slash.map { String(document[...$0]) } ?? "./"
  }

  /// Nil where there is none that is readable.
  func name(in document: ExtractedDocument) -> String? {
    row.flatMap { Self.value(Self.slots.name, $0, document).text }
  }

  /// The SHA-256 that the KAK says the file has.
  func digest(in document: ExtractedDocument) -> String? {
    row.flatMap { Self.value(Self.slots.digest, $0, document).text }
  }

  private static func value(_ slot: Slot, _ row: Int, _ document: ExtractedDocument) -> Value {
    let cell = document.cell(table: slot.table, column: slot.column, row: row) ?? Cell.missing
    if cell == Cell.missing { return .none }
    guard Cell.isReadable(cell) else { return .illegible }
    return .text(String(decoding: document.bytes[Cell.range(ofText: cell)], as: UTF8.self))
  }
}

/// The folder of a KAK.
private struct AttachmentFolder {
  private let path: String
  /// Without links and detours, with a slash behind it.
  private let resolved: [UInt8]
  /// Of files that were read; several rows may name the same one.
  private var digests: [[UInt8]: Result<ContentDigest, FileBytes.Unreadable>] = [:]

  init(of document: String) {
    path = Attachment.folder(of: document)
    let folder = FilePaths.resolved(path)
    resolved = folder.last == UInt8(ascii: "/") ? folder : folder + [UInt8(ascii: "/")]
  }

  /// - Parameter digest: that the file should have; nil where any will do.
  mutating func state(of name: String, digest: String?) -> Attachment.State {
    if name.utf8.first == UInt8(ascii: "/") { return .outside }
    let file = path + name
    let place = FilePaths.resolved(file)
    guard place.starts(with: resolved) else { return .outside }
    switch FilePaths.kind(file) {
    case nil: return .missing
    case .folder, .other: return .notAFile
    case .file: break
    }
    if FileBytes.state(file)?.isEmpty ?? false { return .empty }
    guard let digest else {
      return FileBytes.reasonNotToRead(file).map { .unreadable($0) } ?? .found
    }
    let found: Result<ContentDigest, FileBytes.Unreadable>
    if let known = digests[place] {
      found = known
    } else {
      do throws(FileBytes.Unreadable) {
        found = .success(try ContentDigest(ofFile: file))
      } catch {
        found = .failure(error)
      }
      digests[place] = found
    }
    return switch found {
    case .success(let own): own.description == digest ? .found : .other(own)
    case .failure(let error): .unreadable(error)
    }
  }
}
