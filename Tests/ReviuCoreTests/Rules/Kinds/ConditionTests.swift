import ReviuExpression
import Testing

@testable import ReviuCore

struct ConditionTests {
  @Test(arguments: [
    KindCase("holds", "{rab.total: 10, kak.biaya: 5}", .pass),
    KindCase("does not hold", "{rab.total: 9, kak.biaya: 5}", .fail),
    KindCase("is unknown", "{rab.total: 9}", .indeterminate),
    KindCase("holds whatever the rest is", "{rab.total: 0}", .pass),
  ])
  func `must hold`(example: KindCase) throws {
    let keys = "kind: check\ncondition: rab.total == 0 || rab.total >= kak.biaya * 2"
    try example.check(try PackSketch(rules: PackSketch.rule(keys)).load())
  }

  @Test func `points at everything that was read`() throws {
    let keys = "kind: check\nfor: d in rab.detil\ncondition: d.jumlah > 0 && d.volume > 0"
    let trial = try RuleTrial(
      try PackSketch(rules: PackSketch.rule(keys)).load(),
      given: "{rab.detil: [{jumlah: 1, volume: 1}, {jumlah: 1, volume: 0}, {jumlah: 0, volume: 1}]}"
    )
    #expect(try trial.outcome() == .fail)
    #expect(
      try trial.findings.flatMap { try trial.tags(of: $0) } == [
        #"<detil jumlah="1" volume="0">"#, #"<detil jumlah="0" volume="1">"#,
      ])
  }

  @Test func `must be a condition`() throws {
    let rule = PackSketch.rule("kind: check\ncondition: rab.total + 1")
    let problems = try PackSketch(rules: rule).problems()
    #expect(problems.contains { "\($0.reason)".contains("bool") })
  }
}
