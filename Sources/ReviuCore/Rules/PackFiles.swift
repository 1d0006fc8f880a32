internal import FoundationEssentials
internal import ReviuXML

/// The files of a rule pack, read into memory.
package struct PackFiles: Sendable {
  /// The folder as the user named it.
  package let folder: String
  /// By path inside the folder: `pack.yaml`, `rules/*.yaml`, `tables/*.csv`.
  package let contents: [String: [UInt8]]

  /// Files that are there but cannot be read.
  let unreadable: [String]

  /// Files that would silently be no rules for the end of their names.
  let misnamed: [String]

  /// Packs that stand beside this one, where they are not folders.
  let siblings: [PackFiles]

  package init(
    folder: String, contents: [String: [UInt8]], unreadable: [String] = [],
    misnamed: [String] = [], siblings: [PackFiles] = []
  ) {
    self.siblings = siblings
    self.folder = folder
    self.contents = contents
    self.unreadable = unreadable.sorted()
    self.misnamed = misnamed.sorted()
  }

  /// Reads a folder; nil when it has no readable `pack.yaml`.
  package init?(folder: String) {
    var contents: [String: [UInt8]] = [:]
    var unreadable: [String] = []
    var misnamed: [String] = []
    guard let pack = Self.bytes(of: "\(folder)/pack.yaml") else { return nil }
    contents["pack.yaml"] = pack
    for (subfolder, suffix) in [("rules", ".yaml"), ("tables", ".csv")] {
      let names = try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(subfolder)")
      for name in names ?? [] {
        let path = "\(subfolder)/\(name)"
        guard name.hasSuffix(suffix) else {
          let isRuleFile = [".yml", ".yaml"].contains { name.lowercased().hasSuffix($0) }
          if isRuleFile, subfolder == "rules" { misnamed.append(path) }
          continue
        }
        if let bytes = Self.bytes(of: "\(folder)/\(path)") {
          contents[path] = bytes
        } else {
          unreadable.append(path)
        }
      }
    }
    self.init(folder: folder, contents: contents, unreadable: unreadable, misnamed: misnamed)
  }

  private static func bytes(of path: String) -> [UInt8]? {
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
