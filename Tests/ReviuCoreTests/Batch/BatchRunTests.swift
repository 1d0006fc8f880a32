import Foundation
import ReviuTestSupport
import Testing

@testable import ReviuCore

extension TemporaryFolder {
  fileprivate func source(_ name: String) -> BatchRun.Source { .init(name: name, path: path(name)) }
}

struct BatchRunTests {
  private static func ro(_ number: Int, _ document: String) throws -> String {
    let code = String(format: "%03d", number)
    return try document.changing("<ro kode=\"001\">", to: "<ro kode=\"\(code)\">")
  }

  /// Pairs beside each other and far apart, doubled, alone, unreadable, foreign, and files that are not there.
  private static func sources(in folder: TemporaryFolder) throws -> [BatchRun.Source] {
    var names: [String] = []
    func write(_ text: String, _ name: String) throws {
      try folder.write(text, to: name)
      names.append(name)
    }
    let (kak, rab) = (ContractDocuments.kak, ContractDocuments.rab)
    for number in 1...12 {
      // Half of them under names that say nothing of their partner.
      let other = number.isMultiple(of: 2) ? "rab-\(number).xml" : "z\(13 - number).xml"
      try write(try ro(number, kak), "kak-\(number).xml")
      try write(
        try ro(number, number == 5 ? rab.changing("332080000</total>", to: "1</total>") : rab),
        other)
    }
    try write(try ro(3, kak), "lagi/kak.xml")
    try write(try ro(20, kak), "dua/a.xml")
    try write(try ro(20, kak), "dua/b.xml")
    try write(try ro(21, rab), "sendiri.xml")
    try write(String(rab.prefix(400)), "putus.xml")
    try write("<faktur/>", "faktur.xml")
    return names.map { folder.source($0) } + [folder.source("tidak-ada.xml")]
  }

  private static func run(
    _ sources: [BatchRun.Source], jobs: Int, waitingByteLimit: Int = Gatherer.waitingByteLimit,
    keepsDocuments: Bool = false
  ) throws -> Batch {
    BatchRun(
      Reviewer(pack: try ContractDocuments.shippedPack.get()), sources, jobs: jobs,
      digestsInputs: true, waitingByteLimit: waitingByteLimit,
      keepsDocuments: keepsDocuments
    ).batch(gate: .defaultGate)
  }

  @Test func `any number of threads and any order give the same batch`() throws {
    let folder = try TemporaryFolder()
    let sources = try Self.sources(in: folder)
    let reference = try Self.run(sources, jobs: 1)
    #expect(reference.reviews.count == 14)
    #expect(reference.inputs.count == sources.count)
    #expect(reference.findings.count { $0.rule == "PASANGAN" } == 3)
    var generator = SplitMix64(seed: 7)
    for jobs in [1, 2, 3, 8, 100] {
      let batch = try Self.run(sources.shuffled(using: &generator), jobs: jobs)
      #expect(String(reflecting: batch) == String(reflecting: reference), "\(jobs) jobs")
    }
  }

