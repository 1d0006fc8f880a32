internal import FoundationEssentials
internal import ReviuXML

/// What git knows about the files that differ from a revision.
struct GitChanges {
  /// Paths of files that are the same as in the revision, without links and detours, as bytes.
  private var unchanged: Set<[UInt8]> = []
  /// A document of the revision is not what it was, so that another one may have lost its partner.
  let hasTouchedDocuments: Bool

  enum Problem: Error {
    /// Git is missing, the folder is no work tree, or the revision is unknown; with what git says.
    case git(String)
  }

  /// - Parameters:
  ///   - revision: any name of a commit that git knows.
  ///   - folder: inside the work tree.
  init(since revision: String, in folder: String) throws(Problem) {
    let root = try Self.parts(["rev-parse", "--show-toplevel"], in: folder, separator: "\n")
    guard let top = root.first.map({ String(decoding: $0, as: UTF8.self) }) else {
      throw .git("no work tree")
    }
    // Verified first, so that a revision can be no option of git.
    let commits = try Self.parts(
      ["rev-parse", "--verify", "--end-of-options", "\(revision)^{commit}"], in: folder,
      separator: "\n")
    let commit = commits.first.map { String(decoding: $0, as: UTF8.self) } ?? revision
    // A letter that says what happened, and the name of the file.
    let differences = try Self.parts(
      ["diff", "--name-status", "--no-renames", "-z", commit, "--"], in: top, separator: "\0")
    var changed: Set<[UInt8]> = []
    var hasTouchedDocuments = false
    for index in stride(from: 1, to: differences.count, by: 2) {
      let (kind, name) = (differences[index - 1], differences[index])
      changed.insert(name)
      let isDocument = String(decoding: name, as: UTF8.self).lowercased().hasSuffix(".xml")
      if isDocument, kind != [UInt8(ascii: "A")] { hasTouchedDocuments = true }
    }
    self.hasTouchedDocuments = hasTouchedDocuments
    var resolver = PathResolver()
    for name in try Self.parts(["ls-files", "-z"], in: top, separator: "\0")
    where !changed.contains(name) {
      unchanged.insert(resolver.resolved("\(top)/\(String(decoding: name, as: UTF8.self))"))
    }
  }

  /// Whether a file differs, or git cannot tell: it is ignored, or in another work tree, or no file at all.
  func mayConcern(_ path: String) -> Bool { !unchanged.contains(FilePaths.resolved(path)) }

  /// What git says, as bytes: names of files need not be UTF-8.
  private static func parts(
    _ arguments: [String], in folder: String, separator: Unicode.Scalar
  ) throws(Problem) -> [[UInt8]] {
    let run: ProgramRun
    do throws(ChildProcess.Unstartable) {
      run = try ProgramRun(
        ["git", "-C", folder] + arguments, environment: ProcessInfo.processInfo.environment)
    } catch {
      throw .git("git cannot be started, system error \(error.code)")
    }
    guard run.end == .status(0) else {
      let complaint = String(decoding: run.errors, as: UTF8.self)
      throw .git(complaint.split(separator: "\n").joined(separator: " "))
    }
    return run.output.split(separator: UInt8(ascii: separator)).map(Array.init)
  }
}
