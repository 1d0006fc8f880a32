internal import Foundation
internal import ReviuCore
internal import ReviuXML

/// Standard output and standard error.
enum Console {
  static func write(_ text: String) throws { try write { $0.write(text) } }

  /// Writes what comes piece by piece.
  static func write(_ body: (inout FileOutput) -> Void) throws {
    var output = FileOutput(.standardOutput)
    body(&output)
    guard output.finish() else {
      throw Failure(
        message: "reviu: standard output cannot be written / keluaran tidak dapat ditulis")
    }
  }

  /// Writes lines without what a terminal would obey: names of files and contents of packs are not trusted.
  static func writeError(_ text: String) {
    // Nowhere is left to report that this fails.
    try? FileHandle.standardError.write(contentsOf: Data((text.printableLines + "\n").utf8))
  }

  /// Clears the screen where standard output is a terminal.
  static func clear() {
    if isatty(STDOUT_FILENO) == 1 { try? write("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
  }

  /// Whether standard output shows colours: a terminal, unless the user asked for none (no-color.org).
  static var showsColor: Bool {
    isatty(STDOUT_FILENO) == 1
      && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  /// Writes a file beside its name and renames it, so that nobody ever sees half of it.
  static func write(toFile path: String, _ body: (inout FileOutput) -> Void) throws {
    let failure = Failure(message: "reviu: \(path): cannot be written / tidak dapat ditulis")
    let url = URL(fileURLWithPath: path)
    let partial = url.deletingLastPathComponent().appending(
      path: ".\(url.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier)")
    guard FileManager.default.createFile(atPath: partial.path, contents: nil),
      let file = FileHandle(forWritingAtPath: partial.path)
    else { throw failure }
    var output = FileOutput(file)
    body(&output)
    do {
      guard output.finish() else { throw failure }
      try file.close()
      try FileBytes.replace(path, with: partial.path)
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw failure
    }
  }
}

/// Text on its way to a file, in pieces that are worth a call of the system.
struct FileOutput: TextOutputStream {
  private static let pieceSize = 64 << 10

  private let file: FileHandle
  private var bytes: [UInt8] = []
  private var hasFailed = false

  init(_ file: FileHandle) { self.file = file }

  mutating func write(_ text: String) { write(text.utf8) }

  mutating func write(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.pieceSize { flush() }
  }

  /// - Returns: whether everything was written.
  mutating func finish() -> Bool {
    flush()
    return !hasFailed
  }

  private mutating func flush() {
    do {
      if !hasFailed { try file.write(contentsOf: bytes) }
    } catch {
      hasFailed = true
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
