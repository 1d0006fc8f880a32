import Foundation
import Testing

@testable import ReviuExpression

/// The public conformance cases of CEL: each gives exactly the expected result, or is refused when it is checked.
struct CELConformanceTests {
  @Test func `gives the expected result or refuses the expression`() throws {
    var tally = Tally()
    for line in try Self.lines() {
      let test = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      tally.add(test, try Verdict(test))
    }
    print(tally.summary)
    #expect(tally.count == 2_456)
    #expect(tally.differing.isEmpty)
  }

  private static func lines() throws -> [Substring] {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(
      component: "cel-spec.jsonl")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
  }
}

private struct Case: Decodable {
  var id: String
  var expr: String
  /// `value`, `checkedType`, or `error`.
  var expect: String
  /// CEL's name of the expected type.
  var type: String?
  var value: String?

  var expected: CELValue? {
    get throws {
      guard let type, let value else { return nil }
      return try CELValue(type, value)
    }
  }
}

private enum Verdict {
  case exact
  /// CEL has a double of the same value; the one zero that it calls negative is the zero here.
  case exactAsDecimal
  case refused(String)
  case differs(String)

  init(_ test: Case) throws {
    let checked: CheckedExpression
    do {
      // No names: what a case binds is none of the fields of a proposal.
      checked = try Checker(schema: Schema(records: [], globals: []))
        .check(Expression(parsing: test.expr))
    } catch {
      self = .refused(error.reason.caseName)
      return
    }
    if case .projection = checked.kind {
      self = .refused("notAValue")
      return
    }
    let found = try CELValue(checked)
    let isExpected =
      switch test.expect {
      case "error": found.lacksResult
      case "checkedType": checked.type.celName == test.type
      default: try found == test.expected
      }
    if !isExpected {
      self = .differs("\(found)")
    } else {
      self = test.type == "double" ? .exactAsDecimal : .exact
    }
  }
}

extension ExpressionError.Reason {
  fileprivate var caseName: String { String("\(self)".prefix { $0 != "(" }) }
}

private struct Tally {
  private(set) var count = 0
  private(set) var differing: [String] = []
  private var exact = 0
  private var exactAsDecimal = 0
  private var refused: [String: Int] = [:]

  mutating func add(_ test: Case, _ verdict: Verdict) {
    count += 1
    switch verdict {
    case .exact: exact += 1
    case .exactAsDecimal: exactAsDecimal += 1
    case .refused(let reason): refused[reason, default: 0] += 1
    case .differs(let found):
      let expected = "\(test.type ?? "") \(test.value ?? test.expect)"
      differing.append("\(test.id): \(test.expr): \(found), not \(expected)")
    }
  }

  var summary: String {
    let reasons = refused.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .map { "  \($0.value) \($0.key)" }
    return """
      CEL conformance: \(count) cases, \(exact + exactAsDecimal) exact (\(exactAsDecimal) of them decimal in \
      place of double), \(refused.values.reduce(0, +)) refused, \
      \(differing.count) differing
      \(reasons.joined(separator: "\n"))
      \(differing.joined(separator: "\n"))
      """
  }
}
