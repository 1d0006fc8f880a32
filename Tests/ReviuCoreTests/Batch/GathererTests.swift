import ReviuXML
import Testing

@testable import ReviuCore

struct GathererTests {
  private static let kak = ContractDocuments.kak
  private static let rab = ContractDocuments.rab

  private static func of(_ document: String, ro: String) throws -> String {
    try document.changing("<ro kode=\"001\">", to: "<ro kode=\"\(ro)\">")
  }

  private static func batch(_ documents: [(String, String)]) throws -> Batch {
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    for (file, text) in documents { gatherer.add(file: file, bytes: Array(text.utf8)) }
    return gatherer.finish(gate: .defaultGate)
  }

  /// All orders of up to four documents.
  private static func orders<Element>(_ elements: [Element]) -> [[Element]] {
    guard elements.count > 1 else { return [elements] }
    return elements.indices.flatMap { index in
      var rest = elements
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }

  @Test func `pairs documents in any order`() throws {
    let documents = [
      ("k1", Self.kak), ("r1", Self.rab), ("k2", try Self.of(Self.kak, ro: "002")),
      ("r2", try Self.of(Self.rab, ro: "002")),
    ]
    for order in Self.orders(documents) {
      let batch = try Self.batch(order)
      #expect(
        batch.reviews.map(\.proposal) == [
          "900017/2026/6071.QDI.001", "900017/2026/6071.QDI.002",
        ])
      #expect(batch.reviews.map(\.kak) == ["k1", "k2"])
      #expect(batch.reviews.map(\.rab) == ["r1", "r2"])
      #expect(batch.findings.filter { $0.rule == "PASANGAN" }.isEmpty)
    }
  }

  @Test(arguments: [
    ("tahunAnggaran=\"2026\"", "tahunAnggaran=\"2025\""),
    ("kode=\"900017\"", "kode=\"900018\""), ("kode=\"6071\"", "kode=\"6072\""),
    ("kode=\"QDI\"", "kode=\"QDD\""), ("<ro kode=\"001\">", "<ro kode=\"002\">"),
  ])
  func `documents belong together only when the whole identity is the same`(
    old: String, new: String
  ) throws {
    let batch = try Self.batch([("k", Self.kak), ("r", try Self.rab.changing(old, to: new))])
    #expect(batch.reviews.count == 2)
    let pairing = batch.findings.filter { $0.rule == "PASANGAN" }
    #expect(pairing.map(\.outcome) == [.fail, .fail])
    #expect(Set(pairing.compactMap(\.locations.first?.file)) == ["k", "r"])
  }

  @Test(arguments: [
    ("revisi=\"0\"", "revisi=\"1\""), ("kode=\"EC\"", "kode=\"WA\""),
    ("kode=\"019\"", "kode=\"018\""),
  ])
  func `what is no part of the identity does not separate documents`(
    old: String, new: String
  ) throws {
    let batch = try Self.batch([("k", Self.kak), ("r", try Self.rab.changing(old, to: new))])
    #expect(batch.reviews.count == 1)
  }

  @Test func `a file with both documents is a pair of its own`() throws {
    let batch = try Self.batch([("b", ContractDocuments.both)])
    #expect(batch.reviews.map(\.kak) == ["b"])
    #expect(batch.reviews.map(\.rab) == ["b"])
    #expect(batch.findings.map(\.message.en) == [])
  }

  @Test func `what lacks in a file that should hold both is told at its root`() throws {
    let root = "<usulan xmlns=\"urn:reviu:usulan:1\"></usulan>"
    let batch = try Self.batch([("b", "<?xml version=\"1.0\"?>\n<!-- kosong -->\n  \(root)\n")])
    let pairing = try #require(batch.findings.first { $0.rule == "PASANGAN" })
    let place = try #require(pairing.locations.first)
    #expect((place.line, place.column) == (3, 3))
  }

  @Test func `a file with both documents stays one where their codes differ`() throws {
    let changed = ContractDocuments.both.replacing(
      "<ro kode=\"001\">", with: "<ro kode=\"002\">", maxReplacements: 1)
    let batch = try Self.batch([("b", changed)])
    #expect(batch.reviews.count == 1)
    #expect(batch.findings.contains { $0.rule == "KON-002" && $0.outcome == .fail })
  }

