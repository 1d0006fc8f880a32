import Foundation
import ReviuExpression
import Testing

@testable import ReviuCore

/// Waivers for two line items of a budget whose prices are above the cost standard.
struct WaiverTests {
  private static let folder =
    ContractDocuments.repository + "/Samples/temuan/uang-harian-di-atas-sbm"
  private static let item = "RO 6071.QDI.002 › 051 › A › 524111 › 1"

  private static let keys: [(name: String, value: String)] = [
    ("rule", "SBM-001"), ("scope", "{satker: \"900014\"}"), ("reason", "bukti harga pasar"),
    ("letter", "{number: B-1, date: 2025-09-01}"), ("approved-by", "[Satu, Dua]"),
    ("valid", "{from: 2025-10-01, through: 2026-03-31}"),
  ]

  /// One waiver with some of the usual values replaced.
  ///
  /// - Parameter changes: by key; an empty value leaves the key out.
  private static func yaml(_ changes: [String: String] = [:]) -> String {
    var values = keys
    for index in values.indices {
      values[index].value = changes[values[index].name] ?? values[index].value
    }
    let more = changes.filter { change in !keys.contains { $0.name == change.key } }
    values += more.map { ($0.key, $0.value) }
    let lines = values.filter { !$0.value.isEmpty }.map { "\($0.name): \($0.value)" }
    return "- " + lines.joined(separator: "\n  ") + "\n"
  }

  private static func file(_ yaml: String) throws -> WaiverFile {
    try WaiverFile(
      file: "pengecualian.yaml", bytes: Array(yaml.utf8),
      pack: try ContractDocuments.shippedPack.get())
  }

  private static func batch(
    _ yaml: String?, changing change: (String) -> String = { $0 }
  ) throws -> Batch {
    let pack = try ContractDocuments.shippedPack.get()
    var gatherer = Gatherer(
      Reviewer(pack: pack, waivers: try yaml.map { try file($0) }), digestsInputs: false)
    for name in ["kak.xml", "rab.xml"] {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      gatherer.add(file: name, bytes: Array(change(text).utf8))
    }
    return gatherer.finish(gate: .defaultGate)
  }

  private static func outcome(_ batch: Batch, _ rule: String = "SBM-001") throws -> Outcome {
    let index = try #require(batch.pack.summaries.firstIndex { $0.id == rule })
    return try #require(batch.reviews.first).outcomes[index]
  }

