import Foundation
import Testing

@testable import ReviuCore

/// Rule files without their tests, as a review reads them.
struct RuleFileTextTests {
  @Test(arguments: ["umum", "ikma", "ikma-2024", "ikma-2026"])
  func `the shipped rules are the same without their tests`(pack: String) throws {
    let folder = ContractDocuments.repository + "/Rules/\(pack)/rules"
    var rules = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      let problems = PackProblems()
      let whole = try #require(YAMLNode(parsing: text, file: name, problems: problems)?.elements)
      let bare = try #require(
        YAMLNode(parsing: blankingTests(text), file: name, problems: problems)?.elements)
      #expect(problems.all.isEmpty && whole.count == bare.count)
      for (rule, other) in zip(whole, bare) {
        rules += 1
        #expect(other["tests"]?.text == "")
        let keys = (rule.entries ?? []).compactMap(\.key.text).filter { $0 != "tests" }
        for key in keys {
          let (value, same) = (try #require(rule[key]), try #require(other[key]))
          #expect(value.flow == same.flow && value.line == same.line && value.column == same.column)
        }
      }
    }
    #expect(rules > 0)
  }

  @Test(arguments: [
    (
      "- id: A\n  tests:\n    - name: a\n\n      given: {}\n  for: d\n",
      "- id: A\n  tests:\n\n\n\n  for: d\n"
    ),
    ("- id: A\n  tests:\n    - a\n#  b\n    - c\n", "- id: A\n  tests:\n\n\n\n"),
    ("- id: A\n  tests:\n    - a\n- id: B\n", "- id: A\n  tests:\n\n- id: B\n"),
    ("- id: A\n  tests: [a]\n", "- id: A\n  tests: [a]\n"),
    ("- id: A\n  tests:\n  - a\n", "- id: A\n  tests:\n  - a\n"),
    ("- title: >\n    tests:\n    b\n", "- title: >\n    tests:\n    b\n"),
  ])
  func `only lines below the key are blanked`(text: String, expected: String) {
    #expect(blankingTests(text) == expected)
  }

  /// A review must not refuse what `rules check` accepts.
  @Test(arguments: ["\n# kata\n", "\n"])
  func `a test may go on at the margin`(end: String) throws {
    let rule = PackSketch.rule("kind: check\ncondition: rab.total > 9")
    let given = try #require(rule.firstRange(of: "{rab.total: 1}"))
    var sketch = PackSketch(rules: rule)
    let changed = rule.replacingCharacters(in: given, with: "{\(end)rab.total: 1}")
    sketch.texts[PackSketch.rulesPath] = changed
    let files = sketch.files
    #expect(try PackSketch.problems(of: files).isEmpty)
    #expect(try RulePack(files, asOf: nil, readsTests: false).rules.count == 1)
  }

  @Test func `a review wants the tests that it does not read`() throws {
    let rule = PackSketch.rule("kind: check\ncondition: rab.total > 9")
    let start = try #require(rule.firstRange(of: "  tests:")).lowerBound
    var sketch = PackSketch(rules: rule)
    sketch.texts[PackSketch.rulesPath] = String(rule[..<start])
    #expect {
      _ = try RulePack(sketch.files, asOf: nil, readsTests: false)
    } throws: { error in
      guard case .problems(let problems) = error as? PackFailure else { return false }
      return problems.map(\.reason) == [.missingKey("tests")]
    }
  }
}
