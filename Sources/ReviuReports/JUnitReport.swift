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

  /// A rule with its name as an attribute, which is the same in every suite.
  private struct NamedRule {
    var id: String
    var name: String
    var isActive: Bool
  }

  private struct Case {
    var rule: NamedRule
    var outcome: Outcome
    var findings: [Finding]
  }

  func write(to output: inout some TextOutputStream) {
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n")
    var number = 0
    for (name, findings) in [
      (label("dokumen", "documents"), batch.documentFindings),
      (label("seluruh usulan", "all proposals"), batch.batchFindings),
    ] where !findings.isEmpty {
      let rules = Dictionary(
        rules(batch.summaries).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      let cases = findings.sorted { Finding.precedes($0, $1) }.compactMap { finding in
        rules[finding.rule].map { Case(rule: $0, outcome: finding.outcome, findings: [finding]) }
      }
      output.write(suite(name, number, cases))
      number += 1
    }
    let rules = rules(batch.pack.summaries)
    for review in batch.reviews {
      output.write(suite(review.proposal, number, cases(of: review, rules)))
      number += 1
    }
    output.write("</testsuites>\n")
  }

  private func rules(_ summaries: [RuleSummary]) -> [NamedRule] {
    summaries.map { rule in
      NamedRule(
        id: rule.id, name: "\(rule.id) \(rule.title[language])".escapedForXML,
        isActive: rule.isActive)
    }
  }

  private func cases(of review: Review, _ rules: [NamedRule]) -> [Case] {
    let findings = Dictionary(grouping: review.findings, by: \.rule)
    return zip(rules, review.outcomes).map { rule, outcome in
      Case(rule: rule, outcome: outcome, findings: findings[rule.id] ?? [])
    }
  }

  private func suite(_ name: String, _ number: Int, _ cases: [Case]) -> String {
    let name = name.escapedForXML
    let failures = cases.count { !held($0, .fail).isEmpty }
    let errors = cases.count { held($0, .fail).isEmpty && !held($0, .indeterminate).isEmpty }
    let skipped = cases.count { $0.outcome == .notApplicable }
    let notes = cases.flatMap { entry in entry.findings.filter { !isHeld($0) } }
    let pack = "\(batch.pack.own.id) \(batch.pack.own.version)".escapedForXML
    var text = """
        <testsuite name="\(name)" package="\(Engine.name)" id="\(number)" timestamp="\(batch.pack.asOf)T00:00:00" hostname="\(Engine.name)" tests="\(cases.count)" failures="\(failures)" errors="\(errors)" skipped="\(skipped)" time="0">
          <properties>
            <property name="pack" value="\(pack)"/>
          </properties>

      """
    for entry in cases { add(entry, suite: name, to: &text) }
    let list = notes.map { describe($0).escapedForXML }.joined(separator: "\n")
    return text + """
          <system-out>\(list)</system-out>
          <system-err></system-err>
        </testsuite>

      """
  }

  /// - Parameter suite: the name of the suite as an attribute.
  private func add(_ entry: Case, suite: String, to text: inout String) {
    text += "    <testcase name=\""
    text += entry.rule.name
    text += "\" classname=\""
    text += suite
    text += "\" time=\"0\""
    let undecided = held(entry, .indeterminate)
    for (outcome, element) in [(Outcome.fail, "failure"), (.indeterminate, "error")] {
      guard let first = held(entry, outcome).first else { continue }
      // A test case has one result; what else the rule says stands in it.
      let findings = outcome == .fail ? held(entry, .fail) + undecided : undecided
      let lines = findings.map { describe($0).escapedForXML }.joined(separator: "\n")
      text +=
        ">\n      <\(element) type=\"\(first.disposition.rawValue)\" message=\"\(first.message[language].escapedForXML)\">\(lines)</\(element)>\n    </testcase>\n"
      return
    }
    if entry.outcome == .notApplicable {
      let reason =
        entry.rule.isActive
        ? label("tidak berlaku", "not applicable") : label("tidak aktif", "switched off")
      text += ">\n      <skipped message=\"\(reason)\"/>\n    </testcase>\n"
    } else {
      text += "/>\n"
    }
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
