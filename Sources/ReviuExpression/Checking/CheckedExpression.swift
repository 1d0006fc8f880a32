/// An expression whose names are resolved and whose types fit.
package struct CheckedExpression: Sendable {
  package indirect enum Kind: Sendable {
    case literal(Literal)
    case date(CivilDate)
    case field(FieldAccess)
    case has(FieldAccess)
    case not(CheckedExpression)
    case negate(CheckedExpression)
    case binary(BinaryOperator, CheckedExpression, CheckedExpression)
    case conditional(
      CheckedExpression, then: CheckedExpression, otherwise: CheckedExpression)
    case list([CheckedExpression])
    case textTest(TextTest, CheckedExpression, CheckedExpression)
    case matches(CheckedExpression, Pattern)
    /// How many code points a text has.
    case length(CheckedExpression)
    case count(RowSelection)
    /// The body is evaluated with the selection's variable bound to each row.
    case aggregate(Aggregate, RowSelection, body: CheckedExpression)
  }

  package enum TextTest: String, Sendable, CaseIterable {
    case startsWith
    case endsWith
    case contains
  }

  package enum Aggregate: String, Sendable, CaseIterable {
    case all
    case exists
    case existsOne = "exists_one"
    case sum
    case product
  }

  package var kind: Kind
  package var type: ValueType
  package var span: Expression.Span
}

/// A field of the row that a variable is bound to.
package struct FieldAccess: Sendable, Equatable {
  package var variable: Int
  package var field: Schema.Field
}

/// Rows below the row that a variable is bound to, less those that a filter leaves out.
package struct RowSelection: Sendable {
  package var rows: FieldAccess
  /// The variable that the rows are bound to, in filters and in the body.
  package var variable: Int
  package var filters: [CheckedExpression]
}
