import ReviuExpression
import Testing

@testable import ReviuCore

struct AllowedValuesTests {
  private static func pack(_ keys: String, table: String = PackSketch.table) throws -> RulePack {
    try PackSketch(
      rules: PackSketch.rule("kind: allowed-values\n" + keys), table: table
    ).load()
  }

  @Test(arguments: [
    KindCase("one of them", "{rab.satuan: Industri}", .pass),
    KindCase("another", "{rab.satuan: IKM}", .pass),
    KindCase(
      "none of them", "{rab.satuan: Orang}", .fail, actual: "Orang", expected: "Industri, IKM"),
    KindCase(
      "in other letters", "{rab.satuan: ikm}", .fail, actual: "ikm", expected: "Industri, IKM"),
    KindCase(
      "a part of one", "{rab.satuan: Indus}", .fail, actual: "Indus", expected: "Industri, IKM"),
    KindCase("missing", "{rab.total: 1}", .indeterminate),
  ])
  func `compares with a list letter by letter`(example: KindCase) throws {
    try example.check(try Self.pack("value: rab.satuan\nvalues: [Industri, IKM]"))
  }

  @Test(arguments: [
    KindCase("in capitals", "{rab.satuan: INDUSTRI}", .pass),
    KindCase("in small letters", "{rab.satuan: ikm}", .pass),
    KindCase(
      "another", "{rab.satuan: ikmx}", .fail, actual: "ikmx", expected: "Industri, IKM"),
  ])
  func `may ignore the case of letters`(example: KindCase) throws {
    try example.check(
      try Self.pack("value: rab.satuan\nvalues: [Industri, IKM]\nignore-case: true"))
  }

  @Test(arguments: [
    KindCase("listed", #"{rab.satker.kode: "900017"}"#, .pass),
    KindCase("not listed", #"{rab.satker.kode: "900019"}"#, .fail, actual: "900019"),
    KindCase("missing", "{rab.total: 1}", .indeterminate),
  ])
  func `finds a value in a table`(example: KindCase) throws {
    let keys =
      "value: rab.satker.kode\nin: {table: pagu, key: {satker: rab.satker.kode}, on-missing: fail}"
    try example.check(try Self.pack(keys))
  }

  private static let column =
    """
    value: rab.satuan
    in: {table: pagu, key: {satker: rab.satker.kode}, column: daftar,
      on-missing: indeterminate}
    """

  @Test(arguments: [
    KindCase("first of the list", #"{rab.satker.kode: "900017", rab.satuan: Industri}"#, .pass),
    KindCase("last of the list", #"{rab.satker.kode: "900017", rab.satuan: IKM}"#, .pass),
    KindCase(
      "of another row", #"{rab.satker.kode: "900017", rab.satuan: Orang}"#, .fail,
      actual: "Orang", expected: "Industri, IKM"),
    KindCase(
      "the list itself", #"{rab.satker.kode: "900017", rab.satuan: Industri;IKM}"#, .fail,
      actual: "Industri;IKM", expected: "Industri, IKM"),
    KindCase("no row", #"{rab.satker.kode: "900019", rab.satuan: Orang}"#, .indeterminate),
    KindCase("no value", #"{rab.satker.kode: "900017"}"#, .indeterminate),
    KindCase("no key", "{rab.satuan: Industri}", .indeterminate),
  ])
  func `compares with the list in a row of a table`(example: KindCase) throws {
    try example.check(try Self.pack(Self.column))
  }

  @Test func `cannot decide where the row of the table lists nothing`() throws {
    let table = PackSketch.table.replacing("Industri;IKM", with: "")
    let trial = try RuleTrial(
      try Self.pack(Self.column, table: table),
      given: #"{rab.satker.kode: "900017", rab.satuan: Industri}"#)
    #expect(try trial.outcome() == .indeterminate)
  }

  @Test func `compares with a single text of a table`() throws {
    let keys = Self.column.replacing("column: daftar", with: "column: satuan")
    let pack = try Self.pack(keys)
    for (unit, outcome) in [("OH", Outcome.pass), ("OJ", .fail)] {
      let trial = try RuleTrial(
        pack, given: #"{rab.satker.kode: "900017", rab.satuan: \#(unit)}"#)
      #expect(try trial.outcome() == outcome)
    }
  }

  @Test func `suggests the nearest allowed value`() throws {
    let pack = try Self.pack("value: rab.satuan\nvalues: [Industri, IKM]")
    let trial = try RuleTrial(pack, given: "{rab.satuan: Industry}")
    let finding = try #require(trial.findings.first)
    #expect(finding.remedy?.id == "Gunakan Industri atau IKM. Mungkin maksudnya Industri.")
    #expect(finding.remedy?.en == "Use Industri or IKM. Perhaps Industri is meant.")
    #expect(try trial.tags(of: finding) == [#"<volume satuan="Industry">"#])
  }

  @Test func `suggests the nearest registered key`() throws {
    let keys =
      "value: rab.satker.kode\nin: {table: pagu, key: {satker: rab.satker.kode}, on-missing: fail}"
    let trial = try RuleTrial(try Self.pack(keys), given: #"{rab.satker.kode: "900071"}"#)
    #expect(trial.findings.first?.remedy?.id.contains("900017") == true)
  }
}
