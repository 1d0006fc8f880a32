import ReviuExpression
import Testing

@testable import ReviuCore

struct RuleExplanationTests {
  private static func explain(_ keys: String, _ given: String) throws -> RuleExplanation {
    let authored = try PackSketch(
      keys,
      tests: [
        "name: a, given: \(given), expect: pass", "name: b, given: \(given), expect: fail",
      ]
    ).author()
    var bench = RuleTestBench()
    let test = try #require(authored.rules.first?.rule.tests.first)
    guard case .proposals(let proposals) = bench.read(test), let proposal = proposals.first else {
      throw Unreadable(given: given)
    }
    return try #require(authored.explain(rule: "UJI-001", on: proposal))
  }

  private struct Unreadable: Error { var given: String }

  private static func lines(_ row: RuleExplanation.Row?) -> [String] {
    (row?.steps ?? []).map { "\($0.key): \($0.text) = \($0.value?.plain ?? "-")" }
  }

  @Test func `tells every value, its place, and the row of the table`() throws {
    let keys = """
      when: rab.total > 0
      kind: ceiling
      value: rab.total + 1
      limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: fail}
      """
    let found = try Self.explain(keys, "{rab.total: 1000, rab.satker.kode: '900017'}")
    #expect(found.outcome == .fail)
    #expect(
      Self.lines(found.rows.first) == [
        "when: rab.total = 1000", "when: rab.total > 0 = true", "value: rab.total = 1000",
        "value: rab.total + 1 = 1001", "limit.key.satker: rab.satker.kode = 900017",
        "pagu: [900017].batas = 1000",
      ])
    let places = found.rows.first?.steps.map(\.place)
    #expect(places?.first??.hasPrefix("rab.xml:1:") == true)
    #expect(places?.last == "paket/tables/pagu.csv:2")
    #expect(found.rows.first?.steps.last?.note?.en == "seen in the source")
    #expect(found.findings.count == 1)
  }

  @Test func `a value that is not there is told as absent`() throws {
    let found = try Self.explain("kind: check\ncondition: rab.total > 0", "{rab.ro: '001'}")
    #expect(found.outcome == .indeterminate)
    #expect(
      Self.lines(found.rows.first) == ["condition: rab.total = -", "condition: rab.total > 0 = -"])
  }

  @Test func `a table without a row for the key is told`() throws {
    let keys = """
      kind: ceiling
      value: rab.total
      limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: fail}
      """
    let found = try Self.explain(keys, "{rab.total: 1, rab.satker.kode: '900099'}")
    #expect(Self.lines(found.rows.first).last == "pagu: [900099] = -")
  }

  @Test func `of many rows those that decide come first in line`() throws {
    let keys = "for: d in rab.detil\nwhen: d.jumlah > 1\nkind: ceiling\nvalue: d.jumlah\nlimit: 5"
    let mixed = try Self.explain(
      keys, "{rab.detil: [{jumlah: 1}, {jumlah: 5}, {jumlah: 6}, {jumlah: 7}, {no: 1}]}")
    #expect(mixed.rows.map(\.outcome) == [.notApplicable, .pass, .fail, .fail, .indeterminate])
    #expect(mixed.decidingRows.map(\.outcome) == [.fail, .fail])
    let fine = try Self.explain(keys, "{rab.detil: [{jumlah: 2}, {jumlah: 5}, {jumlah: 1}]}")
    #expect(fine.decidingRows.map(\.outcome) == [.pass])
    #expect(fine.rows.allSatisfy { $0.location != nil })
  }

  @Test func `pairs, required fields, documents, and keys of rows are told`() throws {
    let pair = try Self.explain(
      "kind: consistency\nfields: [satuan]", "{kak.satuan: A, rab.satuan: B}")
    #expect(
      Self.lines(pair.rows.first) == ["fields[0]: kak.satuan = A", "fields[0]: rab.satuan = B"])
    let required = try Self.explain("kind: required\nfields: [kak.rincian]", "{kak.biaya: 1}")
    #expect(Self.lines(required.rows.first) == ["fields[0]: has(kak.rincian) = false"])
    let documents = try Self.explain(
      "kind: required-documents\ndocuments: [SPTJM]", "{kak.dokumen: [{jenis: A}, {jenis: B}]}")
    #expect(
      Self.lines(documents.rows.first) == [
        "documents: dokumen.jenis = A", "documents: dokumen.jenis = B",
      ])
    let unique = try Self.explain(
      "kind: unique\neach: p in kak.penerima\nkey: [p.nama]",
      "{kak.penerima: [{nama: A}, {nama: B}]}")
    #expect(Self.lines(unique.rows.first) == ["key[0]: p.nama = A", "key[0]: p.nama = B"])
  }

  /// Explaining goes the slow way; the review goes the quick one.
  @Test func `the rows of an explanation come to what the review says, for all samples`() throws {
    let authored = try PackSketch.shipped()
    let proposal = ContractDocuments.proposal()
    for rule in authored.ruleIds {
      let found = try #require(authored.explain(rule: rule, on: proposal))
      let worst: [Outcome] = [.fail, .indeterminate, .pass, .notApplicable]
      let outcome = worst.first { outcome in found.rows.contains { $0.outcome == outcome } }
      #expect(outcome ?? .notApplicable == found.outcome, "\(rule)")
    }
  }

  @Test func `there is nothing to explain of a rule that the pack has not`() throws {
    let proposal = ContractDocuments.proposal()
    #expect(try PackSketch.shipped().explain(rule: "ADA-404", on: proposal) == nil)
  }

  @Test func `a rule about all proposals comes to what the run says`() throws {
    let authored = try PackSketch.shipped()
    var run = Gatherer.ofTests(authored.pack)
    for ro in ["001", "002"] {
      for (name, text) in [("kak", ContractDocuments.kak), ("rab", ContractDocuments.rab)] {
        let text = text.replacing("<ro kode=\"001\">", with: "<ro kode=\"\(ro)\">")
        run.add(file: ro == "001" ? "\(name).xml" : "\(ro)/\(name).xml", bytes: Array(text.utf8))
      }
    }
    let batch = run.finish(gate: .defaultGate)
    let proposal = ContractDocuments.proposal()
    let alone = try #require(authored.explain(rule: "GANDA-001", on: proposal))
    #expect(alone.outcome == .pass && alone.findings.isEmpty && alone.isAboutAll)
    let together = try #require(authored.explain(rule: "GANDA-001", on: proposal, in: batch))
    #expect(together.outcome == .fail && !together.findings.isEmpty)
    #expect(!together.decidingRows.isEmpty)
  }
}
