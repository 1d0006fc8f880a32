@testable import ReviuExpression

extension CheckedExpression {
  /// An expression over the order vocabulary.
  init(
    _ text: String, facts: Set<Checker.Fact> = []
  ) throws(ExpressionError) {
    self = try Checker(schema: OrderVocabulary.shared.schema).check(
      Expression(parsing: text), facts: facts)
  }
}
