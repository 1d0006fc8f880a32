internal import ReviuExpression

/// A text that a pattern must match from end to end.
final class PatternCheck: Sendable {
  let value: CheckedExpression
  let pattern: Pattern
  private let program: TextProgram

  init(value: CheckedExpression, pattern: Pattern) {
    self.value = value
    self.pattern = pattern
    program = TextProgram(value)
  }

  func passes(_ frame: inout Frame) -> Bool {
    program.bytes(&frame).map { pattern.matchesWhole($0) } ?? false
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    guard case .text(let text) = explanation.evaluate(value) else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    if pattern.matchesWhole(text) { return .pass }
    var failure = Failure(contributions: explanation.contributions)
    failure.actual = .text(text)
    failure.words["expected"] = Bilingual(verbatim: pattern.source)
    return .fail([failure])
  }
}
