import ReviuExpression
import Testing

@testable import ReviuCore

struct UnitCostTests {
  static let keys = """
    kind: unit-cost
    for: d in rab.detil
    when: has(d.sbm)
    price: d.hargaSatuan
    quantity: d.volume
    unit: {value: d.satuan, column: satuan}
    limit: {table: pagu, key: {kode: d.sbm, provinsi: rab.satker.provinsi}, column: batas,
      on-missing: indeterminate}
    """

  static let table = """
    kode,provinsi,batas,satuan,sifat,sumber,yakin
    UH,17,380000,OH,batas,CONTOH,seen
    UH,00,500000,OH,batas,CONTOH,press
    HOTEL,00,700000,OH,taksiran,CONTOH,assumed
    TANPA-SATUAN,00,100,,batas,CONTOH,seen
    TANPA-TARIF,00,,OH,batas,CONTOH,seen

    """

  static let disposition = "{column: sifat, batas: koreksi, taksiran: konfirmasi}"

  static func sketch(_ keys: String = keys) throws -> PackSketch {
    try PackSketch(
      rules: PackSketch.rule(keys, disposition: disposition), table: table
    )
    .replacing(
      "key: {satker: text}", with: "key: {kode: text, provinsi: {type: text, any: \"00\"}}",
      in: "pack.yaml"
    )
    .replacing(
      "columns: {batas: rupiah, boleh: bool, satuan: text, daftar: text-list}",
      with: "columns: {batas: rupiah, satuan: text, sifat: text}", in: "pack.yaml"
    )
    .replacing("\n    validity: {from: dari, through: sampai}", with: "", in: "pack.yaml")
  }

  static func row(
    price: Int? = 380_000, code: String? = "UH", unit: String? = "OH", volume: String? = "2"
  ) -> String {
    let fields = [
      price.map { "hargaSatuan: \($0)" }, code.map { "sbm: \($0)" }, unit.map { "satuan: \($0)" },
      volume.map { "volume: \($0)" },
    ]
    return "{" + fields.compactMap { $0 }.joined(separator: ", ") + "}"
  }

  static func given(_ rows: String...) -> String {
    "{rab.satker.provinsi: \"17\", rab.detil: [\(rows.joined(separator: ", "))]}"
  }

  @Test(arguments: [
    KindCase("below", given(row(price: 379_999)), .pass),
    KindCase("equal", given(row(price: 380_000)), .pass),
    KindCase(
      "above", given(row(price: 380_001)), .fail, actual: "380001", expected: "380000",
      difference: "1"),
    KindCase(
      "another province", #"{rab.satker.provinsi: "18", rab.detil: [\#(row(price: 500_000))]}"#,
      .pass),
    KindCase(
      "above in another province",
      #"{rab.satker.provinsi: "18", rab.detil: [\#(row(price: 500_001))]}"#,
      .fail, actual: "500001", expected: "500000", difference: "1"),
    KindCase("no code", given(row(code: nil)), .notApplicable),
    KindCase("unknown code", given(row(code: "BUKAN")), .indeterminate),
    KindCase("malformed code", given(row(code: "\"?\"")), .indeterminate),
    KindCase("no price", given(row(price: nil)), .indeterminate),
    KindCase("no unit", given(row(unit: nil)), .indeterminate),
    KindCase("another unit", given(row(unit: "OJ")), .indeterminate),
    KindCase("the unit in other letters", given(row(unit: "oh")), .indeterminate),
    KindCase(
      "a table row without unit", given(row(price: 1, code: "TANPA-SATUAN")), .indeterminate),
    KindCase("a table row without rate", given(row(price: 1, code: "TANPA-TARIF")), .indeterminate),
    KindCase("no province", "{rab.detil: [\(row(price: 1))]}", .indeterminate),
    KindCase("no rows", "{rab.detil: []}", .indeterminate),
  ])
  func `compares unit prices with the standard`(example: KindCase) throws {
    try example.check(try Self.sketch().load())
  }

  @Test(arguments: [
    KindCase("within the share", given(row(price: 114_003)), .pass),
    KindCase(
      "above the share", given(row(price: 114_004)), .fail, actual: "114004",
      expected: "114003.8", difference: "0.2"),
    KindCase("within the share of another row", given(row(price: 210_007, code: "HOTEL")), .pass),
    KindCase("a table row without rate", given(row(price: 1, code: "TANPA-TARIF")), .indeterminate),
  ])
  func `compares unit prices with a share of the standard`(example: KindCase) throws {
    let keys = Self.keys.replacing("column: batas", with: "column: batas, share: 0.30001")
    try example.check(try Self.sketch(keys).load())
  }

  @Test(arguments: [("UH", Disposition.koreksi), ("HOTEL", .konfirmasi)])
  func `takes the disposition from the row of the table`(
    code: String, disposition: Disposition
  ) throws {
    let trial = try RuleTrial(
      try Self.sketch().load(), given: Self.given(Self.row(price: 900_000, code: code)))
    #expect(trial.findings.map(\.disposition) == [disposition])
    #expect(try trial.outcome() == .fail)
  }

  @Test(arguments: [
    ("estimsi,CONTOH,seen,,", "estimsi"), ("estimsi,CONTOH,seen,2026-07-01,", "estimsi"),
    (",CONTOH,seen,,", ""),
  ])
  func `wants a disposition for every row, on whatever day it holds`(end: String, value: String)
    throws
  {
    var sketch = try Self.sketch().replacing(
      "confidence: yakin", with: "confidence: yakin\n    validity: {from: dari, through: sampai}",
      in: "pack.yaml")
    sketch.texts[PackSketch.tablePath] = """
      kode,provinsi,batas,satuan,sifat,sumber,yakin,dari,sampai
      UH,17,380000,OH,batas,CONTOH,seen,,
      ANEH,00,700000,OH,\(end)

      """
    #expect(
      try sketch.problems().map(\.reason) == [
        .valueWithoutDisposition(value, place: "paket/tables/pagu.csv:3", suggestion: nil)
      ])
  }

  @Test func `multiplies the difference by the quantity`() throws {
    let trial = try RuleTrial(
      try Self.sketch().load(), given: Self.given(Self.row(price: 380_100, volume: "2.5")))
    let finding = try #require(trial.findings.first)
    #expect(finding.effect == MoneyEffect(koreksi: Decimal(250), blokir: nil))
    #expect(trial.review.effect.koreksi == Decimal(250))
  }

  @Test func `still fails where only the quantity is missing`() throws {
    let trial = try RuleTrial(
      try Self.sketch().load(), given: Self.given(Self.row(price: 380_100, volume: nil)))
    #expect(try trial.outcome() == .fail)
    #expect(trial.findings.first?.effect == MoneyEffect.none)
  }

  @Test func `fails without a row where the rule says so`() throws {
    let pack = try Self.sketch().replacing("on-missing: indeterminate", with: "on-missing: fail")
      .load()
    let trial = try RuleTrial(pack, given: Self.given(Self.row(code: "BUKAN")))
    let finding = try #require(trial.findings.first)
    #expect(finding.outcome == .fail)
    #expect(finding.actual?.plain == "380000")
    #expect(finding.basis.last?.clause == "tables/pagu.csv")
    #expect(finding.basis.last?.confidence == .assumed, "the weakest of the table")
  }
}
