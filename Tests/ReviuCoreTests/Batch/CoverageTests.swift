import ReviuExpression
import ReviuXML
import Testing

@testable import ReviuCore

struct CoverageTests {
  private static let cut = String(ContractDocuments.rab.prefix(300))

  private static func batch() throws -> Batch {
    let (kak, rab) = (ContractDocuments.kak, ContractDocuments.rab)
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    for (file, text, ro) in [
      ("a/kak.xml", kak, "001"), ("a/rab.xml", rab, "001"), ("b/kak.xml", kak, "002"),
      ("c/kak.xml", kak, "003"), ("c/kak2.xml", kak, "003"), ("d/kak.xml", kak, "004"),
      ("d/rab.xml", try rab.changing("332080000</total>", to: "1</total>"), "004"),
      ("e/kak.xml", kak, "x"),
    ] {
      let changed = try text.changing("<ro kode=\"001\">", to: "<ro kode=\"\(ro)\">")
      gatherer.add(file: file, bytes: Array(changed.utf8))
    }
    gatherer.add(file: "f/rab.xml", bytes: Array(cut.utf8))
    gatherer.add(file: "g/x.xml", bytes: Array("<faktur/>".utf8))
    gatherer.add(file: "h/x.xml", .init(code: 5))
    return gatherer.finish(gate: .defaultGate)
  }

  @Test func `the outcomes of every pack rule add up to the number of proposals`() throws {
    let batch = try Self.batch()
    #expect(batch.reviews.count == 5)
    let own = Set(DocumentRule.allCases.map(\.rawValue))
    #expect(batch.coverage.count == own.count + batch.pack.rules.count)
    for coverage in batch.coverage where !own.contains(coverage.rule.id) {
      #expect(coverage.counts.values.reduce(0, +) == batch.reviews.count, "\(coverage.rule.id)")
    }
  }

  @Test func `documents that cannot be read are counted beside the proposals`() throws {
    let batch = try Self.batch()
    let reading = try #require(batch.coverage.first { $0.rule.id == "DOK-BACA" })
    #expect(reading.counts[.fail] == 2)
    #expect(reading.counts.values.reduce(0, +) == batch.reviews.count + 2)
  }

  @Test func `every input has a status`() throws {
    let batch = try Self.batch()
    #expect(batch.inputs.count == 11)
    #expect(batch.inputs.count { $0.status == .read } == 8)
    #expect(batch.inputs.count { $0.status == .unreadable } == 2)
    #expect(batch.inputs.count { $0.status == .skipped } == 1)
  }

  @Test func `findings come by proposal, file, line, and column`() throws {
    let findings = try Self.batch().findings
    let keys = findings.map {
      (
        $0.proposal ?? "", $0.locations.first?.file ?? "", $0.locations.first?.line ?? 0,
        $0.locations.first?.column ?? 0
      )
    }
    for (first, second) in zip(keys, keys.dropFirst()) { #expect(first <= second) }
  }

  @Test func `the money of the batch is that of its proposals`() throws {
    let batch = try Self.batch()
    let sum = try batch.reviews.compactMap(\.effect.koreksi).reduce(Decimal(0)) { try $0 + $1 }
    #expect(batch.effect.koreksi == sum)
  }

  @Test func `digests of inputs are those of their bytes`() throws {
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    gatherer.add(file: "a", bytes: Array("abc".utf8))
    gatherer.add(file: "b", bytes: [])
    let inputs = gatherer.finish(gate: .defaultGate).inputs
    #expect(
      inputs.map(\.digest?.description) == [
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      ])
    #expect(inputs.map(\.bytes) == [3, 0])
  }
}
