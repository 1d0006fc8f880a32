import Foundation
import ReviuCore
import ReviuTestSupport
import Testing

@testable import ReviuReports

/// Values of submissions that try to be more than text.
struct InjectionTests {
  static let hostile = [
    "<script>alert(1)</script>", "</testsuites>]]>", "=HYPERLINK(\"http://x.example\")",
    "@SUM(1+1)", "+cmd|' /C calc'!A0", "-2+3", "\t=1+1", "::error file=a::x", "%0A::warning::x",
    "[klik](javascript:alert(1))", "![x](http://x.example/y.png)", "<img src=x onerror=alert(1)>",
    "*tebal* _miring_ `kode`", "x\nPALSU: semua lolos", "x\r\nPALSU,=1+1",
    "Dinas;=1+1;\"=1+1;x",
    // A mark that joins with the character before it hides it from all who look at whole letters.
    "<\u{301}b>xyz", "a\"\u{301},=1+1", "x`\u{301}<b>", "[klik]\u{301}(javascript:alert(1))",
    "@\u{301}seseorang", "a:\u{301}:b,\u{301}c=%\u{301}0A", "=\u{301}1+1",
    "| sel | lain |", "'; --", "\u{202E}terbalik", "@seseorang #1",
  ]

  /// A batch in whose findings a text turns up as a value, as a name, and as a file.
  private static func batch(_ text: String) throws -> Batch {
    let whiteSpace: [Unicode.Scalar: String] = ["\t": "&#9;", "\r": "&#13;", "\n": "&#10;"]
    let attribute = text.escaped { $0.escapedForMarkup ?? whiteSpace[$0] }
    let faulty = try ReportBench.changed(
      "rab.xml", "sumberDana=\"RM\"", to: "sumberDana=\"\(attribute)\"")
    let total = try ReportBench.changed("rab.xml", "<total>", to: "<total>\(attribute)")
    return try ReportBench.plainBatch(
      faulty
        + total.map {
          ReportBench.Document(
            "\(text)/\($0.file)",
            String(decoding: $0.bytes, as: UTF8.self).replacing(
              "<ro kode=\"001\"", with: "<ro kode=\"002\""))
        })
  }

  @Test(arguments: hostile)
  func `nothing gets out of any format`(text: String) throws {
    let batch = try Self.batch(text)
    #expect(batch.findings.contains { $0.message.id.contains(text.suffix(3)) })
    try judge(batch)
  }

  @Test(arguments: hostile)
  func `nothing gets out of a waiver either`(text: String) throws {
    try judge(ReportBench.waived(reason: text))
  }

  private func judge(_ batch: Batch) throws {
    for format in ReportFormat.allCases {
      let report = FormatSchemaTests.report(batch, format)
      #expect(
        !report.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{0}" },
        "\(format)")
      let lines = report.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
      #expect(!lines.contains { String($0).hasPrefix("PALSU") }, "\(format)")
      switch format {
      case .json, .sarif, .gitlab:
        #expect(throws: Never.self) {
          try JSONSerialization.jsonObject(with: Data(report.utf8))
        }
      case .ndjson:
        for line in report.split(separator: "\n") {
          #expect(throws: Never.self) {
            try JSONSerialization.jsonObject(with: Data(line.utf8))
          }
        }
      case .junit:
        let elements = Set(report.matches(of: #/<\/?([A-Za-z!?-]+)/#).map { String($0.1) })
        #expect(
          elements.isSubset(of: [
            "?xml", "testsuites", "testsuite", "properties", "property", "testcase", "failure",
            "error", "skipped", "system-out", "system-err",
          ]), "\(elements)")
      case .github:
        let commands = report.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(commands.count == batch.findings.count + 1)
        #expect(
          commands.dropLast().allSatisfy {
            $0.hasPrefix("::error ") || $0.hasPrefix("::notice ") || $0.hasPrefix("::warning ")
          })
        #expect(!report.contains("%0A"))
        #expect(
          report.unicodeScalars.split(separator: "%").dropFirst().allSatisfy {
            ["25", "3A", "2C"].contains(String($0.prefix(2)))
          })
      case .csv:
        for cell in try Self.cells(report, ",") + Self.cells(report, ";") {
          let isNumber = cell.wholeMatch(of: #/-?[0-9]+(\.[0-9]+)?/#) != nil
          #expect(
            isNumber || !"=+-@\t\r".unicodeScalars.contains(cell.unicodeScalars.first ?? "x"),
            "\(cell)")
        }
      case .markdown:
        let markup = report.replacing(#/`[^`]*`/#, with: "").replacing("<sub>", with: "")
          .replacing("</sub>", with: "")
        #expect(!markup.unicodeScalars.contains("<"), "no HTML")
        #expect(markup.firstMatch(of: #/(^|[^\\])\]\(/#) == nil, "no link")
        #expect(!markup.unicodeScalars.contains("@") && !markup.contains(" #1"), "no mention")
      case .html:
        let problems = try HTMLPage.problems(report)
        #expect(problems == "")
      case .text: break
      }
    }
  }

  /// - Parameter separator: what the reader takes for it; in some regions spreadsheets expect semicolons.
  private static func cells(_ report: String, _ separator: String) throws -> [String] {
    let script = """
      import csv, io, json, sys
      text = io.StringIO(sys.stdin.buffer.read().decode("utf-8-sig"), newline="")
      print(json.dumps([cell for row in csv.reader(text, delimiter="\(separator)") for cell in row]))
      """
    let parsed = try Python.run(script, input: report)
    return try #require(JSONSerialization.jsonObject(with: Data(parsed.utf8)) as? [String])
  }
}