  @Test(arguments: [
    ["k", "k2", "r"], ["k", "r", "r2"], ["k", "k2", "r", "r2"], ["k", "k2"], ["b", "k"],
    ["b", "b2"], ["b", "r"], ["k", "r", "b"], ["k", "k2", "k3"],
  ])
  func `doubled documents give the same batch in any order`(files: [String]) throws {
    let documents = files.map { file in
      (
        file,
        file.hasPrefix("k") ? Self.kak : file.hasPrefix("r") ? Self.rab : ContractDocuments.both
      )
    }
    let batches = try Self.orders(documents).map { try Self.batch($0) }
    let first = try #require(batches.first)
    #expect(first.reviews.count == 1)
    let finding = try #require(first.findings.first)
    #expect(first.findings.count == 1)
    #expect(finding.rule == "PASANGAN")
    #expect(Set(finding.locations.map(\.file)) == Set(files))
    let review = try #require(first.reviews.first)
    #expect(!review.outcomes.contains(.pass))
    #expect(first.isBlocked)
    for batch in batches {
      #expect(batch.findings.map(\.fingerprint) == first.findings.map(\.fingerprint))
      #expect(batch.findings.map(\.locations) == first.findings.map(\.locations))
      #expect(batch.reviews.map(\.outcomes) == first.reviews.map(\.outcomes))
      #expect(batch.reviews.map { [$0.kak, $0.rab] } == first.reviews.map { [$0.kak, $0.rab] })
    }
  }

  @Test func `a document without identity stands alone`() throws {
    let kak = try Self.kak.changing("<ro kode=\"001\">", to: "<ro>")
    for order in Self.orders([("k", kak), ("r", Self.rab), ("k2", kak)]) {
      let batch = try Self.batch(order)
      #expect(batch.reviews.map(\.proposal) == ["900017/2026/6071.QDI.001", "k", "k2"])
      let pairing = batch.findings.filter { $0.rule == "PASANGAN" }
      #expect(
        pairing.map(\.outcome).sorted { $0.rawValue < $1.rawValue } == [
          .fail, .indeterminate, .indeterminate,
        ])
      #expect(batch.isBlocked)
    }
  }

  @Test func `a file with both documents takes the identity of the one that has it`() throws {
    let changed = ContractDocuments.both.replacing(
      "<ro kode=\"001\">", with: "<ro>", maxReplacements: 1)
    let batch = try Self.batch([("b", changed)])
    #expect(batch.reviews.map(\.proposal) == ["900017/2026/6071.QDI.001"])
  }

  @Test func `unreadable and foreign files cost no other file`() throws {
    let cut = String(Self.rab.prefix(400))
    let documents = [("k", Self.kak), ("r", Self.rab), ("x", cut), ("f", "<faktur/>")]
    for order in Self.orders(documents) {
      let batch = try Self.batch(order)
      #expect(batch.inputs.map(\.file) == ["f", "k", "r", "x"])
      #expect(batch.inputs.map(\.status) == [.skipped, .read, .read, .unreadable])
      #expect(batch.inputs.first?.foreignRoot == "faktur")
      #expect(batch.reviews.map(\.findings.isEmpty) == [true])
      #expect(batch.documentFindings.map(\.rule) == ["DOK-BACA"])
      #expect(batch.documentFindings.first?.proposal == nil)
      #expect(batch.isBlocked)
    }
  }

  @Test func `a file that cannot be opened is a finding`() throws {
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    gatherer.add(file: "x", .init(code: 13))
    let batch = gatherer.finish(gate: .defaultGate)
    #expect(batch.inputs.map(\.status) == [.unreadable])
    #expect(batch.inputs.map(\.digest) == [nil])
    #expect(batch.findings.map(\.disposition) == [.tolak])
    #expect(batch.isBlocked)
  }

  @Test func `files whose names only look alike are different files`() throws {
    let kak = try Self.kak.changing("<ro kode=\"001\">", to: "<ro>")
    let batch = try Self.batch([("caf\u{E9}.xml", kak), ("cafe\u{301}.xml", kak)])
    #expect(batch.inputs.count == 2)
    #expect(batch.reviews.count == 2)
  }

  @Test func `an empty run has nothing to hold back`() throws {
    let batch = try Self.batch([])
    #expect(batch.reviews.isEmpty && batch.findings.isEmpty && !batch.isBlocked)
  }

  @Test func `of a file that is too large nothing is said that only a part of it tells`() throws {
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    gatherer.add(
      file: "besar.xml", bytes: [UInt8](repeating: 0x20, count: DocumentReader.byteLimit + 1))
    let batch = gatherer.finish(gate: .defaultGate)
    #expect(batch.inputs.map(\.status) == [.unreadable])
    #expect(batch.inputs.map(\.digest) == [nil] && batch.inputs.map(\.bytes) == [0])
  }
}
