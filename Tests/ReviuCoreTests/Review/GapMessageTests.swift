import Testing

@testable import ReviuCore

struct GapMessageTests {
  @Test func `names the rows that lack, not what they lack in`() throws {
    let rule = PackSketch.rule("kind: check\nfor: d in rab.detil\ncondition: d.jumlah > 0")
    let trial = try RuleTrial(
      try PackSketch(rules: rule).load(),
      documents: [.rab: "<rab xmlns=\"urn:reviu:usulan:1\"><total>1</total></rab>"])
    #expect(try trial.outcome() == .indeterminate)
    #expect(
      trial.findings.filter { $0.rule == "UJI-001" }.map(\.message.en) == [
        "Cannot be assessed: Cost row is missing."
      ])
  }

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
