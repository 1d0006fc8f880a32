internal import ReviuExpression

/// A condition that must hold: of the kind `check`, and what other kinds come down to.
final class ConditionCheck: Sendable {
  let condition: CheckedExpression
  private let program: TruthProgram

  init(_ condition: CheckedExpression) {
    self.condition = condition
    program = TruthProgram(condition)
  }

  func passes(_ frame: inout Frame) -> Bool { program.evaluate(&frame) == .yes }

  func columns(_ variable: Int) -> RuleColumns.Check {
    let conditions = [TruthColumn(condition, variable: variable)]
    return { conditions.verdicts($0) }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    switch explanation.truth(condition) {
    case true: return .pass
    case false: return .fail([Failure(contributions: explanation.contributions)])
    case nil: return .indeterminate(explanation.gaps, explanation.contributions)
    }
  }
}
