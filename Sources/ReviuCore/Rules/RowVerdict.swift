internal import ReviuExpression

/// What the quick evaluation says of a row; whatever it is not sure of is assessed with evidence.
enum RowVerdict: Sendable {
  case pass
  case notApplicable
  case unclear
}

/// A rule over rows, evaluated for all of them at once.
struct RuleColumns: Sendable {
  typealias Check = @Sendable (ColumnFrame) -> [RowVerdict]

  private let when: TruthColumn?
  private let check: Check

  /// Nil when a part of the rule has no column form; then its rows are evaluated one by one.
  init?(when: CheckedExpression?, check: RuleCheck, variable: Int) {
    if let when {
      guard let column = TruthColumn(when, variable: variable) else { return nil }
      self.when = column
    } else {
      self.when = nil
    }
    guard let columns = check.columns(variable: variable) else { return nil }
    self.check = columns
  }

  func verdicts(_ columns: ColumnFrame) -> [RowVerdict] {
    guard let when else { return check(columns) }
    let applies = when.codes(columns)
    var verdicts = [RowVerdict](repeating: .notApplicable, count: applies.count)
    var positions: [Int] = []
    for index in applies.indices where applies[index] != 0 {
      if applies[index] == 1 { positions.append(index) } else { verdicts[index] = .unclear }
    }
    // Most rules with a condition concern few rows, and a check costs more than its condition.
    if positions.count == applies.count { return check(columns) }
    if positions.isEmpty { return verdicts }
    let checked = check(columns.picking(positions))
    for (index, position) in positions.enumerated() { verdicts[position] = checked[index] }
    return verdicts
  }
}
