import Foundation
import Testing

@testable import ReviuCore
@testable import ReviuExpression

/// The page that rule authors read.
struct AuthorsGuideTests {
  private static func guide() throws -> String {
    try String(contentsOfFile: ContractDocuments.repository + "/Rules/README.md", encoding: .utf8)
  }

  /// What stands in backquotes in the first column of the table of expressions, and whether it is refused.
  private static func expressions() throws -> [(text: String, isRefused: Bool)] {
    let guide = try guide()
    let section = try #require(guide.split(separator: "## Expressions").last)
    let lines = section.split(separator: "\n").drop { !$0.hasPrefix("|---") }.dropFirst()
    return lines.prefix { $0.hasPrefix("|") }.flatMap { line in
      let columns = line.replacing("\\|", with: "\u{1F}").split(separator: "|")
      let texts = columns[0].split(separator: "`", omittingEmptySubsequences: false)
      return texts.enumerated().filter { $0.offset % 2 == 1 }.map {
        (String($0.element.replacing("\u{1F}", with: "|")), columns[1].contains("*refused:*"))
      }
    }
  }

  @Test func `every expression of the guide is what it says`() throws {
    let expressions = try Self.expressions()
    #expect(expressions.count > 30)
    let checker = Checker(schema: VocabularyIndex.shared.schema)
    for (text, isRefused) in expressions {
      let isSound = (try? checker.check(Expression(parsing: text))) != nil
      #expect(isSound != isRefused, "\(text)")
    }
  }

  @Test func `the guide has every kind of rule and every common key`() throws {
    let guide = try Self.guide()
    for kind in RuleKindName.allCases {
      #expect(guide.contains("- `\(kind.rawValue)`"), "\(kind.rawValue)")
      for key in kind.keys { #expect(guide.contains(key.name), "\(kind.rawValue): \(key.name)") }
    }
  }
}
