internal import FoundationEssentials
internal import ReviuXML

/// The files of a git work tree that differ from a revision.
struct GitChanges {
  /// Paths without links and detours, as bytes.
  private(set) var paths: Set<[UInt8]> = []
  /// A file with this ending is not there any more.
  private(set) var hasDeletedXML = false

  enum Problem: Error {
    /// Git is missing, the folder is no work tree, or the revision is unknown; with what git says.
    case git(String)
  }

  /// - Parameters:
  ///   - revision: any name of a commit that git knows.
  ///   - folder: inside the work tree.
  init(since revision: String, in folder: String) throws(Problem) {
    let root = try Self.lines(["rev-parse", "--show-toplevel"], in: folder, separator: "\n")
    guard let top = root.first else { throw .git("no work tree") }
    // Verified first, so that a revision can be no option of git.
    let commits = try Self.lines(
      ["rev-parse", "--verify", "--end-of-options", "\(revision)^{commit}"], in: folder,
      separator: "\n")
    let commit = commits.first ?? revision
    let changed = try Self.lines(
      ["diff", "--name-only", "--no-renames", "-z", commit, "--"], in: top, separator: "\0")
    let untracked = try Self.lines(
      ["ls-files", "--others", "--exclude-standard", "-z"], in: top, separator: "\0")
    for name in changed + untracked {
      let path = "\(top)/\(name)"
      if FileManager.default.fileExists(atPath: path) {
        paths.insert(FilePaths.resolved(path))
      } else if name.lowercased().hasSuffix(".xml") {
        hasDeletedXML = true
      }
    }
  }

  func contains(_ path: String) -> Bool { paths.contains(FilePaths.resolved(path)) }

  private static func lines(
    _ arguments: [String], in folder: String, separator: Character
  ) throws(Problem) -> [String] {
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
    let text = String(decoding: run.output, as: UTF8.self)
    return text.split(separator: separator).map(String.init)
  }
}
