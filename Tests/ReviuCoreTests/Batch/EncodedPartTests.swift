import Foundation
import ReviuExpression
import ReviuTestSupport
import ReviuXML
import Testing

@testable import ReviuCore

struct EncodedPartTests {
  private struct Document {
    var file: String
    var bytes: [UInt8]
  }

  /// The small samples, documents that are alone, doubled, unreadable, and foreign, and one in UTF-16.
  private static let documents = Result {
    let root = ContractDocuments.repository + "/Samples"
    let paths = try #require(FileManager.default.subpaths(atPath: root))
    var documents = try paths.filter { $0.hasSuffix(".xml") && !$0.hasPrefix("rakor-2026/") }.map {
      path in
      let data = try #require(FileManager.default.contents(atPath: "\(root)/\(path)"))
      return Document(file: path, bytes: Array(data))
    }
    return documents + (try strange())
  }

  private static func strange() throws -> [Document] {
    let (kak, rab) = (ContractDocuments.kak, ContractDocuments.rab)
    let alone = try kak.changing("<ro kode=\"001\">", to: "<ro kode=\"009\">")
      .changing("encoding=\"UTF-8\"", to: "encoding=\"UTF-16\"")
    let wide = try #require(alone.data(using: .utf16))
    return [
      Document(file: "é/ganda.xml", bytes: Array(rab.utf8)),
      Document(file: "e\u{301}/ganda.xml", bytes: Array(rab.utf8)),
      Document(file: "lebar.xml", bytes: Array(wide)),
      Document(
        file: "tanpa.xml",
        bytes: Array(try rab.changing("<ro kode=\"001\">", to: "<ro>").utf8)),
      Document(file: "putus.xml", bytes: Array(rab.utf8.prefix(700))),
      Document(file: "kosong.xml", bytes: []),
      Document(file: "faktur.xml", bytes: Array("<faktur/>".utf8)),
    ]
  }

  private static let reviewer = Result {
    let yaml = """
      - rule: SBM-001
        scope: {satker: "900014"}
        reason: bukti harga pasar terlampir
        letter: {number: B-1, date: 2025-09-01}
        approved-by: [Satu, Dua]
        valid: {from: 2025-10-01, through: 2025-10-31}
      """
    let pack = try ContractDocuments.shippedPack.get()
    return Reviewer(
      pack: pack,
      waivers: try WaiverFile(file: "pengecualian.yaml", bytes: Array(yaml.utf8), pack: pack))
  }

  private static func part(_ documents: [Document]) throws -> BatchPart {
    var gatherer = Gatherer(try reviewer.get(), digestsInputs: true)
    for document in documents { gatherer.add(file: document.file, bytes: document.bytes) }
    return gatherer.takePart()
  }

  private static func encoded(_ part: BatchPart) throws -> [UInt8] {
    part.encoded(in: PartContext(try reviewer.get()))
  }

  private static func decoded(_ bytes: [UInt8]) throws -> BatchPart {
    var rest = bytes[...]
    let part = try EncodedPart(readingFrom: &rest)
    try #require(rest.isEmpty)
    return try part.part(for: reviewer.get().pack)
  }

  private static func batch(_ parts: [BatchPart]) throws -> Batch {
    var gatherer = Gatherer(try reviewer.get(), digestsInputs: true)
    for part in parts { gatherer.add(part) }
    return gatherer.finish(gate: .defaultGate)
  }

