internal import ReviuExpression

/// Pairs of values that must be the same.
final class ConsistencyCheck: Sendable {
  struct Pair: Sendable {
    var left: CheckedExpression
    var right: CheckedExpression
    /// What the pair is called in messages.
    var label: Bilingual
    let ignoresCase: Bool
    /// Whether the quick evaluation is sure that they are the same.
    let isEqual: TruthProgram
    fileprivate let equality: CheckedExpression

    /// - Parameter equality: a comparison of two values for equality.
    init(equality: CheckedExpression, label: Bilingual, ignoresCase: Bool) {
      guard case .binary(.equal, let left, let right) = equality.kind else {
        preconditionFailure("a pair is made from an equality")
      }
      self.left = left
      self.right = right
      self.label = label
      self.ignoresCase = ignoresCase
      self.equality = ignoresCase ? equality.inSmallLetters : equality
      isEqual = TruthProgram(self.equality)
    }

    fileprivate func areSame(_ left: Value, _ right: Value) -> Bool {
      if ignoresCase, case .text(let left) = left, case .text(let right) = right {
        return left.lowercased().utf8.elementsEqual(right.lowercased().utf8)
      }
      return left == right
    }
  }

  let pairs: [Pair]

  init(pairs: [Pair]) { self.pairs = pairs }

  func passes(_ frame: inout Frame) -> Bool {
    pairs.indices.allSatisfy { pairs[$0].isEqual.evaluate(&frame) == .yes }
  }

  func columns(_ variable: Int) -> RuleColumns.Check {
    let equalities = pairs.map { TruthColumn($0.equality, variable: variable) }
    return { equalities.verdicts($0) }
  }

  func assess(_ frame: Frame) -> Assessment {
    var failures: [Failure] = []
    var gaps: [Gap] = []
    var contributions: [Contribution] = []
    for pair in pairs {
      var explanation = Explanation(frame)
      let left = explanation.evaluate(pair.left)
      let right = explanation.evaluate(pair.right)
      guard let left, let right else {
        gaps += explanation.gaps
        contributions += explanation.contributions
        continue
      }
      if !pair.areSame(left, right) { failures.append(failure(pair, left, right, explanation)) }
    }
    if !failures.isEmpty { return .fail(failures) }
    return gaps.isEmpty ? .pass : .indeterminate(gaps, contributions)
  }

  private func failure(
    _ pair: Pair, _ left: Value, _ right: Value, _ explanation: Explanation
  ) -> Failure {
    var failure = Failure(contributions: explanation.contributions)
    let unit = pair.left.type.unit == .plain ? pair.right.type.unit : pair.left.type.unit
    failure.actual = Quantity(left, unit: unit)
    failure.expected = Quantity(right, unit: unit)
    if case .number(let a) = left, case .number(let b) = right, let difference = try? a - b {
      failure.difference = Quantity(.number(difference), unit: unit)
    }
    failure.words["field"] = pair.label
    failure.discriminator = pair.label.id
    return failure
  }
}

extension CheckedExpression {
  /// An equality of texts with both sides in small letters; any other as it is.
  fileprivate var inSmallLetters: CheckedExpression {
    guard case .binary(.equal, let left, let right) = kind, left.type == .string else {
      return self
    }
    func small(_ text: CheckedExpression) -> CheckedExpression {
      CheckedExpression(
        kind: .textFunction(.lowerAscii, text, arguments: []), type: .string, span: text.span)
    }
    return CheckedExpression(
      kind: .binary(.equal, small(left), small(right)), type: type, span: span)
  }
}
