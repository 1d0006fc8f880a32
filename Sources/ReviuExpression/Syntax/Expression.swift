/// A parsed expression with the place of every part of it.
package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    case literal(Literal)
    case name(String)
    /// `operand.name`; the span is that of the name.
    case member(Expression, String, Span)
    /// `function(arguments)`, or `receiver.function(arguments)`.
    case call(receiver: Expression?, function: String, Span, arguments: [Expression])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case conditional(Expression, then: Expression, otherwise: Expression)
    case list([Expression])
    case map([Entry])
    /// `operand[key]`.
    case index(Expression, Expression)
  }

  /// `key: value` in a map.
  package struct Entry: Sendable {
    package var key: Expression
    package var value: Expression
  }

  /// Offsets in the UTF-8 text of the expression.
  package typealias Span = Range<Int>

  package var kind: Kind
  package var span: Span

  package init(kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

package enum Literal: Sendable, Equatable {
  case bool(Bool)
  case int(Int64)
  case decimal(Decimal)
  case string(String)
}

package enum UnaryOperator: String, Sendable {
  case not = "!"
  case negate = "-"
}

package enum BinaryOperator: String, Sendable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"

  /// As in CEL: the higher binds tighter.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn: 3
    case .add, .subtract: 4
    case .multiply, .divide, .remainder: 5
    }
  }
}

extension BinaryOperator {
  /// Whether a comparison holds; the checker lets no other operator compare.
  @inline(__always)
  func holds<Operand: Comparable>(_ left: Operand, _ right: Operand) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    default: left >= right
    }
  }
}
