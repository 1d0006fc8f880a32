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
        .checkValue(Expression(parsing: test.expr))
    } catch {
      self = .refused(error.reason.caseName)
      return
    }
    var frame = try OrderText().frame()
    let outcome = Outcome(Program(checked), &frame)
    let type = test.type == "double" ? "decimal" : test.type
    let isExpected =
      switch test.expect {
      case "error": outcome == .none
      case "checkedType": checked.type.name == type
      default: checked.type.name == type && outcome == test.outcome
      }
    if !isExpected {
      self = .differs("\(checked.type.name) \(outcome)")
    } else {
      self = test.type == "double" ? .exactAsDecimal : .exact
    }
  }
}

extension Case {
  /// The expected value; nil for one of a type that the language does not have.
  fileprivate var outcome: Outcome? {
    guard let value else { return nil }
    switch type {
    case "bool": return .truth(value == "true")
    case "int": return Int64(value).map { .number(Int128($0), 0) }
    case "string": return .text(Array(value.utf8))
    case "double":
      let digits = value == "-0.0" ? "0" : value
      return Decimal(digits).map { Outcome(.number($0)) }
    default: return nil
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
