import Foundation
import Testing

@testable import ReviuCore

/// A folder of its own that is deleted with the test.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "reviu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }
}

struct PackFilesTests {
  private static func folder(_ sketch: PackSketch = PackSketch()) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for (path, text) in sketch.texts { try folder.write(text, to: path) }
    return folder
  }

  @Test func `reads the pack, its rules, and its tables`() throws {
    let folder = try Self.folder()
    let files = try #require(PackFiles(folder: folder.url.path))
    #expect(files.contents == PackSketch().files.contents)
    #expect(files.digest == PackSketch().files.digest)
  }

  @Test func `does not read what is no part of a pack`() throws {
    let folder = try Self.folder()
    for path in ["README.md", "rules/.simpanan", "tables/lama.csv.bak", "other/x.txt"] {
      try folder.write("x", to: path)
    }
    let files = try #require(PackFiles(folder: folder.url.path))
    #expect(files.contents.keys.sorted() == PackSketch().texts.keys.sorted())
  }

  @Test(arguments: [
    ("rules/lain.yml", "rules/lain.yml"), ("rules/lain.YAML", "rules/lain.YAML"),
    ("rules/lain.yaml.txt", "rules/lain.yaml.txt"), ("rules/baru/lain.yaml", "rules/baru"),
    ("lain.yaml", "lain.yaml"), ("lain.YML", "lain.YML"), ("Rules/lain.yaml", "Rules/lain.yaml"),
    ("aturan/lain.yml", "aturan/lain.yml"),
  ])
  func `a rule file with another ending or place is a problem, not silence`(
    written: String, path: String
  ) throws {
    let folder = try Self.folder()
    try folder.write("x", to: written)
    let files = try #require(PackFiles(folder: folder.url.path))
    #expect(
      try PackSketch.problems(of: files).map(\.reason) == [.badForm(path, form: .ruleFile)])
  }

  @Test func `is not there without pack_yaml`() throws {
    let folder = try ScratchFolder()
    try folder.write(PackSketch.ceilingRule, to: PackSketch.rulesPath)
    #expect(PackFiles(folder: folder.url.path) == nil)
    #expect(PackFiles(folder: folder.url.path + "/tidak-ada") == nil)
  }

  @Test func `two files whose names only look alike are a problem of the pack`() throws {
    let folder = try Self.folder()
    for name in ["caf\u{E9}", "cafe\u{301}"] {
      try folder.write(PackSketch.ceilingRule, to: "rules/\(name).yaml")
    }
    let files = try #require(PackFiles(folder: folder.url.path))
    let problem = try #require(PackSketch.problems(of: files).first)
    #expect(
      problem.reason
        == .duplicate(
          "rules/caf\u{E9}.yaml", firstFile: "\(folder.url.path)/rules", firstLine: 1))
  }

  /// A link to itself can be listed by nobody, not even by an administrator.
  @Test func `a folder of rules that cannot be listed is a problem of the pack`() throws {
    let folder = try ScratchFolder()
    try folder.write(PackSketch().texts["pack.yaml"] ?? "", to: "pack.yaml")
    let rules = folder.url.appending(path: "rules").path
    try FileManager.default.createSymbolicLink(atPath: rules, withDestinationPath: "rules")
    let files = try #require(PackFiles(folder: folder.url.path))
    #expect(
      try PackSketch.problems(of: files).contains {
        $0.file == rules && $0.reason == .unreadableFile
      })
  }

  @Test func `a rule file that cannot be read is a problem of the pack`() throws {
    let path = "rules/zzz.yaml"
    let folder = try Self.folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: path).path, withDestinationPath: "tidak-ada")
    let files = try #require(PackFiles(folder: folder.url.path))
    let problems = try PackSketch.problems(of: files)
    #expect(problems.map(\.reason) == [.unreadableFile])
    #expect(problems.first?.file.hasSuffix(path) == true)
  }

  @Test func `the digest tells every change of names and bytes`() throws {
    let base = PackSketch()
    var digests = [base.files.digest]
    var renamed = base
    renamed.texts["rules/lain.yaml"] = renamed.texts.removeValue(forKey: PackSketch.rulesPath)
    digests.append(renamed.files.digest)
    for path in base.texts.keys.sorted() {
      var changed = base
      changed.texts[path]? += " "
      digests.append(changed.files.digest)
    }
    var moved = base
    moved.texts["rules/uji.yaml"] = ""
    moved.texts["rules/ujj.yaml"] = base.texts["rules/uji.yaml"]
    digests.append(moved.files.digest)
    #expect(Set(digests).count == digests.count)
    #expect(digests.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
  }

  @Test func `the digest does not depend on the folder`() {
    let files = PackSketch().files
    #expect(PackFiles(folder: "lain", contents: files.contents).digest == files.digest)
  }

  @Test(arguments: [
    ("tables/a.csv", true), ("/tables/a.csv", false), ("../a.csv", false),
    ("tables/../../a.csv", false), ("tables/..a.csv", true), ("..", false),
  ])
  func `knows paths that leave the folder`(path: String, isInside: Bool) {
    #expect(PackSketch().files.isInside(path) == isInside)
  }
}
