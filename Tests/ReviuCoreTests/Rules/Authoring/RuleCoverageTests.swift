import Testing

@testable import ReviuCore

struct RuleCoverageTests {
  private static func warnings(_ keys: String, _ tests: [String]) throws -> [PackProblem] {
    let coverage = try PackSketch(keys, tests: tests).author().coverage()
    return coverage.rules.flatMap(\.warnings)
  }

  private static let pair = [
    "name: a, given: {rab.total: 1000, rab.ro: '001'}, expect: pass",
    "name: b, given: {rab.total: 1001, rab.ro: '001'}, expect: fail",
  ]

  @Test func `outcomes that no test reaches are told`() throws {
    let keys = "when: rab.ro == '001'\nkind: ceiling\nvalue: rab.total\nlimit: 1000"
    let missing = try Self.warnings(keys, Self.pair).compactMap { problem in
      if case .outcomeNotReached(let outcome) = problem.warning { outcome } else { nil }
    }
    #expect(missing == ["indeterminate", "not-applicable"])
  }

  @Test func `a rule without condition and rows need not be inapplicable`() throws {
    let keys = "kind: ceiling\nvalue: rab.total\nlimit: 1000"
    let tests = Self.pair + ["name: c, given: {kak.biaya: 1}, expect: indeterminate"]
    #expect(try Self.warnings(keys, tests).isEmpty)
  }

  @Test func `parts of conditions that never change are told at their place`() throws {
    let keys = "kind: check\ncondition: rab.total <= 1000 && (rab.ro == '001' || rab.kro == 'QDI')"
    let found = try Self.warnings(keys, Self.pair).compactMap { problem -> String? in
      switch problem.warning {
      case .alwaysSame(let text, let value):
        #expect(problem.marked == text)
        return "\(text) \(value)"
      case .neverEvaluated(let text):
        #expect(problem.marked == text)
        return "\(text) never"
      default: return nil
      }
    }
    #expect(found == ["rab.ro == '001' true", "rab.kro == 'QDI' never"])
  }

  @Test func `conditions inside of filters and sums count`() throws {
    let keys =
      "kind: ceiling\nvalue: rab.detil.filter(d, d.akun == '521211').sum(d, d.jumlah)\nlimit: 5"
    let tests = [
      "name: a, given: {rab.detil: [{akun: '521211', jumlah: 5}]}, expect: pass",
      "name: b, given: {rab.detil: [{akun: '521211', jumlah: 6}]}, expect: fail",
    ]
    #expect(
      try Self.warnings(keys, tests).map(\.warning).contains(
        .alwaysSame("d.akun == '521211'", true)))
    let other =
      "name: c, given: {rab.detil: [{akun: '521211', jumlah: 5}, {akun: '524111', jumlah: 6}]}, expect: pass"
    #expect(
      try Self.warnings(keys, tests + [other]).map(\.warning) == [
        .outcomeNotReached("indeterminate")
      ])
  }

  @Test func `tells how many rows of a table tests look up, and which columns none reads`() throws {
    let coverage = try PackSketch().author().coverage()
    #expect(
      coverage.tables == [
        TableCoverage(
          file: "paket/tables/pagu.csv", rows: 1, total: 2, unread: ["boleh", "daftar", "satuan"])
      ])
  }

  @Test(arguments: ["ikma-2024", "ikma-2026"])
  func `a shipped pack reaches every outcome and every part of its conditions`(
    pack: String
  ) throws {
    let warnings = try PackSketch.shipped(pack).coverage().rules.flatMap(\.warnings)
    #expect(warnings.map { "\($0.file):\($0.line) \($0.message.en)" } == [])
  }
}
