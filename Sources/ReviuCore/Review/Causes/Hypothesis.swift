internal import ReviuExpression
internal import ReviuXML

/// A proposal as it would be with one value changed, and everything computed from it changed along.
struct Hypothesis {
  enum State {
    case cleared
    case remains(Failure)
    case undecided
  }

  private var documents: [ExtractedDocument]

  /// Steps of computing on; documents that are sound need as many as the budget has levels.
  private static let mostSteps = 100

  /// Nil when one of the values has no exact form.
  init?(
    _ value: ValuePlace, changedTo cell: Int64, in frame: Frame, _ derivations: Derivations
  ) {
    documents = [frame.document(0), frame.document(1)]
    guard set(value, to: cell), computeOn(from: value, derivations) else { return nil }
  }

  /// Nothing is computed from texts.
  init?(_ value: ValuePlace, changedTo text: String, in frame: Frame) {
    documents = [frame.document(0), frame.document(1)]
    guard
      let changed = documents[value.document].replacing(
        table: value.table, column: value.column, row: value.row, with: Array(text.utf8))
    else { return nil }
    documents[value.document] = changed
  }

  private mutating func set(_ value: ValuePlace, to cell: Int64) -> Bool {
    guard cell >= 0,
      let changed = documents[value.document].replacing(
        table: value.table, column: value.column, row: value.row, with: cell)
    else { return false }
    documents[value.document] = changed
    return true
  }

  private mutating func computeOn(from value: ValuePlace, _ derivations: Derivations) -> Bool {
    var waiting = derivations.results(of: value)
    var steps = 0
    while !waiting.isEmpty {
      let derivation = waiting.removeFirst()
      steps += 1
      var explanation = Explanation(derivation.frame.over(documents[0], documents[1]))
      guard steps <= Self.mostSteps, let number = explanation.number(derivation.formula),
        let cell = derivation.value.cell(for: number), set(derivation.value, to: cell)
      else { return false }
      waiting += derivations.results(of: derivation.value)
    }
    return true
  }

  /// What becomes of a failure.
  func state(of failure: Failure, by rule: Rule, _ frame: Frame) -> State {
    var frame = frame.over(documents[0], documents[1])
    switch rule.applicability(&frame) {
    case .yes: break
    case .no: return .cleared
    case .unknown: return .undecided
    }
    switch rule.check.assess(frame) {
    case .pass, .notApplicable: return .cleared
    case .indeterminate: return .undecided
    case .fail(let failures):
      return failures.first { $0.discriminator == failure.discriminator }.map { .remains($0) }
        ?? .cleared
    }
  }
}

extension ValuePlace {
  /// A number as the cell holds it; nil where it would need more digits.
  func cell(for number: Decimal) -> Int64? {
    switch type {
    case .int: number.coefficient(atScale: 0).flatMap { Int64(exactly: $0) }
    case .decimal(let scale, _): number.coefficient(atScale: scale).flatMap { Int64(exactly: $0) }
    default: nil
    }
  }
}
