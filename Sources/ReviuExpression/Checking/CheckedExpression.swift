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
    /// It only stands where something is made of it, as a list does.
    case map([Entry])
    /// What stands behind a key, if that is one of the keys.
    case lookup(CheckedExpression, in: [Entry])
    /// Those of some values for which a condition holds; it only stands where something is made of it.
    case filtered([CheckedExpression], by: [CheckedExpression])
    case textTest(TextTest, CheckedExpression, CheckedExpression)
    case matches(CheckedExpression, Pattern)
    /// How many code points a text has.
    case length(CheckedExpression)
    /// A text made from another; the arguments are those of the function behind the text.
    case textFunction(TextFunction, CheckedExpression, arguments: [CheckedExpression])
    /// Where a text occurs in another, in code points; -1 where it does not.
    case position(
      TextSearch, of: CheckedExpression, in: CheckedExpression, from: CheckedExpression?)
    /// The whole number that a text states, or a decimal without what stands behind its point.
    case wholeNumber(CheckedExpression)
    /// A number or a date as it is written, numbers without zeros at the end of a fraction.
    case spelling(CheckedExpression)
    /// The smallest or the largest of some numbers.
    case extreme(Extreme, [CheckedExpression])
    case quotient(CheckedExpression, CheckedExpression, digits: Int, RoundingMode)
    case rounded(CheckedExpression, digits: Int, RoundingMode)
    case count(RowSelection)
    /// Which of the rows a variable is bound to, from 0.
    case ordinal(variable: Int, rows: FieldAccess)
    /// The body is evaluated with the selection's variable bound to each row.
    case aggregate(Aggregate, RowSelection, body: CheckedExpression)
    /// The list of what the body gives for each row; it only stands where something is made of it.
    case projection(RowSelection, body: CheckedExpression)
  }

  /// A key, which is a literal, and what stands behind it.
  package struct Entry: Sendable {
    package var key: CheckedExpression
    package var value: CheckedExpression

    var constant: Value {
      guard let constant = key.constant else {
        preconditionFailure("the checker lets only literals be keys")
      }
      return constant
    }
  }

  package enum TextTest: String, Sendable, CaseIterable {
    case startsWith
    case endsWith
    case contains
  }

  package enum TextSearch: String, Sendable, CaseIterable {
    case first = "indexOf"
    case last = "lastIndexOf"
  }

  package enum Extreme: String, Sendable, CaseIterable {
    case least
    case greatest
  }

  package enum Aggregate: String, Sendable, CaseIterable {
    case all
    case exists
    case existsOne = "exists_one"
    case sum
    case product
    case min
    case max
  }

  package let kind: Kind
  package var type: ValueType
  package let span: Expression.Span
  /// How many nodes the expression has, each counted as often as it is used.
  let size: Int
  let cost: RowCost
  /// Under which programs keep what going through rows gave; nil where no rows are gone through.
  let identity: ResultIdentity?
  /// Whether the expression goes through rows, or a part of it does.
  let hasLoops: Bool
  /// A bit for each variable that the expression refers to.
  private let variables: UInt64

  package init(kind: Kind, type: ValueType, span: Expression.Span) {
    self.kind = kind
    self.type = type
    self.span = span
    let parts = kind.parts
    size = parts.reduce(1) { $0 + $1.size }
    hasLoops = kind.selection != nil || parts.contains { $0.hasLoops }
    variables = parts.reduce(kind.ownVariables) { $0 | $1.variables }
    var inner = parts.reduce(RowCost()) { $0 + $1.cost }
    if case .binary(.isIn, let value, let list) = kind {
      // The value is compared with one element after the other.
      for _ in list.kind.parts.dropFirst() { inner = inner + value.cost }
    }
    identity = kind.selection.map { _ in ResultIdentity() }
    cost =
      if let selection = kind.selection, let correlation = Correlation(kind) {
        inner.repeated(over: selection, correlation)
      } else {
        inner
      }
  }
}

/// A field of the row that a variable is bound to.
package struct FieldAccess: Sendable, Equatable {
  package var variable: Int
  package var field: Schema.Field
}

