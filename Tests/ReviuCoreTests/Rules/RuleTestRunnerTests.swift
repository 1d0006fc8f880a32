import Testing

@testable import ReviuCore

struct RuleTestRunnerTests {
  private static func deviations(_ test: String) throws -> [String] {
    let rule = PackSketch.ceilingRule.replacing(
      "  tests:\n", with: "  tests:\n    - \(test)\n")
    let results = try PackSketch(rules: rule).load().runTests()
    let result = try #require(results.first { $0.test.name == "uji" })
    #expect(result.rule == "UJI-001")
    #expect(result.test.file == "paket/rules/uji.yaml")
    #expect(result.test.line == 10)
    return result.deviations.map(\.en)
  }

  private static let over = #"name: uji, given: {rab.total: 1001, rab.satker.kode: "900017"}"#

  @Test(arguments: [
    "expect: fail", "expect: fail, actual: 1001, expected: 1000, difference: 1",
  ])
  func `a test that is right deviates in nothing`(expectation: String) throws {
    #expect(try Self.deviations("{\(Self.over), \(expectation)}").isEmpty)
  }

  @Test(arguments: [
    (
      "expect: pass",
      "the outcome is fail instead of pass. Rp1.001 exceeds the limit of Rp1.000 by Rp1"
    ),
    ("expect: fail, actual: 1000", "actual is 1001 instead of 1000"),
    ("expect: fail, expected: 1001", "expected is 1000 instead of 1001"),
    ("expect: fail, difference: -1", "difference is 1 instead of -1"),
  ])
  func `a test that is wrong says what came out`(
    expectation: String, deviation: String
  ) throws {
    #expect(try Self.deviations("{\(Self.over), \(expectation)}") == [deviation])
  }

  /// A pack tests what another one may switch on, and what is not yet or no longer in force.
  @Test(arguments: [
    "active: false", "valid: {from: 2026-06-01}", "valid: {through: 2024-12-31}",
  ])
  func `rules that are not in use are tested all the same`(key: String) throws {
    let batch = """
      kind: duplicate
      for: p in kak.penerima
      key: [p.nama]
      """
    let given = "[{kak.penerima: [{nama: A}]}, {kak.penerima: [{nama: A}]}]"
    let tests = """
      - {name: sama, given: \(given), expect: fail}
          - {name: beda, given: [{kak.penerima: [{nama: A}]}], expect: pass}
      """
    let rule = PackSketch.rule("\(key)\n\(batch)")
    let start = try #require(rule.firstRange(of: "- {name")).lowerBound
    for sketch in [
      PackSketch(rules: rule[..<start] + tests + "\n"),
      try PackSketch().replacing("  value:", with: "  \(key)\n  value:"),
    ] {
      let results = try sketch.load(asOf: "2026-01-01").runTests()
      #expect(results.count == 2)
      #expect(results.flatMap(\.deviations).map(\.en) == [])
    }
  }

  @Test func `every amount that is wrong is named`() throws {
    let test = "{\(Self.over), expect: fail, actual: 1, expected: 2, difference: 3}"
    #expect(try Self.deviations(test).count == 3)
  }

  @Test func `what is not given does not exist`() throws {
    #expect(
      try Self.deviations("{name: uji, given: {rab.total: 1}, expect: indeterminate}").isEmpty)
    #expect(
      try Self.deviations("{name: uji, given: {kak.biaya: 1}, expect: indeterminate}").isEmpty)
  }

  @Test(arguments: [
    "rab.akun: [{kode: \"521211\", detil: [{jumlah: 1}, {jumlah: 2}]}]",
    "rab.detil: [{akun: \"521211\", jumlah: 1}, {akun: \"522151\", jumlah: 2}]",
    "rab.komponen: [{subkomponen: [{akun: [{detil: [{jumlah: 1}, {jumlah: 2}]}]}]}]",
  ])
  func `rows may be given nested or flat`(rows: String) throws {
    let pack = try PackSketch(
      rules: PackSketch.rule(
        "kind: arithmetic\nvalue: rab.detil.sum(d, d.jumlah)\nequals: rab.total")
    ).load()
    let trial = try RuleTrial(pack, given: "{rab.total: 3, \(rows)}")
    #expect(try trial.outcome() == .pass)
  }

  @Test func `characters that XML reserves can be given`() throws {
    let pack = try PackSketch(
      rules: PackSketch.rule(
        #"""
        kind: allowed-values
        value: rab.namaRo
        values: ['a<b>&c"d''e']
        """#)
    ).load()
    let trial = try RuleTrial(pack, given: #"{rab.namaRo: 'a<b>&c"d''e'}"#)
    #expect(try trial.outcome() == .pass)
  }

  @Test func `a pack that is loaded for a review has its rules without their tests`() throws {
    let pack = try PackSketch().load(readsTests: false)
    #expect(pack.rules.map(\.tests.count) == [0])
  }
}
