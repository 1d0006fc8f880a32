@testable import ReviuExpression

extension Expression {
  /// The tree with every operator before its operands, such as `(+ a (* b c))`.
  var sketch: String {
    switch kind {
    case .literal(let literal): literal.sketch
    case .name(let name): name
    case .member(let operand, let name, _): "(. \(operand.sketch) \(name))"
    case .call(let receiver, let function, _, let arguments):
      "(\([receiver.map { "\($0.sketch)." }, function].compactMap { $0 }.joined())"
        + arguments.map { " \($0.sketch)" }.joined() + ")"
    case .unary(let symbol, let operand): "(\(symbol.rawValue) \(operand.sketch))"
    case .binary(let symbol, let left, let right):
      "(\(symbol.rawValue) \(left.sketch) \(right.sketch))"
    case .conditional(let condition, let then, let otherwise):
      "(? \(condition.sketch) \(then.sketch) \(otherwise.sketch))"
    case .list(let elements): "[\(elements.map(\.sketch).joined(separator: " "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.key.sketch):\($0.value.sketch)" }.joined(separator: " "))}"
    case .index(let operand, let key): "([] \(operand.sketch) \(key.sketch))"
    }
  }

  /// The expression and everything in it, outermost first.
  var nodes: [Expression] {
    let parts: [Expression] =
      switch kind {
      case .literal, .name: []
      case .member(let operand, _, _), .unary(_, let operand): [operand]
      case .call(let receiver, _, _, let arguments): [receiver].compactMap { $0 } + arguments
      case .binary(_, let left, let right): [left, right]
      case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
      case .list(let elements): elements
      case .map(let entries): entries.flatMap { [$0.key, $0.value] }
      case .index(let operand, let key): [operand, key]
      }
    return [self] + parts.flatMap(\.nodes)
  }

  /// The place of a member's or a function's name.
  var nameSpan: (name: String, span: Span)? {
    switch kind {
    case .member(_, let name, let span), .call(_, let name, let span, _): (name, span)
    default: nil
    }
  }
}

extension Literal {
  fileprivate var sketch: String {
    switch self {
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .decimal(let value): "\(value.coefficient)e-\(value.scale)"
    case .string(let text): "'\(text)'"
    }
  }
}

extension String {
  /// The part of the text that a span of its parse stands for.
  func part(_ span: ReviuExpression.Expression.Span) -> String? {
    let bytes = Array(utf8)
    guard span.lowerBound >= 0, span.upperBound <= bytes.count else { return nil }
    return String(decoding: bytes[span], as: UTF8.self)
  }
}