/// Rows below the row that a variable is bound to, less those that a filter leaves out.
package struct RowSelection: Sendable {
  package enum Filter: Sendable {
    case condition(CheckedExpression)
    /// Lets the first row with each value of the key through.
    case first(key: CheckedExpression)
    /// Lets every row through whose key an earlier row has too.
    case repeated(key: CheckedExpression)
  }

  package var rows: FieldAccess
  /// The variable that the rows are bound to, in filters and in the body.
  package var variable: Int
  package var filters: [Filter]
  /// The most rows that a document has of this kind.
  var rowLimit: Int
  /// How many variables stand for the only row of a record; the others are bound by loops.
  var globalCount: Int
}

extension CheckedExpression.Kind {
  /// The expressions that this one is made of.
  package var parts: [CheckedExpression] {
    switch self {
    case .literal, .date, .field, .has, .ordinal: []
    case .not(let operand), .negate(let operand), .rounded(let operand, _, _): [operand]
    case .binary(_, let left, let right), .textTest(_, let left, let right),
      .quotient(let left, let right, _, _):
      [left, right]
    case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
    case .list(let elements), .extreme(_, let elements): elements
    case .map(let entries): entries.map(\.value)
    case .lookup(let key, let entries): [key] + entries.map(\.value)
    case .filtered(let elements, let conditions): elements + conditions
    case .matches(let text, _), .length(let text): [text]
    case .wholeNumber(let operand), .spelling(let operand): [operand]
    case .textFunction(_, let text, let arguments): [text] + arguments
    case .position(_, let part, let text, let start):
      start.map { [part, text, $0] } ?? [part, text]
    case .count(let selection): selection.filters.map(\.expression)
    case .aggregate(_, let selection, let body), .projection(let selection, let body):
      selection.filters.map(\.expression) + [body]
    }
  }

  /// A bit for each variable that the expression refers to beside its parts.
  fileprivate var ownVariables: UInt64 {
    switch self {
    case .field(let access), .has(let access): 1 << access.variable
    case .ordinal(let variable, let rows): 1 << variable | 1 << rows.variable
    default: selection.map { 1 << $0.rows.variable } ?? 0
    }
  }

  /// The rows that the expression goes through.
  var selection: RowSelection? {
    switch self {
    case .count(let selection), .aggregate(_, let selection, _), .projection(let selection, _):
      selection
    default: nil
    }
  }
}

extension RowSelection.Filter {
  var expression: CheckedExpression {
    switch self {
    case .condition(let expression), .first(let expression), .repeated(let expression): expression
    }
  }
}

extension CheckedExpression {
  /// Whether the expression refers to a variable.
  package func mentions(_ variable: Int) -> Bool { variables & 1 << variable != 0 }

  /// Whether the expression refers to any of some variables.
  func mentionsAny(in others: Range<Int>) -> Bool { others.contains(where: mentions) }

  /// The fields that are looked at, with those that a filter looks at.
  package var fields: [FieldAccess] {
    switch kind {
    case .field(let access), .has(let access): [access]
    default: kind.parts.flatMap(\.fields)
    }
  }

  /// Whether only the rows that variables are bound to are looked at, and rows below them.
  package func staysBelow(_ variables: Set<Int>) -> Bool {
    func isBelow(_ access: FieldAccess) -> Bool {
      variables.contains(access.variable) && access.field.place.ascent.isEmpty
    }
    switch kind {
    case .field(let access), .has(let access), .ordinal(_, let access): return isBelow(access)
    default:
      guard let selection = kind.selection else {
        return kind.parts.allSatisfy { $0.staysBelow(variables) }
      }
      let bound = variables.union([selection.variable])
      return isBelow(selection.rows) && kind.parts.allSatisfy { $0.staysBelow(bound) }
    }
  }

  /// The value of a literal.
  var constant: Value? {
    if case .literal(let literal) = kind { Value(literal) } else { nil }
  }

  /// One more than the highest variable that the expression binds or refers to.
  var variableCount: Int {
    let own: Int =
      switch kind {
      case .field(let access), .has(let access): access.variable + 1
      case .ordinal(let variable, let rows): max(variable, rows.variable) + 1
      default: (kind.selection?.variable ?? -1) + 1
      }
    return kind.parts.reduce(own) { max($0, $1.variableCount) }
  }
}
