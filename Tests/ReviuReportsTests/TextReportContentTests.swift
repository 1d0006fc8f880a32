import ReviuCore
import Testing

@testable import ReviuReports

struct TextReportContentTests {
  private static func report(_ batch: Batch, _ language: Language) -> [String] {
    batch.report(.text, ReportStyle(language: language, usesColor: false))
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func faulty() throws -> Batch {
    let total = try ReportBench.text("\(ReportBench.cleanFolder)/rab.xml")
      .firstMatch(of: #/<total>\d+</#)
    let old = try #require(total).0
    return try ReportBench.plainBatch(
      try ReportBench.changed("rab.xml", String(old), to: "<total>1<"))
  }

  @Test func `says what was found in the language of the reader`() throws {
    let batch = try Self.faulty()
    let words: [(Language, [String])] = [
      (
        .indonesian,
        ["DITAHAN", "tertulis: Rp1", "perbaikan: ", "dasar: ", "Ringkasan", "cakupan: "]
      ),
      (.english, ["HELD", "stated: Rp1", "remedy: ", "basis: ", "Summary", "coverage: "]),
    ]
    for (language, words) in words {
      let text = Self.report(batch, language).joined(separator: "\n")
      for word in words { #expect(text.contains(word), "\(word)") }
      for finding in batch.findings {
        #expect(text.contains(finding.rule))
        guard finding.causedBy == nil else { continue }
        #expect(text.contains(finding.message[language]))
        #expect(text.contains(finding.title[language]))
      }
    }
  }

  @Test func `shows the place of every failure, and its address where it stands alone`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let text = Self.report(batch, .indonesian).joined(separator: "\n")
    for finding in batch.findings where finding.outcome == .fail || finding.causedBy == nil {
      guard let place = finding.locations.first else { continue }
      #expect(text.contains("\(place.file):\(place.line):\(place.column)"))
      if finding.causedBy == nil { #expect(text.contains(place.address)) }
    }
  }

  @Test func `lists what follows from a finding under it`() throws {
    let batch = try Self.faulty()
    let cause = try #require(batch.findings.first { $0.rule == "ARI-006" })
    let consequence = try #require(batch.findings.first { $0.rule == "KON-001" })
    #expect(consequence.causedBy == cause.fingerprint)
    let lines = Self.report(batch, .english)
    let place = try #require(consequence.locations.first)
    let line = try #require(lines.first { $0.contains("KON-001") })
    #expect(
      line.hasPrefix(
        "    consequence: koreksi KON-001 \(consequence.title.en), \(place.file):\(place.line):\(place.column); stated: Rp"
      ))
    let start = try #require(lines.firstIndex { $0.contains("ARI-006") })
    #expect(lines[start...].prefix { !$0.contains("coverage: ") }.contains(line))
  }

  @Test func `names together the rules that a finding kept from being assessed`() throws {
    let batch = try ReportBench.plainBatch(
      try ReportBench.changed("rab.xml", "<total>", to: "<total>Rp"))
    let lines = Self.report(batch, .english)
    #expect(
      lines.contains(
        "    for this reason not assessed: ARI-006, ARI-008, KON-001, PAGU-001, PAGU-002"),
      "\(lines.joined(separator: "\n"))")
  }

  @Test func `calls what may not be passed a limit, and only that`() throws {
    for (sample, label) in [
      ("total-melebihi-pagu", "limit"), ("volume-kak-dan-rab-berbeda", "expected"),
    ] {
      let documents = try ["kak.xml", "rab.xml"].map {
        ReportBench.Document($0, try ReportBench.text("Samples/temuan/\(sample)/\($0)"))
      }
      let lines = Self.report(try ReportBench.plainBatch(documents), .english)
      #expect(lines.contains { $0.contains("stated: ") && $0.contains("; \(label): ") })
    }
  }

  @Test func `names three further places and counts the rest`() throws {
    let months = try ReportBench.text("\(ReportBench.cleanFolder)/kak.xml")
    let month = try #require(months.firstMatch(of: #/<bulan ke="1" jumlah="/#)).0
    let batch = try ReportBench.plainBatch(
      try ReportBench.changed("kak.xml", String(month), to: "\(month)9"))
    let plan = try #require(batch.findings.first { $0.rule == "ARI-007" })
    #expect(plan.locations.count == 13)
    let lines = Self.report(batch, .english)
    let start = try #require(lines.firstIndex { $0.contains("ARI-007") })
    let section = lines[start...].prefix { !$0.contains("remedy") }
    #expect(section.count { $0.contains("related: ") } == 3)
    #expect(section.contains { $0.contains("and 9 other places") })
  }

  @Test func `lists clean proposals, skipped files, and totals`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let lines = Self.report(batch, .english)
    for review in batch.reviews where review.findings.isEmpty {
      #expect(lines.contains { $0.hasPrefix("  \(review.proposal)  ") })
    }
    #expect(lines.contains("  asing/faktur.xml  skipped: its root element is \"faktur\""))
    let held = batch.reviews.count { batch.isBlocked($0) }
    #expect(
      lines.contains(
        "  files: \(batch.inputs.count) (4 unreadable); proposals: \(batch.reviews.count), \(held) held"
      ))
  }

  @Test(arguments: Language.allCases)
  func `counts the findings of the ten most frequent rules`(language: Language) throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    var counts: [String: (findings: Int, proposals: Int)] = [:]
    for finding in batch.findings where finding.outcome == .fail {
      counts[finding.rule, default: (0, 0)].findings += 1
    }
    for review in batch.reviews {
      let rules = review.findings.filter { $0.outcome == .fail }.map(\.rule)
      for rule in Set(rules) { counts[rule]?.proposals += 1 }
    }
    let summary = Self.report(batch, language).drop { $0 != "Ringkasan" && $0 != "Summary" }
    let counted = summary.filter { $0.contains(#/^    [A-Z0-9-]+  /#) }
    #expect(counted.count == 10)
    let most = counts.values.map(\.findings).sorted(by: >).prefix(10)
    for (line, findings) in zip(counted, most) {
      let rule = try #require(line.split(separator: " ").first)
      let count = try #require(counts[String(rule)])
      var numbers = language == .english ? "findings: " : ""
      numbers += "\(count.findings)" + (language == .english ? "" : " temuan")
      if count.proposals > 0 {
        numbers += language == .english ? ", proposals: " : ", "
        numbers += "\(count.proposals)" + (language == .english ? "" : " usulan")
      }
      #expect(count.findings == findings && line.hasSuffix(": \(numbers)"))
    }
    #expect(summary.contains { $0.contains(" \(counts.count - 10) ") })
  }

  @Test func `no line ends with a space and the report ends with one line feed`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    for language in Language.allCases {
      let lines = Self.report(batch, language)
      #expect(lines.last == "" && lines.dropLast().last != "")
      for line in lines { #expect(line.last != " ") }
    }
  }

  @Test(arguments: Language.allCases)
  func `the last line is the verdict of the gate`(language: Language) throws {
    func verdict(_ batch: Batch) -> String? { Self.report(batch, language).dropLast().last }
    let documents = try ReportBench.clean()
    let passing = try [documents, documents.reversed()].map {
      verdict(try ReportBench.plainBatch($0))
    }
    let failing = try [Self.faulty(), ReportBench.batch(documents)].map(verdict)
    #expect(passing[0] == passing[1] && failing[0] == failing[1])
    #expect(passing[0] != failing[0])
  }
}
