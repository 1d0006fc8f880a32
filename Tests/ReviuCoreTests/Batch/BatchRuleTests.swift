import ReviuExpression
import ReviuTestSupport
import ReviuXML
import Testing

@testable import ReviuCore

struct BatchRuleTests {
  /// The proposals of two units, of which the first two share a recipient.
  private static func documents() throws -> [(String, String)] {
    try [("1", "001", "900017"), ("2", "002", "900017"), ("3", "001", "900018")].flatMap {
      name, ro, satker in
      try [("kak", ContractDocuments.kak), ("rab", ContractDocuments.rab)].map { side, text in
        var text = try text.changing("<ro kode=\"001\">", to: "<ro kode=\"\(ro)\">")
          .changing("kode=\"900017\"", to: "kode=\"\(satker)\"")
        if side == "kak", satker != "900017" { text = text.replacing("nib=\"9", with: "nib=\"8") }
        if side == "kak", ro == "002" {
          text = text.replacing("nib=\"9", with: "nib=\"7")
            .replacing("nib=\"7", with: "nib=\"9", maxReplacements: 1)
        }
        return ("\(name)/\(side).xml", text)
      }
    }
  }

  private static func batch(
    _ documents: [(String, String)], isComplete: Bool = false
  ) throws -> Batch {
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    for (file, text) in documents { gatherer.add(file: file, bytes: Array(text.utf8)) }
    return gatherer.finish(gate: .defaultGate, isComplete: isComplete)
  }

  private static func outcomes(of rule: String, in batch: Batch) throws -> [Outcome] {
    let index = try #require(batch.pack.summaries.firstIndex { $0.id == rule })
    return batch.reviews.map { $0.outcomes[index] }
  }

