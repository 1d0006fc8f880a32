import ReviuExpression
import Testing

@testable import ReviuCore

struct PackMistakeTests {
  @Test func `a sound pack has no problem`() throws {
    #expect(try PackSketch().problems().isEmpty)
  }

  @Test(arguments: PackMistake.yaml)
  func `refuses YAML outside the subset`(mistake: PackMistake) throws { try mistake.check() }

  @Test(arguments: PackMistake.shape)
  func `refuses keys and values that do not belong`(mistake: PackMistake) throws {
    try mistake.check()
  }

  @Test(arguments: PackMistake.form)
  func `refuses texts of the wrong form`(mistake: PackMistake) throws { try mistake.check() }

  @Test(arguments: PackMistake.rule)
  func `refuses rules that do not fit together`(mistake: PackMistake) throws {
    try mistake.check()
  }

  @Test(arguments: PackMistake.table)
  func `refuses tables that do not hold what is declared`(mistake: PackMistake) throws {
    try mistake.check()
  }

  @Test(arguments: PackMistake.expression)
  func `refuses expressions at the place in the line`(mistake: PackMistake) throws {
    try mistake.check()
  }

  @Test(arguments: ["pack.yaml", PackSketch.rulesPath, PackSketch.tablePath])
  func `refuses text that is not UTF-8`(path: String) throws {
    let sketch = PackSketch()
    var contents = sketch.files.contents
    contents[path] = [0x69, 0x64, 0x3A, 0x20, 0xC3, 0x28]
    let problems = try PackSketch.problems(
      of: PackFiles(folder: PackSketch.folder, contents: contents))
    let first = try #require(problems.first { $0.reason == .notUTF8 })
    #expect(first.place == .init(file: "paket/\(path)", line: 1, column: 1))
    #expect(problems.count == 1)
  }

  /// Spreadsheets write one.
  @Test(arguments: [PackSketch.rulesPath, PackSketch.tablePath, "pack.yaml"])
  func `takes a byte order mark for none of the text`(path: String) throws {
    var sketch = PackSketch()
    let text = try #require(sketch.texts[path])
    sketch.texts[path] = "\u{FEFF}" + text
    #expect(try sketch.problems() == [])
  }

  @Test(arguments: [PackSketch.rulesPath, PackSketch.tablePath, "pack.yaml"])
  func `refuses empty files`(path: String) throws {
    var sketch = PackSketch()
    sketch.texts[path] = ""
    let problems = try sketch.problems()
    #expect(problems.map(\.reason) == [.emptyFile])
    #expect(problems.first?.place == .init(file: "paket/\(path)", line: 1, column: 1))
  }

  @Test func `refuses a pack without pack_yaml`() throws {
    var sketch = PackSketch()
    sketch.texts["pack.yaml"] = nil
    #expect(try sketch.problems().map(\.reason) == [.unreadableFile])
  }

  @Test func `refuses a pack without rules`() throws {
    var sketch = PackSketch()
    sketch.texts[PackSketch.rulesPath] = nil
    #expect(try sketch.problems().map(\.reason) == [.missingFile("rules/*.yaml")])
  }

  @Test func `refuses an id that another file uses and names that file`() throws {
    var sketch = PackSketch()
    sketch.texts["rules/zzz.yaml"] = "\n" + PackSketch.ceilingRule
    let problem = try #require(try sketch.problems().first)
    #expect(
      problem.reason
        == .duplicate("UJI-001", firstFile: "paket/\(PackSketch.rulesPath)", firstLine: 1))
    #expect(problem.place == .init(file: "paket/rules/zzz.yaml", line: 2, column: 7))
    #expect(problem.message.en.contains(PackSketch.rulesPath), "\(problem.message.en)")
  }

  @Test func `refuses a key twice at one of its places`() throws {
    let sketch = try PackSketch().replacing("aspect: b", with: "aspect: b\n  kind: pattern")
    let problem = try #require(try sketch.problems().first)
    #expect(problem.message.en.contains("\"kind\""))
    let places = try ["kind: ceiling", "kind: pattern"].map {
      try sketch.place(of: $0, in: PackSketch.rulesPath)
    }
    #expect(places.contains(problem.place))
  }

  @Test func `shows the place of a value behind a quoted line break`() throws {
    let sketch = try PackSketch().replacing(
      "tidak,OJ", with: "\"\",\"O\nJ\"", in: PackSketch.tablePath
    ).replacing("derived", with: "salah", in: PackSketch.tablePath)
    let problem = try #require(try sketch.problems().first)
    #expect(problem.place == (try sketch.place(of: "salah", in: PackSketch.tablePath)))
  }

  @Test func `refuses a header that names a column twice`() throws {
    var sketch = PackSketch()
    sketch.texts[PackSketch.tablePath] = PackSketch.table.split(separator: "\n").enumerated()
      .map { "\($1),\($0 == 0 ? "batas" : "7")\n" }.joined()
    #expect(try sketch.problems().map(\.line) == [1])
  }
}
