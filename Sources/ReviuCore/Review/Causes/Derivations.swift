internal import ReviuExpression

/// How a value of a proposal is computed from others.
final class Derivation {
  let value: ValuePlace
  let inputs: Set<ValuePlace>
  let formula: CheckedExpression
  /// Bound to the row of the value.
  let frame: Frame

  init(of value: ValuePlace, by formula: CheckedExpression, _ frame: Frame) {
    self.value = value
    self.formula = formula
    self.frame = frame
    var explanation = Explanation(frame)
    _ = explanation.evaluate(formula)
    inputs = Set(explanation.contributions.map { ValuePlace($0) })
  }
}

/// Which values of a proposal are computed from which, as the arithmetic rules say.
///
/// Only what the documents keep to is a derivation: a sum that is wrong was not computed from its summands. It is found
/// out for one value after the other, as somebody asks; few values of a document stand behind its findings.
final class Derivations {
  private let fields: [ComputedField]
  private var known: [ValuePlace: Derivation?] = [:]

  init(_ rules: [Rule], _ frame: Frame) {
    fields = rules.compactMap { ComputedField($0, frame) }
  }

  /// Nil for a value that no rule computes, or that is not what its rule computes.
  func derivation(of value: ValuePlace) -> Derivation? {
    if let known = known[value] { return known }
    let derivation = fields.lazy.compactMap { $0.derivation(of: value) }.first
    known[value] = .some(derivation)
    return derivation
  }

  /// Values that are computed from a value in one step.
  func results(of value: ValuePlace) -> [Derivation] {
    fields.flatMap { $0.values(readingColumnOf: value) }.sorted().compactMap { result in
      derivation(of: result).flatMap { $0.inputs.contains(value) ? $0 : nil }
    }
  }

  /// A value and all that are computed from it.
  func dependents(of value: ValuePlace) -> Set<ValuePlace> {
    var found: Set<ValuePlace> = []
    var waiting = [value]
    while let value = waiting.popLast() {
      if found.insert(value).inserted { waiting += results(of: value).map(\.value) }
    }
    return found
  }
}
