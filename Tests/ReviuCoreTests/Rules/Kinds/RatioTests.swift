import ReviuExpression
import Testing

@testable import ReviuCore

struct RatioTests {
  private static let keys = """
    kind: ratio
    value: kak.biaya
    of: rab.total
    at-most: 0.1
    at-least: 0.05
    """

  private static func given(_ part: Int, _ whole: Int) -> String {
    "{kak.biaya: \(part), rab.total: \(whole)}"
  }

  @Test(arguments: [
    KindCase("exactly the most", given(100, 1_000), .pass),
    KindCase(
      "one rupiah more", given(101, 1_000), .fail, actual: "101", expected: "100", difference: "1"),
    KindCase("exactly the least", given(50, 1_000), .pass),
    KindCase(
      "one rupiah less", given(49, 1_000), .fail, actual: "49", expected: "50", difference: "-1"),
    KindCase(
      "a part of a rupiah too much", given(101, 1_005), .fail, actual: "101", expected: "100.5",
      difference: "0.5"),
    KindCase("nothing of nothing", given(0, 0), .pass),
    KindCase("no whole", "{kak.biaya: 1}", .indeterminate),
  ])
  func `must be a share between two bounds`(example: KindCase) throws {
    try example.check(try PackSketch(rules: PackSketch.rule(Self.keys)).load())
  }

  @Test func `says the share in percent and counts what is too much`() throws {
    let pack = try PackSketch(rules: PackSketch.rule(Self.keys)).load()
    let over = try #require(try RuleTrial(pack, given: Self.given(150, 1_000)).findings.first)
    #expect(
      over.message.id == "Rp150, padahal seharusnya paling tinggi 10 %, yaitu Rp100; selisih Rp50")
    #expect(over.effect.koreksi == nil)
    let under = try #require(try RuleTrial(pack, given: Self.given(25, 1_000)).findings.first)
    #expect(
      under.message.en
        == "Rp25, but at least 5 % is required, that is Rp50; the difference is -Rp25"
    )
    #expect(under.effect.koreksi == nil)
  }

  @Test(arguments: [
    ("", "at-most"), ("at-most: 10%", "10%"), ("at-most: -0.1", "-0.1"), ("at-most: 0,1", "0,1"),
    ("at-most: 10", "10"), ("at-least: 1.01", "1.01"),
  ])
  func `wants shares of one`(bound: String, named: String) throws {
    let rule = PackSketch.rule("kind: ratio\nvalue: kak.biaya\nof: rab.total\n\(bound)")
    let problems = try PackSketch(rules: rule).problems().map { "\($0.reason)" }
    #expect(problems.contains { $0.contains(named) }, "\(problems)")
  }
}
