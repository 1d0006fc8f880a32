import ReviuCore
import ReviuExpression
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct RecordDocumentsTests {
  private typealias Document = ReportBench.Document

  private static func record(_ batch: Batch) throws -> ReviewRecord {
    try ReviewRecord(bytes: Array(FormatSchemaTests.report(batch, .json).utf8))
  }

  private static let faulty = try? ["kak.xml", "rab.xml"].map {
    Document($0, try ReportBench.text("Samples/temuan/uang-harian-di-atas-sbm/\($0)"))
  }

  /// The proposal with a price above the standard, its RAB changed.
  private static func documents(
    replacing old: String = "", with new: String = ""
  ) throws -> [Document] {
    try #require(faulty).map { document in
      guard document.file == "rab.xml", !old.isEmpty else { return document }
      let text = String(decoding: document.bytes, as: UTF8.self)
      try #require(text.contains(old))
      return Document(document.file, text.replacing(old, with: new))
    }
  }

  private static func comparison(to new: [Document]) throws -> RecordComparison {
    let batch = try ReportBench.plainBatch(new)
    let record = try Self.record(batch)
    return RecordComparison(
      old: try Self.record(try ReportBench.plainBatch(try documents())), new: record,
      documents: try RecordDocuments(batch, of: record))
  }

  @Test(arguments: [
    (" sbm=\"UH-LUAR-KOTA\"", "", RecordComparison.State.notVisible),
    (
      "hargaSatuan=\"430000\" jumlah=\"8600000\" sbm=\"UH-LUAR-KOTA\"",
      "hargaSatuan=\"370000\" jumlah=\"7400000\" sbm=\"UH-LUAR-KOTA\"", .resolved
    ),
  ])
  func `with the documents, what a rule looks away from is not resolved`(
    old: String, new: String, state: RecordComparison.State
  ) throws {
    let comparison = try Self.comparison(to: try Self.documents(replacing: old, with: new))
    let entry = try #require(comparison.entries.first { $0.old?.rule == "SBM-001" })
    #expect(entry.state == state)
    #expect(entry.reason == (state == .notVisible ? .rowNotApplicable : nil))
    #expect(comparison.unverifiedCount == 0)
    #expect(!comparison.text(in: .english).contains("--documents"))
  }

  @Test func `without the documents, it says how many were not held against them`() throws {
    let old = try Self.record(try ReportBench.plainBatch(try Self.documents()))
    let new = try Self.record(
      try ReportBench.plainBatch(try Self.documents(replacing: " sbm=\"UH-LUAR-KOTA\"", with: "")))
    let comparison = RecordComparison(old: old, new: new)
    let count = comparison.count(.resolved)
    #expect(count > 0 && comparison.unverifiedCount == count)
    #expect(comparison.text(in: .indonesian).contains("\(count) yang selesai belum dicocokkan"))
    #expect(comparison.text(in: .english).contains("with --documents."))
    #expect(comparison.jsonText.contains("\"unverified\": \(count)"))
    let documents = ReviewDocuments(new, previous: old)
    #expect(documents.document(.lhr).html.contains("tanpa melihat dokumennya"))
  }

  @Test func `the report on what was done looks at the documents, too`() throws {
    let old = try Self.record(try ReportBench.plainBatch(try Self.documents()))
    let batch = try ReportBench.plainBatch(
      try Self.documents(replacing: " sbm=\"UH-LUAR-KOTA\"", with: ""))
    let new = try Self.record(batch)
    let text = ReviewDocuments(
      new, previous: old, documents: try RecordDocuments(batch, of: new)
    ).document(.lhr).html
    #expect(text.contains("0 catatan sebelumnya telah diperbaiki."))
    let reason = "aturan tidak berlaku lagi bagi baris itu"
    #expect(text.contains("tidak terlihat lagi (\(reason)): SBM-001"))
  }

  @Test func `nothing is resolved for want of documents that were there before`() throws {
    let old = try Self.record(try ReportBench.plainBatch(try Self.documents()))
    let batch = try ReportBench.plainBatch(
      try Self.documents(replacing: "430000", with: "370000"))
    let new = try Self.record(batch)
    let documents = try RecordDocuments(batch.withDocumentsInFiles(), of: new)
    let entries = RecordComparison(old: old, new: new, documents: documents).entries
    let entry = try #require(entries.first { $0.old?.rule == "SBM-001" })
    #expect(entry.state == .notVisible && entry.reason == .documentsGone)
  }

  @Test func `documents may have other names, and what is no submission does not count`() throws {
    let record = try Self.record(try ReportBench.plainBatch(try Self.documents()))
    let renamed = try Self.documents().map {
      Document("lain/\($0.file)", String(decoding: $0.bytes, as: UTF8.self))
    }
    let batch = try ReportBench.plainBatch(renamed + [Document("faktur.xml", "<faktur/>")])
    #expect(throws: Never.self) { try RecordDocuments(batch, of: record) }
  }

  @Test func `other documents are refused with both digests`() throws {
    let own = try Self.documents()
    let batch = try ReportBench.plainBatch(own)
    let record = try Self.record(batch)
    func mismatch(_ documents: [Document]) throws -> RecordDocuments.Mismatch? {
      let batch = try ReportBench.plainBatch(documents)
      do throws(RecordDocuments.Mismatch) {
        _ = try RecordDocuments(batch, of: record)
        return nil
      } catch { return error }
    }
    func place(_ file: String, _ batch: Batch) throws -> RecordDocuments.Document {
      let input = try #require(batch.inputs.first { $0.file == file })
      return .init(file: file, digest: "sha256:\(try #require(input.digest))")
    }
    let changed = try Self.documents(replacing: "430000", with: "420000")
    let rab = try place("rab.xml", batch)
    let other = try place("rab.xml", try ReportBench.plainBatch(changed))
    #expect(try mismatch(own) == nil)
    #expect(try mismatch(changed) == .missing(rab, other: other))
    #expect(try mismatch([own[0]]) == .missing(rab, other: nil))
    let moved = Document("lain/rab.xml", String(decoding: changed[1].bytes, as: UTF8.self))
    #expect(
      try mismatch([own[0], moved])
        == .missing(rab, other: .init(file: "lain/rab.xml", digest: other.digest)))
    #expect(try mismatch(own + [moved]) == .foreign(.init(file: moved.file, digest: other.digest)))
    // The same bytes once more are a document for the same proposal, which nobody reviewed.
    let twin = Document("salinan.xml", String(decoding: own[1].bytes, as: UTF8.self))
    #expect(try mismatch(own + [twin]) == .foreign(.init(file: "salinan.xml", digest: rab.digest)))
    for language in Language.allCases {
      let text = RecordDocuments.Mismatch.missing(rab, other: other).message[language]
      #expect(text.contains(rab.digest) && text.contains(other.digest))
    }
  }

  @Test func `another pack or day is refused`() throws {
    let record = try Self.record(try ReportBench.plainBatch(try Self.documents()))
    let pack = try ReportBench.pack.get()
    #expect(record.difference(from: pack) == nil)
    let files = try #require(PackFiles(folder: ReportBench.repository + "/Rules/ikma"))
    let other = try RulePack(files, asOf: pack.asOf)
    guard case .packs = record.difference(from: other) else {
      Issue.record("another pack is taken for the same")
      return
    }
    var later = record
    later.asOf = "2025-10-11"
    guard case .asOf = later.difference(from: pack) else {
      Issue.record("another day is taken for the same")
      return
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `of many rows exactly those that left their rule are no longer visible`(seed: UInt64)
    throws
  {
    var source = SplitMix64(seed: seed)
    let row = { (number: Int, price: Int, standard: String) in
      """
      <detil no="\(number)" volume="1" satuan="OH" hargaSatuan="\(price)" jumlah="\(price)"\(standard)>
        <uraian>Uang harian \(number)</uraian></detil>
      """
    }
    let standard = " sbm=\"UH-LUAR-KOTA\""
    let marker = "</akun>"
    let edits = (2..<40).map { ($0, source.below(3)) }
    func rows(_ text: (Int, Int) -> String) throws -> [Document] {
      try Self.documents(
        replacing: marker, with: edits.map { text($0.0, $0.1) }.joined() + marker)
    }
    let old = try rows { number, _ in row(number, 430_000, standard) }
    let new = try rows { number, edit in
      switch edit {
      case 0: row(number, 430_000, "")
      case 1: row(number, 370_000, standard)
      default: ""
      }
    }
    let batch = try ReportBench.plainBatch(new)
    let record = try Self.record(batch)
    let entries = RecordComparison(
      old: try Self.record(try ReportBench.plainBatch(old)), new: record,
      documents: try RecordDocuments(batch, of: record)
    ).entries.filter { $0.old?.rule == "SBM-001" && $0.state != .remaining }
    let states = Dictionary(
      entries.map { ($0.finding.locations[0].address.split(separator: " ").last, $0.state) },
      uniquingKeysWith: { first, _ in first })
    #expect(states.count == edits.count)
    for (number, edit) in edits {
      #expect(states["\(number)"] == (edit == 0 ? .notVisible : .resolved), "row \(number)")
    }
  }

  @Test func `a row that was taken out is resolved, though its rule applies to no other`() throws {
    let row = "Pati sagu kering, kemasan aluminium, dan penyerap oksigen"
    let celebrated = try Self.documents(replacing: row, with: "Dekorasi peringatan HUT satker")
    let old = try Self.record(try ReportBench.plainBatch(celebrated))
    #expect(old.findings.contains { $0.rule == "LIM-001" })
    let batch = try ReportBench.plainBatch(
      try Self.documents(
        replacing: """
          <detil no="1" volume="14" satuan="SET" hargaSatuan="1180000" jumlah="16520000">
                              <uraian>\(row)</uraian>
                          </detil>
          """, with: ""))
    let new = try Self.record(batch)
    #expect(new.proposals.allSatisfy { $0.notApplicable.contains("LIM-001") })
    func state(_ documents: RecordDocuments?) throws -> RecordComparison.Entry {
      let entries = RecordComparison(old: old, new: new, documents: documents).entries
      return try #require(entries.first { $0.old?.rule == "LIM-001" })
    }
    #expect(try state(nil).reason == .notApplicable)
    #expect(try state(RecordDocuments(batch, of: new)).state == .resolved)
  }
}
