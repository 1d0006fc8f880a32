internal import ReviuExpression

/// What the quick evaluation says of a row; whatever it is not sure of is assessed with evidence.
enum RowVerdict: Sendable {
  case pass
  case notApplicable
  case unclear

  init(passes: Bool) { self = passes ? .pass : .unclear }
}

/// What the quick evaluation says of many rows.
struct RowVerdicts: Sendable {
  /// Whether rows pass; unknown of what is not clear, false of what the rule does not apply to.
  private let passing: RowTruths

  init(count: Int, _ verdict: (_ position: Int) -> RowVerdict) {
    passing = RowTruths(rows: count) { position in
      switch verdict(position) {
      case .pass: .yes
      case .notApplicable: .no
      case .unclear: .unknown
      }
    }
  }

  /// - Parameters:
  ///   - truths: rows of which this is not true are not clear.
  ///   - applies: rows of which this is false are none that the rule applies to; nil applies it to all.
  init(passing truths: RowTruths, applies: RowTruths? = nil) {
    var passing = truths.trueOrUnknown
    if let applies { passing.formAnd(applies) }
    self.passing = passing
  }

  subscript(position: Int) -> RowVerdict {
    switch passing[position] {
    case .yes: .pass
    case .no: .notApplicable
    case .unknown: .unclear
    }
  }

  /// What the rows come to together; nil where one is not clear.
  var outcome: Outcome? {
    if passing.contains(.unknown) { return nil }
    return passing.contains(.yes) ? .pass : .notApplicable
  }
}

/// A rule over rows, evaluated for all of them at once.
final class RuleColumns: Sendable {
  typealias Check = @Sendable (ColumnFrame) -> RowVerdicts

  private let when: TruthColumn?
  private let check: Check

  init(when: CheckedExpression?, check: RuleCheck, variable: Int) {
    self.when = when.map { TruthColumn($0, variable: variable) }
    self.check = check.columns(variable: variable)
  }

  /// What the rows come to together; nil where one is not clear.
  func outcome(_ columns: ColumnFrame) -> Outcome? {
    var result = Outcome.notApplicable
    let areClear = columns.inBlocks { block in
      guard let outcome = outcome(ofBlock: block) else { return false }
      if outcome == .pass { result = .pass }
      return true
    }
    return areClear ? result : nil
  }

  private func outcome(ofBlock columns: ColumnFrame) -> Outcome? {
    if columns.count == 0 { return .notApplicable }
    guard let when else { return check(columns).outcome }
    let applies = when.evaluate(columns)
    if applies.contains(.unknown) { return nil }
    if !applies.contains(.yes) { return .notApplicable }
    return check(columns.picking(.yes, of: applies)).outcome
  }

  /// The rows but for those of which the condition is false.
  func rowsThatMayApply(_ columns: ColumnFrame) -> ColumnFrame {
    guard let when else { return columns }
    return columns.leavingOut(.no, of: when.evaluate(columns))
  }

  /// What is said of each row.
  func verdicts(_ columns: ColumnFrame) -> RowVerdicts {
    guard let when else { return check(columns) }
    let applies = when.evaluate(columns)
    let positions = applies.positions(of: .yes)
    var verdicts = [RowVerdict](repeating: .notApplicable, count: columns.count)
    for position in applies.positions(of: .unknown) { verdicts[position] = .unclear }
    // Most rules with a condition concern few rows, and a check costs more than its condition.
    let checked = check(columns.picking(.yes, of: applies))
    for (index, position) in positions.enumerated() { verdicts[position] = checked[index] }
    return RowVerdicts(count: columns.count) { verdicts[$0] }
  }
}

extension [TruthColumn] {
  /// What rows come to that must fulfil all of these conditions.
  func verdicts(_ columns: ColumnFrame) -> RowVerdicts {
    var all = RowTruths(repeating: .yes, count: columns.count)
    for condition in self { all.formAnd(condition.evaluate(columns)) }
    return RowVerdicts(passing: all)
  }
}
