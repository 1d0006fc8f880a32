import ReviuCore
import ReviuExpression
import Testing

@testable import ReviuReports

struct BaselineTests {
  private static let price = "hargaSatuan=\"380000\" jumlah=\"9120000\""

  private static func priced(_ price: Int) throws -> Batch {
    try ReportBench.plainBatch(
      ReportBench.changed(
        "rab.xml", Self.price, to: "hargaSatuan=\"\(price)\" jumlah=\"\(price * 24)\""))
  }

  /// What the JSON report of a batch says as a baseline.
  private static func baseline(of batch: Batch) throws -> Baseline {
    let bytes = Array(FormatSchemaTests.report(batch, .json).utf8)
    return Baseline(
      file: "b.json", bytes: bytes, entries: try ReviewRecord(bytes: bytes).baselineEntries)
  }

  @Test func `what a baseline has does not block, and the rest of it is stale`() throws {
    let batch = try Self.priced(400_000)
    let entries = try Self.baseline(of: batch).entries
    let gone = Baseline.Entry(
      rule: "SBM-001", proposal: "x", fingerprint: String(repeating: "0", count: 32),
      extent: entries[0].extent)
    #expect(batch.isBlocked)
    #expect(entries.count == batch.findings.count)
    let known = batch.with(Baseline(file: "b.json", bytes: [], entries: entries + [gone]))
    #expect(!known.isBlocked && known.findings.allSatisfy(\.isKnown))
    #expect(known.baseline?.stale == [gone])
    let partly = batch.with(
      Baseline(file: "b.json", bytes: [], entries: Array(entries.dropFirst())))
    #expect(partly.isBlocked && partly.findings.count { !$0.isKnown } == 1)
    let report = FormatSchemaTests.report(known, .text, .english)
    #expect(report.contains("koreksi, known") && report.contains("; 1 was not found again"))
  }

  @Test(arguments: [(390_000, Baseline.State.known), (400_000, .known), (400_001, .worse)])
  func `what got worse blocks again`(price: Int, state: Baseline.State) throws {
    let baseline = try Self.baseline(of: try Self.priced(400_000))
    let now = try Self.priced(price).with(baseline)
    let finding = try #require(now.findings.first { $0.rule == "SBM-001" })
    #expect(finding.baselineState == state)
    #expect(now.isBlocked == (state == .worse))
    #expect(now.baseline?.stale == [])
  }

  @Test func `more of the same price is worse`() throws {
    let baseline = try Self.baseline(of: try Self.priced(400_000))
    let more = try ReportBench.plainBatch(
      ReportBench.changed(
        "rab.xml", "volume=\"24\" satuan=\"OH\" \(Self.price)",
        to: "volume=\"25\" satuan=\"OH\" hargaSatuan=\"400000\" jumlah=\"10000000\""))
    let finding = try #require(
      more.with(baseline).findings.first { $0.rule == "SBM-001" })
    #expect(finding.baselineState == .worse)
  }

  @Test func `of findings alike, each is held against one that covers it`() throws {
    let batch = try Self.priced(400_000)
    let index = try #require(batch.findings.firstIndex { $0.rule == "SBM-001" })
    let entry = try Self.baseline(of: batch).entries[index]
    var larger = entry
    larger.extent.difference = Decimal(99_000)
    for entries in [[entry, larger], [larger, entry]] {
      let known = batch.with(Baseline(file: "b.json", bytes: [], entries: entries))
      #expect(known.findings[index].baselineState == .known)
      #expect(known.baseline?.stale == [larger])
    }
  }

  @Test func `what cannot be read, paired, or decided is never known`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let own: Set = ["DOK-BACA", "STRUKTUR", "PASANGAN"]
    let now = batch.with(try Self.baseline(of: batch))
    #expect(now.isBlocked)
    for finding in now.findings {
      let isCertain = finding.outcome == .fail && !own.contains(finding.rule)
      #expect(finding.isKnown == isCertain, "\(finding.rule)")
    }
    #expect(now.findings.contains { $0.isKnown })
    #expect(now.findings.contains { $0.outcome == .indeterminate })
  }

  @Test func `what is less strict and more money is worse`() throws {
    let batch = try Self.priced(400_000)
    let index = try #require(batch.findings.firstIndex { $0.rule == "SBM-001" })
    var entry = try Self.baseline(of: batch).entries[index]
    entry.extent.disposition = .tolak
    #expect(entry.extent.change(to: batch.findings[index].extent) == .better)
    entry.extent.koreksi = Decimal(1)
    #expect(entry.extent.change(to: batch.findings[index].extent) == .worse)
  }

  @Test func `what cannot be told any more is worse`() throws {
    let batch = try Self.priced(400_000)
    let finding = try #require(batch.findings.first { $0.rule == "SBM-001" })
    var later = finding
    later.difference = nil
    #expect(finding.extent.change(to: later.extent) == .worse)
    #expect(later.extent.change(to: later.extent) == .same)
  }

  @Test func `one proposal more that has the same is worse, and one less is better`() throws {
    func shared(_ outputs: [String]) -> Extent {
      Extent(
        disposition: .konfirmasi, difference: nil, koreksi: nil, blokir: nil,
        proposal: nil,
        addresses: outputs.map {
          "Satker \($0) › RO 6071.QDI.001 › kak › penerimaManfaat › penerima 1"
        })
    }
    let before = shared(["900014", "900015"])
    #expect(before.change(to: before) == .same)
    #expect(before.change(to: shared(["900014", "900015", "900016"])) == .worse)
    #expect(before.change(to: shared(["900014", "900016"])) == .worse)
    #expect(shared(["900014", "900015", "900016"]).change(to: before) == .better)
  }

  @Test func `what is waived in the meantime is not gone`() throws {
    let baseline = try Self.baseline(of: ReportBench.plainBatch(ReportBench.overpriced()))
    let now = try ReportBench.waived().with(baseline)
    #expect(now.findings.contains { $0.outcome == .waived && !$0.isKnown })
    #expect(now.baseline?.stale == [])
  }

  @Test func `what is waived is not known for ever`() throws {
    let entries = try Self.baseline(of: try ReportBench.waived()).entries
    #expect(!entries.contains { $0.rule == "SBM-001" })
  }

  @Test(arguments: ReportFormat.allCases)
  func `every report that tells findings one by one says what a baseline has`(
    format: ReportFormat
  ) throws {
    let known = FormatSchemaTests.report(try ReportBench.known(), format, .english)
    let worse = FormatSchemaTests.report(try ReportBench.known(difference: 1), format, .english)
    #expect(known != worse)
  }

  @Test func `who is told of findings by a system is told which are known`() throws {
    let (known, worse) = (try ReportBench.known(), try ReportBench.known(difference: 1))
    let words: [(ReportFormat, String, String)] = [
      (.sarif, "\"unchanged\"", "\"updated\""), (.gitlab, "\"info\"", "\"critical\""),
      (.github, "::notice ", "::error "), (.csv, ",known\r\n", ",worse\r\n"),
    ]
    for (format, whenKnown, whenWorse) in words {
      #expect(FormatSchemaTests.report(known, format, .english).contains(whenKnown))
      #expect(FormatSchemaTests.report(worse, format, .english).contains(whenWorse))
    }
  }
}
