internal import ReviuExpression

/// A rule with one small mistake put into its declaration.
struct Mutant {
  /// What the mistake replaces, and where that stands.
  var warning: PackProblem
  /// The declaration with the mistake.
  var node: YAMLNode
}

extension AuthoredRule {
  /// The rule with each mistake that authors easily make: operators, limits, literals, columns, and choices
  /// changed; the condition, the words and their exceptions, filters, and entries of lists left out.
  func mutants(_ problems: PackProblems) -> [Mutant] {
    var mutants: [Mutant] = []
    for path in [["when"], ["concerns"], ["concerns", "unless"]] {
      let steps = path.map(YAMLStep.key)
      guard let left = node.node(at: steps) else { continue }
      mutants.append(
        mutant(
          at: steps, TextPlace(left), text: steps.description, replacement: nil, problems: problems)
      )
    }
    for part in decidingParts {
      let text = part.node.text ?? ""
      switch part.form {
      case .expression, .rows:
        guard let expression = try? Expression(parsing: text) else { continue }
        mutants += expression.mutations(in: text, loader.settings.constants).map {
          mutant(of: part, $0, problems)
        }
      case .list:
        mutants += entriesLeftOut(part, problems)
      default:
        let whole = 0..<text.utf8.count
        mutants += replacements(for: part).map {
          mutant(of: part, TextEdit(span: whole, replacement: $0), problems)
        }
      }
    }
    return mutants
  }

  private func replacements(for part: DeclaredPart) -> [String] {
    let text = part.node.text ?? ""
    switch part.form {
    case .text, .pattern: return [text.withLastCharacterChanged].compactMap { $0 }
    case .count, .share: return Decimal(text)?.neighbours.map(\.description) ?? []
    case .truth: return [text == "true" ? "false" : "true"]
    case .choice(let choices): return choices.filter { $0 != text }
    case .column:
      guard let table = rule.check.lookup?.lookup.table, let type = table.columnTypes[text] else {
        return []
      }
      return table.columnTypes.filter { $0.value == type && $0.key != text }.keys.sorted()
    default: return []
    }
  }

  private func entriesLeftOut(_ part: DeclaredPart, _ problems: PackProblems) -> [Mutant] {
    guard let elements = part.node.elements, elements.count > 1 else { return [] }
    return elements.enumerated().map { index, element in
      mutant(
        at: part.path + [.index(index)], TextPlace(element), text: element.text ?? "",
        replacement: nil,
        problems: problems)
    }
  }

  private func mutant(
    of part: DeclaredPart, _ edit: TextEdit, _ problems: PackProblems
  ) -> Mutant {
    let text = part.node.text ?? ""
    let changed = part.node.holding(edit.applied(to: text))
    return mutant(
      at: part.path, problems.place(of: edit.span, in: part.node, of: file),
      text: edit.original(in: text), replacement: changed, shown: edit.replacement,
      problems: problems)
  }

  private func mutant(
    at path: [YAMLStep], _ place: TextPlace, text: String, replacement: YAMLNode?,
    shown: String = "", problems: PackProblems
  ) -> Mutant {
    guard let changed = self.node.changing(path, to: replacement) else {
      preconditionFailure("a mistake leaves a rule")
    }
    return Mutant(
      warning: problems.warning(
        .unnoticedChange(text, replacement: shown), at: place, of: file),
      node: changed)
  }
}

/// Which mistakes in a rule its tests notice.
package struct MutationResult: Sendable {
  package var rule: String
  package var noticed: Int
  /// Changes after which all tests pass as before; some of them may mean the same as the original.
  package var survivors: [PackProblem]
  /// Changes that are refused when the pack is loaded.
  package var refused: Int
}

extension AuthoredPack {
  /// Runs the tests of every rule against the rule with one mistake after the other.
  package func runMutants() -> [MutationResult] {
    var bench = RuleTestBench()
    return rules.map { authored in
      var readings: [RuleTestBench.Reading] = []
      for test in authored.rule.tests { readings.append(bench.read(test)) }
      var result = MutationResult(rule: authored.rule.id, noticed: 0, survivors: [], refused: 0)
      for mutant in authored.mutants(problems) {
        let loader = authored.loader.reporting(to: PackProblems())
        guard let changed = loader.rule(mutant.node) else {
          result.refused += 1
          continue
        }
        let isNoticed = zip(authored.rule.tests, readings).contains { test, reading in
          !test.deviations(of: changed, on: reading).isEmpty
        }
        if isNoticed { result.noticed += 1 } else { result.survivors.append(mutant.warning) }
      }
      return result
    }
  }
}

extension RuleCheck {
  /// The table that the check looks figures up in, and the columns that it reads.
  var lookup: (lookup: TableLookup, columns: [String])? {
    switch self {
    case .ceiling(let check):
      if case .table(let limit) = check.limit { (limit.lookup, [limit.column]) } else { nil }
    case .unitCost(let check):
      (
        check.limit.lookup,
        [check.limit.column, check.unit?.column, check.dispositions?.column].compactMap { $0 }
      )
    case .eligibility(let check): (check.lookup, [check.column].compactMap { $0 })
    case .allowedValues(let check):
      switch check.allowed {
      case .values: nil
      case .listed(let lookup): (lookup, [])
      case .column(let lookup, let column, _): (lookup, [column])
      }
    case .batch(let check): check.lookup
    default: nil
    }
  }
}
