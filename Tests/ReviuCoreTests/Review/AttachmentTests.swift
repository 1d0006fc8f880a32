import Foundation
import Glibc
import ReviuTestSupport
import ReviuXML
import Testing

@testable import ReviuCore

/// What becomes of the files that a KAK names.
struct AttachmentTests {
  private static let document = "<dokumen jenis=\"SPTJM\""

  /// A pair in a folder of its own, whose KAK has some attributes on one of its documents.
  private static func place(_ attributes: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      try ContractDocuments.kak.changing(document, to: "\(document) \(attributes)"),
      to: "usulan/kak.xml")
    try folder.write(ContractDocuments.rab, to: "usulan/rab.xml")
    return folder
  }

  private static func sources(in folder: TemporaryFolder) -> [BatchRun.Source] {
    ["usulan/kak.xml", "usulan/rab.xml"].map { .init(name: $0, path: folder.path($0)) }
  }

  private static func run(
    _ sources: [BatchRun.Source], _ store: ResultStore? = nil, waitingByteLimit: Int = 1 << 20
  ) throws -> Batch {
    BatchRun(
      Reviewer(pack: try ContractDocuments.shippedPack.get()), sources, jobs: 1,
      digestsInputs: true, waitingByteLimit: waitingByteLimit, store: store
    ).batch(gate: .defaultGate)
  }

  private static func outcome(_ batch: Batch) throws -> Outcome {
    let index = try #require(DocumentRule.allCases.firstIndex(of: .attachments))
    return try #require(batch.reviews.first).outcomes[index]
  }

  private static func findings(_ batch: Batch) -> [Finding] {
    batch.findings.filter { $0.rule == "LAMPIRAN" }
  }

  @Test func `a KAK that names no file has no attachments`() throws {
    let folder = try Self.place("")
    let batch = try Self.run(Self.sources(in: folder))
    #expect(try Self.outcome(batch) == .notApplicable)
    #expect(Self.findings(batch).isEmpty)
  }

  @Test(arguments: [
    "sptjm.pdf", "./sptjm.pdf", "lampiran/sptjm.pdf", "lampiran/../sptjm.pdf", "a b é.pdf",
  ])
  func `a file beside the KAK is found`(name: String) throws {
    let folder = try Self.place("berkas=\"\(name)\"")
    try folder.write("x", to: "usulan/lampiran/sptjm.pdf")
    try folder.write("x", to: "usulan/\(name == "a b é.pdf" ? name : "sptjm.pdf")")
    let batch = try Self.run(Self.sources(in: folder))
    #expect(Self.findings(batch).map(\.message.en) == [])
    #expect(try Self.outcome(batch) == .pass)
    #expect(!batch.isBlocked)
  }

  @Test(arguments: [
    ("tidak-ada.pdf", "There is no file \"tidak-ada.pdf\" in the folder of the KAK."),
    ("lampiran", "\"lampiran\" is no regular file."),
    ("kosong.pdf", "The file \"kosong.pdf\" is empty."),
    (
      "../luar.pdf",
      "The file \"../luar.pdf\" is outside of the folder of the KAK, so it is not opened."
    ),
    (
      "/etc/passwd",
      "The file \"/etc/passwd\" is outside of the folder of the KAK, so it is not opened."
    ),
    (
      "../usulan-lain/x.pdf",
      "The file \"../usulan-lain/x.pdf\" is outside of the folder of the KAK, so it is not opened."
    ),
    (
      "tautan.pdf",
      "The file \"tautan.pdf\" is outside of the folder of the KAK, so it is not opened."
    ),
  ])
  func `what is not there, empty, or outside is a finding at the document`(
    name: String, message: String
  ) throws {
    let folder = try Self.place("berkas=\"\(name)\"")
    try folder.write("x", to: "luar.pdf")
    try folder.write("x", to: "usulan-lain/x.pdf")
    try folder.write("", to: "usulan/kosong.pdf")
    try folder.write("x", to: "usulan/lampiran/x.pdf")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("usulan/tautan.pdf"), withDestinationPath: "../luar.pdf")
    let batch = try Self.run(Self.sources(in: folder))
    let finding = try #require(Self.findings(batch).first)
    #expect(Self.findings(batch).count == 1)
    #expect(finding.message.en == message)
    #expect(finding.outcome == .fail && finding.disposition == .lengkapi)
    #expect(try Self.outcome(batch) == .fail)
    #expect(batch.isBlocked)
    let line = try #require(
      ContractDocuments.kak.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains(Self.document) })
    #expect(finding.locations.map(\.file) == ["usulan/kak.xml"])
    #expect(finding.locations.map(\.line) == [line + 1])
  }

  @Test func `a file is held against the digest in the KAK`() throws {
    let bytes = String(repeating: "lampiran ", count: 50_000)
    let digest = ContentDigest(of: Array(bytes.utf8)[...]).description
    let folder = try Self.place("berkas=\"sptjm.pdf\" sha256=\"\(digest)\"")
    try folder.write(bytes, to: "usulan/sptjm.pdf")
    #expect(try Self.outcome(try Self.run(Self.sources(in: folder))) == .pass)
    try folder.write(bytes + "x", to: "usulan/sptjm.pdf")
    let finding = try #require(Self.findings(try Self.run(Self.sources(in: folder))).first)
    #expect(finding.message.id == "SHA-256 berkas \"sptjm.pdf\" bukan yang tertulis pada KAK.")
    #expect(finding.expected == .text(digest))
    #expect(finding.actual != finding.expected && finding.actual?.plain.count == 64)
  }

  @Test(arguments: [
    ("berkas=\"ada.pdf\" sha256=\"ABC\"", "is not readable, so the file cannot be checked."),
    ("berkas=\"\"", "is not readable, so the file cannot be checked."),
    ("sha256=\"\(String(repeating: "0", count: 64))\"", "so there is nothing to check."),
  ])
  func `what the KAK says of a file in part only leaves it undecided`(
    attributes: String, message: String
  ) throws {
    let folder = try Self.place(attributes)
    try folder.write("x", to: "usulan/ada.pdf")
    let batch = try Self.run(Self.sources(in: folder))
    #expect(try Self.outcome(batch) == .indeterminate)
    #expect(Self.findings(batch).map { $0.message.en.hasSuffix(message) } == [true])
    #expect(batch.isBlocked)
  }

  @Test func `a second list of documents leaves all attachments undecided`() throws {
    let folder = try Self.place("berkas=\"ada.pdf\"")
    try folder.write("x", to: "usulan/ada.pdf")
    let kak = try #require(
      FileManager.default.contents(atPath: folder.path("usulan/kak.xml")).map {
        String(decoding: $0, as: UTF8.self)
      })
    try folder.write(
      kak.changing(
        "</dataDukung>",
        to: "</dataDukung><dataDukung><dokumen jenis=\"X\" berkas=\"tiada.pdf\"/></dataDukung>"),
      to: "usulan/kak.xml")
    let batch = try Self.run(Self.sources(in: folder))
    #expect(try Self.outcome(batch) == .indeterminate)
    #expect(
      Self.findings(batch).map(\.locations.first?.address) == ["RO 6071.QDI.001 › kak › dataDukung"]
    )
  }

  @Test func `a file that may not be read is undecided without a digest as well`() throws {
    let folder = try Self.place("berkas=\"sptjm.pdf\"")
    try folder.write("x", to: "usulan/sptjm.pdf")
    let path = folder.path("usulan/sptjm.pdf")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    let reason = FileBytes.reasonNotToRead(path)
    // Who is root may read everything.
    #expect((reason == nil) == (geteuid() == 0))
    let expected: Outcome = reason == nil ? .pass : .indeterminate
    #expect(try Self.outcome(try Self.run(Self.sources(in: folder))) == expected)
  }

  @Test(arguments: ["a\u{2011}b.pdf", "x\u{A0}y.pdf", "c\u{200B}d.pdf"])
  func `a name is looked for as it is written`(name: String) throws {
    let folder = try Self.place("berkas=\"\(name)\"")
    for other in ["a-b.pdf", "x y.pdf", "cd.pdf"] { try folder.write("x", to: "usulan/\(other)") }
    #expect(try Self.outcome(try Self.run(Self.sources(in: folder))) == .fail)
    try folder.write("x", to: "usulan/\(name)")
    #expect(try Self.outcome(try Self.run(Self.sources(in: folder))) == .pass)
  }

  @Test func `another wrong file is another finding`() throws {
    let folder = try Self.place(
      "berkas=\"sptjm.pdf\" sha256=\"\(String(repeating: "0", count: 64))\"")
    try folder.write("x", to: "usulan/sptjm.pdf")
    let first = Self.findings(try Self.run(Self.sources(in: folder))).map(\.fingerprint)
    let again = Self.findings(try Self.run(Self.sources(in: folder))).map(\.fingerprint)
    try folder.write("y", to: "usulan/sptjm.pdf")
    let other = Self.findings(try Self.run(Self.sources(in: folder))).map(\.fingerprint)
    #expect(first.count == 1 && again == first && other.count == 1 && other != first)
  }

  @Test func `a proposal is touched where a file is that its KAK names`() throws {
    let folder = try Self.place("berkas=\"lampiran/sptjm.pdf\"")
    let batch = try Self.run(Self.sources(in: folder))
    let touched = { (name: String) in
      batch.limited(to: { $0 == name }, proposals: [], keepsUnpaired: false).reviews.count
    }
    #expect(touched("usulan/lampiran/sptjm.pdf") == 1)
    #expect(touched("usulan/kak.xml") == 1)
    #expect(touched("usulan/lain.pdf") == 0)
  }

  @Test func `a KAK from no folder leaves its attachments undecided`() throws {
    let folder = try Self.place("berkas=\"sptjm.pdf\"")
    let pack = try ContractDocuments.shippedPack.get()
    var gatherer = Gatherer.ofTests(pack)
    for name in ["kak.xml", "rab.xml"] {
      let bytes = try #require(FileManager.default.contents(atPath: folder.path("usulan/\(name)")))
      gatherer.add(file: name, bytes: Array(bytes))
    }
    let batch = gatherer.finish(gate: .defaultGate)
    #expect(try Self.outcome(batch) == .indeterminate)
    #expect(Self.findings(batch).map(\.outcome) == [.indeterminate])
    #expect(batch.isBlocked)
  }

  @Test func `what was found beside a KAK stays known where its partner is elsewhere`() throws {
    let folder = try Self.place("berkas=\"sptjm.pdf\"")
    let sources = Self.sources(in: folder)
    let whole = try Self.run(sources)
    #expect(Self.findings(whole).count == 1)
    let reviewer = Reviewer(pack: try ContractDocuments.shippedPack.get())
    var merged = BatchPart()
    for source in sources {
      var bytes: [UInt8] = []
      BatchRun(reviewer, [source], jobs: 1, digestsInputs: true).encodedParts { bytes += $0 }
      var rest = bytes[...]
      while !rest.isEmpty {
        merged.add(try EncodedPart(readingFrom: &rest).part(for: reviewer.pack))
      }
    }
    let apart = BatchRun(reviewer, [], jobs: 1, digestsInputs: true).batch(
      gate: .defaultGate, adding: merged)
    #expect(String(reflecting: apart.findings) == String(reflecting: whole.findings))
    // Also where documents are let go of, and read once more.
    let frugal = try Self.run(sources, waitingByteLimit: 0)
    #expect(String(reflecting: frugal.findings) == String(reflecting: whole.findings))
  }

  @Test func `a file that was added is seen although its KAK was reviewed before`() throws {
    let folder = try Self.place("berkas=\"sptjm.pdf\"")
    let entries = try TemporaryFolder()
    let reviewer = Reviewer(pack: try ContractDocuments.shippedPack.get())
    let store = ResultStore(folder: entries.path, reviewer, keepsDocuments: false)
    let sources = Self.sources(in: folder)
    #expect(try Self.outcome(try Self.run(sources, store)) == .fail)
    try folder.write("x", to: "usulan/sptjm.pdf")
    #expect(try Self.outcome(try Self.run(sources, store)) == .pass)
    try FileManager.default.removeItem(atPath: folder.path("usulan/sptjm.pdf"))
    #expect(try Self.outcome(try Self.run(sources, store)) == .fail)
  }
}
