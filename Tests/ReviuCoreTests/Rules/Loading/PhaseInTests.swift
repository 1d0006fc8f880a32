import Testing

@testable import ReviuCore

struct PhaseInTests {
  @Test(arguments: [
    ("2025-12-31", Disposition.konfirmasi), ("2026-01-01", .catatan), ("2026-02-28", .catatan),
    ("2026-03-01", .koreksi), ("2026-12-31", .koreksi),
  ])
  func `a rule becomes stricter day by day`(day: String, disposition: Disposition) throws {
    let rule = PackSketch.rule(
      "kind: check\ncondition: rab.total > 0",
      disposition:
        "[konfirmasi, {from: 2026-01-01, is: catatan}, {from: 2026-03-01, is: koreksi}]")
    let pack = try PackSketch(rules: rule).load(asOf: day)
    let trial = try RuleTrial(pack, given: "{rab.total: 0}")
    #expect(trial.findings.map(\.disposition) == [disposition])
  }
}
