internal import ReviuExpression

/// How long a rule takes.
package struct RuleTiming: Sendable {
  package var rule: Rule
  /// Rows that the rule looks at in all proposals; one for each proposal where the rule is about the whole of it.
  package var rows: Int
  /// For all proposals together; the shortest of several rounds, since others only add to it. Without the search for
  /// the words that rules are about, which they share.
  package var duration: Duration
}

extension RulePack {
  /// Times every rule on its own over the same proposals, in the order of the pack.
  ///
  /// One proposal is reviewed after the other, so that its values are as near as in a review.
  package func timings(on proposals: [Proposal], rounds: Int) -> [RuleTiming] {
    var timings = rules.map { RuleTiming(rule: $0, rows: 0, duration: .zero) }
    for proposal in proposals {
      var frame = proposal.frame
      let concerned = concerns.rows(in: frame)
      for index in rules.indices {
        timings[index].rows += rules[index].rowCount(&frame)
      }
      // What rules share, such as columns that several of them read, is computed before.
      for (rule, concerned) in zip(rules, concerned) {
        _ = rule.duration(on: proposal, &frame, concerned)
      }
      for index in rules.indices {
        let durations = (0..<rounds).map { _ in
          rules[index].duration(on: proposal, &frame, concerned[index])
        }
        timings[index].duration += durations.min() ?? .zero
      }
    }
    return timings
  }
}

extension Rule {
  fileprivate func rowCount(_ frame: inout Frame) -> Int {
    guard let rows else { return 1 }
    var count = 0
    _ = rows.forEach(&frame) { _ in
      count += 1
      return true
    }
    return count
  }

  fileprivate func duration(
    on proposal: Proposal, _ frame: inout Frame, _ concerned: ConcernedRows?
  ) -> Duration {
    var places = EvidencePlaces(proposal)
    return ContinuousClock().measure {
      if !isActive || clearOutcome(&frame, concerned) != nil { return }
      _ = RuleApplication(rule: self, proposal: proposal.id, concerned: concerned).run(
        &frame, &places)
    }
  }
}
