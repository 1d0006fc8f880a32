import ReviuExpression
import Testing

@testable import ReviuCore

struct PatternTests {
  @Test(arguments: [
    KindCase("matches", "{rab.namaRo: AB12}", .pass),
    KindCase("too long", "{rab.namaRo: AB123}", .fail, actual: "AB123"),
    KindCase("too short", "{rab.namaRo: AB1}", .fail, actual: "AB1"),
    KindCase("only a part", "{rab.namaRo: xAB12}", .fail, actual: "xAB12"),
    KindCase("missing", "{rab.total: 1}", .indeterminate),
  ])
  func `must match the whole text`(example: KindCase) throws {
    let keys = #"""
      kind: pattern
      value: rab.namaRo
      pattern: "[A-Z]{2}[0-9]{2}"
      """#
    try example.check(try PackSketch(rules: PackSketch.rule(keys)).load())
  }

  @Test func `shows the pattern only where an author asks for it`() throws {
    let keys = "kind: pattern\nvalue: rab.namaRo\npattern: \"[A-Z]+\""
    let trial = try RuleTrial(
      try PackSketch(rules: PackSketch.rule(keys)).load(), given: "{rab.namaRo: ab}")
    let finding = try #require(trial.findings.first)
    #expect(finding.expected == nil)
    #expect(finding.remedy?.en == "Write it in the form [A-Z]+.")
  }

  @Test(arguments: [("a", Outcome.pass), ("bc", .pass), ("ab", .fail), ("abc", .fail)])
  func `holds the whole text against each alternative`(text: String, outcome: Outcome) throws {
    let keys = #"""
      kind: pattern
      value: rab.namaRo
      pattern: "a|bc"
      """#
    let trial = try RuleTrial(
      try PackSketch(rules: PackSketch.rule(keys)).load(), given: "{rab.namaRo: \(text)}")
    #expect(try trial.outcome() == outcome)
  }

  @Test func `points at the element and shows the text`() throws {
    let keys = "kind: pattern\nvalue: kak.penanggungJawab.nip\npattern: \"1.*\""
    let trial = try RuleTrial(
      try PackSketch(rules: PackSketch.rule(keys)).load(),
      given: #"{kak.penanggungJawab.nip: "297001011995031001"}"#)
    let finding = try #require(trial.findings.first)
    #expect(
      try trial.tags(of: finding) == [#"<penanggungJawab nip="297001011995031001">"#])
    #expect(finding.message.en == "297001011995031001 does not have the required form")
    #expect(finding.difference == nil)
  }
}
