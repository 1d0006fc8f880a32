internal import ReviuExpression

/// How a rule came to its outcome on one proposal.
package struct RuleExplanation: Sendable {
  /// A part of the rule and what it came to.
  package struct Step: Sendable, Equatable {
    /// The key of the rule that it stands in, or the table that it was found in.
    package var key: String
    package var text: String
    /// Nil when there is none.
    package var value: Quantity?
    /// Where the value stands; nil for what is computed.
    package var place: String?
    package var note: Bilingual?
  }

  /// What the rule is applied to at once: a row, or the whole proposal.
  package struct Row: Sendable {
    package var outcome: Outcome
    /// Nil for the whole proposal.
    package var location: Location?
    package var steps: [Step]
  }

  package var proposal: String
  package var outcome: Outcome
  /// False where the pack has switched the rule off: a review says nothing about it.
  package var isActive: Bool
  /// False where the rule comes to nothing because of the day of the review.
  package var isInForce: Bool
  /// Whether the rule is about all proposals together, and the rows only what this one contributes.
  package var isAboutAll: Bool
  package var findings: [Finding]
  package var rows: [Row]

  /// The rows that decide the outcome; of rows that are all in order, the first. Of a rule about all proposals, those
  /// that count.
  package var decidingRows: [Row] {
    if isAboutAll { return rows.filter { $0.outcome != .notApplicable } }
    let rows = rows.filter { $0.outcome == outcome }
    return outcome == .fail || outcome == .indeterminate ? rows : Array(rows.prefix(1))
  }
}

extension AuthoredPack {
  /// The ids of the rules, for suggestions.
  package var ruleIds: [String] { rules.map(\.rule.id) }

  /// What led a rule to its outcome; nil where the pack has none of the id.
  /// - Parameter batch: the run that the proposal is part of; nil where it stands alone.
  package func explain(
    rule id: String, on proposal: Proposal, in batch: Batch? = nil
  ) -> RuleExplanation? {
    guard let authored = rules.first(where: { $0.rule.id == id }) else { return nil }
    let rule = authored.rule
    let isAboutAll = rule.check.batch != nil
    let result = rule.result(on: proposal)
    var explainer = RuleExplainer(
      authored, proposal, tableFile: rule.check.lookup?.lookup.table.file)
    let together = isAboutAll ? batch?.outcome(of: id, in: proposal) : nil
    let outcome = together ?? result.outcome
    return RuleExplanation(
      proposal: proposal.id, outcome: outcome,
      isActive: rule.isActive, isInForce: rule.isInForce, isAboutAll: isAboutAll,
      findings: isAboutAll
        ? batch?.findings(of: id, about: proposal, outcome) ?? [] : result.findings.map(\.finding),
      rows: rule.isInForce ? explainer.rows(proposal.frame) : [])
  }
}

extension Batch {
  fileprivate func outcome(of rule: String, in proposal: Proposal) -> Outcome {
    guard let number = summaries.firstIndex(where: { $0.id == rule }),
      let review = reviews.first(where: { $0.proposal == proposal.id })
    else { return .notApplicable }
    return review.outcomes[number]
  }

  /// Findings on several proposals of which this one is part, or, where nothing is certain, that say why.
  fileprivate func findings(
    of rule: String, about proposal: Proposal, _ outcome: Outcome
  ) -> [Finding] {
    let files = [proposal.kak, proposal.rab].compactMap { $0?.file }
    return batchFindings.filter { finding in
      finding.rule == rule
        && (outcome == .indeterminate && finding.outcome == .indeterminate
          || finding.locations.contains { files.contains($0.file) })
    }
  }
}

private struct RuleExplainer {
  private let authored: AuthoredRule
  private let expressions: [DeclaredExpression]
  private var places: EvidencePlaces
  /// Of the table that the rule looks rows up in.
  private let tableFile: String?

  init(_ authored: AuthoredRule, _ proposal: Proposal, tableFile: String?) {
    self.authored = authored
    self.tableFile = tableFile
    expressions = authored.expressions
    places = EvidencePlaces(proposal)
  }

  mutating func rows(_ frame: Frame) -> [RuleExplanation.Row] {
    guard let scope = authored.rule.scope else { return [row(frame, at: nil)] }
    var explanation = Explanation(frame)
    var rows: [RuleExplanation.Row] = []
    for number in explanation.rows(scope) ?? [] {
      var bound = frame
      bound.bind(scope.variable, toRow: number)
      rows.append(row(bound, at: explanation.rowContribution(of: scope, number)))
    }
    return rows
  }

