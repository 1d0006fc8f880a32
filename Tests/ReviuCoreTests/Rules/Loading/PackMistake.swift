import ReviuExpression
import Testing

@testable import ReviuCore

/// One mistake in an otherwise sound pack, and all that must be said of it.
struct PackMistake: Sendable, CustomTestStringConvertible {
  var name: String
  /// The file that is changed.
  var file = PackSketch.rulesPath
  /// The rules of the pack; nil for those of a plain sketch.
  var rules: String?
  /// What is replaced and by what.
  var old: String
  var new: String
  var reason: PackProblem.Reason
  /// The text in the changed file that must be marked.
  var mark: String
  /// How many characters of it; nil for all.
  var length: Int?
  /// Other problems that follow from the mistake.
  var also: [PackProblem.Reason] = []

  var testDescription: String { name }

  var sketch: PackSketch {
    get throws {
      let base = rules.map { PackSketch(rules: PackSketch.rule($0)) } ?? PackSketch()
      return try base.replacing(old, with: new, in: file)
    }
  }

  /// Checks that the problem and no other is reported, at its place.
  func check() throws {
    let sketch = try sketch
    let problems = try sketch.problems()
    #expect(problems.map(\.reason).filter { $0 != reason } == also)
    let problem = try #require(problems.first { $0.reason == reason }, "\(problems)")
    #expect(problem.place == (try sketch.place(of: mark, in: file)), "\(problem.place)")
    #expect(problem.length == length ?? mark.count)
    let lines = try #require(sketch.texts[file]).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(problem.sourceLine == String(lines[problem.line - 1]))
  }
}

extension PackMistake {
  static let yaml = [
    PackMistake(
      name: "not YAML", old: "kind: ceiling", new: "kind: [ceiling",
      reason: .notYAML("did not find expected ',' or ']'"), mark: ": b", length: 1),
    PackMistake(
      name: "anchor", old: "kind: ceiling", new: "kind: &k ceiling",
      reason: .unsupportedYAML("anchor"), mark: "&k ceiling", length: 1),
    PackMistake(
      name: "anchor with alias", old: "clause: contoh}", new: "clause: &c contoh, url: *c}",
      reason: .unsupportedYAML("anchor"), mark: "&c", length: 1, also: [.unsupportedYAML("alias")]),
    PackMistake(
      name: "tag on a text", old: "kind: ceiling", new: "kind: !!str ceiling",
      reason: .unsupportedYAML("tag"), mark: "!!str ceiling", length: 1),
    PackMistake(
      name: "tag on a mapping", old: "basis: {", new: "basis: !dasar {",
      reason: .unsupportedYAML("tag"), mark: "!dasar {", length: 1),
    PackMistake(
      name: "tag on a list", old: "tests:\n", new: "tests: !uji\n",
      reason: .unsupportedYAML("tag"), mark: "!uji", length: 1),
    PackMistake(
      name: "merge key", old: "clause: contoh}", new: "clause: contoh, <<: {url: x}}",
      reason: .unsupportedYAML("merge key"), mark: "<<",
      also: [.unknownKey("<<", suggestion: nil)]),
    PackMistake(
      name: "two documents", old: "  kind: ceiling", new: "  kind: ceiling\n---\n- x: y",
      reason: .unsupportedYAML("second document"), mark: "---", length: 1),
    PackMistake(
      name: "key twice", old: "  kind: ceiling", new: "  kind: ceiling\n  kind: text",
      reason: .duplicate("kind", firstFile: "paket/\(PackSketch.rulesPath)", firstLine: 2),
      mark: "kind: text", length: 4),
    PackMistake(
      name: "nesting", old: "kind: ceiling",
      new: "kind: \(String(repeating: "[", count: 64))ceiling\(String(repeating: "]", count: 64))",
      reason: .unsupportedYAML("nesting deeper than 64 levels"), mark: "[[ceiling", length: 1),
    PackMistake(
      name: "control character", old: "kind: ceiling", new: "kind: ceil\u{7}ing",
      reason: .notYAML("control characters are not allowed"), mark: "\u{7}ing", length: 1),
  ]

  static let shape = [
    PackMistake(
      name: "a comma in a text", old: "{id: Batas, en: Limit}",
      new: "{id: Batas atas, bagi semua, en: Limit}", reason: .partOfText("bagi semua"),
      mark: "bagi semua"),
    PackMistake(
      name: "text for keys", old: "basis: {instrument: PMK 62/2023, clause: contoh}",
      new: "basis: PMK", reason: .expectedMapping, mark: "PMK", length: 1),
    PackMistake(
      name: "keys for a list", old: "languages: [id, en]", new: "languages: {id: en}",
      reason: .expectedList, mark: "{id: en}", length: 1,
      also: [.missingKey("id"), .missingKey("en")]
    ).in("pack.yaml"),
    PackMistake(
      name: "list for a text", old: "version: 1.0.0", new: "version: [1]",
      reason: .expectedText, mark: "[1]", length: 1
    ).in("pack.yaml"),
    PackMistake(
      name: "empty text", old: "value: rab.total", new: "value: \"\"", reason: .expectedText,
      mark: "\"\"", length: 1),
    PackMistake(
      name: "missing key", old: "  aspect: b\n", new: "", reason: .missingKey("aspect"),
      mark: "id: UJI-001", length: 1),
    PackMistake(
      name: "missing translation", old: "{id: Batas, en: Limit}", new: "{id: Batas}",
      reason: .missingKey("en"), mark: "{id: Batas}", length: 1),
    PackMistake(
      name: "missing language", old: "languages: [id, en]", new: "languages: [id]",
      reason: .missingKey("en"), mark: "[id]", length: 1
    ).in("pack.yaml"),
    PackMistake(
      name: "missing on-missing", old: ", on-missing: indeterminate}", new: "}",
      reason: .missingKey("on-missing"), mark: "{table: pagu", length: 1),
    PackMistake(
      name: "misspelled key", old: "disposition:", new: "dispositon:",
      reason: .unknownKey("dispositon", suggestion: "disposition"), mark: "dispositon",
      also: [.missingKey("disposition")]),
    PackMistake(
      name: "key of another kind", old: "value: rab.total", new: "value: rab.total\n  pattern: x",
      reason: .unknownKey("pattern", suggestion: nil), mark: "pattern"),
    PackMistake(
      name: "unknown kind", old: "kind: ceiling", new: "kind: celing",
      reason: .unexpectedValue(
        "celing", allowed: RuleKindName.allCases.map(\.rawValue), suggestion: "ceiling"),
      mark: "celing"),
    PackMistake(
      name: "unknown outcome", old: "expect: pass", new: "expect: lulus",
      reason: .unexpectedValue(
        "lulus", allowed: ["pass", "fail", "not-applicable", "indeterminate"], suggestion: nil),
      mark: "lulus", also: [.noTest(expecting: "pass")]),
  ]

  func `in`(_ path: String) -> PackMistake {
    var copy = self
    copy.file = path
    return copy
  }
}
