import ReviuExpression
import Testing

@testable import ReviuCore

struct UniqueTests {
  private static let keys = "kind: unique\neach: d in rab.detil\nkey: [d.uraian, d.hargaSatuan]"

  private static func given(_ rows: String...) -> String {
    "{rab.detil: [\(rows.joined(separator: ", "))]}"
  }

  @Test(arguments: [
    KindCase(
      "other text", given("{uraian: a, hargaSatuan: 1}", "{uraian: b, hargaSatuan: 1}"), .pass),
    KindCase(
      "other price", given("{uraian: a, hargaSatuan: 1}", "{uraian: a, hargaSatuan: 2}"), .pass),
    KindCase(
      "other spelling", given("{uraian: a, hargaSatuan: 1}", "{uraian: A, hargaSatuan: 1}"), .pass),
    KindCase(
      "the same", given("{uraian: a, hargaSatuan: 1}", "{uraian: a, hargaSatuan: 1}"), .fail,
      actual: "a, 1"),
    KindCase(
      "one is not readable", given("{uraian: a, hargaSatuan: 1}", "{uraian: a}"), .indeterminate),
    KindCase(
      "two are the same, one is not readable",
      given("{uraian: a}", "{uraian: b, hargaSatuan: 1}", "{uraian: b, hargaSatuan: 1}"), .fail,
      actual: "b, 1"),
    KindCase("no rows", "{rab.total: 1}", .indeterminate),
  ])
  func `must not be listed twice`(example: KindCase) throws {
    try example.check(try PackSketch(rules: PackSketch.rule(Self.keys)).load())
  }

  @Test func `points at the repetition first and then at the original`() throws {
    let trial = try RuleTrial(
      try PackSketch(rules: PackSketch.rule("kind: unique\neach: k in rab.komponen\nkey: [k.kode]"))
        .load(),
      given:
        #"{rab.komponen: [{kode: "051", jumlah: 1}, {kode: "051", jumlah: 2}, {kode: "051", jumlah: 3}]}"#
    )
    #expect(trial.findings.count == 2)
    #expect(Set(trial.findings.map(\.fingerprint)).count == 2)
    let tags = try trial.findings.map { try trial.tags(of: $0) }
    #expect(
      tags.contains([#"<komponen kode="051" jumlah="2">"#, #"<komponen kode="051" jumlah="1">"#]))
    #expect(
      tags.contains([#"<komponen kode="051" jumlah="3">"#, #"<komponen kode="051" jumlah="1">"#]))
  }

  @Test func `shows days in words and leaves them to machines as they are`() throws {
    let keys = "kind: unique\neach: t in kak.tahap\nkey: [t.komponen, t.mulai]"
    let trial = try RuleTrial(
      try PackSketch(rules: PackSketch.rule(keys)).load(),
      given:
        #"{kak.tahap: [{komponen: "051", mulai: 2026-01-15}, {komponen: "051", mulai: 2026-01-15}]}"#
    )
    let finding = try #require(trial.findings.first)
    #expect(finding.actual == Quantity.text("051, 2026-01-15"))
    #expect(finding.message.id == "051, 15 Januari 2026 tercantum lebih dari sekali")
    #expect(finding.message.en == "051, 15 January 2026 is listed more than once")
  }

  @Test func `looks inside every row where the rule does`() throws {
    let keys = "kind: unique\nfor: a in rab.akun\neach: d in a.detil\nkey: [d.no]"
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let apart = "{rab.akun: [{kode: '1', detil: [{no: 1}]}, {kode: '2', detil: [{no: 1}]}]}"
    #expect(try RuleTrial(pack, given: apart).outcome() == .pass)
    let together = "{rab.akun: [{kode: '1', detil: [{no: 1}, {no: 1}]}]}"
    #expect(try RuleTrial(pack, given: together).outcome() == .fail)
  }
}
