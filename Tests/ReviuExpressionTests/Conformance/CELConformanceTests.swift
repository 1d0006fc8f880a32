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
        .check(Expression(parsing: test.expr))
    } catch {
      self = .refused(error.reason.caseName)
      return
    }
    if case .projection = checked.kind {
      self = .refused("notAValue")
      return
    }
    let outcomes = try Self.outcomes(checked)
    let isExpected =
      switch test.expect {
      case "error": outcomes.contains(.none)
      case "checkedType": checked.type.celName == test.type
      default: try test.expects(outcomes, of: checked)
      }
    if !isExpected {
      self = .differs("\(checked.type.name) \(outcomes)")
    } else {
      self = test.type == "double" ? .exactAsDecimal : .exact
    }
  }

  /// The result; of a list those of its values.
  private static func outcomes(_ checked: CheckedExpression) throws -> [Outcome] {
    if let elements = try checked.values { return try elements.flatMap(outcomes) }
    var frame = try OrderText().frame()
    return [Outcome(Program(checked), &frame)]
  }
}

extension ValueType {
  /// As CEL writes it: with what a list holds.
  fileprivate var celName: String {
    switch self {
    case .list(let element): "list(\(element.celName))"
    case .nothing: "dyn"
    case .decimal: "double"
    default: name
    }
  }
}

extension CheckedExpression {
  /// The values of a list; nil for what is none.
  fileprivate var values: [CheckedExpression]? {
    get throws {
      switch kind {
      case .list(let elements): return elements
      case .filtered(let elements, let conditions):
        return try zip(elements, conditions).filter { _, condition in
          var frame = try OrderText().frame()
          return Outcome(Program(condition), &frame) == .truth(true)
        }.map(\.0)
      default: return nil
      }
    }
  }
}

extension Case {
  /// Whether a result is the expected one, in type and value.
  fileprivate func expects(_ outcomes: [Outcome], of checked: CheckedExpression) throws -> Bool {
    guard let type, let value else { return false }
    guard let elements = try checked.values else {
      return checked.type.celName == type && outcomes == [Self.outcome(type, value)]
    }
    guard type == "list" else { return false }
    let expected = try JSONDecoder().decode([[String: Scalar]].self, from: Data(value.utf8))
    return expected.count == elements.count
      && zip(expected, zip(elements, outcomes)).allSatisfy { expected, found in
        guard let (type, value) = expected.first else { return false }
        return found.0.type.celName == type
          && found.1 == Self.outcome(type, value.text)
      }
  }

  /// The expected value; nil for one of a type that the language does not have.
  private static func outcome(_ type: String, _ value: String) -> Outcome? {
    switch type {
    case "bool": .truth(value == "true")
    case "int": Int64(value).map { .number(Int128($0), 0) }
    case "string": .text(Array(value.utf8))
    case "double": Decimal(value == "-0.0" ? "0" : value).map { Outcome(.number($0)) }
    default: nil
    }
  }

  /// A value of a list.
  private struct Scalar: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        text = "\(value)"
      } else if let value = try? container.decode(String.self) {
        text = value
      } else {
        // A list or a map inside the list: no value of the language.
        text = ""
      }
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
