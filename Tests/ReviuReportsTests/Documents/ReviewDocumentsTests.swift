import Foundation
import ReviuCore
import ReviuExpression
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct ReviewDocumentsTests {
  private static func record(_ batch: Batch) throws -> ReviewRecord {
    try ReviewRecord(bytes: Array(FormatSchemaTests.report(batch, .json).utf8))
  }

  private static func everything() throws -> ReviewRecord {
    try record(try ReportBench.batch(try ReportBench.everything()))
  }

  /// Says what is wrong with an archive, then the cells of all rows of its document, a row a line.
  private static let reader = """
    import base64, io, json, sys, zipfile
    import xml.etree.ElementTree as tree
    archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(sys.stdin.read())))
    first = archive.infolist()[0]
    if archive.testzip() or first.filename != "mimetype" or first.compress_type != 0:
        print("not an OpenDocument archive")
    if archive.read("mimetype") != b"application/vnd.oasis.opendocument.text":
        print("not a text document")
    for name in archive.namelist():
        if name.endswith(".xml"):
            tree.fromstring(archive.read(name))
    content = tree.fromstring(archive.read("content.xml"))
    spaces = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0"}
    for row in content.iterfind(".//table:table-row", spaces):
        print(json.dumps(["".join(cell.itertext()) for cell in row]))
    """

  private static func rows(_ document: OfficialDocument) throws -> [[String]] {
    let input = Data(document.odt).base64EncodedString()
    return try Python.run(reader, input: input).split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String])
    }
  }

  @Test(arguments: ReviewDocuments.Kind.allCases)
  func `documents are sound as pages and as files for word processors`(
    kind: ReviewDocuments.Kind
  ) throws {
    let record = try Self.everything()
    for previous in [nil, record] {
      let document = ReviewDocuments(record, previous: previous).document(kind)
      let problems = try HTMLPage.problems(document.html)
      #expect(problems == "")
      let rows = try Self.rows(document)
      let failures = record.findings.filter { $0.outcome == "fail" }
      for failure in failures {
        #expect(rows.contains { $0.contains { $0.contains(failure.message.id.printable) } })
      }
    }
  }

  @Test(arguments: InjectionTests.hostile)
  func `nothing gets out of a document`(text: String) throws {
    let batch = try ReportBench.plainBatch(
      try ReportBench.changed(
        "rab.xml", "sumberDana=\"RM\"", to: "sumberDana=\"\(text.escapedForXML)\""))
    for kind in ReviewDocuments.Kind.allCases {
      let document = ReviewDocuments(try Self.record(batch), previous: nil).document(kind)
      let problems = try HTMLPage.problems(document.html)
      #expect(problems == "")
      #expect(try Self.rows(document).isEmpty == false)
    }
  }

  @Test func `the working paper says what was not assessed and closes with limited assurance`()
    throws
  {
    let record = try Self.everything()
    let text = ReviewDocuments(record, previous: nil).document(.kkr).html
    let undecided = record.findings.count { $0.outcome == "indeterminate" }
    #expect(undecided > 0 && text.contains("Tidak cukup data pada \(undecided) butir"))
    #expect(text.contains("keyakinan terbatas"))
    #expect(!text.lowercased().contains(">temuan"))
  }

  @Test func `amounts are those of the review, with no line counted twice`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let documents = ReviewDocuments(try Self.record(batch), previous: nil)
    let koreksi = try #require(batch.effect.koreksi)
    #expect(documents.totals.contains(documents.money(koreksi.description)))
    #expect(try Self.rows(documents.document(.chr)).contains { $0.last == documents.totals })
  }

  @Test func `a clean review finds nothing in the negative form`() throws {
    let record = try Self.record(try ReportBench.plainBatch(try ReportBench.clean()))
    let text = ReviewDocuments(record, previous: nil).document(.lhr).html
    #expect(text.contains("tidak terdapat hal-hal yang membuat kami yakin"))
    #expect(text.contains("Tidak ada hasil reviu sebelumnya"))
  }

  /// A review of a proposal that passes, in which one rule that does not block could not be decided.
  private static func undecided() throws -> ReviewRecord {
    var record = try record(try ReportBench.plainBatch(try ReportBench.clean()))
    record.findings = Array(
      try everything().findings.filter { $0.outcome == "indeterminate" }.prefix(1))
    let rule = try #require(record.findings.first).rule
    record.proposals[0].indeterminate = [rule]
    return record
  }

  @Test func `what is waived, not decided, or not settled is told in the conclusion`() throws {
    var excused = try Self.record(try ReportBench.waived())
    excused.findings.removeAll { $0.rule == WaiverFile.rule }
    let waived = ReviewDocuments(excused, previous: nil)
    #expect(waived.conclusion.contains("selain yang disebut berikut, tidak terdapat hal-hal"))
    #expect(waived.conclusion.contains(" 1 catatan dikecualikan untuk sementara"))
    let undecided = ReviewDocuments(try Self.undecided(), previous: nil)
    #expect(undecided.conclusion.contains("selain yang disebut berikut"))
    #expect(undecided.conclusion.contains(" 1 butir tidak dapat dinilai"))
    let clean = try Self.record(try ReportBench.plainBatch(try ReportBench.clean()))
    #expect(!ReviewDocuments(clean, previous: clean).conclusion.contains("selain"))
    var nothing = clean
    nothing.proposals = []
    let before = try Self.record(
      try ReportBench.plainBatch(
        try ReportBench.changed("rab.xml", "sumberDana=\"RM\"", to: "sumberDana=\"XX\"")))
    let unsettled = ReviewDocuments(nothing, previous: before).conclusion
    #expect(unsettled.contains("selain yang disebut berikut"))
    #expect(unsettled.contains("tetapi tidak dinyatakan selesai"))
  }

  @Test func `a proposal that was not assessed whole does not meet everything`() throws {
    let rows = try Self.rows(
      ReviewDocuments(try Self.undecided(), previous: nil).document(.kkr))
    #expect(rows.contains { $0.last == "TIDAK CUKUP DATA" })
    #expect(!rows.contains { $0.last == "TERPENUHI" })
  }

  @Test func `the report tells what was done and what was not`() throws {
    let old = try Self.record(
      try ReportBench.plainBatch(
        try ReportBench.changed("rab.xml", "sumberDana=\"RM\"", to: "sumberDana=\"XX\"")))
    let new = try Self.record(try ReportBench.plainBatch(try ReportBench.clean()))
    let text = ReviewDocuments(new, previous: old).document(.lhr).html
    #expect(text.contains("1 catatan sebelumnya telah diperbaiki"))
    #expect(text.contains("AKUN-003"))
    let back = ReviewDocuments(old, previous: old).document(.lhr).html
    #expect(back.contains("1 catatan sebelumnya belum selesai"))
  }

  @Test func `what could not be assessed before is no note that was settled`() throws {
    let alone = try ReportBench.clean().filter { $0.file == "kak.xml" }
    let old = try Self.record(try ReportBench.plainBatch(alone))
    #expect(old.findings.count { $0.outcome == "indeterminate" } > 10)
    let new = try Self.record(try ReportBench.plainBatch(try ReportBench.clean()))
    let text = ReviewDocuments(new, previous: old).document(.lhr).html
    #expect(text.contains("1 catatan sebelumnya telah diperbaiki"))
    let back = ReviewDocuments(old, previous: old).document(.lhr).html
    #expect(back.contains("1 catatan sebelumnya belum selesai"))
  }

  @Test func `what is waived now is told as such, not as left undone`() throws {
    let folder = "Samples/temuan/uang-harian-di-atas-sbm"
    let faulty = try ["kak.xml", "rab.xml"].map {
      ReportBench.Document($0, try ReportBench.text("\(folder)/\($0)"))
    }
    let old = try Self.record(try ReportBench.plainBatch(faulty))
    let new = try Self.record(try ReportBench.waived())
    let text = ReviewDocuments(new, previous: old).document(.lhr).html
    #expect(text.contains("1 catatan sebelumnya kini dikecualikan"))
    #expect(text.contains("0 catatan sebelumnya belum selesai"))
  }

  @Test func `checksums are those of the standard`() {
    #expect(ZIPArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(ZIPArchive.checksum([]) == 0)
  }

  @Test(arguments: ReviewDocuments.Kind.allCases)
  func `what is excused is told with its reason, letter, and people`(
    kind: ReviewDocuments.Kind
  ) throws {
    let documents = ReviewDocuments(try Self.record(try ReportBench.waived()), previous: nil)
    let text = documents.document(kind).html
    for part in [
      "bukti harga pasar terlampir", "surat B-1 tanggal 1 September 2025",
      "disetujui oleh Satu dan Dua", "berlaku sampai 31 Oktober 2025",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `the ground is the regulation as it stood for the fiscal year`() throws {
    var record = try Self.record(try ReportBench.plainBatch(try ReportBench.clean()))
    let amended = "PMK 62/2023 jo. PMK 107/2024"
    for kind in [ReviewDocuments.Kind.kkr, .lhr] {
      #expect(ReviewDocuments(record, previous: nil).document(kind).html.contains(amended))
    }
    for year in [nil, "2025"] {
      record.proposals[0].tahunAnggaran = year
      #expect(ReviewDocuments(record, previous: nil).ground("Pasal 61") == "Pasal 61 \(amended)")
    }
    record.proposals[0].tahunAnggaran = "2024"
    for kind in [ReviewDocuments.Kind.kkr, .lhr] {
      let text = ReviewDocuments(record, previous: nil).document(kind).html
      #expect(text.contains("(PMK 62/2023, Pedoman Reviu)") && !text.contains("107/2024"))
    }
  }

  @Test func `the unit has the name that its first proposal gives it`() throws {
    var record = try Self.record(try ReportBench.plainBatch(try ReportBench.clean()))
    let first = try #require(record.proposals.first)
    for number in 1...9 {
      record.proposals.append(first)
      record.proposals[number].satkerName = "Dinas \(number)"
    }
    let name = try #require(first.satkerName)
    #expect(ReviewDocuments(record, previous: nil).subtitle.hasPrefix(name))
  }
}
