internal import ReviuExpression

extension Rule {
  /// The outcome where there is nothing to report, as nearly always; nil where ``RuleApplication`` must look closer.
  ///
  /// - Parameter frame: left bound to any row of the rule's scope.
  func clearOutcome(_ frame: inout Frame) -> Outcome? {
    guard isInForce else { return .notApplicable }
    guard let rows else { return verdict(&frame).outcome }
    if let columns, let all = rows.columns(frame) { return columns.outcome(all) }
    var outcome: Outcome? = .notApplicable
    let isKnown = rows.forEach(&frame) { frame in
      switch verdict(&frame) {
      case .notApplicable: break
      case .pass: outcome = .pass
      case .unclear: outcome = nil
      }
      return outcome != nil
    }
    return isKnown ? outcome : nil
  }

  /// What can be said without evidence of the row that the frame is bound to.
  func verdict(_ frame: inout Frame) -> RowVerdict {
    switch whenProgram?.evaluate(&frame) {
    case .no: .notApplicable
    case .unknown: .unclear
    case .yes, nil: check.verdict(&frame)
    }
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
