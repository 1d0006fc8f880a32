internal import ReviuExpression

extension Rule {
  /// The outcome where there is nothing to report, as nearly always; nil where ``RuleApplication`` must look closer.
  ///
  /// - Parameters:
  ///   - frame: left bound to any row of the rule's scope.
  ///   - concerned: the rows that the rule is about; nil where it is about all.
  func clearOutcome(_ frame: inout Frame, _ concerned: ConcernedRows?) -> Outcome? {
    guard isInForce else { return .notApplicable }
    guard let rows else { return verdict(&frame, concerned).outcome }
    if let columns, let all = rows.columns(frame) {
      guard let concerned else { return columns.outcome(all) }
      return concerned.unreadable.isEmpty ? columns.outcome(all.keeping(concerned.rows)) : nil
    }
    var outcome: Outcome? = .notApplicable
    let isKnown = rows.forEach(&frame) { frame in
      switch verdict(&frame, concerned) {
      case .notApplicable: break
      case .pass: outcome = .pass
      case .unclear: outcome = nil
      }
      return outcome != nil
    }
    return isKnown ? outcome : nil
  }

  /// What can be said without evidence of the row that the frame is bound to.
  func verdict(_ frame: inout Frame, _ concerned: ConcernedRows?) -> RowVerdict {
    switch applicability(&frame, concerned) {
    case .no: .notApplicable
    case .unknown: .unclear
    case .yes: check.verdict(&frame)
    }
  }

  /// Whether the rule is to be applied to the row that the frame is bound to: its condition holds, and the row has
  /// the words that it is about.
  ///
  /// - Parameter concerned: nil looks into the row's text.
  func applicability(_ frame: inout Frame, _ concerned: ConcernedRows? = nil) -> Truth {
    var isConcerned = Truth.yes
    if let concern {
      isConcerned =
        concerned?.truth(ofRow: frame.row(of: concern.field.variable)) ?? concern.truth(&frame)
    }
    if isConcerned == .no { return .no }
    let holds = whenProgram?.evaluate(&frame) ?? .yes
    return holds == .yes ? isConcerned : holds
  }
}

extension RowVerdict {
  /// Nil where it is not clear.
  fileprivate var outcome: Outcome? {
    switch self {
    case .pass: .pass
    case .notApplicable: .notApplicable
    case .unclear: nil
    }
  }
}