  @Test func `keeps the documents of every proposal that was reviewed, where they are asked for`()
    throws
  {
    let folder = try TemporaryFolder()
    let sources = try Self.sources(in: folder)
    #expect(try Self.run(sources, jobs: 2).proposals.isEmpty)
    let batch = try Self.run(sources, jobs: 2, keepsDocuments: true)
    // Proposals 3 and 20 have more than one KAK and are not reviewed.
    let reviewed = batch.reviews.filter { review in
      !review.findings.contains {
        $0.rule == "PASANGAN" && $0.message.en.contains("more than one ")
      }
    }
    #expect(reviewed.count == batch.reviews.count - 2)
    #expect(Set(batch.proposals.keys) == Set(reviewed.map { Array($0.proposal.utf8) }))
    for (id, proposal) in batch.proposals { #expect(Array(proposal.id.utf8) == id) }
  }

  @Test func `reading from files gives the same batch as taking documents one by one`() throws {
    let folder = try TemporaryFolder()
    let sources = try Self.sources(in: folder).filter { $0.name != "tidak-ada.xml" }
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    for source in sources {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: try #require(source.path)))
      gatherer.add(file: source.name, bytes: Array(bytes))
    }
    let batch = gatherer.finish(gate: .defaultGate)
    #expect(String(reflecting: batch) == String(reflecting: try Self.run(sources, jobs: 2)))
  }

  @Test func `documents that had to be let go of are read again`() throws {
    let folder = try TemporaryFolder()
    let sources = try Self.sources(in: folder)
    let reference = String(reflecting: try Self.run(sources, jobs: 1))
    for limit in [0, 10_000, 50_000] {
      let batch = try Self.run(sources, jobs: 2, waitingByteLimit: limit)
      #expect(String(reflecting: batch) == reference, "\(limit) bytes")
    }
  }

  @Test(arguments: [(1, Int.max), (2, 10_000), (2, 0)])
  func `what was written as encoded parts is the batch`(jobs: Int, waitingByteLimit: Int) throws {
    let folder = try TemporaryFolder()
    let sources = try Self.sources(in: folder)
    let reviewer = Reviewer(pack: try ContractDocuments.shippedPack.get())
    var bytes: [UInt8] = []
    BatchRun(
      reviewer, sources, jobs: jobs, digestsInputs: true, waitingByteLimit: waitingByteLimit
    ).encodedParts { bytes += $0 }
    var merge = PartialMerge(reviewer)
    try merge.add(file: "a.bagian", bytes: bytes)
    let batch = BatchRun(reviewer, [], jobs: jobs, digestsInputs: true)
      .batch(gate: .defaultGate, adding: merge.takePart())
    #expect(String(reflecting: batch) == String(reflecting: try Self.run(sources, jobs: 1)))
  }

  @Test func `a partial that names files to be read by merge is refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(ContractDocuments.kak, to: "a.xml")
    let reviewer = Reviewer(pack: try ContractDocuments.shippedPack.get())
    var gatherer = Gatherer(reviewer, digestsInputs: true)
    // As a process that reviews for another one answers.
    let part = gatherer.result(of: .files([folder.source("a.xml")]))
    try #require(part.unpaired.count == 1)
    var merge = PartialMerge(reviewer)
    do throws(MergeFailure) {
      try merge.add(file: "a.bagian", bytes: part.encoded(in: PartContext(reviewer)))
      Issue.record("it was taken in")
    } catch {
      #expect(error == .unusable(file: "a.bagian", .corrupt))
    }
  }

  @Test func `a document that changed before it was needed again is not used`() throws {
    let folder = try TemporaryFolder()
    let (kak, rab) = (ContractDocuments.kak, ContractDocuments.rab)
    try folder.write(kak, to: "a.xml")
    try folder.write(
      ContractDocuments.both.replacing("<ro kode=\"001\">", with: "<ro kode=\"002\">"),
      to: "b.xml")
    try folder.write(rab, to: "c.xml")
    let first = URL(fileURLWithPath: "\(folder.path)/a.xml")
    var gatherer = Gatherer(
      Reviewer(pack: try ContractDocuments.shippedPack.get()), digestsInputs: true,
      waitingByteLimit: 0)
    for source in ["a.xml", "b.xml", "c.xml"].map({ folder.source($0) }) {
      let path = try #require(source.path)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      gatherer.add(file: source.name, path: path, bytes: Array(bytes))
    }
    try Data((kak + "\n").utf8).write(to: first)
    let batch = gatherer.finish(gate: .defaultGate)
    #expect(batch.inputs.map(\.status) == [.unreadable, .read, .read])
    #expect(batch.documentFindings.map(\.rule) == ["DOK-BACA"])
    #expect(batch.documentFindings.first?.message.en.contains("changed") == true)
    #expect(batch.reviews.map(\.kak) == [nil, "b.xml"])
    #expect(batch.isBlocked)
  }

  @Test func `counts every file that was read`() throws {
    let folder = try TemporaryFolder()
    let sources = try Self.sources(in: folder)
    let progress = BatchRun.Progress()
    _ = BatchRun(
      Reviewer(pack: try ContractDocuments.shippedPack.get()), sources, jobs: 2,
      digestsInputs: false, progress: progress
    ).batch(gate: .defaultGate)
    #expect(progress.filesRead == sources.count)
  }
}
