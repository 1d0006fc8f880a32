internal import ReviuXML

/// The files of a rule pack, read into memory.
package struct PackFiles: Sendable {
  /// The folder as the user named it.
  package let folder: String
  /// By path inside the folder: `pack.yaml`, `rules/*.yaml`, `tables/*.csv`.
  package let contents: [String: [UInt8]]

  /// What is there but cannot be used, and would silently be no rules.
  let problems: [(path: String, reason: PackProblem.Reason)]

  /// Packs that stand beside this one, where they are not folders.
  let siblings: [PackFiles]

  package init(folder: String, contents: [String: [UInt8]], siblings: [PackFiles] = []) {
    self.init(folder: folder, contents: contents, problems: [], siblings: siblings)
  }

  private init(
    folder: String, contents: [String: [UInt8]],
    problems: [(path: String, reason: PackProblem.Reason)], siblings: [PackFiles]
  ) {
    self.folder = folder
    self.contents = contents
    self.problems = problems
    self.siblings = siblings
  }

  /// Reads a folder; nil when it has no readable `pack.yaml`.
  package init?(folder: String) {
    guard let pack = Self.bytes(of: "\(folder)/pack.yaml") else { return nil }
    var reader = PackFolderReader(folder: folder)
    reader.contents["pack.yaml"] = pack
    reader.checkTop()
    reader.read("rules", suffix: ".yaml", hasOnlyThese: true)
    reader.read("tables", suffix: ".csv", hasOnlyThese: false)
    self.init(
      folder: folder, contents: reader.contents, problems: reader.problems, siblings: [])
  }

  fileprivate static func bytes(of path: String) -> [UInt8]? {
    try? FileBytes.read(path, limit: .max)
  }

  /// The files of rules in the order of their paths, which are as the user knows them.
  var ruleFiles: [(path: String, bytes: [UInt8])] {
    contents.filter { $0.key.hasPrefix("rules/") }.sorted { $0.key < $1.key }
      .map { (displayPath($0.key), $0.value) }
  }

  /// SHA-256 over the names and bytes of all files.
  package var digest: String {
    let pieces = contents.sorted { $0.key < $1.key }.flatMap { path, bytes in
      [Array("\(path)\0\(bytes.count)\0".utf8), bytes]
    }
    return ContentDigest(of: pieces).description
  }

  /// The pack of that name beside this one.
  func base(_ id: String) -> PackFiles? {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    let own = parts.last { !$0.isEmpty } ?? "."
    let isNamed = own != "." && own != ".."
    let place =
      isNamed
      ? parts[..<(parts.lastIndex(of: own) ?? 0)].map { "\($0)/" }.joined() + id
      : "\(folder)/../\(id)"
    return siblings.first { $0.folder == place } ?? PackFiles(folder: place)
  }

  func displayPath(_ path: String) -> String { "\(folder)/\(path)" }

  /// Whether a path stays inside the folder.
  func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }
}

/// Gathers what is in the folder of a pack.
private struct PackFolderReader {
  let folder: String
  var contents: [String: [UInt8]] = [:]
  var problems: [(path: String, reason: PackProblem.Reason)] = []

  /// Finds files beside `pack.yaml`, or in folders of other names, that were meant as rules.
  mutating func checkTop() {
    for entry in entries(".") where !["pack.yaml", "rules", "tables"].contains(entry.name) {
      let paths =
        entry.kind == .folder
        ? entries(entry.name).map { "\(entry.name)/\($0.name)" } : [entry.name]
      for path in paths where isYAML(path) {
        problems.append((path, .badForm(path, form: .ruleFile)))
      }
    }
  }

  /// - Parameter hasOnlyThese: everything else in the subfolder is a mistake.
  mutating func read(_ subfolder: String, suffix: String, hasOnlyThese: Bool) {
    for entry in entries(subfolder) {
      let path = "\(subfolder)/\(entry.name)"
      guard entry.name.hasSuffix(suffix), entry.kind == .file else {
        if hasOnlyThese { problems.append((path, .badForm(path, form: .ruleFile))) }
        continue
      }
      guard let bytes = PackFiles.bytes(of: "\(folder)/\(path)") else {
        problems.append((path, .unreadableFile))
        continue
      }
      // Names that are spelled with other code points only are the same text.
      if contents.updateValue(bytes, forKey: path) != nil {
        problems.append(
          (path, .duplicate(path, firstFile: "\(folder)/\(subfolder)", firstLine: 1)))
      }
    }
  }

  private func isYAML(_ name: String) -> Bool {
    [".yml", ".yaml"].contains { name.lowercased().hasSuffix($0) }
  }

  /// Those that are not hidden; a subfolder that is not there has none.
  private mutating func entries(_ subfolder: String) -> [FilePaths.Entry] {
    do throws(FileBytes.Unreadable) {
      return try FilePaths.entries(of: "\(folder)/\(subfolder)").filter {
        !$0.name.hasPrefix(".")
      }
    } catch {
      if !error.isMissing { problems.append((subfolder, .unreadableFile)) }
      return []
    }
  }
}
