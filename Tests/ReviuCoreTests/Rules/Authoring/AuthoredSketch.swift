import ReviuExpression
import Testing

@testable import ReviuCore

extension PackSketch {
  /// A pack with one rule and the given tests.
  init(_ keys: String, tests: [String]) {
    let rule = Self.rule(keys)
    let start = rule.firstRange(of: "  tests:\n").map { rule[..<$0.lowerBound] } ?? ""
    let lines = tests.map { "    - {\($0)}\n" }.joined()
    self.init(rules: start + "  tests:\n" + lines)
  }

  func author(asOf day: String? = nil) throws -> AuthoredPack {
    let date = try day.map { try #require(CivilDate($0)) }
    return try AuthoredPack(files, asOf: date)
  }

  /// A shipped pack with its declarations.
  static func shipped(_ name: String = "ikma-2026") throws -> AuthoredPack {
    let folder = "\(ContractDocuments.repository)/Rules/\(name)"
    return try AuthoredPack(try #require(PackFiles(folder: folder)), asOf: nil)
  }
}

extension PackProblem {
  var warning: PackWarning? {
    if case .warning(let warning) = reason { warning } else { nil }
  }

  /// The part of the line that the caret marks.
  var marked: String {
    String(
      String.UnicodeScalarView(sourceLine.unicodeScalars.dropFirst(column - 1).prefix(length)))
  }
}
