internal import ReviuExpression

/// Which values of a proposal are computed from which, as the arithmetic rules say.
///
/// Only what the documents keep to is a derivation: a sum that is wrong was not computed from its summands.
struct Derivations {
  struct Derivation {
    var value: ValuePlace
    var inputs: [ValuePlace]
    var formula: CheckedExpression
    var frame: Frame
  }

  /// By the derived value.
  private(set) var all: [ValuePlace: Derivation] = [:]
  private var users: [ValuePlace: [ValuePlace]] = [:]

  init(_ rules: [Rule], _ frame: Frame) {
    var frame = frame
    for rule in rules where rule.isActive && rule.isInForce {
      guard case .arithmetic(let check) = rule.check, case .field = check.value.kind else {
        continue
      }
      guard let rows = rule.rows else {
        add(check, rule, &frame)
        continue
      }
      _ = rows.forEach(&frame) { frame in
        add(check, rule, &frame)
        return true
      }
    }
  }

  private mutating func add(_ check: ArithmeticCheck, _ rule: Rule, _ frame: inout Frame) {
    guard rule.applicability(&frame) == .yes, check.passes(&frame),
      case .field(let access) = check.value.kind
    else { return }
    var explanation = Explanation(frame)
    let value = ValuePlace(explanation.contribution(of: access))
    guard all[value] == nil else { return }
    _ = explanation.evaluate(check.equals)
    let inputs = explanation.contributions.map { ValuePlace($0) }
    all[value] = Derivation(value: value, inputs: inputs, formula: check.equals, frame: frame)
    for input in inputs { users[input, default: []].append(value) }
  }

  /// Values that are computed from a value in one step.
  func results(of value: ValuePlace) -> [Derivation] {
    (users[value] ?? []).compactMap { all[$0] }
  }

  /// The values and all that they were computed from.
  func sources(of values: some Sequence<ValuePlace>) -> Set<ValuePlace> {
    var found: Set<ValuePlace> = []
    var waiting = Array(values)
    while let value = waiting.popLast() {
      if found.insert(value).inserted { waiting += all[value]?.inputs ?? [] }
    }
    return found
  }
}
