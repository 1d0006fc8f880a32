internal import ReviuExpression

/// What the quick evaluation says of a row; whatever it is not sure of is assessed with evidence.
enum RowVerdict: Sendable {
  case pass
  case notApplicable
  case unclear

  init(passes: Bool) { self = passes ? .pass : .unclear }
}

/// A rule over rows, evaluated for all of them at once.
struct RuleColumns: Sendable {
  typealias Check = @Sendable (ColumnFrame) -> [RowVerdict]

  private let when: TruthColumn?
  private let check: Check

  init(when: CheckedExpression?, check: RuleCheck, variable: Int) {
    self.when = when.map { TruthColumn($0, variable: variable) }
    self.check = check.columns(variable: variable)
  }

  /// What the rows come to together; nil where one is not clear.
  func outcome(_ columns: ColumnFrame) -> Outcome? {
    if columns.count == 0 { return .notApplicable }
    let verdicts: [RowVerdict]
    if let when {
      let applies = when.positions(columns)
      if !applies.unknown.isEmpty { return nil }
      if applies.yes.isEmpty { return .notApplicable }
      verdicts = check(
        applies.yes.count == columns.count ? columns : columns.picking(applies.yes))
    } else {
      verdicts = check(columns)
    }
    var outcome = Outcome.notApplicable
    for verdict in verdicts {
      switch verdict {
      case .notApplicable: continue
      case .pass: outcome = .pass
      case .unclear: return nil
      }
    }
    return outcome
  }

  func verdicts(_ columns: ColumnFrame) -> [RowVerdict] {
    guard let when else { return check(columns) }
    let applies = when.positions(columns)
    // Most rules with a condition concern few rows, and a check costs more than its condition.
    if applies.yes.count == columns.count { return check(columns) }
    var verdicts = [RowVerdict](repeating: .notApplicable, count: columns.count)
    for position in applies.unknown { verdicts[position] = .unclear }
    if applies.yes.isEmpty { return verdicts }
    let checked = check(columns.picking(applies.yes))
    for (index, position) in applies.yes.enumerated() { verdicts[position] = checked[index] }
    return verdicts
  }
}

extension [TruthColumn] {
  /// What rows come to that must fulfil all of these conditions.
  func verdicts(_ columns: ColumnFrame) -> [RowVerdict] {
    var verdicts = [RowVerdict](repeating: .pass, count: columns.count)
    for condition in self {
      for (position, truth) in condition.evaluate(columns).enumerated() where truth != .yes {
        verdicts[position] = .unclear
      }
    }
    return verdicts
  }
}