  @Test func `a finding on several proposals names all of them and changes their outcomes`() throws
  {
    let batch = try Self.batch(try Self.documents())
    let finding = try #require(batch.batchFindings.first { $0.rule == "GANDA-001" })
    #expect(finding.proposal == nil)
    #expect(finding.locations.map(\.file) == ["1/kak.xml", "2/kak.xml"])
    #expect(finding.locations.map(\.address).allSatisfy { $0.hasPrefix("Satker 900017 › RO ") })
    let line = try #require(
      ContractDocuments.kak.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("nib=") })
    #expect(finding.locations.map(\.line) == [line + 1, line + 1])
    #expect(try Self.outcomes(of: "GANDA-001", in: batch) == [.fail, .fail, .pass])
    #expect(batch.findings.contains { $0.rule == "GANDA-001" })
  }

  @Test func `any order of the documents gives the same findings`() throws {
    let documents = try Self.documents()
    let reference = String(reflecting: try Self.batch(documents))
    for seed in 1...6 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      let batch = try Self.batch(documents.shuffled(using: &generator))
      #expect(String(reflecting: batch) == reference, "seed \(seed)")
    }
  }

  @Test func `a sum over a limit holds the run back`() throws {
    let documents = try Self.documents().map { file, text in
      (file, text.replacing("332080000</total>", with: "999080000</total>"))
    }
    let batch = try Self.batch(documents)
    let finding = try #require(batch.batchFindings.first { $0.rule == "JML-001" })
    #expect(finding.actual == .rupiah(Decimal(1_998_160_000)))
    #expect(finding.difference == .rupiah(Decimal(1_998_160_000 - 1_366_000_000)))
    #expect(finding.locations.map(\.file) == ["1/rab.xml", "2/rab.xml"])
    #expect(batch.isBlocked)
  }

  @Test func `a document that is not readable makes sums indeterminate and says so`() throws {
    let documents =
      try Self.documents() + [("4/rab.xml", String(ContractDocuments.rab.prefix(400)))]
    let batch = try Self.batch(documents)
    let findings = batch.batchFindings.filter { $0.rule == "JML-001" }
    #expect(findings.map(\.outcome) == [.indeterminate])
    #expect(findings.first?.locations.map(\.file) == ["4/rab.xml"])
    #expect(
      try Self.outcomes(of: "JML-001", in: batch) == [
        .indeterminate, .indeterminate, .indeterminate,
      ])
  }

  @Test func `what is in a document that is not readable may repeat what passes otherwise`() throws
  {
    let documents =
      try Self.documents() + [("4/kak.xml", String(ContractDocuments.kak.prefix(400)))]
    let batch = try Self.batch(documents)
    let findings = batch.batchFindings.filter { $0.rule == "GANDA-001" }
    #expect(findings.map(\.outcome) == [.fail, .indeterminate])
    #expect(findings.last?.locations.map(\.file) == ["4/kak.xml"])
    #expect(try Self.outcomes(of: "GANDA-001", in: batch) == [.fail, .fail, .indeterminate])
  }

  @Test func `an unreadable document repeats nothing where there is nothing to be repeated`() throws
  {
    let pack = try PackSketch(
      rules: PackSketch.rule("kind: duplicate\nwhen: kak.kro == 'PBR'\nkey: [kak.ro]")
        .replacing("given: {rab.total: 1}", with: "given: [{rab.total: 1}]")
    ).load()
    var gatherer = Gatherer.ofTests(pack)
    for (file, text) in [
      ("kak.xml", ContractDocuments.kak), ("rab.xml", "<usulan"), ("lain.xml", ""),
    ] {
      gatherer.add(file: file, bytes: Array(text.utf8))
    }
    let batch = gatherer.finish(gate: .defaultGate)
    #expect(batch.batchFindings.map(\.rule) == [])
  }

  @Test func `a doubled proposal makes sums indeterminate`() throws {
    let documents = try Self.documents() + [("4/rab.xml", ContractDocuments.rab)]
    let batch = try Self.batch(documents)
    let finding = try #require(batch.batchFindings.first { $0.rule == "JML-001" })
    #expect(finding.outcome == .indeterminate)
    #expect(Set(finding.locations.map(\.file)) == ["1/kak.xml", "1/rab.xml", "4/rab.xml"])
  }

  @Test func `what has not arrived is told only when everything should have`() throws {
    let documents = try Self.documents()
    #expect(!(try Self.batch(documents).findings.contains { $0.rule == "POPULASI-001" }))
    let batch = try Self.batch(documents, isComplete: true)
    let missing = batch.batchFindings.filter { $0.rule == "POPULASI-001" }
    #expect(missing.count == 36)
    #expect(missing.allSatisfy { $0.outcome == .fail })
    let table = ProjectFolder.path("Rules/ikma-2026/tables/pagu-jumlah.csv")
    #expect(missing.first?.locations.first?.file == table)
    #expect(!missing.contains { $0.expected == .text("2026, satker, 900017") })
    let coverage = try #require(batch.coverage.first { $0.rule.id == "POPULASI-001" })
    #expect(coverage.counts[.fail] == 36)
    #expect(coverage.counts.values.reduce(0, +) == batch.reviews.count + 36)
  }

  @Test func `what may be among unreadable documents is counted once, as not decided`() throws {
    let documents =
      try Self.documents() + [("4/rab.xml", String(ContractDocuments.rab.prefix(400)))]
    let batch = try Self.batch(documents, isComplete: true)
    let findings = batch.batchFindings.filter { $0.rule == "POPULASI-001" }
    let coverage = try #require(batch.coverage.first { $0.rule.id == "POPULASI-001" })
    #expect(findings.count == 36)
    #expect(coverage.counts[.indeterminate] == 36)
    #expect(coverage.counts.values.reduce(0, +) == batch.reviews.count + 36)
  }

  @Test func `a proposal that is not expected is counted once`() throws {
    let pack = try PackSketch(
      rules: PackSketch.rule(
        "kind: population\ntable: pagu\nkey: {satker: rab.satker.kode}\non-missing: fail"
      ).replacing("given: {rab.total: 1}", with: "given: [{rab.total: 1}]")
    ).replacing("900017", with: "900016", in: PackSketch.tablePath).load()
    var gatherer = Gatherer.ofTests(pack)
    for (file, text) in [("kak.xml", ContractDocuments.kak), ("rab.xml", ContractDocuments.rab)] {
      gatherer.add(file: file, bytes: Array(text.utf8))
    }
    let batch = gatherer.finish(gate: .defaultGate, isComplete: false)
    let coverage = try #require(batch.coverage.first { $0.rule.id == "UJI-001" })
    #expect(batch.batchFindings.map(\.outcome) == [.fail])
    #expect(coverage.counts == [.fail: 1])
  }

  @Test func `the only proposal of a run is no duplicate`() throws {
    let batch = try Self.batch(Array(try Self.documents().prefix(2)))
    #expect(batch.batchFindings.map(\.rule) == [])
  }

  @Test(arguments: [
    ("kind: duplicate\nsimilar: {at-least: 0.5}", "text"),
    ("kind: duplicate\nsimilar: {text: kak.namaRo}", "at-least"),
    ("kind: duplicate\nsimilar: {text: kak.namaRo, at-least: 0}", "\"0\""),
    ("kind: duplicate\nsimilar: {text: kak.namaRo, at-least: 1.1}", "\"1.1\""),
    ("kind: duplicate", "key"), ("kind: duplicate\nkey: [rab.total]", "string"),
    (
      "kind: aggregate\nvalue: rab.total\nlimit: {table: pagu, key: {satker: rab.satker.kode}, column: boleh, on-missing: fail}",
      "boleh"
    ),
    (
      "kind: aggregate\nvalue: rab.satker.kode\nlimit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: fail}",
      "string"
    ),
    (
      "kind: population\ntable: pagu\nkey: {satker: rab.satker.kode}\non-missing: fail\nrows: {tahun: 1}",
      "tahun"
    ),
    (
      "kind: population\ntable: pagu\nkey: {satker: rab.satker.kode}\non-missing: fail\nrows: {boleh: yes}",
      "\"yes\" is not a value of type bool"
    ),
    (
      "kind: population\ntable: pagu\nkey: {satker: rab.satker.kode}\non-missing: fail\nrows: {satuan: OHH}",
      "has no such row"
    ),
    ("kind: duplicate\nkey: [rab.ro]\nmessage: {id: \"{rab.total}\", en: \"{actual}\"}", "rab"),
  ])
  func `refuses what a rule about all proposals cannot mean`(keys: String, word: String) throws {
    let rule = PackSketch.rule(keys).replacing(
      "given: {rab.total: 1}", with: "given: [{rab.total: 1}]")
    let problems = try PackSketch(rules: rule).problems()
    #expect(problems.contains { $0.message.en.contains(word) }, "\(problems.map(\.message.en))")
  }

  @Test func `a test of such a rule gives a list of proposals`() throws {
    let rule = PackSketch.rule("kind: duplicate\nkey: [rab.ro]")
    #expect(!(try PackSketch(rules: rule).problems().isEmpty))
  }

  @Test func `of several sums that a proposal is part of, the worst is its outcome`() throws {
    let pack = try PackSketch(
      rules: PackSketch.rule(
        """
        kind: aggregate
        for: d in rab.detil
        value: d.jumlah
        limit: {table: pagu, key: {satker: d.akun}, column: batas, on-missing: not-applicable}
        """
      ).replacing("given: {rab.total: 1}", with: "given: [{rab.total: 1}]")
    ).replacing("900018,2000", with: "521211,1", in: PackSketch.tablePath).load()
    var gatherer = Gatherer.ofTests(pack)
    for (file, text) in [("kak.xml", ContractDocuments.kak), ("rab.xml", ContractDocuments.rab)] {
      gatherer.add(file: file, bytes: Array(text.utf8))
    }
    let batch = gatherer.finish(gate: .defaultGate)
    #expect(batch.batchFindings.map(\.outcome) == [.fail])
    #expect(try Self.outcomes(of: "UJI-001", in: batch) == [.fail])
  }
}
