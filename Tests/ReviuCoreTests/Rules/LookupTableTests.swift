import Testing

@testable import ReviuCore

struct LookupTableTests {
  /// A pack whose table has two key columns in which a row may stand for every value.
  private static func pack(_ rows: String) throws -> RulePack {
    try PackSketch(
      rules: PackSketch.rule(
        """
        kind: ceiling
        value: rab.total
        limit: {table: pagu, key: {kro: rab.kro, ro: rab.ro}, column: batas,
          on-missing: not-applicable}
        """),
      table: "kro,ro,batas,boleh,satuan,daftar,sumber,yakin,dari,sampai\n"
        + rows.split(separator: " ").map { "\($0),ya,,,CONTOH,seen,,\n" }.joined()
    ).replacing(
      "{satker: text}",
      with: "{kro: {type: text, any: \"*\"}, ro: {type: text, any: \"000\"}}", in: "pack.yaml"
    ).load()
  }

  /// The limit that holds for KRO and RO; nil where there is none.
  private static func limit(_ pack: RulePack, _ kro: String, _ ro: String) throws -> String? {
    let trial = try RuleTrial(
      pack, given: "{rab.total: 999999, rab.kro: \(kro), rab.ro: \"\(ro)\"}")
    return trial.findings.first?.expected?.plain
  }

  @Test(arguments: [
    ("QDI,001,1 *,001,2 QDI,000,3 *,000,4", "1"),
    ("*,000,4 QDI,000,3 *,001,2 QDI,001,1", "1"),
    ("*,001,2 *,000,4", "2"),
    ("QDI,000,3 *,000,4", "3"),
    ("*,000,4", "4"),
    ("QDI,002,5 QDD,001,6", nil),
    ("QDI,002,5 QDD,000,6", nil),
  ])
  func `the narrowest row wins`(rows: String, limit: String?) throws {
    let pack = try Self.pack(rows)
    #expect(try Self.limit(pack, "QDI", "001") == limit)
  }

  @Test func `a row for every value is one for values that no row names`() throws {
    let pack = try Self.pack("QDI,001,1 *,000,4")
    #expect(try Self.limit(pack, "QDI", "001") == "1")
    #expect(try Self.limit(pack, "QDI", "002") == "4")
    #expect(try Self.limit(pack, "ABC", "001") == "4")
  }

  @Test func `a missing part of the key is not every value`() throws {
    let trial = try RuleTrial(
      try Self.pack("QDI,001,1 *,000,4"), given: "{rab.total: 1, rab.kro: QDI}")
    #expect(try trial.outcome() == .indeterminate)
  }

  @Test func `keys are compared letter by letter`() throws {
    let pack = try PackSketch(
      rules: PackSketch.rule(
        "kind: eligibility\ntable: pagu\nkey: {satker: rab.namaRo}\non-missing: fail"),
      table: "satker,batas,boleh,satuan,daftar,sumber,yakin,dari,sampai\n"
        + "Café,1,,,,CONTOH,seen,,\n"
    ).load()
    for (name, outcome) in [
      ("Café", Outcome.pass), ("café", .fail), ("Caf", .fail), ("Café1", .fail),
    ] {
      #expect(try RuleTrial(pack, given: "{rab.namaRo: \(name)}").outcome() == outcome)
    }
  }

  @Test func `finds every row of a large table and no other`() throws {
    let codes = (0..<3000).map { String(100_000 + $0 * 7) }
    let pack = try PackSketch(
      rules: PackSketch.rule(
        """
        kind: unit-cost
        for: a in rab.akun
        price: a.jumlah
        limit: {table: pagu, key: {satker: a.kode}, column: batas, on-missing: not-applicable}
        """),
      table: "satker,batas,boleh,satuan,daftar,sumber,yakin,dari,sampai\n"
        + codes.map { "\($0),\($0),,,,CONTOH,seen,,\n" }.joined()
    ).load()
    let rows = (100_000..<121_000).filter { $0 % 5 == 0 }.map {
      "{kode: \"\($0)\", jumlah: 999999}"
    }
    let trial = try RuleTrial(pack, given: "{rab.akun: [\(rows.joined(separator: ", "))]}")
    let expected = (100_000..<121_000).filter { $0 % 5 == 0 && ($0 - 100_000) % 7 == 0 }
    #expect(trial.findings.compactMap { $0.expected?.plain } == expected.map(String.init))
  }

  @Test(arguments: ["2000", "0", "2000.5", "007", ""])
  func `a number that loading accepts can be used`(number: String) throws {
    let sketch = try PackSketch()
      .replacing("batas: rupiah", with: "batas: decimal", in: "pack.yaml")
      .replacing("2000", with: number, in: PackSketch.tablePath)
    guard try sketch.problems().isEmpty, !number.isEmpty else { return }
    let trial = try RuleTrial(
      try sketch.load(), given: "{rab.total: 999999, rab.satker.kode: \"900018\"}")
    #expect(try trial.outcome() == .fail)
  }

  @Test(arguments: ["1.250", "300.000", "-1.250", "12.345"])
  func `a decimal column takes no number that may have thousands`(text: String) {
    #expect(!ColumnType.decimal.accepts(text))
  }

  @Test(arguments: ["0.250", "1.25", "1.2500", "1250", "1250.125", "-0.125"])
  func `a decimal column takes numbers that are clear`(text: String) {
    #expect(ColumnType.decimal.accepts(text))
  }
}