  @Test func `a waived finding keeps its numbers and neither blocks nor counts`() throws {
    let without = try Self.batch(nil)
    let with = try Self.batch(Self.yaml())
    let (found, waived) = (try #require(without.findings.first), try #require(with.findings.first))
    #expect(without.isBlocked && !with.isBlocked)
    #expect(try Self.outcome(without) == .fail && Self.outcome(with) == .waived)
    #expect(waived.outcome == .waived && waived.waiver?.letterNumber == "B-1")
    #expect(waived.actual == found.actual && waived.expected == found.expected)
    #expect(waived.effect == found.effect && waived.fingerprint == found.fingerprint)
    #expect(without.effect.koreksi == Decimal(1_200_000) && with.effect.koreksi == Decimal(0))
    #expect(with.failureCounts.allSatisfy { $0.count == 0 })
    #expect(with.coverage.last?.counts[.pass] == 1)
  }

  @Test func `a rule with one finding that is not waived still fails`() throws {
    let scope = "{satker: \"900014\", item: \"\(Self.item)\"}"
    let batch = try Self.batch(Self.yaml(["scope": scope])) {
      $0.replacing("hargaSatuan=\"900000\"", with: "hargaSatuan=\"9000000\"")
    }
    let found = batch.findings.filter { $0.rule == "SBM-001" }
    #expect(found.map(\.outcome) == [.waived, .fail])
    #expect(try Self.outcome(batch) == .fail)
  }

  @Test(arguments: [
    ("2025-09-30", Waiver.Verdict.notYetValid), ("2025-10-01", .waives), ("2026-03-31", .waives),
    ("2026-04-01", .expired),
  ])
  func `both days of its validity belong to it`(day: String, verdict: Waiver.Verdict) throws {
    let finding = try #require(try Self.batch(nil).findings.first)
    let waiver = try #require(try Self.file(Self.yaml()).waivers.first)
    let day: CivilDate = try #require(CivilDate(day))
    #expect(waiver.verdict(on: finding, satker: "900014", day: day) == verdict)
  }

  @Test(arguments: [
    ("scope", "{satker: \"900014\", item: \"\(item)\"}", Waiver.Verdict.waives),
    ("scope", "{proposal: 900014/2026/6071.QDI.002}", .waives),
    ("scope", "{satker: \"900015\"}", .doesNotConcern),
    ("scope", "{satker: \"900014\", proposal: 900014/2026/6071.QDI.003}", .doesNotConcern),
    ("scope", "{satker: \"900014\", item: \"\(item)0\"}", .doesNotConcern),
    ("rule", "SBM-002", .doesNotConcern),
    ("value", "\"430000\"", .waives), ("value", "\"430001\"", .valueChanged),
    ("value", "\"Rp430.000\"", .waives), ("value", "\"430.000\"", .valueChanged),
    ("letter", "{number: B-1, date: 2025-12-01}", .waives),
    ("letter", "{number: B-1, date: 2025-12-02}", .notYetValid),
    ("approved-by", "[Auditor 1, Auditor 2]", .waives),
  ])
  func `concerns what its scope and value say`(
    key: String, value: String, verdict: Waiver.Verdict
  ) throws {
    let finding = try #require(try Self.batch(nil).findings.first)
    let waiver = try #require(try Self.file(Self.yaml([key: value])).waivers.first)
    let day: CivilDate = try #require(CivilDate("2025-12-01"))
    #expect(waiver.verdict(on: finding, satker: "900014", day: day) == verdict)
  }

  @Test(arguments: [
    (["valid": "{from: 2025-01-01, through: 2025-10-09}"], "ended on 9 October 2025"),
    (["valid": "{from: 2025-01-01, through: 2025-11-08}"], "will end on 8 November 2025"),
    (["scope": "{satker: \"900015\"}"], "waives nothing in this review"),
    (["valid": "{from: 2025-10-11, through: 2026-12-31}"], "holds only from 11 October 2025"),
    (["letter": "{number: B-1, date: 2025-10-11}"], "holds only from 11 October 2025"),
    (["value": "\"1\""], "lapsed because the finding states 430000, not 1."),
  ])
  func `what needs attention is a finding that does not block`(
    changes: [String: String], message: String
  ) throws {
    let batch = try Self.batch(Self.yaml(changes))
    let found = try #require(batch.documentFindings.first)
    #expect(batch.documentFindings.count == 1)
    #expect(found.rule == "PENGECUALIAN" && found.disposition == .catatan)
    #expect(found.message.en.contains(message))
    #expect(found.locations.map(\.file) == ["pengecualian.yaml"])
    #expect(batch.coverage.last?.counts[.fail] == 1)
  }

  @Test(arguments: [
    ["valid": "{from: 2025-01-01, through: 2025-11-09}"],
    ["valid": "{from: 2025-10-11, through: 2026-12-31}", "scope": "{satker: \"900015\"}"],
  ])
  func `a waiver that still has time, or is yet to begin and is not missed, is no finding`(
    changes: [String: String]
  ) throws {
    #expect(try Self.batch(Self.yaml(changes)).documentFindings.isEmpty)
  }

  @Test(arguments: keys.map(\.name))
  func `nothing may be left out`(key: String) throws {
    #expect(throws: PackFailure.self) { try Self.file(Self.yaml([key: ""])) }
  }

  @Test(arguments: [
    ("rule", "SBM-9"), ("rule", "STRUKTUR"), ("rule", "GANDA-001"), ("scope", "{}"),
    ("scope", "{item: x}"),
    ("scope", "{satker: }"), ("letter", "{number: B-1}"), ("letter", "{date: 2025-09-01}"),
    ("letter", "{number: B-1, date: 2025-02-30}"), ("approved-by", "[Satu]"),
    ("approved-by", "[Satu, SATU ]"), ("approved-by", "[Satu, Dua, Tiga]"),
    ("approved-by", "Satu"), ("valid", "{from: 2025-10-01}"), ("valid", "{through: 2025-10-01}"),
    ("valid", "{from: 2025-10-02, through: 2025-10-01}"), ("valid", "selamanya"),
    ("until", "2025-10-01"), ("reason", "\"\""),
  ])
  func `what is malformed is refused with its place`(key: String, value: String) throws {
    do {
      _ = try Self.file(Self.yaml([key: value]))
      Issue.record("the waiver is taken")
    } catch PackFailure.problems(let problems) {
      let problem = try #require(problems.first)
      #expect(problem.file == "pengecualian.yaml" && problem.line >= 1)
      #expect(!problem.sourceLine.isEmpty)
    }
  }

  @Test func `a waiver that excuses one finding has not lapsed because of another`() throws {
    let pack = try ContractDocuments.shippedPack.get()
    let yaml = """
      - rule: SBM-001
        scope: {satker: "900017"}
        reason: uji
        letter: {number: B-1, date: 2025-05-20}
        approved-by: [Satu, Dua]
        valid: {from: 2025-05-20, through: 2026-12-31}
        value: "400000"
      """
    let waivers = try WaiverFile(file: "w.yaml", bytes: Array(yaml.utf8), pack: pack)
    let other = ContractDocuments.rab.replacing(
      "hargaSatuan=\"380000\"", with: "hargaSatuan=\"400000\"", maxReplacements: 1)
    let both = other.replacing(
      "hargaSatuan=\"653000\"", with: "hargaSatuan=\"990000\"")
    func findings(_ rab: String) -> [Finding] {
      var gatherer = Gatherer(Reviewer(pack: pack, waivers: waivers), digestsInputs: false)
      for (file, text) in [("kak.xml", ContractDocuments.kak), ("rab.xml", rab)] {
        gatherer.add(file: file, bytes: Array(text.utf8))
      }
      return gatherer.finish(gate: .defaultGate).findings
    }
    let found = findings(both)
    let outcomes = found.filter { $0.rule == "SBM-001" }.map(\.outcome)
    #expect(outcomes.contains(.waived) && outcomes.contains(.fail))
    #expect(!found.contains { $0.rule == WaiverFile.rule }, "\(found.map(\.message.en))")
    #expect(
      findings(ContractDocuments.rab.replacing("\"380000\"", with: "\"990000\"")).contains {
        $0.rule == WaiverFile.rule
      })
  }
}
