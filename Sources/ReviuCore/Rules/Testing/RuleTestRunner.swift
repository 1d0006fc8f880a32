/// What came of a rule's test.
package struct RuleTestResult: Sendable {
  package var rule: String
  package var test: RuleTest
  /// What is not as the test expects; empty when it passed.
  package var deviations: [Bilingual]
}

extension RulePack {
  /// Runs the tests beside the rules; the pack must have been loaded with them.
  package func runTests() -> [RuleTestResult] {
    var bench = RuleTestBench()
    var results: [RuleTestResult] = []
    for rule in rules {
      for test in rule.tests {
        let deviations = test.deviations(of: rule, on: bench.read(test))
        results.append(RuleTestResult(rule: rule.id, test: test, deviations: deviations))
      }
    }
    return results
  }
}
