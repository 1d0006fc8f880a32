import Foundation
import ReviuTestSupport
import ReviuXML
import Testing

@testable import ReviuCore

struct ResultStoreTests {
  private static let pairCount = 6

  private static func ro(_ number: Int, _ document: String) throws -> String {
    try document.changing("<ro kode=\"001\">", to: "<ro kode=\"00\(number)\">")
  }

  /// Pairs, a third of which nothing but their content tells, a broken file, and one that is not there.
  private static func sources(in folder: TemporaryFolder) throws -> [BatchRun.Source] {
    var names: [String] = []
    for number in 1...pairCount {
      let rab = number.isMultiple(of: 3) ? "z\(number).xml" : "rab-\(number).xml"
      try folder.write(try ro(number, ContractDocuments.kak), to: "kak-\(number).xml")
      try folder.write(try ro(number, ContractDocuments.rab), to: rab)
      names += ["kak-\(number).xml", rab]
    }
    try folder.write("<rab", to: "putus.xml")
    names += ["putus.xml", "tidak-ada.xml"]
    return names.map { .init(name: $0, path: folder.path($0)) }
  }

  private static func reviewer(waivers yaml: String? = nil) throws -> Reviewer {
    let pack = try ContractDocuments.shippedPack.get()
    return Reviewer(
      pack: pack,
      waivers: try yaml.map { try WaiverFile(file: "w.yaml", bytes: Array($0.utf8), pack: pack) })
  }

  private static func run(
    _ sources: [BatchRun.Source], _ reviewer: Reviewer, _ store: ResultStore?, jobs: Int = 2,
    keepsDocuments: Bool = false
  ) -> String {
    let run = BatchRun(
      reviewer, sources, jobs: jobs, digestsInputs: true, keepsDocuments: keepsDocuments,
      store: store)
    let batch = run.batch(gate: .defaultGate)
    return String(
      reflecting: (
        batch.inputs, batch.reviews, batch.findings,
        batch.proposals.keys.sorted { $0.lexicographicallyPrecedes($1) }
      ))
  }

  private static func store(
    in folder: TemporaryFolder, _ reviewer: Reviewer, keepsDocuments: Bool = false
  ) throws -> ResultStore {
    ResultStore(folder: folder.path, reviewer, keepsDocuments: keepsDocuments)
  }

  @Test func `a run with a store finds the same, and the next one only what has changed`() throws {
    let (inputs, entries) = (try TemporaryFolder(), try TemporaryFolder())
    let sources = try Self.sources(in: inputs)
    let reviewer = try Self.reviewer()
    let store = try Self.store(in: entries, reviewer)
    let reference = Self.run(sources, reviewer, nil)
    #expect(Self.run(sources, reviewer, store) == reference)
    // Four pairs by their names, two pairs as two files and a proposal each, and the broken file.
    let known = Set(try entries.names)
    #expect(known.count == 4 + 2 * 3 + 1)
    var generator = SplitMix64(seed: 1)
    for jobs in 1...3 {
      let shuffled = sources.shuffled(using: &generator)
      #expect(Self.run(shuffled, reviewer, store, jobs: jobs) == reference)
      #expect(Set(try entries.names) == known)
    }
    try inputs.write(
      try Self.ro(1, ContractDocuments.rab).changing("332080000</total>", to: "1</total>"),
      to: "rab-1.xml")
    let changed = Self.run(sources, reviewer, nil)
    #expect(changed != reference)
    #expect(Self.run(sources, reviewer, store) == changed)
    #expect(try entries.names.count == known.count + 1)
  }

