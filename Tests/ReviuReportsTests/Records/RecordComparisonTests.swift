import Foundation
import ReviuCore
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct RecordComparisonTests {
  private typealias State = RecordComparison.State

  private static func record(_ batch: Batch) throws -> ReviewRecord {
    try ReviewRecord(bytes: Array(FormatSchemaTests.report(batch, .json).utf8))
  }

  /// The clean pair with some texts of the budget replaced.
  private static func record(changing changes: [(String, String)]) throws -> ReviewRecord {
    let documents = try ReportBench.clean().map { document in
      guard document.file == "rab.xml" else { return document }
      var text = String(decoding: document.bytes, as: UTF8.self)
      for (old, new) in changes {
        try #require(text.contains(old))
        text = text.replacing(old, with: new, maxReplacements: 1)
      }
      return ReportBench.Document(document.file, text)
    }
    return try record(ReportBench.plainBatch(documents))
  }

  private static func states(
    _ old: [(String, String)], _ new: [(String, String)], _ rule: String
  ) throws -> [State] {
    try RecordComparison(old: record(changing: old), new: record(changing: new)).entries
      .filter { $0.finding.rule == rule }.map(\.state)
  }

  /// The clean pair twice, for two outputs.
  private static func twins() throws -> [ReportBench.Document] {
    try ["001", "002"].flatMap { output in
      try ReportBench.clean().map { document in
        let text = String(decoding: document.bytes, as: UTF8.self)
          .replacing("<ro kode=\"001\">", with: "<ro kode=\"\(output)\">")
        return ReportBench.Document("\(output)/\(document.file)", text)
      }
    }
  }

  private static let price = "hargaSatuan=\"380000\" jumlah=\"9120000\""
  private static func priced(_ price: Int) -> (String, String) {
    (Self.price, "hargaSatuan=\"\(price)\" jumlah=\"\(price * 24)\"")
  }

  @Test func `a record has everything that the report says of findings`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let record = try Self.record(batch)
    #expect(record.findings.map(\.fingerprint) == batch.findings.map(\.fingerprint))
    #expect(record.findings.map(\.message.id) == batch.findings.map(\.message.id))
    #expect(record.proposals.map(\.id) == batch.reviews.map(\.proposal))
    #expect(record.coverage.map(\.title.en) == batch.summaries.map(\.title.en))
  }

  @Test func `nothing changes between a report and itself`() throws {
    let record = try Self.record(try ReportBench.batch(try ReportBench.everything()))
    let comparison = RecordComparison(old: record, new: record)
    #expect(comparison.count(.remaining) == record.findings.count)
    #expect(comparison.entries.count == record.findings.count)
  }

  @Test func `every finding of both reports is in one entry, whichever is the earlier`() throws {
    let one = try Self.record(try ReportBench.batch(try ReportBench.everything()))
    let other = try Self.record(changing: [Self.priced(400_000)])
    for (old, new) in [(one, other), (other, one)] {
      let entries = RecordComparison(old: old, new: new).entries
      #expect(entries.count { $0.old != nil } == old.findings.count)
      #expect(entries.count { $0.new != nil } == new.findings.count)
      for entry in entries {
        #expect((entry.state == .new) == (entry.old == nil))
        #expect((entry.state == .resolved || entry.state == .notVisible) == (entry.new == nil))
        #expect((entry.state == .notVisible) == (entry.reason != nil))
      }
    }
  }

  @Test func `a finding is new, worse, better, or resolved`() throws {
    #expect(try Self.states([], [Self.priced(400_000)], "SBM-001") == [.new])
    #expect(
      try Self.states([Self.priced(400_000)], [Self.priced(410_000)], "SBM-001") == [.worse])
    #expect(
      try Self.states([Self.priced(400_000)], [Self.priced(390_000)], "SBM-001") == [.better])
    #expect(try Self.states([Self.priced(400_000)], [], "SBM-001") == [.resolved])
  }

  @Test func `what its rule did not assess again is not resolved`() throws {
    let faulty = try Self.record(changing: [Self.priced(400_000)])
    func reason(_ new: ReviewRecord) throws -> RecordComparison.Reason? {
      let entries = RecordComparison(old: faulty, new: new).entries
      let entry = try #require(entries.first { $0.old?.rule == "SBM-001" })
      #expect(entry.state == .notVisible)
      return entry.reason
    }
    #expect(try reason(Self.record(try ReportBench.plainBatch([]))) == .proposalMissing)
    #expect(
      try reason(Self.record(changing: [(Self.price, Self.price.replacing("38", with: "Rp38"))]))
        == .indeterminate)
    let rab = try ReportBench.clean().map { document in
      let text = String(decoding: document.bytes, as: UTF8.self)
      return ReportBench.Document(document.file, text.replacing(#/ sbm="[^"]*"/#, with: ""))
    }
    #expect(try reason(Self.record(try ReportBench.plainBatch(rab))) == .notApplicable)
    var other = try Self.record(changing: [])
    other.coverage.removeAll { $0.rule == "SBM-001" }
    #expect(try reason(other) == .ruleMissing)
  }

  @Test func `what a rule about all proposals cannot decide any more is not resolved`() throws {
    let twins = try Self.twins()
    let old = try Self.record(try ReportBench.plainBatch(twins))
    let spoiled = twins.map { document in
      guard document.file == "002/kak.xml" else { return document }
      let text = String(decoding: document.bytes, as: UTF8.self)
      return ReportBench.Document(document.file, text.replacing("nib=\"9", with: "nib=\"x"))
    }
    let new = try Self.record(try ReportBench.plainBatch(spoiled))
    let entries = RecordComparison(old: old, new: new).entries.filter {
      $0.old?.rule == "GANDA-001"
    }
    #expect(!entries.isEmpty)
    for entry in entries {
      #expect(entry.state == .notVisible && entry.reason == .indeterminate)
    }
  }

  @Test func `what several proposals had in common is not resolved when one of them is gone`()
    throws
  {
    let twins = try Self.twins()
    let old = try Self.record(try ReportBench.plainBatch(twins))
    let new = try Self.record(try ReportBench.plainBatch(Array(twins.prefix(2))))
    let entries = RecordComparison(old: old, new: new).entries.filter {
      $0.old?.rule == "GANDA-001"
    }
    #expect(!entries.isEmpty && entries.allSatisfy { $0.reason == .proposalMissing })
  }

  @Test func `what is gone though the documents are the same was not corrected`() throws {
    let old = try Self.record(changing: [Self.priced(400_000)])
    var new = old
    new.findings = []
    let comparison = RecordComparison(old: old, new: new)
    #expect(comparison.entries.allSatisfy { $0.reason == .documentsUnchanged })
    new.packs[0].digest = "sha256:0"
    let report = ReviewDocuments(new, previous: old).document(.lhr).html
    #expect(report.contains("0 catatan sebelumnya telah diperbaiki"))
    #expect(report.contains("Paket aturan kedua reviu berbeda"))
  }

  @Test func `a finding that is waived no more is worse, and the other way round`() throws {
    let waived = try Self.record(try ReportBench.waived())
    var open = waived
    for index in open.findings.indices where open.findings[index].isWaived {
      open.findings[index].outcome = Outcome.fail.rawValue
    }
    for (old, new, state, text) in [
      (waived, open, State.worse, "waived → not waived"),
      (open, waived, .better, "not waived → waived"), (waived, waived, .remaining, "(waived)"),
    ] {
      let comparison = RecordComparison(old: old, new: new)
      #expect(comparison.count(state) >= 1)
      #expect(comparison.text(in: .english).contains(text))
    }
  }

  @Test func `a file that cannot be read is known by its content, too`() throws {
    func record(_ file: String, _ text: String) throws -> ReviewRecord {
      try Self.record(
        try ReportBench.plainBatch(
          try ReportBench.clean() + [ReportBench.Document(file, text)]))
    }
    func entry(_ new: ReviewRecord) throws -> RecordComparison.Entry {
      let entries = RecordComparison(old: try record("a/k.xml", "<kak"), new: new).entries
      #expect(entries.allSatisfy { $0.state != .new })
      return try #require(entries.first { $0.old?.rule == "DOK-BACA" })
    }
    #expect(try entry(record("b/lain.xml", "<kak")).state == .remaining)
    #expect(try entry(Self.record(changing: [])).reason == .documentMissing)
    #expect(try entry(record("b/k.xml", "<faktur/>")).state == .resolved)
  }

  @Test func `of two files with the same bytes, the one that is gone is told`() throws {
    func record(_ files: [String]) throws -> ReviewRecord {
      try Self.record(
        try ReportBench.plainBatch(
          try ReportBench.clean() + files.map { ReportBench.Document($0, "<kak") }))
    }
    let entries = try RecordComparison(old: record(["a.xml", "b.xml"]), new: record(["a.xml"]))
      .entries.filter { $0.finding.rule == "DOK-BACA" }
    #expect(entries.map(\.state) == [.remaining, .notVisible])
    #expect(entries.last?.finding.locations.first?.file == "b.xml")
  }

  @Test func `a pair that is whole again is resolved, though what is left of it did not change`()
    throws
  {
    let pair = try ReportBench.clean()
    let double = ReportBench.Document("lama.xml", String(decoding: pair[0].bytes, as: UTF8.self))
    let old = try Self.record(try ReportBench.plainBatch(pair + [double]))
    let new = try Self.record(try ReportBench.plainBatch(pair))
    let entry = RecordComparison(old: old, new: new).entries.first { $0.old?.rule == "PASANGAN" }
    #expect(entry?.state == .resolved)
  }

  @Test func `a sum that a withdrawn proposal brings below its limit is resolved`() throws {
    let twins = try Self.twins()
    var old = try Self.record(try ReportBench.plainBatch(twins))
    let index = try #require(old.findings.firstIndex { $0.rule == "GANDA-001" })
    (old.findings[index].rule, old.findings[index].kind) = ("JML-001", "aggregate")
    let new = try Self.record(try ReportBench.plainBatch(Array(twins.prefix(2))))
    func state(_ new: ReviewRecord) -> RecordComparison.Entry? {
      RecordComparison(old: old, new: new).entries.first { $0.old?.rule == "JML-001" }
    }
    // What is left of it did not change, but it is no longer all there was.
    #expect(state(new)?.state == .resolved)
    #expect(state(try Self.record(try ReportBench.plainBatch([])))?.reason == .proposalMissing)
  }

  @Test func `another schema is told before what it lacks`() {
    for schema in ["reviu-diff-1", "2.1.0"] {
      #expect(throws: ReviewRecord.Unusable.otherSchema(schema)) {
        try ReviewRecord(bytes: Array("{\"schema\": \"\(schema)\"}".utf8))
      }
    }
    #expect(
      throws: ReviewRecord.Unusable.malformed(
        Bilingual(id: "$.asOf: tidak ada", en: "$.asOf: is missing"))
    ) {
      try ReviewRecord(bytes: Array("{\"schema\": \"reviu-report-1\"}".utf8))
    }
  }

  @Test(arguments: ["", "{}", "[]", "{\"schema\": 1}", "<kak/>"])
  func `what is no report is refused`(text: String) {
    #expect(throws: ReviewRecord.Unusable.self) { try ReviewRecord(bytes: Array(text.utf8)) }
  }

  @Test func `the comparison for programs follows its schema`() throws {
    let one = try Self.record(try ReportBench.batch(try ReportBench.everything()))
    let other = try Self.record(changing: [Self.priced(400_000)])
    let schema = ReportBench.repository + "/Sources/ReviuReports/reviu-diff-1.schema.json"
    let script = """
      import json, sys, jsonschema
      with open(sys.argv[1], encoding="utf-8") as file:
          schema = json.load(file)
      jsonschema.Draft202012Validator.check_schema(schema)
      for error in jsonschema.Draft202012Validator(schema).iter_errors(json.load(sys.stdin)):
          print(error.json_path, error.message[:200])
      """
    for (old, new) in [(one, other), (other, one)] {
      let text = RecordComparison(old: old, new: new).jsonText
      let violations = try Python.run(script, input: text, schema)
      #expect(violations == "")
    }
  }
}
