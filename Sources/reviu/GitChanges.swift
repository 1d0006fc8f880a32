internal import FoundationEssentials
internal import ReviuCore
internal import ReviuXML

/// What git knows about the files that differ from a revision.
struct GitChanges {
  /// Paths of files that are the same as in the revision, without links and detours, as bytes.
  private var unchanged: Set<[UInt8]> = []
  /// Ids of the proposals that documents of the revision belonged to which are not what they were: what is left of
  /// them may have lost its partner, or its double.
  private(set) var formerProposals: Set<String> = []
  /// Whether such a document cannot be read, as git may keep it in another form: nobody knows what it belonged to.
  private(set) var hasUnreadableFormer = false

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
    // What the file was and is, and its name.
    let differences = try Self.parts(
      ["diff", "--raw", "--no-abbrev", "--no-renames", "-z", commit, "--"], in: top,
      separator: "\0")
    var changed: Set<[UInt8]> = []
    var formerDocuments: [[UInt8]] = []
    for index in stride(from: 1, to: differences.count, by: 2) {
      let name = differences[index]
      changed.insert(name)
      // Two modes, and two numbers of contents; of a new file, the former one is all zeros.
      let former = differences[index - 1].split(separator: UInt8(ascii: " "))[2]
      if FilePaths.isXML(name), former.contains(where: { $0 != UInt8(ascii: "0") }) {
        formerDocuments.append(Array(former))
      }
    }
    var reader = DocumentReader()
    try Self.forEachContent(of: formerDocuments, in: top) { bytes in
      guard let proposals = reader.proposals(in: bytes) else { return hasUnreadableFormer = true }
      formerProposals.formUnion(proposals)
    }
    var resolver = PathResolver()
    // Mode, number of the content, and stage stand before the name.
    for entry in try Self.parts(["ls-files", "--stage", "-z"], in: top, separator: "\0") {
      let name = entry.drop { $0 != UInt8(ascii: "\t") }.dropFirst()
      // Of a link, git knows only where it leads to.
      guard entry.starts(with: "100".utf8), !changed.contains(Array(name)) else { continue }
      unchanged.insert(resolver.resolved("\(top)/\(String(decoding: name, as: UTF8.self))"))
    }
  }

  /// Whether a file differs, or git cannot tell: it is ignored, or in another work tree, or no file at all, or a link
  /// leads to it.
  func mayConcern(_ path: String) -> Bool {
    FilePaths.isLink(path) || !unchanged.contains(FilePaths.resolved(path))
  }

  /// Calls a function with what git keeps under some numbers.
  private static func forEachContent(
    of numbers: [[UInt8]], in folder: String, _ body: ([UInt8]) -> Void
  ) throws(Problem) {
    let atATime = 1000
    for start in stride(from: 0, to: numbers.count, by: atATime) {
      let wanted = numbers[start...].prefix(atATime)
      var output = try run(
        ["cat-file", "--batch"], in: folder, input: Array(wanted.joined(separator: "\n".utf8)))[...]
      for _ in wanted {
        // "<number> blob <bytes>", the content, and the end of a line.
        let head = output.prefix { $0 != UInt8(ascii: "\n") }
        let words = String(decoding: head, as: UTF8.self).split(separator: " ")
        guard words.count == 3, words[1] == "blob", let size = Int(words[2]),
          output.count > head.count + size
        else { throw .git("cat-file: \(String(decoding: head, as: UTF8.self))") }
        output = output.dropFirst(head.count + 1)
        body(Array(output.prefix(size)))
        output = output.dropFirst(size + 1)
      }
    }
  }

  /// What git says, in parts.
  private static func parts(
    _ arguments: [String], in folder: String, separator: Unicode.Scalar
  ) throws(Problem) -> [[UInt8]] {
    try run(arguments, in: folder).split(separator: UInt8(ascii: separator)).map(Array.init)
  }

  /// What git says, as bytes: names of files need not be UTF-8.
  private static func run(
    _ arguments: [String], in folder: String, input: [UInt8] = []
  ) throws(Problem) -> [UInt8] {
    let run: ProgramRun
    do throws(ChildProcess.Unstartable) {
      run = try ProgramRun(
        ["git", "-C", folder] + arguments, environment: ProcessInfo.processInfo.environment,
        input: input)
    } catch {
      throw .git("git cannot be started, system error \(error.code)")
    }
    guard run.end == .status(0) else {
      let complaint = String(decoding: run.errors, as: UTF8.self)
      throw .git(complaint.split(separator: "\n").joined(separator: " "))
    }
    return run.output
  }
}
