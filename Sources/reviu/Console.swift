internal import Foundation
internal import ReviuCore
internal import ReviuXML

/// Standard output and standard error.
enum Console {
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure(
        message: "reviu: standard output cannot be written / keluaran tidak dapat ditulis")
    }
  }

  /// Writes lines without what a terminal would obey: names of files and contents of packs are not trusted.
  static func writeError(_ text: String) {
    // Nowhere is left to report that this fails.
    try? FileHandle.standardError.write(contentsOf: Data((text.printableLines + "\n").utf8))
  }

  /// Whether standard output shows colours: a terminal, unless the user asked for none (no-color.org).
  static var showsColor: Bool {
    isatty(STDOUT_FILENO) == 1
      && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  /// Writes a file beside its name and renames it, so that nobody ever sees half of it.
  static func write(_ text: String, toFile path: String) throws {
    try write(Array(text.utf8), toFile: path)
  }

  /// The same for bytes.
  static func write(_ bytes: [UInt8], toFile path: String) throws {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw unwritable(path)
    }
  }

  /// The same for bytes that come piece by piece.
  static func writeFile(
    _ path: String, _ body: (_ write: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).tmp"
    guard FileManager.default.createFile(atPath: draft, contents: nil),
      let file = FileHandle(forWritingAtPath: draft)
    else { throw unwritable(path) }
    do {
      try body { try file.write(contentsOf: Data($0)) }
      try file.close()
      try FileBytes.rename(draft, to: path)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw unwritable(path)
    }
  }

  private static func unwritable(_ path: String) -> Failure {
    Failure(message: "reviu: \(path): cannot be written / tidak dapat ditulis")
  }
}

extension String {
  /// The lines without what a terminal would obey.
  var printableLines: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).printable }.joined(separator: "\n")
  }
}
