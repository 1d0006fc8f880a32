import Testing

@testable import ReviuCore

struct GapMessageTests {
  @Test func `names the key that a map of the rule does not have`() throws {
    let rule = PackSketch.rule(
      """
      kind: ceiling
      value: '{"900017": rab.total, "900018": 0}[rab.satker.kode]'
      limit: 1
      """)
    let trial = try RuleTrial(
      try PackSketch(rules: rule).load(), given: #"{rab.total: 5, rab.satker.kode: "900019"}"#)
    #expect(try trial.outcome() == .indeterminate)
    #expect(
      trial.findings.map(\.message) == [
        Bilingual(
          id: #"Tidak dapat dinilai: aturan tidak menyebut nilai untuk "900019"."#,
          en: #"Cannot be assessed: the rule gives no value for "900019"."#)
      ])
  }
}
