import Foundation
import ReviuCore
import ReviuExpression
import ReviuXML
import Testing

/// Batches to report on, made of the project's samples and of documents written for a test.
enum ReportBench {
  static let repository: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(4).joined(separator: "/")
  }()

  static let pack: Result<RulePack, any Error> = Result {
    let files = try #require(PackFiles(folder: repository + "/Rules/ikma-2026"))
    let day: CivilDate = try #require(CivilDate("2025-10-10"))
    return try RulePack(files, asOf: day)
  }

  static let cleanFolder = "Samples/lulus/bengkulu-wirausaha-baru"

  struct Document: Sendable {
    var file: String
    var bytes: [UInt8]

    init(_ file: String, _ text: String) {
      self.file = file
      bytes = Array(text.utf8)
    }
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(repository)/\(path)", encoding: .utf8)
  }

  static func clean() throws -> [Document] {
    try ["kak.xml", "rab.xml"].map { Document($0, try text("\(cleanFolder)/\($0)")) }
  }

  /// The clean pair with a text of one document replaced.
  static func changed(_ file: String, _ old: String, to new: String) throws -> [Document] {
    try clean().map { document in
      guard document.file == file else { return document }
      let text = String(decoding: document.bytes, as: UTF8.self)
      try #require(text.contains(old), "\(file) has no \"\(old)\"")
      return Document(file, text.replacing(old, with: new, maxReplacements: 1))
    }
  }

  /// The small samples, and everything that can be wrong with files.
  static func everything() throws -> [Document] {
    let root = repository + "/Samples"
    let paths = try #require(FileManager.default.subpaths(atPath: root))
    // The proposals of the coordination meeting are many, and some are those of other samples.
    let small = paths.filter { $0.hasSuffix(".xml") && !$0.hasPrefix("rakor-2026/") }
    var documents = try small.sorted().map {
      Document("Samples/\($0)", try text("Samples/\($0)"))
    }
    let kak = try text("\(cleanFolder)/kak.xml")
    let rab = try text("\(cleanFolder)/rab.xml")
    documents += [
      Document("ganda/kak.xml", kak), Document("ganda/rab.xml", rab),
      Document("sendiri/kak.xml", kak.replacing("<ro kode=\"001\">", with: "<ro kode=\"009\">")),
      Document("tanpa/rab.xml", rab.replacing("<ro kode=\"001\">", with: "<ro>")),
      Document("rusak/rab.xml", String(rab.prefix(700))), Document("rusak/kosong.xml", ""),
      Document("asing/faktur.xml", "<faktur/>"),
      Document("doctype/kak.xml", "<!DOCTYPE kak []>\n" + kak),
      Document(
        "bentuk/rab.xml",
        rab.replacing("<ro kode=\"001\">", with: "<ro kode=\"008\">")
          .replacing("jumlah=\"", with: "jumlah=\"1.")),
    ]
    return documents
  }

  static func batch(_ documents: [Document], gate: Disposition = .defaultGate) throws -> Batch {
    try batch(documents, gate: gate) {
      $0.add(file: "tertutup/kak.xml", .init(code: EACCES))
    }
  }

  /// Without the file that cannot be opened.
  static func plainBatch(_ documents: [Document]) throws -> Batch {
    try batch(documents, gate: .defaultGate) { _ in }
  }

  /// The batch of parts that were reviewed apart, encoded, and read back.
  static func mergedBatch(_ parts: [[Document]]) throws -> Batch {
    let reviewer = Reviewer(pack: try pack.get())
    var merged = Gatherer(reviewer, digestsInputs: true, keepsDocuments: true)
    for documents in parts {
      var gatherer = Gatherer(reviewer, digestsInputs: true, keepsDocuments: true)
      for document in documents { gatherer.add(file: document.file, bytes: document.bytes) }
      var bytes = gatherer.takePart().encoded(in: PartContext(reviewer))[...]
      merged.add(try EncodedPart(readingFrom: &bytes).part(for: reviewer.pack))
    }
    return merged.finish(gate: .defaultGate)
  }

  private static let priceFinding = "Samples/temuan/uang-harian-di-atas-sbm"

  /// One finding that a baseline has, and that has something which is gone.
  /// - Parameter difference: what the finding was off by in the baseline; what it is off by now unless given.
  static func known(difference: Int64? = nil) throws -> Batch {
    let batch = try plainBatch(try overpriced())
    var entries = batch.findings.map {
      Baseline.Entry(
        rule: $0.rule, proposal: $0.proposal, fingerprint: $0.fingerprint, extent: $0.extent)
    }
    if let difference { entries[0].extent.difference = Decimal(difference) }
    var gone = entries[0]
    gone.fingerprint = String(repeating: "a", count: 32)
    return batch.with(Baseline(file: "dulu.json", bytes: [], entries: entries + [gone]))
  }

  /// One waived finding and a waiver that will end soon.
  /// - Parameter reason: why the finding is waived.
  static func waived(reason: String = "bukti harga pasar terlampir") throws -> Batch {
    let yaml = """
      - rule: SBM-001
        scope: {satker: "900014"}
        reason: \(String(decoding: try JSONEncoder().encode(reason), as: UTF8.self))
        letter: {number: B-1, date: 2025-09-01}
        approved-by: [Satu, Dua]
        valid: {from: 2025-10-01, through: 2025-10-31}
      """
    let waivers = try WaiverFile(
      file: "pengecualian.yaml", bytes: Array(yaml.utf8), pack: try pack.get())
    return try batch(try overpriced(), gate: .defaultGate, waivers: waivers) { _ in }
  }

  /// A proposal with the finding that ``waived(reason:)`` waives.
  static func overpriced() throws -> [Document] {
    try ["kak.xml", "rab.xml"].map { Document($0, try text("\(priceFinding)/\($0)")) }
  }

  private static func batch(
    _ documents: [Document], gate: Disposition, waivers: WaiverFile? = nil,
    adding addMore: (inout Gatherer) -> Void
  ) throws -> Batch {
    var gatherer = Gatherer(
      Reviewer(pack: try pack.get(), waivers: waivers), digestsInputs: true,
      keepsDocuments: true)
    for document in documents { gatherer.add(file: document.file, bytes: document.bytes) }
    addMore(&gatherer)
    return gatherer.finish(gate: gate)
  }
}
