internal import ReviuCore

/// JUnit XML: a test suite for each proposal, a test case for each rule.
///
/// A finding that the gate lets pass is no failure; it stands in the suite's output. What cannot be assessed is an
/// error where it holds the proposal back.
struct JUnitReport: Report {
  let batch: Batch
  let language: Language

  init(_ batch: Batch, _ style: ReportStyle) {
    self.batch = batch
    language = style.language
  }

  private struct Case {
    var rule: RuleSummary
    var outcome: Outcome
    var findings: [Finding]
  }

  var text: String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites>"]
    var number = 0
    for (name, findings) in [
      (label("dokumen", "documents"), batch.documentFindings),
      (label("seluruh usulan", "all proposals"), batch.batchFindings),
    ] where !findings.isEmpty {
      let summaries = batch.summaries
      let cases = findings.sorted { Finding.precedes($0, $1) }.compactMap { finding in
        summaries.first { $0.id == finding.rule }.map {
          Case(rule: $0, outcome: finding.outcome, findings: [finding])
        }
      }
      lines += suite(name, number, cases)
      number += 1
    }
    for review in batch.reviews {
      lines += suite(review.proposal, number, cases(of: review))
      number += 1
    }
    return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
  }

  private func cases(of review: Review) -> [Case] {
    let findings = Dictionary(grouping: review.findings, by: \.rule)
    return zip(batch.pack.summaries, review.outcomes).map { rule, outcome in
      Case(rule: rule, outcome: outcome, findings: findings[rule.id] ?? [])
    }
  }

  private func suite(_ name: String, _ number: Int, _ cases: [Case]) -> [String] {
    let failures = cases.count { !held($0, .fail).isEmpty }
    let errors = cases.count { held($0, .fail).isEmpty && !held($0, .indeterminate).isEmpty }
    let skipped = cases.count { $0.outcome == .notApplicable }
    let notes = cases.flatMap { entry in entry.findings.filter { !isHeld($0) } }
    return [
      "  <testsuite name=\"\(name.escapedForXML)\" package=\"\(Engine.name)\" id=\"\(number)\" timestamp=\"\(batch.pack.asOf)T00:00:00\" hostname=\"\(Engine.name)\" tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\" time=\"0\">",
      "    <properties>",
      "      <property name=\"pack\" value=\"\("\(batch.pack.own.id) \(batch.pack.own.version)".escapedForXML)\"/>",
      "    </properties>",
    ] + cases.flatMap { testCase($0, suite: name) } + [
      "    <system-out>\(notes.map { describe($0).escapedForXML }.joined(separator: "\n"))</system-out>",
      "    <system-err></system-err>",
      "  </testsuite>",
    ]
  }

  private func testCase(_ entry: Case, suite: String) -> [String] {
    let name = "\(entry.rule.id) \(entry.rule.title[language])".escapedForXML
    let start =
      "    <testcase name=\"\(name)\" classname=\"\(suite.escapedForXML)\" time=\"0\""
    for (outcome, element) in [(Outcome.fail, "failure"), (.indeterminate, "error")] {
      let findings = held(entry, outcome)
      guard let first = findings.first else { continue }
      let lines = findings.map { describe($0).escapedForXML }.joined(separator: "\n")
      return [
        start + ">",
        "      <\(element) type=\"\(first.disposition.rawValue)\" message=\"\(first.message[language].escapedForXML)\">\(lines)</\(element)>",
        "    </testcase>",
      ]
    }
    if entry.outcome == .notApplicable {
      let reason =
        entry.rule.isActive
        ? label("tidak berlaku", "not applicable") : label("tidak aktif", "switched off")
      return [start + ">", "      <skipped message=\"\(reason)\"/>", "    </testcase>"]
    }
    return [start + "/>"]
  }

  private func held(_ entry: Case, _ outcome: Outcome) -> [Finding] {
    entry.findings.filter { $0.outcome == outcome && isHeld($0) }
  }

  private func isHeld(_ finding: Finding) -> Bool {
    finding.blocks(gate: batch.gate)
  }

  private func describe(_ finding: Finding) -> String {
    let place = finding.locations.first.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
    return "\(place)\(finding.disposition.rawValue) \(finding.rule): \(finding.message[language])"
  }

  private func label(_ id: String, _ en: String) -> String {
    Bilingual(id: id, en: en)[language]
  }
}
