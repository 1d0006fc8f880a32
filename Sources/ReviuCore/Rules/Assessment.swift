internal import ReviuExpression

/// What a check says of one proposal or row.
enum Assessment: Sendable {
  case pass
  case notApplicable
  case indeterminate([Gap], [Contribution])
  case fail([Failure])
}

/// What keeps a check from being decided.
enum Gap: Sendable, Hashable {
  case absence(Absence)
  /// The table has no row for the key.
  case noRow(table: String, key: [String])
  /// The row has no value in the column.
  case noValue(table: String, key: [String], column: String)
  /// The amounts are for different units.
  case unit(actual: String, expected: String)

  /// The field whose value is not there; nil for what is not about one.
  var contribution: Contribution? {
    if case .absence(let absence) = self { absence.contribution } else { nil }
  }
}

/// One thing that is wrong.
struct Failure: Sendable {
  var contributions: [Contribution]
  var actual: Quantity?
  var expected: Quantity?
  var difference: Quantity?
  var effect = MoneyEffect.none
  /// Rows whose amounts make up ``MoneyEffect/blokir``, so that two findings do not count a row twice; empty
  /// where the amount is no plain sum over rows.
  var blocked: [(row: Contribution, amount: Decimal)] = []
  /// What the finding says in place of the rule's message, when that would not fit.
  var message: Bilingual?
  /// What would make it pass, when the rule's own remedy would not fit.
  var remedy: Bilingual?
  /// Values for placeholders beside actual, expected, and difference.
  var words: [String: Bilingual] = [:]
  /// Where the figure that it was held against comes from.
  var origin: Basis?
  /// When the looked-up row decides it.
  var disposition: Disposition?
  /// The part of a text that is wrong.
  var spot: TextSpot?
  /// What tells this failure from others of the same rule at the same place.
  var discriminator = ""
}

extension Explanation {
  var gaps: [Gap] { absences.map(Gap.absence) }

  /// The amount to be corrected where a price or a sum is so much too high.
  ///
  /// - Parameter quantity: how many times; nil where the difference is no money of the proposal.
  mutating func correction(
    _ difference: Decimal, times quantity: CheckedExpression?
  ) -> MoneyEffect {
    var effect = MoneyEffect.none
    if let quantity, let count = number(quantity) { effect.koreksi = try? difference * count }
    return effect
  }
}
