import Testing

@testable import ReviuCore
@testable import ReviuReports

struct FindingGroupTests {
  private struct Sketch {
    var rule: String
    var cause: String?
    var outcome = Outcome.fail
    var isKnown = false

    var finding: Finding {
      var finding = Finding(
        rule: rule, kind: "check", aspect: .a, outcome: outcome, disposition: .koreksi,
        proposal: "p", title: Bilingual(verbatim: rule), message: Bilingual(verbatim: rule),
        locations: [], actual: nil, expected: nil, difference: nil, effect: .none, basis: [],
        remedy: nil, fingerprint: rule)
      finding.causedBy = cause
      finding.baselineState = isKnown ? .known : .new
      return finding
    }
  }

  private static func groups(_ sketches: [Sketch]) -> [String] {
    FindingGroup.groups(of: sketches.map(\.finding)).map { group in
      ([group.cause.rule] + group.consequences.map(\.rule)).joined(separator: "<")
    }
  }

  @Test func `what follows through others stands under the first cause`() {
    let chain = [
      Sketch(rule: "D", cause: "C"), Sketch(rule: "A"), Sketch(rule: "B", cause: "A"),
      Sketch(rule: "C", cause: "B"), Sketch(rule: "E"),
    ]
    #expect(Self.groups(chain) == ["A<D<B<C", "E"])
  }

  @Test func `what is open although its cause is excused stands alone, with what follows from it`()
  {
    for (outcome, isKnown) in [(Outcome.waived, false), (.fail, true)] {
      let excused = [
        Sketch(rule: "A", outcome: outcome, isKnown: isKnown), Sketch(rule: "B", cause: "A"),
        Sketch(rule: "C", cause: "B"),
      ]
      #expect(Self.groups(excused) == ["A", "B<C"])
    }
  }

  @Test func `what is waived stands alone, and what is known under its cause`() {
    let findings = [
      Sketch(rule: "A"), Sketch(rule: "B", cause: "A", outcome: .waived),
      Sketch(rule: "C", cause: "A", isKnown: true),
    ]
    #expect(Self.groups(findings) == ["A<C", "B"])
  }

  @Test func `nothing is lost where a cause is not there, or causes go in a circle`() {
    let findings = [
      Sketch(rule: "A", cause: "X"), Sketch(rule: "B", cause: "C"), Sketch(rule: "C", cause: "B"),
    ]
    #expect(Self.groups(findings) == ["A", "B", "C"])
  }

  @Test func `every report names every finding of a chain`() throws {
    var documents = try ReportBench.clean()
    for (old, new) in [(#"jumlah="1140000""#, #"jumlah="1140001""#), ("<biaya>", "<biaya>1")] {
      documents = documents.map { document in
        let text = String(decoding: document.bytes, as: UTF8.self)
        return .init(document.file, text.replacing(old, with: new, maxReplacements: 1))
      }
    }
    let batch = try ReportBench.plainBatch(documents)
    #expect(batch.findings.contains { $0.causedBy != nil })
    for format in [ReportFormat.text, .markdown, .html] {
      let text = batch.report(format, ReportStyle(language: .english, usesColor: false))
      for finding in batch.findings { #expect(text.contains(finding.rule), "\(format)") }
    }
  }
}
