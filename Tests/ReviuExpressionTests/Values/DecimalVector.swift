@testable import ReviuExpression

/// One line of decimal_vectors.py.
struct DecimalVector: Sendable {
  enum Operation: String, CaseIterable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case compare
    case divided
    case rounded
    case print
    case parse
  }

  var operation: Operation
  var left: String
  var right: String
  var digits: Int
  var mode: RoundingMode
  var expected: String
  var line: String

  static let all = Result { try VectorScript(name: "decimal_vectors.py").lines().map(parse) }

  private static func parse(_ line: String) throws -> DecimalVector {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard columns.count == 6, let operation = Operation(rawValue: columns[0]) else {
      throw VectorScript.Failure(description: "not a vector: \(line)")
    }
    return DecimalVector(
      operation: operation, left: columns[1], right: columns[2], digits: Int(columns[3]) ?? 0,
      mode: RoundingMode(rawValue: columns[4]) ?? .down, expected: columns[5], line: line)
  }

  /// What the type under test says, written as the script writes it.
  func result() throws -> String {
    switch operation {
    case .add: try outcome { a, b throws(ArithmeticError) in try a + b }
    case .subtract: try outcome { a, b throws(ArithmeticError) in try a - b }
    case .multiply: try outcome { a, b throws(ArithmeticError) in try a * b }
    case .divide: try outcome { a, b throws(ArithmeticError) in try a / b }
    case .compare: try order()
    case .divided:
      try outcome { a, b throws(ArithmeticError) in
        try a.divided(by: b, digits: digits, mode: mode)
      }
    case .rounded:
      try outcome { a, _ throws(ArithmeticError) in try a.rounded(toDigits: digits, mode: mode) }
    case .print: try number(left).description
    case .parse: Decimal(left).map(written) ?? "nil"
    }
  }

  /// Whether there is no result, for a reason that the script names.
  var expectsError: Bool { expected.first?.isLetter == true && operation != .print }

  /// Whether a result is one that the script allows.
  func allows(_ result: String) -> Bool {
    result == expected || expected.split(separator: "|").contains { $0 == result }
  }

  private func outcome(
    _ body: (Decimal, Decimal) throws(ArithmeticError) -> Decimal
  ) throws -> String {
    let a = try number(left)
    let b = right == "-" ? a : try number(right)
    do throws(ArithmeticError) {
      return written(try body(a, b))
    } catch {
      return "\(error)"
    }
  }

  private func order() throws -> String {
    let (a, b) = (try number(left), try number(right))
    switch (a < b, a == b, a > b) {
    case (true, false, false): return "<"
    case (false, true, false): return a.hashValue == b.hashValue ? "=" : "= with another hash"
    case (false, false, true): return ">"
    default: return "no order"
    }
  }

  private func number(_ text: String) throws -> Decimal {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let coefficient = Int128(parts[0]), let scale = Int(parts[1]) else {
      throw VectorScript.Failure(description: "not a number: \(text)")
    }
    return Decimal(coefficient: coefficient, scale: scale)
  }

  private func written(_ value: Decimal) -> String {
    "\(value.reduced.coefficient):\(value.reduced.scale)"
  }
}
