import ReviuExpression
import Testing

@testable import ReviuCore

struct DatesTests {
  private static let keys = """
    kind: dates
    value: kak.kurunWaktu.mulai
    from: date("2026-01-01")
    through: kak.kurunWaktu.selesai
    """

  private static func given(_ start: String, _ end: String) -> String {
    "{kak.kurunWaktu.mulai: \(start), kak.kurunWaktu.selesai: \(end)}"
  }

  @Test(arguments: [
    KindCase("the first day", given("2026-01-01", "2026-12-31"), .pass),
    KindCase("the last day", given("2026-12-31", "2026-12-31"), .pass),
    KindCase(
      "one day before the first", given("2025-12-31", "2026-12-31"), .fail, actual: "2025-12-31",
      expected: "2026-01-01", difference: "-1"),
    KindCase(
      "one day behind the last", given("2026-03-01", "2026-02-28"), .fail, actual: "2026-03-01",
      expected: "2026-02-28", difference: "1"),
    KindCase(
      "a year behind", given("2028-03-01", "2027-03-01"), .fail, actual: "2028-03-01",
      expected: "2027-03-01", difference: "366"),
    KindCase("no last day", "{kak.kurunWaktu.mulai: 2026-02-01}", .indeterminate),
    KindCase(
      "no last day, but before the first", "{kak.kurunWaktu.mulai: 2025-12-30}", .fail,
      actual: "2025-12-30", expected: "2026-01-01", difference: "-2"),
    KindCase("no day", "{kak.kurunWaktu.selesai: 2026-02-01}", .indeterminate),
  ])
  func `must lie between two days`(example: KindCase) throws {
    try example.check(try PackSketch(rules: PackSketch.rule(Self.keys)).load())
  }

  @Test func `says how many days are between`() throws {
    let trial = try RuleTrial(
      try PackSketch(rules: PackSketch.rule(Self.keys)).load(),
      given: Self.given("2026-03-02", "2026-02-28"))
    let finding = try #require(trial.findings.first)
    #expect(finding.message.id == "2 Maret 2026 di luar batas 28 Februari 2026, selisih 2 hari")
    #expect(finding.message.en == "2 March 2026 is outside the limit 28 February 2026, by 2 day(s)")
  }

  @Test(arguments: [
    ("value: kak.kurunWaktu.mulai", "from"), ("from: date(\"2026-01-01\")", "value"),
    ("value: rab.total\nfrom: date(\"2026-01-01\")", "date"),
  ])
  func `needs a day and a bound`(keys: String, named: String) throws {
    let problems = try PackSketch(rules: PackSketch.rule("kind: dates\n" + keys)).problems().map {
      "\($0.reason)"
    }
    #expect(problems.contains { $0.contains(named) }, "\(problems)")
  }
}
