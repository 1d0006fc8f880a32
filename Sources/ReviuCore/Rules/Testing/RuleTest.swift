/// A test that stands beside its rule.
package struct RuleTest: Sendable {
  package var name: String
  /// The place of the test, for reports.
  package var file: String
  package var line: Int
  /// The documents that the test gives of each proposal; nil when the pack was loaded without them.
  var documents: [TestDocuments]?
  package var expect: Outcome
  /// How many findings there must be.
  var findings: Int?
  /// Amounts in plain digits that a finding of the rule must have.
  var actual: String?
  var expected: String?
  var difference: String?
  /// The money effect that a finding of the rule must have.
  var koreksi: String?
  var blokir: String?
}
