import ReviuExpression
import Testing

@testable import ReviuCore

struct ConsistencyTests {
  private static func pack(_ keys: String) throws -> RulePack {
    try PackSketch(rules: PackSketch.rule("kind: consistency\n" + keys)).load()
  }

  @Test(arguments: [
    KindCase("equal", "{kak.biaya: 5, rab.total: 5}", .pass),
    KindCase(
      "more in the KAK", "{kak.biaya: 6, rab.total: 5}", .fail, actual: "6", expected: "5",
      difference: "1"),
    KindCase(
      "less in the KAK", "{kak.biaya: 4, rab.total: 5}", .fail, actual: "4", expected: "5",
      difference: "-1"),
    KindCase("no KAK", "{rab.total: 5}", .indeterminate),
    KindCase("no RAB", "{kak.biaya: 5}", .indeterminate),
  ])
  func `compares two values`(example: KindCase) throws {
    try example.check(try Self.pack("values: [kak.biaya, rab.total]"))
  }

  @Test(arguments: [
    KindCase("capitals", "{kak.satuan: Industri, rab.satuan: INDUSTRI}", .pass),
    KindCase("capitals beyond ASCII", "{kak.satuan: Kafé, rab.satuan: KAFÉ}", .pass),
    KindCase(
      "another word", "{kak.satuan: Industri, rab.satuan: INDUSTRY}", .fail, actual: "Industri",
      expected: "INDUSTRY"),
    KindCase("no RAB", "{kak.satuan: Industri}", .indeterminate),
  ])
  func `may take large and small letters for the same`(example: KindCase) throws {
    try example.check(try Self.pack("fields: [satuan]\nignore-case: true"))
    try example.check(try Self.pack("values: [kak.satuan, rab.satuan]\nignore-case: true"))
  }

  @Test func `takes numbers for the same by their values, whatever is said of letters`() throws {
    let pack = try Self.pack("fields: [volume, satuan]\nignore-case: true")
    let trial = try RuleTrial(
      pack, given: "{kak.volume: 2, rab.volume: 3, kak.satuan: IKM, rab.satuan: ikm}")
    #expect(trial.findings.map { $0.actual?.plain } == ["2"])
  }

  @Test func `gives one finding for each field that differs`() throws {
    let trial = try RuleTrial(
      try Self.pack("fields: [program, satker.kode, volume, satuan]"),
      given: """
        {kak.program: EC, rab.program: WA, kak.satker.kode: "900017", rab.satker.kode: "900017",
         kak.volume: 2.5, rab.volume: 3, kak.satuan: IKM, rab.satuan: ikm}
        """)
    #expect(trial.findings.map { $0.actual?.plain } == ["EC", "2.5", "IKM"])
    #expect(trial.findings.map { $0.expected?.plain } == ["WA", "3", "ikm"])
    #expect(trial.findings.map { $0.difference?.plain } == [nil, "-0.5", nil])
    #expect(Set(trial.findings.map(\.fingerprint)).count == 3)
    #expect(trial.findings.map(\.locations.count) == [2, 2, 2])
    #expect(
      trial.findings.map { $0.locations.map(\.file) }
        == Array(repeating: ["kak.xml", "rab.xml"], count: 3))
    #expect(trial.findings[1].message.id == "Volume RO berbeda: 2,5 dan 3")
    #expect(trial.findings[1].message.en == "Volume of the output differs: 2.5 and 3")
  }

  @Test func `fails for one field although another cannot be read`() throws {
    let trial = try RuleTrial(
      try Self.pack("fields: [program, kegiatan]"),
      given: #"{kak.program: EC, rab.program: WA, kak.kegiatan: "6071"}"#)
    #expect(try trial.outcome() == .fail)
  }

  @Test func `cannot decide where one field is equal and another not there`() throws {
    let trial = try RuleTrial(
      try Self.pack("fields: [program, kegiatan]"),
      given: #"{kak.program: EC, rab.program: EC, kak.kegiatan: "6071"}"#)
    #expect(try trial.outcome() == .indeterminate)
  }

  @Test(arguments: ["2.5", "2.50", "2.500"])
  func `takes numbers for equal whatever their digits`(volume: String) throws {
    let trial = try RuleTrial(
      try Self.pack("fields: [volume]"), given: "{kak.volume: 2.5, rab.volume: \(volume)}")
    #expect(try trial.outcome() == .pass)
  }

  @Test(arguments: [("IKM", "ＩＫＭ"), ("A", "Α"), ("IKM", "I KM"), ("IKM", "IKM.")])
  func `takes texts for different that only look alike`(left: String, right: String) throws {
    let trial = try RuleTrial(
      try Self.pack("fields: [namaRo]"),
      given: "{kak.namaRo: \"\(left)\", rab.namaRo: \"\(right)\"}")
    #expect(try trial.outcome() == .fail)
  }
}
