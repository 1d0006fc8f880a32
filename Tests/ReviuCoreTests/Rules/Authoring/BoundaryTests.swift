import ReviuExpression
import Testing

@testable import ReviuCore

struct BoundaryTests {
  /// A rule with a limit, two tests, and what the tests at the limit must expect.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var keys: String
    var given: (pass: String, fail: String)
    var expected: [String]
    var testDescription: String { name }
  }

  private static let cases = [
    Case(
      name: "ceiling", keys: "kind: ceiling\nvalue: rab.total\nlimit: 1000",
      given: ("{rab.total: 1}", "{rab.total: 5000}"),
      expected: ["limit: 999 pass", "limit: 1000 pass", "limit: 1001 fail"]),
    Case(
      name: "a sum", keys: "kind: ceiling\nvalue: rab.detil.sum(d, d.jumlah)\nlimit: rab.total",
      given: (
        "{rab.total: 1000, rab.detil: [{jumlah: 100}, {jumlah: 200}]}",
        "{rab.total: 1, rab.detil: [{jumlah: 100}]}"
      ),
      expected: ["limit: 799 pass", "limit: 800 pass", "limit: 801 fail"]),
    Case(
      name: "one row of several",
      keys: "for: d in rab.detil\nkind: ceiling\nvalue: d.jumlah\nlimit: 1000",
      given: (
        "{rab.detil: [{jumlah: 100}, {jumlah: 200}]}",
        "{rab.detil: [{jumlah: 100}, {jumlah: 5000}]}"
      ),
      expected: ["limit: 999 pass", "limit: 1000 pass", "limit: 1001 fail"]),
    Case(
      name: "a volume", keys: "kind: ceiling\nvalue: rab.volume\nlimit: 2.5",
      given: ("{rab.volume: 1}", "{rab.volume: 5}"),
      expected: ["limit: 2.499 pass", "limit: 2.5 pass", "limit: 2.501 fail"]),
    Case(
      name: "equality", keys: "kind: arithmetic\nvalue: rab.total\nequals: kak.biaya",
      given: ("{rab.total: 7, kak.biaya: 7}", "{rab.total: 8, kak.biaya: 7}"),
      expected: ["equals: 6 fail", "equals: 7 pass", "equals: 8 fail"]),
    Case(
      name: "equality to the rupiah",
      keys: "kind: arithmetic\nvalue: rab.total\nequals: kak.biaya * 0.5\nrounding: rupiah",
      given: ("{rab.total: 3, kak.biaya: 7}", "{rab.total: 9, kak.biaya: 7}"),
      expected: ["equals: 2 fail", "equals: 3 pass", "equals: 4 pass", "equals: 5 fail"]),
    Case(
      name: "both shares",
      keys: "kind: ratio\nvalue: kak.biaya\nof: rab.total\nat-most: 0.1\nat-least: 0.05",
      given: ("{kak.biaya: 70, rab.total: 1000}", "{kak.biaya: 700, rab.total: 1000}"),
      expected: [
        "at-most: 99 pass", "at-most: 100 pass", "at-most: 101 fail", "at-least: 49 fail",
        "at-least: 50 pass", "at-least: 51 pass",
      ]),
    Case(
      name: "days",
      keys: """
        kind: dates
        value: kak.kurunWaktu.mulai
        from: date("2026-03-01")
        through: kak.kurunWaktu.selesai
        """,
      given: (
        "{kak.kurunWaktu.mulai: 2026-05-05, kak.kurunWaktu.selesai: 2026-12-31}",
        "{kak.kurunWaktu.mulai: 2025-05-05, kak.kurunWaktu.selesai: 2026-12-31}"
      ),
      expected: [
        "from: 2026-02-28 fail", "from: 2026-03-01 pass", "from: 2026-03-02 pass",
        "through: 2026-12-30 pass", "through: 2026-12-31 pass", "through: 2027-01-01 fail",
      ]),
    Case(
      name: "lengths",
      keys: """
        kind: text
        value: kak.uraianMetode
        at-least: 5
        at-most: 7
        mentions: [abc]
        """,
      given: ("{kak.uraianMetode: abc xx}", "{kak.uraianMetode: abc}"),
      expected: [
        "at-least: abc. fail", "at-least: abc.. pass", "at-least: abc... pass",
        "at-most: abc... pass", "at-most: abc.... pass", "at-most: abc..... fail",
      ]),
    Case(
      name: "unit cost",
      keys: """
        for: d in rab.detil
        kind: unit-cost
        price: d.hargaSatuan
        unit: {value: d.satuan, column: satuan}
        limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: fail}
        """,
      given: (
        "{rab.satker.kode: '900017', rab.detil: [{hargaSatuan: 5, satuan: OH}]}",
        "{rab.satker.kode: '900017', rab.detil: [{hargaSatuan: 5000, satuan: OH}]}"
      ),
      expected: ["limit: 999 pass", "limit: 1000 pass", "limit: 1001 fail"]),
  ]

  private static func pack(_ keys: String, _ given: (pass: String, fail: String)) throws
    -> AuthoredPack
  {
    try PackSketch(
      keys,
      tests: [
        "name: p, given: \(given.pass), expect: pass",
        "name: f, given: \(given.fail), expect: fail",
      ]
    ).author()
  }

  @Test(arguments: cases)
  func `a value is put below, onto, and above the limit`(subject: Case) throws {
    let result = try Self.pack(subject.keys, subject.given).runBoundaryTests()
    let found = result.tests.map { test in
      let name = test.test.name.drop { $0 != "[" }.dropFirst().dropLast()
      return "\(name) \(test.test.expect.rawValue)"
    }
    #expect(found == subject.expected)
    #expect(result.tests.allSatisfy { $0.deviations.isEmpty })
    #expect(result.untested.isEmpty)
  }

  /// The expectations come from the declaration, not from what runs, so a check that looks the wrong way shows.
  @Test func `a check that keeps another limit than its kind deviates`() throws {
    let keys = "kind: ratio\nvalue: kak.biaya\nof: rab.total\nat-most: 0.1"
    let given = ("{kak.biaya: 70, rab.total: 1000}", "{kak.biaya: 700, rab.total: 1000}")
    let sound = try Self.pack(keys, given)
    let reversed = try PackSketch(
      keys.replacing("at-most", with: "at-least"),
      tests: [
        "name: p, given: \(given.1), expect: pass", "name: f, given: \(given.0), expect: fail",
      ]
    ).author()
    var finder = BoundaryFinder()
    let authored = try #require(sound.rules.first)
    let boundary = try #require(authored.rule.check.boundaries.first)
    let wrong = try #require(reversed.rules.first).rule
    let deviations = finder.tests(at: boundary, of: authored).map { test, proposal in
      test.deviations(of: wrong, on: .proposals([proposal])).count
    }
    #expect(deviations == [1, 0, 1])
  }

  @Test func `a limit that no value can be moved to is told`() throws {
    let result = try Self.pack(
      "kind: ceiling\nvalue: rab.total * rab.total\nlimit: 1000",
      ("{rab.total: 1}", "{rab.total: 5000}")
    ).runBoundaryTests()
    #expect(result.tests.isEmpty)
    #expect(result.untested.map(\.warning) == [.boundaryNotTested("limit")])
    #expect(result.untested.map(\.marked) == ["1000"])
  }

  @Test(arguments: ["ikma-2024", "ikma-2026"])
  func `every limit of a shipped pack is tested`(pack: String) throws {
    let result = try PackSketch.shipped(pack).runBoundaryTests()
    #expect(result.untested.map(\.message.en) == [])
    #expect(result.tests.count >= 40)
    for test in result.tests where !test.deviations.isEmpty {
      Issue.record("\(test.rule), \(test.test.name): \(test.deviations.map(\.en))")
    }
  }
}
