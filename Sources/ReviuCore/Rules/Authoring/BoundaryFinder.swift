internal import ReviuExpression

/// What came of the tests at the limits of a rule.
package struct BoundaryResult: Sendable {
  package var tests: [RuleTestResult]
  /// Limits to which no value of a test could be moved.
  package var untested: [PackProblem]
}

extension AuthoredPack {
  /// Moves a value of each rule's tests to just below, onto, and just above each of its limits, and holds what
  /// the rule says against what its kind is defined to say.
  package func runBoundaryTests() -> BoundaryResult {
    var result = BoundaryResult(tests: [], untested: [])
    var finder = BoundaryFinder()
    for authored in rules {
      for boundary in authored.rule.check.boundaries {
        let tests = finder.tests(at: boundary, of: authored)
        for (test, proposal) in tests {
          let deviations = test.deviations(of: authored.rule, on: .proposals([proposal]))
          result.tests.append(
            RuleTestResult(rule: authored.rule.id, test: test, deviations: deviations))
        }
        if tests.isEmpty {
          result.untested.append(
            warning(
              .boundaryNotTested(boundary.key),
              at: authored.node[boundary.key] ?? authored.node, authored.file))
        }
      }
    }
    return result
  }
}

/// Finds documents whose value lies at a limit, by changing one value of a test and measuring again.
struct BoundaryFinder: ~Copyable {
  private var bench = RuleTestBench()

  /// A test with the documents that it gives.
  private struct Base {
    var test: RuleTest
    var given: YAMLNode
    var proposal: Proposal
    /// Of every row that the rule applies to; nil where something is not known.
    var states: [[BoundaryState]?]
  }

  mutating func tests(
    at boundary: Boundary, of authored: AuthoredRule
  ) -> [(test: RuleTest, proposal: Proposal)] {
    let all = authored.rule.check.boundaries
    guard let number = all.firstIndex(where: { $0.key == boundary.key }) else { return [] }
    for base in bases(authored, all) {
      for row in base.states.indices {
        guard let state = base.states[row]?[number] else { continue }
        for (path, leaf) in base.given.scalars {
          for unit in boundary.units {
            let found = state.targets(unit: unit).compactMap { target in
              moved(base, authored, all, number, row, path, leaf, to: target)
            }
            if found.count >= 3 { return found }
          }
        }
      }
    }
    return []
  }

  /// Tests whose outcome a single row decides, those that pass first.
  private mutating func bases(_ authored: AuthoredRule, _ all: [Boundary]) -> [Base] {
    var bases: [Base] = []
    let nodes = authored.node["tests"]?.elements ?? []
    for (test, node) in zip(authored.rule.tests, nodes) {
      guard test.expect == .pass || test.expect == .fail, let given = node["given"],
        case .proposals(let proposals) = bench.read(test), let proposal = proposals.first
      else { continue }
      let states = Self.states(authored.rule, all, proposal)
      if test.expect == .pass || states.count == 1 {
        bases.append(Base(test: test, given: given, proposal: proposal, states: states))
      }
    }
    return bases.filter { $0.test.expect == .pass } + bases.filter { $0.test.expect == .fail }
  }

  /// The test with a value of its documents changed, if that moves the measured value and nothing else.
  private mutating func moved(
    _ base: Base, _ authored: AuthoredRule, _ all: [Boundary], _ number: Int, _ row: Int,
    _ path: [YAMLStep], _ leaf: YAMLNode, to target: Decimal
  ) -> (test: RuleTest, proposal: Proposal)? {
    guard let before = base.states[row]?[number], let shift = try? target - before.value else {
      return nil
    }
    let boundary = all[number]
    for text in boundary.texts(moving: leaf.text ?? "", by: shift, to: target) {
      guard let given = base.given.changing(path, to: leaf.holding(text)),
        let keys = KeyReader(given, file: authored.file, problems: PackProblems())
      else { continue }
      let documents = TestDocuments(keys)
      guard case .proposals(let proposals) = bench.read([documents], as: base.test.name),
        let proposal = proposals.first
      else {
        continue
      }
      let states = Self.states(authored.rule, all, proposal)
      guard states.count == base.states.count, let state = states[row],
        state[number] == BoundaryState(value: target, bound: before.bound),
        states.indices.allSatisfy({ $0 == row || states[$0] == base.states[$0] })
      else { continue }
      let isKept = zip(all, state).allSatisfy { $0.holds($1) }
      let test = RuleTest(
        name: "\(base.test.name) [\(boundary.key): \(text)]", file: authored.file,
        line: base.test.line, documents: [documents], expect: isKept ? .pass : .fail)
      return (test, proposal)
    }
    return nil
  }

  private static func states(
    _ rule: Rule, _ boundaries: [Boundary], _ proposal: Proposal
  ) -> [[BoundaryState]?] {
    let applying = rule.frames(proposal.frame).filter { frame in
      var frame = frame
      return rule.applicability(&frame) == .yes
    }
    return applying.map { frame in
      let states = boundaries.map { $0.state(frame) }
      return states.contains(nil) ? nil : states.compactMap { $0 }
    }
  }
}

extension Boundary {
  /// Texts that a value of a document could have instead, so that the measured value moves by a shift.
  fileprivate func texts(moving text: String, by shift: Decimal, to target: Decimal) -> [String] {
    switch measure {
    case .number:
      guard let value = Decimal(text) else { return [] }
      let sum = try? value + shift
      let difference = try? value - shift
      return [sum, difference].compactMap { $0 }.filter { !$0.isNegative }.map(
        \.reduced.description)
    case .date:
      guard let day = CivilDate(text), let days = shift.wholeNumber else { return [] }
      return [day.adding(days: Int(days))].compactMap { $0?.description }
    case .length:
      guard let count = target.wholeNumber else { return [] }
      // Points stand for characters: they neither make a word nor split one.
      let start = words.joined(separator: " ")
      let filler = Int(count) - start.unicodeScalars.count
      return filler >= 0 && count > 0 ? [start + String(repeating: ".", count: filler)] : []
    }
  }
}
