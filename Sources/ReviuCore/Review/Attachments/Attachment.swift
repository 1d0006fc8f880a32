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
  }

  /// Which of the documents that the KAK lists.
  var row: Int
  var state: State

  private static let columns: (table: Int, name: Int, digest: Int) = {
    let table = VocabularyIndex.shared.table
    guard let name = table.valueSlots["kak/dataDukung/dokumen@berkas"],
      let digest = table.valueSlots["kak/dataDukung/dokumen@sha256"]
    else { preconditionFailure("a KAK lists documents") }
    return (name.table, name.column, digest.column)
  }()

  static var table: Int { columns.table }

  /// Looks for all files that a document names.
  /// - Parameter path: of the document; nil where it has none.
  static func all(of document: ExtractedDocument, at path: String?) -> [Attachment] {
    var folder: AttachmentFolder?
    var attachments: [Attachment] = []
    for row in 0..<document.tables[table].rows {
      guard let name = name(inRow: row, of: document) else { continue }
      if folder == nil, let path { folder = AttachmentFolder(of: path) }
      let digest = text(columns.digest, row, document)
      let state = folder?.state(of: name, digest: digest) ?? .noFolder
      attachments.append(Attachment(row: row, state: state))
      // What stands for all of them need not be said of each.
      if state == .noFolder { break }
    }
    return attachments
  }

  /// Nil where there is none that is readable.
  static func name(inRow row: Int, of document: ExtractedDocument) -> String? {
    text(columns.name, row, document)
  }

  /// The SHA-256 that the KAK says the file has.
  static func digest(inRow row: Int, of document: ExtractedDocument) -> String? {
    text(columns.digest, row, document)
  }

  private static func text(_ column: Int, _ row: Int, _ document: ExtractedDocument) -> String? {
    guard let cell = document.cell(table: table, column: column, row: row), Cell.isReadable(cell)
    else { return nil }
    return String(decoding: document.bytes[Cell.range(ofText: cell)], as: UTF8.self)
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
    let slash = document.utf8.lastIndex(of: UInt8(ascii: "/"))
    path = slash.map { String(document[...$0]) } ?? "./"
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
    guard let digest else { return .found }
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
