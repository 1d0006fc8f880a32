internal import ReviuExpression

/// A rule of a pack, compiled: names resolved, types checked, tables found.
package final class Rule: Sendable {
  package let id: String
  package let kind: RuleKindName
  package let aspect: Aspect
  package let title: Bilingual
  package let basis: [Basis]
  package let tests: [RuleTest]

  let disposition: DispositionRule
  /// False for a rule that is only there to be switched on.
  package let isActive: Bool
  /// False when the day of the review lies outside the rule's validity.
  let isInForce: Bool
  /// The rows that the rule is applied to one by one; nil applies it once.
  let scope: RowSelection?
  let when: CheckedExpression?
  /// The words that a row must have for the rule to be about it; nil where there is no such demand.
  let concern: Concern?
  let check: RuleCheck
  let message: MessageTemplate
  let remedy: MessageTemplate?
  /// ``scope`` and ``when`` compiled.
  let rows: RowsProgram?
  /// The rule over all rows of its scope at once.
  let columns: RuleColumns?
  let whenProgram: TruthProgram?

  init(
    id: String, kind: RuleKindName, aspect: Aspect, title: Bilingual, basis: [Basis],
    tests: [RuleTest], disposition: DispositionRule, isActive: Bool, isInForce: Bool,
    scope: RowSelection?,
    when: CheckedExpression?, concern: Concern?, check: RuleCheck, message: MessageTemplate,
    remedy: MessageTemplate?
  ) {
    self.id = id
    self.kind = kind
    self.aspect = aspect
    self.title = title
    self.basis = basis
    self.tests = tests
    self.disposition = disposition
    self.isActive = isActive
    self.isInForce = isInForce
    self.scope = scope
    self.when = when
    self.concern = concern
    self.check = check
    self.message = message
    self.remedy = remedy
    rows = scope.map { RowsProgram($0) }
    whenProgram = when.map { TruthProgram($0) }
    columns = scope.map { RuleColumns(when: when, check: check, variable: $0.variable) }
  }

  /// The rule as if it were switched on and in force, as its tests take it.
  var inUse: Rule {
    if isActive, isInForce { return self }
    return Rule(
      id: id, kind: kind, aspect: aspect, title: title, basis: basis, tests: tests,
      disposition: disposition, isActive: true, isInForce: true, scope: scope, when: when,
      concern: concern, check: check, message: message, remedy: remedy)
  }
}

/// The kinds of rules, as rule files name them.
package enum RuleKindName: String, Sendable, CaseIterable {
  case ceiling
  case unitCost = "unit-cost"
  case eligibility
  case allowedValues = "allowed-values"
  case requiredDocuments = "required-documents"
  case arithmetic
  case consistency
  case pattern
  case required
  case text
  case dates
  case ratio
  case unique
  case check
  case aggregate
  case duplicate
  case population

  /// Whether rules of the kind are about all proposals together.
  package var isBatch: Bool {
    switch self {
    case .aggregate, .duplicate, .population: true
    default: false
    }
  }
}

/// The disposition of a rule's findings.
enum DispositionRule: Sendable {
  case fixed(Disposition)
  /// By the value of a column of the table row that the rule looked up.
  case byColumn(String, [String: Disposition])

  /// What a finding has when no row says otherwise: the most severe that is possible.
  var strictest: Disposition {
    switch self {
    case .fixed(let disposition): disposition
    case .byColumn(_, let dispositions): dispositions.values.max() ?? .koreksi
    }
  }
}

/// What a rule checks, by kind.
enum RuleCheck: Sendable {
  case ceiling(CeilingCheck)
  case unitCost(UnitCostCheck)
  case eligibility(EligibilityCheck)
  case allowedValues(AllowedValuesCheck)
  case requiredDocuments(RequiredDocumentsCheck)
  case arithmetic(ArithmeticCheck)
  case consistency(ConsistencyCheck)
  case pattern(PatternCheck)
  case required(RequiredCheck)
  case text(TextCheck)
  case dates(DatesCheck)
  case ratio(RatioCheck)
  case unique(UniqueCheck)
  case condition(ConditionCheck)
  case batch(BatchCheck)

  /// Of a rule about all proposals together.
  var batch: BatchCheck? {
    if case .batch(let check) = self { check } else { nil }
  }

  /// What can be said beyond doubt; whatever is unclear must be assessed.
  ///
  /// This is the way of nearly all rows, so it gathers no evidence.
  func verdict(_ frame: inout Frame) -> RowVerdict {
    switch self {
    case .ceiling(let check): check.verdict(&frame)
    case .unitCost(let check): check.verdict(&frame)
    case .eligibility(let check): check.verdict(&frame)
    case .allowedValues(let check): check.verdict(&frame)
    case .requiredDocuments(let check): RowVerdict(passes: check.passes(&frame))
    case .arithmetic(let check): RowVerdict(passes: check.passes(&frame))
    case .consistency(let check): RowVerdict(passes: check.passes(&frame))
    case .pattern(let check): RowVerdict(passes: check.passes(&frame))
    case .required(let check): RowVerdict(passes: check.passes(&frame))
    case .text(let check): RowVerdict(passes: check.passes(&frame))
    case .dates(let check): RowVerdict(passes: check.condition.passes(&frame))
    case .ratio(let check): RowVerdict(passes: check.condition.passes(&frame))
    case .unique(let check): RowVerdict(passes: check.passes(&frame))
    case .condition(let check): RowVerdict(passes: check.passes(&frame))
    case .batch: .pass
    }
  }

  /// The check for many rows at once.
  func columns(variable: Int) -> RuleColumns.Check {
    let columns: RuleColumns.Check? =
      switch self {
      case .unitCost(let check): check.columns(variable)
      case .eligibility(let check): check.columns(variable)
      case .allowedValues(let check): check.columns(variable)
      case .arithmetic(let check): check.columns(variable)
      case .dates(let check): check.condition.columns(variable)
      case .ratio(let check): check.condition.columns(variable)
      case .ceiling(let check): check.columns(variable)
      case .consistency(let check): check.columns(variable)
      case .required(let check): check.columns(variable)
      case .condition(let check): check.columns(variable)
      case .requiredDocuments, .pattern, .text, .unique, .batch: nil
      }
    if let columns { return columns }
    return { columns in
      var frame = columns.frame
      return RowVerdicts(count: columns.count) { position in
        frame.bind(variable, toRow: columns.row(at: position))
        return verdict(&frame)
      }
    }
  }

  /// The outcome with all that led to it.
  func assess(_ frame: Frame) -> Assessment {
    switch self {
    case .ceiling(let check): check.assess(frame)
    case .unitCost(let check): check.assess(frame)
    case .eligibility(let check): check.assess(frame)
    case .allowedValues(let check): check.assess(frame)
    case .requiredDocuments(let check): check.assess(frame)
    case .arithmetic(let check): check.assess(frame)
    case .consistency(let check): check.assess(frame)
    case .pattern(let check): check.assess(frame)
    case .required(let check): check.assess(frame)
    case .text(let check): check.assess(frame)
    case .dates(let check): check.assess(frame)
    case .ratio(let check): check.assess(frame)
    case .unique(let check): check.assess(frame)
    case .condition(let check): check.assess(frame)
    // By itself a proposal contradicts none.
    case .batch: .pass
    }
  }
}
