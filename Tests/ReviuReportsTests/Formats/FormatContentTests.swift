import Foundation
import ReviuCore
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct FormatContentTests {
  private static func object(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private static func everything() throws -> Batch {
    try ReportBench.batch(try ReportBench.everything())
  }

  @Test func `sarif has a result for every finding, at its place and level`() throws {
    let batch = try Self.everything()
    let report = try Self.object(FormatSchemaTests.report(batch, .sarif))
    let run = try #require((report["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let levels: [Disposition: String] = [
      .tolak: "error", .koreksi: "error", .lengkapi: "error", .catatan: "warning",
      .konfirmasi: "note",
    ]
    #expect(results.map { $0["ruleId"] as? String } == batch.findings.map(\.rule))
    #expect(
      results.map { $0["level"] as? String } == batch.findings.map { levels[$0.disposition] })
    let prints = results.map { ($0["partialFingerprints"] as? [String: String])?["reviu/v1"] }
    #expect(prints == batch.findings.map(\.fingerprint))
    for (result, finding) in zip(results, batch.findings) {
      let places = try #require(result["locations"] as? [[String: Any]])
      #expect(places.count == min(1, finding.locations.count))
      let physical = places.first?["physicalLocation"] as? [String: Any]
      let region = physical?["region"] as? [String: Int]
      #expect(region?["startLine"] == finding.locations.first?.line)
      #expect(region?["startColumn"] == finding.locations.first?.column)
      let related = result["relatedLocations"] as? [[String: Any]] ?? []
      #expect(related.count == max(0, finding.locations.count - 1))
    }
    let tool = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(tool?["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == batch.pack.summaries.map(\.id))
  }

  @Test func `sarif says how many findings GitHub would not take`() throws {
    let batch = try Self.everything()
    var report = SARIFReport(batch, ReportStyle(language: .english, usesColor: false))
    report.mostResults = 5
    let object = try Self.object(report.text)
    let run = try #require((object["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 5)
    #expect(results.allSatisfy { $0["level"] as? String == "error" })
    let left = batch.findings.count - 5
    #expect(report.text.contains("\(left) of the least severe findings are left out"))
    #expect(!FormatSchemaTests.report(batch, .sarif, .english).contains("left out"))
  }

  /// Remembers how much it was handed at a time.
  private struct Pieces: TextOutputStream {
    var text = ""
    var longest = 0

    mutating func write(_ piece: String) {
      text += piece
      longest = max(longest, piece.utf8.count)
    }
  }

  @Test(arguments: ReportFormat.allCases.filter { $0 != .markdown })
  func `a large report comes in small pieces`(format: ReportFormat) throws {
    let batch = try Self.everything()
    let style = ReportStyle(language: .indonesian, usesColor: false)
    var pieces = Pieces()
    batch.write(format, style, to: &pieces)
    #expect(pieces.text == batch.report(format, style))
    #expect(pieces.longest < pieces.text.utf8.count / 4)
  }

  @Test(arguments: [
    ("a/b.xml", "a/b.xml"), ("/srv/a b.xml", "file:///srv/a%20b.xml"),
    ("é#?:%.xml", "%C3%A9%23%3F%3A%25.xml"), ("a\nb\u{1}", "a%0Ab%01"),
  ])
  func `sarif writes paths as references`(path: String, uri: String) {
    #expect(SARIFReport.uri(path) == uri)
  }

  @Test func `ndjson has the objects of the JSON report, one a line`() throws {
    let batch = try Self.everything()
    let whole = try Self.object(FormatSchemaTests.report(batch, .json))
    let lines = FormatSchemaTests.report(batch, .ndjson).split(separator: "\n")
    var byRecord: [String: [[String: Any]]] = [:]
    for line in lines {
      var record = try Self.object(line)
      let name = try #require(record.removeValue(forKey: "record") as? String)
      byRecord[name, default: []].append(record)
    }
    for (name, key) in [
      ("input", "inputs"), ("proposal", "proposals"), ("finding", "findings"),
      ("coverage", "coverage"),
    ] {
      #expect((byRecord[name] ?? []) as NSArray == whole[key] as? NSArray, "\(name)")
    }
    #expect(byRecord["summary"]?.first as NSDictionary? == whole["summary"] as? NSDictionary)
    let run = try #require(byRecord["run"]?.first)
    for (key, value) in run {
      #expect(value as? NSObject == whole[key] as? NSObject, "\(key)")
    }
    #expect(lines.first?.hasPrefix("{\"record\": \"run\"") == true)
  }

  @Test func `junit fails what is held back and nothing else`() throws {
    let batch = try Self.everything()
    let report = FormatSchemaTests.report(batch, .junit)
    let held = batch.reviews.flatMap { review in
      Set(review.findings.filter { $0.disposition >= batch.gate }.map(\.rule))
    }
    let failing = report.matches(of: #/<(failure|error) /#).count
    let heldBeside = batch.batchFindings.filter { $0.disposition >= batch.gate }
    #expect(failing == held.count + batch.documentFindings.count + heldBeside.count)
    let cases = report.matches(of: #/<testcase /#).count
    #expect(
      cases == batch.reviews.count * batch.pack.summaries.count + batch.documentFindings.count
        + batch.batchFindings.count)
    let skipped = batch.reviews.flatMap(\.outcomes).count { $0 == .notApplicable }
    #expect(report.matches(of: #/<skipped /#).count == skipped)
  }

  @Test func `github has an annotation for every finding`() throws {
    let batch = try Self.everything()
    let lines = FormatSchemaTests.report(batch, .github).split(separator: "\n")
    #expect(lines.count == batch.findings.count)
    for (line, finding) in zip(lines, batch.findings) {
      let match = try #require(line.wholeMatch(of: #/::(error|warning|notice) ([^:]*)::(.*)/#))
      let properties = match.2.split(separator: ",")
      if let place = finding.locations.first {
        #expect(properties.contains("line=\(place.line)"))
        #expect(properties.contains("col=\(place.column)"))
      }
      let message = match.3.replacing("%25", with: "%")
      #expect(message.hasPrefix(finding.message.id.printable))
    }
  }

  @Test func `csv has a row for every finding`() throws {
    let batch = try Self.everything()
    let report = FormatSchemaTests.report(batch, .csv)
    let script = """
      import csv, io, json, sys
      text = sys.stdin.buffer.read().decode("utf-8-sig")
      print(json.dumps(list(csv.reader(io.StringIO(text, newline="")))))
      """
    let parsed = try Python.run(script, input: report)
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(parsed.utf8)) as? [[String]])
    #expect(rows.first == CSVReport.columns)
    #expect(rows.count == batch.findings.count + 1)
    #expect(rows.allSatisfy { $0.count == CSVReport.columns.count })
    #expect(rows.dropFirst().map { $0[3] } == batch.findings.map(\.rule))
    #expect(rows.dropFirst().map { $0[8] } == batch.findings.map { $0.message.id.printable })
  }

  @Test func `markdown leads with the verdict and stays short enough for a comment`() throws {
    let batch = try Self.everything()
    let report = FormatSchemaTests.report(batch, .markdown, .english)
    #expect(report.hasPrefix("## reviu: ❌ Not everything passes\n"))
    #expect(report.count < 65_536)
    var limited = MarkdownReport(batch, ReportStyle(language: .english, usesColor: false))
    limited.mostCharacters = 3_000
    #expect(limited.text.count < 3_500)
    #expect(limited.text.contains("more proposals or groups are not shown"))
    limited.mostCharacters = 1_000_000
    let whole = limited.text
    #expect(!whole.contains("are not shown"))
    for review in batch.reviews where !review.findings.isEmpty {
      #expect(whole.contains("### \(batch.isBlocked(review) ? "❌" : "✅") "))
    }
  }

  @Test(arguments: Language.allCases)
  func `formats for people say that a finding is waived, why, and until when`(
    language: Language
  ) throws {
    let batch = try ReportBench.waived()
    let label = language == .indonesian ? "dikecualikan" : "waived"
    for format in [ReportFormat.text, .html, .markdown] {
      let report = FormatSchemaTests.report(batch, format, language)
      #expect(report.contains(label), "\(format)")
      #expect(report.contains("bukti harga pasar terlampir"), "\(format)")
      #expect(report.contains("31 O"), "\(format)")
    }
    let run = try Self.object(FormatSchemaTests.report(batch, .sarif, language))
    let results = (run["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]]
    let waived = try #require(results?.first { $0["ruleId"] as? String == "SBM-001" })
    #expect((waived["suppressions"] as? [[String: Any]])?.first?["status"] as? String == "accepted")
  }

  @Test(arguments: ReportFormat.allCases)
  func `a batch without findings is reported`(format: ReportFormat) throws {
    let batch = try ReportBench.plainBatch(try ReportBench.clean())
    let report = FormatSchemaTests.report(batch, format)
    #expect(format == .github ? report.isEmpty : !report.isEmpty)
  }
}
