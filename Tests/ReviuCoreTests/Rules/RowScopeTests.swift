import ReviuExpression
import Testing

@testable import ReviuCore

struct RowScopeTests {
  private static let keys = """
    for: d in rab.detil
    when: has(d.sbm)
    kind: arithmetic
    value: d.jumlah
    equals: d.volume * d.hargaSatuan
    """

  private static func given(_ rows: [String]) -> String {
    "{rab.detil: [\(rows.joined(separator: ", "))]}"
  }

  private static let right = "{sbm: A, jumlah: 6, volume: 2, hargaSatuan: 3}"
  private static let wrong = "{sbm: A, jumlah: 7, volume: 2, hargaSatuan: 3}"
  private static let unknown = "{sbm: A, jumlah: 6, volume: 2}"
  private static let other = "{jumlah: 7, volume: 2, hargaSatuan: 3}"

  @Test(arguments: [
    ([right, right], Outcome.pass),
    ([other, right], .pass),
    ([other, other], .notApplicable),
    ([right, unknown], .indeterminate),
    ([unknown, right], .indeterminate),
    ([unknown, other], .indeterminate),
    ([right, wrong], .fail),
    ([wrong, right], .fail),
    ([unknown, wrong], .fail),
    ([wrong, unknown], .fail),
    ([wrong, other], .fail),
  ])
  func `the worst row decides`(rows: [String], outcome: Outcome) throws {
    let pack = try PackSketch(rules: PackSketch.rule(Self.keys)).load()
    let trial = try RuleTrial(pack, given: Self.given(rows))
    #expect(try trial.outcome() == outcome)
    #expect(trial.findings.count == rows.count { [Self.wrong, Self.unknown].contains($0) })
  }

  /// Each kind that is applied to rows, a row that passes, and one that does not.
  static let kinds = [
    (
      "kind: arithmetic\nvalue: d.jumlah\nequals: d.volume * d.hargaSatuan",
      "volume: 2, hargaSatuan: 3, jumlah: 6", "volume: 2, hargaSatuan: 3, jumlah: 7"
    ),
    (
      "kind: ceiling\nvalue: d.hargaSatuan\nlimit: 10", "hargaSatuan: 10", "hargaSatuan: 11"
    ),
    (
      """
      kind: unit-cost
      price: d.hargaSatuan
      limit: {table: pagu, key: {satker: d.satuan}, column: batas, on-missing: indeterminate}
      """, "hargaSatuan: 1000, satuan: \"900017\"", "hargaSatuan: 1001, satuan: \"900017\""
    ),
    (
      "kind: eligibility\ntable: pagu\nkey: {satker: d.satuan}\ncolumn: boleh\non-missing: fail",
      "satuan: \"900017\"", "satuan: \"900018\""
    ),
    ("kind: allowed-values\nvalue: d.satuan\nvalues: [OH, OJ]", "satuan: OJ", "satuan: OX"),
    ("kind: pattern\nvalue: d.satuan\npattern: O.", "satuan: OJ", "satuan: OXX"),
    ("kind: consistency\nvalues: [d.satuan, rab.satuan]", "satuan: OJ", "satuan: OX"),
  ]

  @Test(arguments: kinds)
  func `a wrong row is found wherever it stands among many`(
    keys: String, right: String, wrong: String
  ) throws {
    let pack = try PackSketch(rules: PackSketch.rule("for: d in rab.detil\n" + keys)).load()
    let count = 130
    let all = (0..<count).map { "{no: \($0 + 1), \(right)}" }
    let clean = try RuleTrial(pack, given: Self.header + Self.rows(all))
    #expect(try clean.outcome() == .pass)
    for position in [0, 1, 31, 32, 62, 63, 64, 65, 126, 127, 128, 129] {
      var rows = all
      rows[position] = "{no: \(position + 1), \(wrong)}"
      let trial = try RuleTrial(pack, given: Self.header + Self.rows(rows))
      #expect(trial.findings.count == 1)
      let finding = try #require(trial.findings.first)
      let tag = try #require(try trial.tags(of: finding).first)
      #expect(tag.hasPrefix("<detil no=\"\(position + 1)\""))
    }
  }

  private static let header = "{rab.satuan: OJ, "
  private static func rows(_ rows: [String]) -> String {
    "rab.detil: [\(rows.joined(separator: ", "))]}"
  }

  @Test func `rows of nested lists belong to their own parent`() throws {
    let keys =
      "kind: arithmetic\nfor: a in rab.akun\nvalue: a.jumlah\nequals: a.detil.sum(d, d.jumlah)"
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let trial = try RuleTrial(
      pack,
      given: """
        {rab.akun: [{kode: "521211", jumlah: 3, detil: [{jumlah: 1}, {jumlah: 1}]},
         {kode: "522151", jumlah: 1, detil: [{jumlah: 1}, {jumlah: 1}]},
         {kode: "524111", jumlah: 2, detil: [{jumlah: 2}]}]}
        """)
    #expect(trial.findings.map { $0.difference?.plain } == ["1", "-1"])
    #expect(
      trial.findings.map { $0.locations.first?.address } == [
        "RO ? › komponen 1 › subkomponen 1 › 521211", "RO ? › komponen 2 › subkomponen 1 › 522151",
      ])
  }
}
