internal import ReviuExpression

/// What the tests of a rule reach, and what they leave out.
package struct RuleCoverage: Sendable {
  package var rule: String
  /// How many tests come to each outcome.
  package var outcomes: [Outcome: Int]
  package var warnings: [PackProblem]
}

/// What of a table the tests look up. A table that is copied from its source has rows that no test needs, so this is
/// no mistake.
package struct TableCoverage: Sendable, Equatable {
  package var file: String
  /// How many rows tests look up.
  package var rows: Int
  package var total: Int
  /// Columns that no test reads, such as names for people.
  package var unread: [String]
}

extension AuthoredPack {
  /// Which outcomes, parts of conditions, table rows, and columns the tests reach.
  package func coverage() -> (rules: [RuleCoverage], tables: [TableCoverage]) {
    var bench = RuleTestBench()
    var tables = TableUse()
    let covered = rules.map { authored in
      var trace = RuleTrace(authored)
      var outcomes: [Outcome: Int] = [:]
      for test in authored.rule.tests {
        guard case .proposals(let proposals) = bench.read(test) else { continue }
        outcomes[authored.rule.trial(on: proposals).outcome, default: 0] += 1
        for proposal in proposals { trace.run(on: proposal) }
      }
      if let (lookup, columns) = authored.rule.check.lookup {
        let shown = lookup.table.rowPlaceholders.filter { authored.rule.shows($0.name) }
        tables.add(
          lookup.table.name, rows: trace.rows, columns: columns + shown.map(\.column))
      }
      return RuleCoverage(
        rule: authored.rule.id, outcomes: outcomes,
        warnings: outcomeWarnings(authored, outcomes) + trace.warnings(problems))
    }
    return (covered, folders.flatMap { tableCoverage($0, tables) })
  }

  private func outcomeWarnings(
    _ authored: AuthoredRule, _ outcomes: [Outcome: Int]
  ) -> [PackProblem] {
    let rule = authored.rule
    // Where a sound document has rows, their absence makes the rule indeterminate.
    let mayHaveNoRows =
      rule.scope.map { !$0.rows.field.place.needsRows || !$0.filters.isEmpty } ?? false
    let mayNotApply =
      mayHaveNoRows || rule.when != nil || rule.concern != nil
      || rule.kind != .population && rule.check.lookup?.lookup.onMissing == .notApplicable
    let possible: [Outcome] =
      [.pass, .fail, .indeterminate] + (mayNotApply ? [.notApplicable] : [])
    return possible.filter { outcomes[$0] == nil }.map {
      warning(
        .outcomeNotReached($0.rawValue), at: authored.node["id"] ?? authored.node, authored.file)
    }
  }

  private func tableCoverage(_ folder: AuthoredFolder, _ use: TableUse) -> [TableCoverage] {
    folder.header.tableEntries.compactMap { entry in
      guard let name = entry.key.text, let table = folder.tables[name].flatMap({ $0 }),
        let used = use.tables[name]
      else { return nil }
      return TableCoverage(
        file: folder.files.displayPath(table.path), rows: used.rows.count,
        total: table.columnRows.count,
        unread: table.columnTypes.keys.filter { !used.columns.contains($0) }.sorted())
    }
  }

  func warning(_ warning: PackWarning, at node: YAMLNode, _ file: String) -> PackProblem {
    problems.warning(warning, at: TextPlace(node), of: file)
  }
}

extension Rule {
  /// Whether findings show what the rule's kind provides under a name.
  fileprivate func shows(_ evidence: String) -> Bool {
    message.shows(evidence) || remedy?.shows(evidence) == true
  }
}

/// What the tests of all rules look up, by the name of the table.
private struct TableUse {
  private(set) var tables: [String: (rows: Set<Int>, columns: Set<String>)] = [:]

  mutating func add(_ table: String, rows: Set<Int>, columns: [String]) {
    tables[table, default: ([], [])].rows.formUnion(rows)
    if !rows.isEmpty { tables[table, default: ([], [])].columns.formUnion(columns) }
  }
}

