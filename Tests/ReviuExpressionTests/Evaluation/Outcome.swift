@testable import ReviuExpression

/// The result of an expression in a form that the evaluations can be compared by.
enum Outcome: Equatable, CustomStringConvertible {
  case truth(Bool)
  /// Coefficient and scale without zeros at the end.
  case number(Int128, Int)
  /// Bytes, since texts that differ in their bytes are different texts.
  case text([UInt8])
  case date(Int64)
  case none

  init(_ value: Value?) {
    switch value {
    case .bool(let value): self = .truth(value)
    case .number(let value): self = .number(value.reduced.coefficient, value.reduced.scale)
    case .text(let text): self = .text(Array(text.utf8))
    case .date(let date): self = .date(date.packed)
    case nil: self = .none
    }
  }

  /// What the compiled expression gives.
  init(_ program: Program, _ frame: inout Frame) {
    switch program {
    case .truth(let program):
      switch program.evaluate(&frame) {
      case .yes: self = .truth(true)
      case .no: self = .truth(false)
      case .unknown: self = .none
      }
    case .number(let program):
      let value = program.evaluate(&frame).map {
        Decimal(coefficient: $0, scale: program.scale)
      }
      self = Outcome(value.map { Value.number($0) })
    case .text(let program):
      self = program.bytes(&frame).map { .text(Array($0)) } ?? .none
    case .date(let program):
      self = program.evaluate(&frame).map { .date(Int64($0)) } ?? .none
    }
  }

  var description: String {
    switch self {
    case .truth(let value): "\(value)"
    case .number(let coefficient, let scale):
      Decimal(coefficient: coefficient, scale: scale).description
    case .text(let bytes): "'\(String(decoding: bytes, as: UTF8.self))'"
    case .date(let packed): CivilDate(packed: packed)?.description ?? "no day"
    case .none: "none"
    }
  }
}

extension OrderText {
  /// What an expression gives: the compiled program and the explanation must say the same.
  func result(_ text: String, facts: Set<Checker.Fact> = []) throws -> String {
    let checked = try CheckedExpression(text, facts: facts)
    var frame = try frame()
    let compiled = Outcome(Program(checked), &frame)
    var explanation = Explanation(try self.frame())
    let explained = Outcome(explanation.evaluate(checked))
    return compiled == explained
      ? compiled.description : "compiled \(compiled), explained \(explained)"
  }
}
