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
    ("- id: A\n  tests:\n    - a\n- id: B\n", "- id: A\n  tests:\n\n- id: B\n"),
    ("- id: A\n  tests: [a]\n", "- id: A\n  tests: [a]\n"),
    ("- id: A\n  tests:\n  - a\n", "- id: A\n  tests:\n  - a\n"),
    ("- title: >\n    tests:\n    b\n", "- title: >\n    tests:\n    b\n"),
  ])
  func `only lines below the key are blanked`(text: String, expected: String) {
    #expect(blankingTests(text) == expected)
  }
}
