import ReviuExpression
import Testing

@testable import ReviuCore

struct RequiredTests {
  private static let keys = """
    kind: required
    fields: [kak.rincian, kak.dokumen]
    """

  @Test(arguments: [
    KindCase("both", "{kak.rincian: baru, kak.dokumen: [{jenis: TOR}]}", .pass),
    KindCase(
      "no rows", "{kak.rincian: baru, kak.dokumen: []}", .fail, expected: "dokumen"),
    KindCase(
      "no value", "{kak.dokumen: [{jenis: TOR}]}", .fail, expected: "rincian"),
    KindCase("neither", "{kak.biaya: 1, kak.dokumen: []}", .fail, expected: "rincian, dokumen"),
    KindCase(
      "a malformed value counts as there but unknown",
      "{kak.rincian: lama, kak.dokumen: [{jenis: TOR}]}", .indeterminate),
    KindCase("no document", "{rab.total: 1}", .indeterminate),
  ])
  func `must be filled in`(example: KindCase) throws {
    try example.check(try PackSketch(rules: PackSketch.rule(Self.keys)).load())
  }

  @Test func `names what is missing by its label`() throws {
    let keys = "kind: required\nfor: d in kak.dokumen\nfields: [d.nomor, d.tanggal]"
    let trial = try RuleTrial(
      try PackSketch(rules: PackSketch.rule(keys)).load(),
      given: "{kak.dokumen: [{jenis: A, nomor: '1', tanggal: 2026-01-01}, {jenis: B}]}")
    #expect(trial.findings.count == 1)
    let finding = try #require(trial.findings.first)
    #expect(finding.message.id == "Belum diisi: nomor dokumen dan tanggal dokumen")
    #expect(finding.message.en == "Not filled in: document number and document date")
    #expect(try trial.tags(of: finding) == [#"<dokumen jenis="B">"#])
  }

  @Test(arguments: [
    ("fields: []", PackProblem.Reason.expectedList),
    ("", .missingKey("fields")),
    (
      "fields: [kak.rincia]", .expression(.unknownField("rincia", of: "kak", suggestion: "rincian"))
    ),
    ("fields: [kak.biaya]", .alwaysRequired("kak.biaya")),
    ("fields: [kak.peraturan]", .alwaysRequired("kak.peraturan")),
  ])
  func `needs fields that a sound document may lack`(
    keys: String, reason: PackProblem.Reason
  ) throws {
    let problems = try PackSketch(rules: PackSketch.rule("kind: required\n" + keys)).problems()
    #expect(problems.contains { $0.reason == reason }, "\(problems.map(\.reason))")
  }
}