  @Test(arguments: [1, 2, 7, 40])
  func `encoded parts of any split give the batch of one review`(count: Int) throws {
    let documents = try Self.documents.get()
    var generator = SplitMix64(seed: UInt64(count))
    var split = [[Document]](repeating: [], count: count)
    for document in documents.shuffled(using: &generator) {
      split[generator.below(count)].append(document)
    }
    let encoded = try split.map { try Self.encoded(try Self.part($0)) }
    let parts = try encoded.map { try Self.decoded($0) }
    #expect(try parts.map { try Self.encoded($0) } == encoded)
    let reference = try Self.batch([try Self.part(documents)])
    #expect(reference.reviews.contains { $0.findings.contains { $0.waiver != nil } })
    #expect(
      String(reflecting: try Self.batch(parts.shuffled(using: &generator)))
        == String(reflecting: reference))
  }

  @Test func `parts behind each other are read one by one`() throws {
    let context = PartContext(try Self.reviewer.get())
    let parts = try Self.strange().map { try Self.part([$0]) }
    var bytes = parts.dropLast().flatMap { $0.encoded(in: context, isLast: false) }[...]
    bytes += try Self.encoded(parts[parts.count - 1])
    for (number, part) in parts.enumerated() {
      let read = try EncodedPart(readingFrom: &bytes)
      #expect(read.context == context)
      #expect(read.isLast == (number == parts.count - 1))
      #expect(
        String(reflecting: try read.part(for: Self.reviewer.get().pack).inputs)
          == String(reflecting: part.inputs))
    }
    #expect(bytes.isEmpty)
  }

  @Test func `a part of a rule that only compares texts is read again`() throws {
    let pack = try PackSketch(
      rules: PackSketch.rule("kind: duplicate\nsimilar: {text: kak.namaRo, at-least: 0.8}")
        .replacing("given: {rab.total: 1}", with: "given: [{kak.namaRo: satu}]")
    ).load()
    var gatherer = Gatherer.ofTests(pack)
    gatherer.add(file: "kak.xml", bytes: Array(ContractDocuments.kak.utf8))
    gatherer.add(file: "rab.xml", bytes: Array(ContractDocuments.rab.utf8))
    let part = gatherer.takePart()
    #expect(part.reviewed.map(\.entries.count) == [1])
    var bytes = part.encoded(in: PartContext(Reviewer(pack: pack)))[...]
    let read = try EncodedPart(readingFrom: &bytes).part(for: pack)
    #expect(String(reflecting: read.reviewed) == String(reflecting: part.reviewed))
  }

  /// Something of everything, and small.
  private static func sample() throws -> [UInt8] {
    let wrong = try ContractDocuments.rab.changing("332080000</total>", to: "1</total>")
    let alone = """
      <kak xmlns="urn:reviu:usulan:1" tahunAnggaran="2026"><identitas><satker kode="900017"/>\
      <kegiatan kode="6071"/><kro kode="QDI"/><ro kode="009"/></identitas></kak>
      """
    let part = try part(
      [("kak.xml", ContractDocuments.kak), ("rab.xml", wrong), ("alone.xml", alone)].map {
        Document(file: $0, bytes: Array($1.utf8))
      } + strange().suffix(3))
    #expect(part.unpaired.count == 1)
    #expect(part.documentFindings.count == 2)
    #expect(part.reviewed.first?.review.findings.isEmpty == false)
    return try encoded(part)
  }

  @Test func `a part whose end is missing is refused wherever it was cut`() throws {
    let bytes = try Self.sample()
    for count in bytes.indices {
      var cut = bytes[..<count]
      #expect(throws: PartProblem.truncated, "\(count) bytes") {
        try EncodedPart(readingFrom: &cut)
      }
    }
  }

  @Test func `a part in which any bit is different is refused`() throws {
    let bytes = try Self.sample()
    for index in bytes.indices {
      for bit in 0..<8 where index < 40 || index % 8 == bit {
        var changed = bytes
        changed[index] ^= 1 << bit
        var rest = changed[...]
        #expect(throws: PartProblem.self, "byte \(index), bit \(bit)") {
          try EncodedPart(readingFrom: &rest)
        }
      }
    }
  }

  @Test func `other bytes and other forms are told apart`() throws {
    var page = Array("<html>".utf8)[...]
    #expect(throws: PartProblem.foreign) { try EncodedPart(readingFrom: &page) }
    var later = Array("reviu-part-12\n".utf8)[...]
    #expect(throws: PartProblem.otherForm("12")) { try EncodedPart(readingFrom: &later) }
    for text in ["reviu-part-1\u{1B}[31m\n", "reviu-part-\(String(repeating: "1", count: 99))\n"] {
      var strange = Array(text.utf8)[...]
      #expect(throws: PartProblem.foreign) { try EncodedPart(readingFrom: &strange) }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `content that nobody wrote is refused or reviewed, and never a trap`(seed: UInt64) throws {
    let bytes = try Self.sample()
    var generator = SplitMix64(seed: seed)
    // Behind the name, the length, and the context, and before the digest.
    let content = Array(bytes[21..<(bytes.count - 32)])
    var refused = 0
    for _ in 0..<400 {
      var changed = content
      for _ in 0...generator.below(3) {
        changed[generator.below(changed.count)] = UInt8(generator.below(256))
      }
      var rest = EncodedPart.bytes(of: changed)[...]
      do {
        let encoded = try EncodedPart(readingFrom: &rest)
        let part = try encoded.part(for: Self.reviewer.get().pack)
        let again = part.encoded(in: encoded.context, isLast: encoded.isLast)
        let isSame = again == EncodedPart.bytes(of: changed)
        #expect(isSame)
        _ = try Self.batch([part]).coverage
      } catch {
        #expect(error as? PartProblem == .corrupt)
        refused += 1
      }
    }
    #expect(refused > 100)
  }
}
