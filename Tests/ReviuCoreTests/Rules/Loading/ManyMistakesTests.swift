import ReviuExpression
import Testing

@testable import ReviuCore

struct ManyMistakesTests {
  /// At least ten mistakes of different kinds, spread over all files.
  static let sketch: PackSketch = {
    var sketch = PackSketch()
    sketch.texts["pack.yaml"] = PackSketch.header
      .replacing("2026-12-31", with: "2026-12-32")
      .replacing("languages:", with: "bahasa: id\nlanguages:")
    sketch.texts[PackSketch.tablePath] =
      PackSketch.table
      .replacing("2000", with: "2.000")
      .replacing("derived", with: "ditebak")
      .replacing("CONTOH", with: "CONTO")
      + "900017,1,ya,OH,,PMK,seen,,\n900020,1,ya\n"
    sketch.texts["rules/a.yaml"] =
      PackSketch.rule("kind: celing\nvalue: rab.total\nlimit: 1")
      + PackSketch.rule("kind: ceiling\nvalue: rab.totl\nlimit: 1.000.000", id: "UJI-002")
      + PackSketch.rule("kind: arithmetic\nvalue: rab.total\nequals: rab.total = 1", id: "UJI-003")
      + PackSketch.rule("kind: pattern\nvalue: kak.rincian\npattern: a(", id: "UJI-004")
      + PackSketch.rule(
        "kind: eligibility\ntable: pago\nkey: {satker: rab.kro}\non-missing: fail", id: "UJI-004")
    sketch.texts["rules/b.yaml"] = PackSketch.rule("kind: ceiling\nlimit: 1", id: "UJI-005")
      .replacing("title: {id: Judul, en: Title}", with: "title: {id: Judul}")
      .replacing("expect: fail", with: "expect: pass")
    sketch.texts["rules/c.yaml"] = "- id: UJI-006\n  kind: &a ceiling\n"
    sketch.texts["rules/d.yaml"] = "- id: UJI-007\n  id: UJI-007\n"
    return sketch
  }()

  private static let expected: [(String, PackProblem.Reason)] = [
    ("pack.yaml", .badForm("2026-12-32", form: .date)),
    ("pack.yaml", .unknownKey("bahasa", suggestion: nil)),
    (PackSketch.tablePath, .badTableValue("2.000", type: "rupiah")),
    (
      PackSketch.tablePath,
      .unexpectedValue(
        "ditebak", allowed: Confidence.allCases.map(\.rawValue), suggestion: nil)
    ),
    (PackSketch.tablePath, .unknownSource("CONTO", suggestion: "CONTOH")),
    (PackSketch.tablePath, .duplicateTableKey("900017", firstLine: 2)),
    (PackSketch.tablePath, .wrongFieldCount(expected: 9, found: 3)),
    (
      "rules/a.yaml",
      .unexpectedValue(
        "celing", allowed: RuleKindName.allCases.map(\.rawValue), suggestion: "ceiling")
    ),
    ("rules/a.yaml", .expression(.unknownField("totl", of: "rab", suggestion: "total"))),
    ("rules/a.yaml", .expression(.localNumber("1.000.000", suggestion: "1_000_000"))),
    ("rules/a.yaml", .expression(.foreignSpelling("=", suggestion: "=="))),
    ("rules/a.yaml", .expression(.unguardedOptional("kak.rincian"))),
    ("rules/a.yaml", .badForm("a(", form: .pattern(.unclosed(")")))),
    ("rules/a.yaml", .duplicate("UJI-004", firstFile: "paket/rules/a.yaml", firstLine: 34)),
    ("rules/a.yaml", .unknownTable("pago", suggestion: "pagu")),
    ("rules/b.yaml", .missingKey("value")),
    ("rules/b.yaml", .missingKey("en")),
    ("rules/b.yaml", .noTest(expecting: "fail")),
    ("rules/c.yaml", .unsupportedYAML("anchor")),
  ]

  @Test func `all mistakes are reported at once`() throws {
    let problems = try Self.sketch.problems()
    for (path, reason) in Self.expected {
      #expect(
        problems.contains { $0.reason == reason && $0.file == "paket/\(path)" },
        "\(path): \(reason) is not reported")
    }
    #expect(
      problems.contains { $0.file == "paket/rules/d.yaml" && $0.message.en.contains("\"id\"") })
  }

  @Test func `every problem has a place that exists and the line at that place`() throws {
    for problem in try Self.sketch.problems() {
      let path = String(problem.file.dropFirst("paket/".count))
      let text = try #require(Self.sketch.texts[path])
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      try #require((1...lines.count).contains(problem.line), "\(problem)")
      #expect(problem.sourceLine == String(lines[problem.line - 1]))
      #expect((1...problem.sourceLine.unicodeScalars.count).contains(problem.column))
      #expect(problem.length >= 1)
    }
  }

  @Test func `problems come in the order of the files, each once`() throws {
    let problems = try Self.sketch.problems()
    let places = problems.map { ($0.file, $0.line, $0.column) }
    for (first, second) in zip(places, places.dropFirst()) { #expect(first <= second) }
    for (index, problem) in problems.enumerated() {
      #expect(!problems[..<index].contains(problem))
    }
  }

  @Test func `a mistake in pack_yaml does not hide those in rules and tables`() throws {
    var sketch = Self.sketch
    sketch.texts["pack.yaml"]?.replace("version: 1.0.0\n", with: "")
    let problems = try sketch.problems()
    #expect(problems.contains { $0.reason == .missingKey("version") })
    #expect(problems.contains { $0.file == "paket/rules/a.yaml" })
    #expect(problems.contains { $0.file == "paket/\(PackSketch.tablePath)" })
  }

  @Test func `a mistake in one table hides no mistake in another rule`() throws {
    let sketch = try PackSketch(
      rules: PackSketch.ceilingRule
        + PackSketch.rule("kind: ceiling\nvalue: rab.totl\nlimit: 1", id: "UJI-002")
    ).replacing("2000", with: "x", in: PackSketch.tablePath)
    #expect(
      try sketch.problems().map(\.reason) == [
        .expression(.unknownField("totl", of: "rab", suggestion: "total")),
        .badTableValue("x", type: "rupiah"),
      ])
  }
}