  @Test func `what is kept is not found anew`() throws {
    let (inputs, entries) = (try TemporaryFolder(), try TemporaryFolder())
    let sources = Array(try Self.sources(in: inputs).prefix(2))
    let reviewer = try Self.reviewer()
    let store = try Self.store(in: entries, reviewer)
    let key = try #require(store.key(of: .files(sources)))
    var planted = BatchPart()
    for source in sources {
      let bytes = try FileBytes.read(source.path, limit: .max)
      planted.inputs.append(
        InputFile(
          file: source.name, digest: ContentDigest(of: bytes[...]), bytes: 7, status: .skipped))
    }
    store.keep(planted, key)
    #expect(Self.run(sources, reviewer, store).contains("bytes: 7, status: "))
  }

  @Test func `results of other waivers, and with other documents, are not taken`() throws {
    let (inputs, entries) = (try TemporaryFolder(), try TemporaryFolder())
    let sources = try Self.sources(in: inputs)
    let waivers = """
      - rule: PAGU-001
        scope: {satker: "900017"}
        reason: surat menyusul
        letter: {number: B-1, date: 2025-09-01}
        approved-by: [Satu, Dua]
        valid: {from: 2025-10-01, through: 2025-10-31}
      """
    for yaml in [nil, waivers] {
      for keepsDocuments in [false, true] {
        let reviewer = try Self.reviewer(waivers: yaml)
        let store = try Self.store(in: entries, reviewer, keepsDocuments: keepsDocuments)
        let reference = Self.run(sources, reviewer, nil, keepsDocuments: keepsDocuments)
        for _ in 1...2 {
          let batch = Self.run(sources, reviewer, store, keepsDocuments: keepsDocuments)
          #expect(batch == reference)
        }
      }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `an entry that is not as it was written is found anew`(seed: UInt64) throws {
    let (inputs, entries) = (try TemporaryFolder(), try TemporaryFolder())
    let sources = try Self.sources(in: inputs)
    let reviewer = try Self.reviewer()
    let store = try Self.store(in: entries, reviewer)
    let reference = Self.run(sources, reviewer, store)
    var generator = SplitMix64(seed: seed)
    let names = try entries.names
    let contents = try names.map { try entries.content($0) }
    for (number, name) in names.enumerated() {
      var bytes = contents[number]
      switch generator.below(4) {
      case 0: bytes[generator.below(bytes.count)] ^= 1 << generator.below(8)
      case 1: bytes.removeLast(1 + generator.below(bytes.count))
      case 2: bytes = contents[(number + 1) % contents.count]
      default: bytes.append(0)
      }
      try entries.write(bytes, to: name)
    }
    #expect(Self.run(sources, reviewer, store) == reference)
    #expect(try names.map { try entries.content($0) } == contents)
  }

  /// The checksum of an entry covers what was found, not what it was found in.
  @Test func `an entry of other files that was given the name of some is not taken`() throws {
    let (inputs, entries) = (try TemporaryFolder(), try TemporaryFolder())
    let sources = Array(try Self.sources(in: inputs).prefix(4))
    let reviewer = try Self.reviewer()
    let store = try Self.store(in: entries, reviewer)
    let reference = Self.run(sources, reviewer, store)
    let names = try entries.names.sorted()
    #expect(names.count == 2)
    let contents = try names.map { try entries.content($0) }
    for (name, (own, other)) in zip(names, zip(contents, contents[1...] + contents[..<1])) {
      let key = own.prefix(ContentDigest.size)
      try entries.write(Array(key + other.dropFirst(ContentDigest.size)), to: name)
    }
    #expect(Self.run(sources, reviewer, store) == reference)
  }

  @Test func `a journal is that of one run`() throws {
    let entries = try TemporaryFolder()
    let store = try Self.store(in: entries, try Self.reviewer())
    for _ in 1...2 { try store.openJournal() }
    let other = try Self.store(in: entries, try Self.reviewer(waivers: "[]"))
    #expect(throws: ResultStore.JournalProblem.self) { try other.openJournal() }
    var bytes = try entries.content("journal")
    bytes[bytes.count / 2] ^= 1
    try entries.write(bytes, to: "journal")
    #expect(throws: ResultStore.JournalProblem.damaged) { try store.openJournal() }
  }
}
