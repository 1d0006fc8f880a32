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
  /// Which values are computed from which, sorted by the latter.
  private var uses: [(input: ValuePlace, value: ValuePlace)] = []

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
    uses.sort { ($0.input, $0.value) < ($1.input, $1.value) }
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
    uses += inputs.map { ($0, value) }
  }

  /// Values that are computed from a value in one step.
  func results(of value: ValuePlace) -> [Derivation] {
    var (low, high) = (0, uses.count)
    while low < high {
      let middle = (low + high) / 2
      if uses[middle].input < value { low = middle + 1 } else { high = middle }
    }
    return uses[low...].prefix { $0.input == value }.compactMap { all[$0.value] }
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
