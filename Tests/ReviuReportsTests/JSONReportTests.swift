import Foundation
import ReviuCore
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct JSONReportTests {
  private static func report(_ documents: [ReportBench.Document]) throws -> String {
    try ReportBench.plainBatch(documents).report(
      .json, ReportStyle(language: .indonesian, usesColor: false))
  }

  /// Prints the keys of every kind of object in their order, one line each.
  private static let keys = """
    import json, sys
    def walk(node, path):
        if isinstance(node, list) and node and isinstance(node[0], tuple):
            print(path, ",".join(key for key, _ in node))
            for key, value in node: walk(value, path + "." + key)
        elif isinstance(node, list):
            for value in node: walk(value, path + "[]")
    walk(json.load(sys.stdin, object_pairs_hook=lambda pairs: pairs), "$")
    """

  @Test func `keys come in the order of the design`() throws {
    let lines = try Python.run(
      Self.keys, input: try Self.report(try ReportBench.everything())
    ).split(separator: "\n").map(String.init)
    let outcomes = "pass,fail,notApplicable,indeterminate,waived"
    let expected: Set = [
      "$ schema,engine,asOf,packs,waivers,baseline,inputs,proposals,findings,coverage,summary",
      "$.engine name,version",
      "$.packs[] id,version,digest,changes",
      "$.inputs[] file,digest,bytes,status",
      "$.proposals[] id,tahunAnggaran,satker,satkerName,kak,rab,total,gate,outcomes,"
        + "notApplicable,indeterminate",
      "$.proposals[].outcomes \(outcomes)",
      "$.findings[] rule,kind,aspect,outcome,disposition,proposal,message,locations,actual,"
        + "expected,difference,effect,basis,remedy,fingerprint,causedBy,waiver,known",
      "$.findings[].message id,en",
      "$.findings[].locations[] file,line,column,address",
      "$.findings[].effect koreksi",
      "$.findings[].effect blokir",
      "$.findings[].basis[] instrument,clause,url,confidence",
      "$.findings[].remedy id,en",
      "$.coverage[] rule,title,\(outcomes),active", "$.coverage[].title id,en",
      "$.summary files,proposals,blocked,findings,effect",
      "$.summary.findings tolak,koreksi,lengkapi,catatan,konfirmasi",
      "$.summary.effect koreksi,blokir",
    ]
    #expect(Set(lines) == expected)
  }

  static let hostileNames = [
    "a\"b.xml", "a\\b.xml", "a\u{1B}[31m.xml", "a\u{0}b", "a\nb\r\tc", "emoji 😀👩‍👩‍👧.xml", "é日本",
    "\u{7F}\u{80}\u{9B}", "\u{2028}\u{2029}", "\u{202E}abc", " ", "ends with: ", "</script>",
    "\u{FFFD}\u{FEFF}", "\\u0041", "{\"a\": [1, ",
  ]

  @Test func `every string comes out of another parser as it went in`() throws {
    let script = """
      import base64, json, sys
      for item in json.load(sys.stdin)["inputs"]:
          print(base64.b64encode(item["file"].encode("utf-8")).decode())
      """
    let documents = Self.hostileNames.map { ReportBench.Document($0, "<faktur/>") }
    let lines = try Python.run(script, input: try Self.report(documents)).split(separator: "\n")
    let wanted = Self.hostileNames.map { Data($0.utf8).base64EncodedString() }
    #expect(lines.map(String.init).sorted() == wanted.sorted())
  }

  @Test func `the report is ASCII where it need not be otherwise and ends with one line feed`()
    throws
  {
    let report = try Self.report(try ReportBench.clean())
    #expect(report.hasPrefix("{\n  \"schema\": \"reviu-report-1\",\n"))
    #expect(report.hasSuffix("}\n") && !report.hasSuffix("\n\n"))
    #expect(!report.contains("\r") && !report.contains("\t"))
    for line in report.split(separator: "\n") { #expect(!line.hasSuffix(" ")) }
  }

  @Test func `the report says what the batch holds`() throws {
    let documents = try ReportBench.changed("rab.xml", "<total>", to: "<total>9")
    let batch = try ReportBench.plainBatch(documents)
    let data = Data(try Self.report(documents).utf8)
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(findings.count == batch.findings.count)
    #expect(findings.compactMap { $0["rule"] as? String } == batch.findings.map(\.rule))
    #expect(
      findings.map { $0["difference"] as? String } == batch.findings.map { $0.difference?.plain })
    #expect(
      findings.map { ($0["locations"] as? [[String: Any]])?.count }
        == batch.findings.map(\.locations.count))
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["files"] as? Int == 2)
    #expect(summary["blocked"] as? Int == 1)
    let coverage = try #require(report["coverage"] as? [[String: Any]])
    #expect(coverage.count == batch.coverage.count)
    let proposals = try #require(report["proposals"] as? [[String: Any]])
    #expect(proposals.map { $0["gate"] as? String } == ["block"])
    let outcomes = try #require(proposals.first?["outcomes"] as? [String: Int])
    #expect(outcomes.values.reduce(0, +) == batch.coverage.count)
  }

  @Test func `the language of the reader changes nothing`() throws {
    let batch = try ReportBench.plainBatch(try ReportBench.everything())
    let reports = [Language.indonesian, .english].map {
      batch.report(.json, ReportStyle(language: $0, usesColor: true))
    }
    #expect(reports[0] == reports[1])
  }
}
