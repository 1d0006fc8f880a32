internal import ReviuExpression
internal import ReviuXML

/// A proposal as it would be with one value changed, and everything computed from it changed along.
struct Hypothesis {
  enum State {
    case cleared
    case remains(Failure)
    case undecided
  }

  /// What a rule says, failures by what tells them apart.
  private enum Assessed {
    case cleared, undecided
    case failing([String: Failure])
  }

  private var documents: [ExtractedDocument]
  /// By id, of rules about the whole proposal.
  private var wholes: [String: Assessed] = [:]

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
  mutating func state(of failure: Failure, by rule: Rule, _ frame: Frame) -> State {
    let assessed: Assessed
    if rule.scope == nil {
      // Such a rule may have thousands of failures, and says of all of them what it says of one.
      assessed = wholes[rule.id] ?? assess(rule, frame)
      wholes[rule.id] = assessed
    } else {
      assessed = assess(rule, frame)
    }
    switch assessed {
    case .cleared: return .cleared
    case .undecided: return .undecided
    case .failing(let failures):
      return failures[failure.discriminator].map { .remains($0) } ?? .cleared
    }
  }

  private func assess(_ rule: Rule, _ frame: Frame) -> Assessed {
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
      return .failing(
        Dictionary(
          failures.lazy.map { ($0.discriminator, $0) }, uniquingKeysWith: { first, _ in first }))
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
