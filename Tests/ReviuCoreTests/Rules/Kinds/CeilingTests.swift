import ReviuExpression
import Testing

@testable import ReviuCore

struct CeilingTests {
  private static let table = PackSketch()

  private static func rule(_ keys: String) throws -> RulePack {
    try PackSketch(rules: PackSketch.rule(keys)).load()
  }

  @Test(arguments: [
    KindCase("below", #"{rab.total: 999, rab.satker.kode: "900017"}"#, .pass),
    KindCase("equal", #"{rab.total: 1000, rab.satker.kode: "900017"}"#, .pass),
    KindCase(
      "above", #"{rab.total: 1001, rab.satker.kode: "900017"}"#, .fail, actual: "1001",
      expected: "1000", difference: "1"),
    KindCase("other row", #"{rab.total: 2000, rab.satker.kode: "900018"}"#, .pass),
    KindCase("no row", #"{rab.total: 1, rab.satker.kode: "900019"}"#, .indeterminate),
    KindCase("no value", #"{rab.satker.kode: "900017"}"#, .indeterminate),
    KindCase("no key", "{rab.total: 1}", .indeterminate),
    KindCase("no document", "{kak.biaya: 1}", .indeterminate),
  ])
  func `compares a value with the limit in a table`(example: KindCase) throws {
    try example.check(try Self.table.load())
  }

  @Test(arguments: [
    KindCase("equal", #"{rab.total: 125, rab.satker.kode: "900017"}"#, .pass),
    KindCase(
      "above", #"{rab.total: 126, rab.satker.kode: "900017"}"#, .fail, actual: "126",
      expected: "125", difference: "1"),
    KindCase("other row", #"{rab.total: 250, rab.satker.kode: "900018"}"#, .pass),
    KindCase("no row", #"{rab.total: 1, rab.satker.kode: "900019"}"#, .indeterminate),
  ])
  func `compares a value with a share of the limit in a table`(example: KindCase) throws {
    try example.check(
      try Self.table.replacing("column: batas", with: "column: batas, share: 0.125").load())
  }

  @Test(arguments: ["-0.3", "30 %", "30", "1.1", "0,3", "kak.biaya"])
  func `refuses a share that is no number`(share: String) throws {
    let sketch = try Self.table.replacing("column: batas", with: "column: batas, share: '\(share)'")
    #expect(try sketch.problems().map(\.reason) == [.badForm(share, form: .share)])
  }

  @Test func `is never content where a share of the limit does not fit`() throws {
    let pack = try Self.table
      .replacing(
        "column: batas", with: "column: batas, share: 0.\(String(repeating: "9", count: 18))"
      )
      .replacing("batas: rupiah", with: "batas: decimal", in: "pack.yaml")
      .replacing(
        "900017,1000", with: "900017,\(String(repeating: "9", count: 25))", in: PackSketch.tablePath
      )
      .load()
    let trial = try RuleTrial(pack, given: #"{rab.total: 1, rab.satker.kode: "900017"}"#)
    #expect(try trial.outcome() == .indeterminate)
  }

  @Test(arguments: [
    KindCase("below", "{kak.biaya: 9, rab.total: 10}", .pass),
    KindCase("equal", "{kak.biaya: 10, rab.total: 10}", .pass),
    KindCase(
      "above", "{kak.biaya: 11, rab.total: 10}", .fail, actual: "11", expected: "10",
      difference: "1"),
    KindCase("no limit", "{kak.biaya: 11}", .indeterminate),
    KindCase(
      "the largest amounts", "{kak.biaya: 999999999999999, rab.total: 0}", .fail,
      actual: "999999999999999", expected: "0", difference: "999999999999999"),
  ])
  func `compares a value with another of the proposal`(example: KindCase) throws {
    try example.check(
      try Self.rule("kind: ceiling\nvalue: kak.biaya\nlimit: rab.total"))
  }

  @Test(arguments: [
    KindCase("at the limit", "{rab.volume: 2.5}", .pass),
    KindCase(
      "a thousandth above", "{rab.volume: 2.501}", .fail, actual: "2.501", expected: "2.5",
      difference: "0.001"),
    KindCase("a thousandth below", "{rab.volume: 2.499}", .pass),
  ])
  func `compares volumes exactly`(example: KindCase) throws {
    try example.check(try Self.rule("kind: ceiling\nvalue: rab.volume\nlimit: 2.5"))
  }

  @Test(arguments: [
    ("indeterminate", Outcome.indeterminate), ("fail", .fail), ("not-applicable", .notApplicable),
  ])
  func `does what the rule says where the table has no row`(key: String, outcome: Outcome) throws {
    let pack = try Self.table.replacing(
      "on-missing: indeterminate", with: "on-missing: \(key)"
    ).load()
    let trial = try RuleTrial(pack, given: #"{rab.total: 1, rab.satker.kode: "900019"}"#)
    #expect(try trial.outcome() == outcome)
  }

  @Test(arguments: ["indeterminate", "fail", "not-applicable"])
  func `is never content with a row whose limit is empty`(onMissing: String) throws {
    let pack = try Self.table
      .replacing("on-missing: indeterminate", with: "on-missing: \(onMissing)")
      .replacing("900017,1000,", with: "900017,,", in: PackSketch.tablePath).load()
    let trial = try RuleTrial(pack, given: #"{rab.total: 1, rab.satker.kode: "900017"}"#)
    #expect(try trial.outcome() == .indeterminate)
  }

  @Test func `shows the value, the key, and the source of the limit`() throws {
    let trial = try RuleTrial(
      try Self.table.load(), given: #"{rab.total: 1234567, rab.satker.kode: "900018"}"#)
    let finding = try #require(trial.findings.first)
    #expect(try trial.tags(of: finding) == ["<total>", #"<satker kode="900018">"#])
    #expect(
      finding.message.id == "Rp1.234.567 melebihi batas Rp2.000 sebesar Rp1.232.567")
    #expect(
      finding.message.en == "Rp1.234.567 exceeds the limit of Rp2.000 by Rp1.232.567")
    let origin = try #require(finding.basis.last)
    #expect(origin.instrument == "Pagu contoh")
    #expect(origin.clause == "PMK 32/2025")
    #expect(origin.confidence == .derived)
    #expect(finding.disposition == .koreksi)
  }

  @Test(arguments: [
    ("", nil), ("quantity: 1", Decimal(5)), ("quantity: rab.volume", Decimal(15)),
  ])
  func `an excess is to be corrected as often as the rule says`(key: String, koreksi: Decimal?)
    throws
  {
    let pack = try Self.rule("kind: ceiling\nvalue: kak.biaya\nlimit: rab.total\n\(key)")
    let trial = try RuleTrial(pack, given: "{kak.biaya: 15, rab.total: 10, rab.volume: 3}")
    let finding = try #require(trial.findings.first)
    #expect(finding.effect == MoneyEffect(koreksi: koreksi, blokir: nil))
  }

  @Test func `has a default message that makes sense where the table has no row`() throws {
    let pack = try Self.table.replacing("on-missing: indeterminate", with: "on-missing: fail")
      .load()
    let trial = try RuleTrial(pack, given: #"{rab.total: 5, rab.satker.kode: "900019"}"#)
    let finding = try #require(trial.findings.first)
    for text in [finding.message.id, finding.message.en] { #expect(!text.contains("…")) }
  }
}