  private mutating func row(_ frame: Frame, at place: Contribution?) -> RuleExplanation.Row {
    let location = place.flatMap { places.location(of: $0) }
    let outcome: Outcome
    var bound = frame
    switch authored.rule.applicability(&bound) {
    case .unknown: outcome = .indeterminate
    case .no: outcome = .notApplicable
    case .yes: outcome = authored.rule.check.assess(frame).outcome
    }
    let rule = authored.rule
    let appliesAlways = rule.when == nil && rule.concern == nil
    let relevant = expressions.filter { expression in
      expression.decidesApplicability || outcome != .notApplicable || appliesAlways
    }
    var steps: [RuleExplanation.Step] = []
    for expression in relevant {
      for frame in expression.each.map({ frame.binding($0) }) ?? [frame] {
        for step in self.steps(expression, frame) where !steps.contains(step) { steps.append(step) }
      }
      if expression.path.first == .key("concerns") { steps += wordSteps(frame) }
    }
    return .init(outcome: outcome, location: location, steps: steps + tableSteps(frame))
  }

  private mutating func steps(
    _ declared: DeclaredExpression, _ frame: Frame
  ) -> [RuleExplanation.Step] {
    var explanation = Explanation(frame, keepsSteps: true)
    _ = explanation.evaluate(declared.expression)
    return explanation.steps.compactMap { step in
      switch step.expression.kind {
      case .literal, .date, .list: return nil
      default: break
      }
      let location = step.place.flatMap { places.location(of: $0) }
      return .init(
        key: declared.path.description, text: declared.text(of: step.expression),
        value: step.value.map { Quantity($0, unit: step.expression.type.unit) },
        place: location.map { "\($0.file):\($0.line):\($0.column)" }, note: nil)
    }
  }

  /// The words that were found in the row's text, each with the exception that it stands in; all that were looked for
  /// where there is none.
  private mutating func wordSteps(_ frame: Frame) -> [RuleExplanation.Step] {
    guard let concern = authored.rule.concern else { return [] }
    var frame = frame
    let found = concern.occurrences(&frame)
    if found.isEmpty {
      let all = concern.words.map(\.text).joined(separator: ", ")
      return [.init(key: "concerns.words", text: all, value: nil, place: nil, note: nil)]
    }
    return found.map { occurrence in
      let spot = concern.spot(of: occurrence, frame)
      let location = spot.flatMap { places.location(of: $0) }
      return .init(
        key: occurrence.exception == nil ? "concerns.words" : "concerns.unless",
        text: (occurrence.exception ?? occurrence.word).text,
        value: spot.map { .text($0.written) },
        place: location.map { "\($0.file):\($0.line):\($0.column)" }, note: nil)
    }
  }

  /// The columns of the table row that was found.
  private func tableSteps(_ frame: Frame) -> [RuleExplanation.Step] {
    guard let (lookup, columns) = authored.rule.check.lookup, let tableFile else { return [] }
    var explanation = Explanation(frame)
    let table = lookup.table
    switch lookup.row(explaining: &explanation) {
    case .unknown: return []
    case .noRow(let key):
      return [
        .init(
          key: table.name, text: "[\(key.joined(separator: ", "))]", value: nil,
          place: tableFile, note: nil)
      ]
    case .row(let row, let key):
      let origin = table.origin(row)
      let names = columns.isEmpty ? [nil] : columns.map(Optional.some)
      return names.map { column in
        let value = column.flatMap { table.text($0, row) }
        let start = "[\(key.joined(separator: ", "))]"
        return .init(
          key: table.name, text: column.map { "\(start).\($0)" } ?? start,
          value: column == nil
            ? .truth(true) : value.map { table.quantity($0, of: column ?? "") },
          place: "\(tableFile):\(origin.line)", note: origin.confidence.label)
      }
    }
  }
}

extension LookupTable {
  /// A value of a column as people write it.
  fileprivate func quantity(_ text: String, of column: String) -> Quantity {
    switch columnTypes[column] {
    case .rupiah: Decimal(text).map { .rupiah($0) } ?? .text(text)
    case .decimal, .int: Decimal(text).map { .number($0) } ?? .text(text)
    case .text, .textList, .date, .bool, nil: .text(text)
    }
  }
}

extension Assessment {
  fileprivate var outcome: Outcome {
    switch self {
    case .pass: .pass
    case .notApplicable: .notApplicable
    case .indeterminate: .indeterminate
    case .fail: .fail
    }
  }
}