/// What the parts of a rule's conditions came to in its tests.
private struct RuleTrace {
  /// Rows of the rule's table that were found.
  private(set) var rows: Set<Int> = []
  private let authored: AuthoredRule
  private let expressions: [DeclaredExpression]
  private var results: [Part: Set<Bool>] = [:]
  /// Words and exceptions of the rule's concern that decided something.
  private var phrases: Set<String> = []

  private struct Part: Hashable {
    var path: [YAMLStep]
    var span: Range<Int>
  }

  init(_ authored: AuthoredRule) {
    self.authored = authored
    expressions = authored.expressions
  }

  mutating func run(on proposal: Proposal) {
    for var frame in authored.rule.frames(proposal.frame) {
      for expression in expressions where expression.decidesApplicability {
        record(expression, frame)
      }
      recordPhrases(frame)
      guard authored.rule.applicability(&frame) == .yes else { continue }
      for expression in expressions where !expression.decidesApplicability {
        for frame in expression.each.map({ frame.binding($0) }) ?? [frame] {
          record(expression, frame)
        }
      }
      if let lookup = authored.rule.check.lookup?.lookup {
        var explanation = Explanation(frame)
        if case .row(let row, _) = lookup.row(explaining: &explanation) { rows.insert(row) }
      }
    }
  }

  /// The words that a row is about, and the exceptions that hold one.
  private mutating func recordPhrases(_ frame: Frame) {
    guard let concern = authored.rule.concern else { return }
    var frame = frame
    for occurrence in concern.occurrences(&frame) {
      phrases.insert((occurrence.exception ?? occurrence.word).text)
    }
  }

  private mutating func record(_ declared: DeclaredExpression, _ frame: Frame) {
    var explanation = Explanation(frame, keepsSteps: true)
    _ = explanation.evaluate(declared.expression)
    for step in explanation.steps {
      guard case .bool(let value) = step.value else { continue }
      results[Part(path: declared.path, span: step.expression.span), default: []].insert(value)
    }
  }

  func warnings(_ problems: PackProblems) -> [PackProblem] {
    conditionWarnings(problems) + phraseWarnings(problems)
  }

  private func phraseWarnings(_ problems: PackProblems) -> [PackProblem] {
    let concern = authored.node["concerns"]
    let nodes = ["words", "unless"].flatMap { concern?[$0]?.elements ?? [] }
    return nodes.compactMap { node in
      guard let text = node.text, !phrases.contains(text) else { return nil }
      return problems.warning(.phraseNotFound(text), at: TextPlace(node), of: authored.file)
    }
  }

  private func conditionWarnings(_ problems: PackProblems) -> [PackProblem] {
    expressions.flatMap { declared in
      declared.expression.conditions.compactMap { condition -> PackProblem? in
        let part = Part(path: declared.path, span: condition.span)
        let text = declared.text(of: condition)
        let warning: PackWarning
        switch results[part] {
        case nil: warning = .neverEvaluated(text)
        case [true]: warning = .alwaysSame(text, true)
        case [false]: warning = .alwaysSame(text, false)
        default: return nil
        }
        let node = declared.node
        let place =
          declared.text == node.text
          ? problems.place(of: condition.span, in: node, of: authored.file) : TextPlace(node)
        return problems.warning(warning, at: place, of: authored.file)
      }
    }
  }
}

extension Rule {
  /// The frame bound to each row of the rule's scope, as far as it is known which there are.
  func frames(_ frame: Frame) -> [Frame] { scope.map { frame.binding($0) } ?? [frame] }
}

extension Frame {
  /// The frame bound to each of the selected rows.
  func binding(_ selection: RowSelection) -> [Frame] {
    var explanation = Explanation(self)
    return (explanation.rows(selection) ?? []).map { row in
      var frame = self
      frame.bind(selection.variable, toRow: row)
      return frame
    }
  }
}

extension CheckedExpression {
  /// The parts that are true or false by themselves: comparisons, tests, and those of the rows' filters.
  var conditions: [CheckedExpression] {
    let isOwn =
      switch kind {
      case .literal, .field, .not, .conditional, .binary(.and, _, _), .binary(.or, _, _): false
      default: type == .bool
      }
    return (isOwn ? [self] : []) + kind.parts.flatMap(\.conditions)
  }
}
