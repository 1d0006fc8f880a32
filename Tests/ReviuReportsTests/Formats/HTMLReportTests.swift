import Foundation
import ReviuCore
import ReviuExpression
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct HTMLReportTests {
  private static func page(_ batch: Batch, _ language: Language = .indonesian) -> String {
    FormatSchemaTests.report(batch, .html, language)
  }

  @Test(arguments: Language.allCases)
  func `every page is sound and needs nothing else`(language: Language) throws {
    for batch in try FormatSchemaTests.batches() {
      let problems = try HTMLPage.problems(Self.page(batch, language))
      #expect(problems == "")
    }
  }

  @Test(arguments: ["apart", "together"])
  func `findings about elements that no document has are shown with the document`(
    files: String
  ) throws {
    let changes = [
      ("kak.xml", "</kak>", "<asing/></kak>"), ("kak.xml", "<biaya>", "<biaya>1</biaya><biaya>"),
      ("rab.xml", "</identitas>", "<lain/></identitas><identitas/>"),
    ]
    var documents = try ReportBench.clean().map { document in
      let text = String(decoding: document.bytes, as: UTF8.self)
      return changes.filter { $0.0 == document.file }.reduce(text) { text, change in
        text.replacing(change.1, with: change.2, maxReplacements: 1)
      }
    }
    if files == "together" {
      let parts = documents.map { $0.replacing(#/^<\?xml[^>]*>/#, with: "") }
      documents = ["<usulan xmlns=\"urn:reviu:usulan:1\">\(parts.joined())<asing/></usulan>"]
    }
    let batch = try ReportBench.plainBatch(
      documents.enumerated().map { .init("\($0).xml", $1) })
    #expect(batch.findings.count >= 3)
    let problems = try HTMLPage.problems(Self.page(batch))
    #expect(problems == "")
  }

  @Test(arguments: [
    ("<main", "<main onclick=\"x()\""), ("</main>", "</main></div>"),
    ("<h1>", "<img src=\"a.png\"><h1>"), ("href=\"#usulan\"", "href=\"#tidak-ada\""),
    ("color-scheme: light dark", "color-scheme: light"),
    ("default-src 'none'", "default-src 'self'"),
  ])
  func `the judge of pages refuses what is wrong`(old: String, new: String) throws {
    let page = Self.page(try ReportBench.plainBatch(try ReportBench.clean()))
    try #require(page.contains(old))
    #expect(try HTMLPage.problems(page.replacing(old, with: new)) != "")
  }

  @Test func `tells which packs are extended, and what they change in the rules of others`() throws
  {
    let files = try #require(PackFiles(folder: ReportBench.repository + "/Rules/ikma-2024"))
    let pack = try RulePack(files, asOf: CivilDate("2023-10-12"))
    let batch = Gatherer(Reviewer(pack: pack), digestsInputs: false).finish(gate: .defaultGate)
    let page = Self.page(batch, .english)
    #expect(page.contains("<dt>rule pack</dt><dd>ikma-2024 "))
    for base in ["umum", "ikma"] { #expect(page.contains("<dt>extends</dt><dd>\(base) ")) }
    let changes = pack.parts.flatMap(\.changes)
    #expect(!changes.isEmpty)
    for change in changes {
      #expect(page.contains("\(change.rule) switched off: \(change.reason.en.escapedForXML)"))
    }
  }

  @Test func `every finding stands once, with its message unless it follows from another`()
    throws
  {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let page = Self.page(batch)
    let ids = page.matches(of: #/<li id="t([0-9]+)"/#).compactMap { Int($0.1) }
    #expect(ids.sorted() == Array(batch.findings.indices))
    for finding in batch.findings where finding.causedBy == nil {
      #expect(page.contains(finding.message.id.escapedForXML))
    }
  }

  @Test func `a finding is marked at the row of the budget that it is about`() throws {
    let batch = try ReportBench.plainBatch(
      try ReportBench.changed(
        "rab.xml", #"volume="24" satuan="OH""#, to: #"volume="23" satuan="OH""#))
    let page = Self.page(batch)
    let finding = try #require(batch.findings.first { $0.rule == "ARI-001" })
    let number = try #require(batch.findings.firstIndex { $0.rule == "ARI-001" })
    let row = try #require(page.firstMatch(of: #/<tr class="det hit">.*/#)).0
    #expect(row.contains("Uang harian petugas verifikasi"))
    #expect(row.contains("<a id=\"d\(number)\" href=\"#t\(number)\">"))
    #expect(page.contains("<a href=\"#d\(number)\">\(finding.locations[0].address)</a>"))
  }

  @Test func `documents are left out where the page would become too large, and it says so`() throws
  {
    let batch = try ReportBench.batch(try ReportBench.everything())
    func page(mostBytes: Int) -> String {
      var report = HTMLReport(batch, ReportStyle(language: .english, usesColor: false))
      report.mostBytes = mostBytes
      return report.text
    }
    let whole = page(mostBytes: 10_000_000)
    let bare = page(mostBytes: 0)
    let faulty = page(mostBytes: whole.utf8.count - 100_000)
    #expect(!whole.contains("are not shown") && !whole.contains("findings only"))
    #expect(bare.contains("KAK and RAB are not shown") && !bare.contains("class=\"doc\""))
    #expect(faulty.contains("KAK and RAB are shown for proposals with findings only"))
    #expect(faulty.utf8.count <= whole.utf8.count - 100_000)
    for page in [whole, faulty, bare] {
      let problems = try HTMLPage.problems(page)
      #expect(problems == "")
    }
  }

  /// The small samples in files.
  private static func run(in folder: TemporaryFolder, keepsDocuments: Bool) throws -> Batch {
    let sources = try ReportBench.everything().map { document in
      try folder.write(document.bytes, to: document.file)
      let path = folder.path(document.file)
      return BatchRun.Source(name: path, path: path)
    }
    return BatchRun(
      Reviewer(pack: try ReportBench.pack.get()), sources, jobs: 1, digestsInputs: true,
      keepsDocuments: keepsDocuments
    ).batch(gate: .defaultGate)
  }

  @Test func `documents that are read once more make the same page as those that were kept`()
    throws
  {
    let folder = try TemporaryFolder()
    let kept = try Self.run(in: folder, keepsDocuments: true)
    let read = try Self.run(in: folder, keepsDocuments: false)
    #expect(!kept.proposals.isEmpty && read.proposals.isEmpty)
    let pages = [kept, read.withDocumentsInFiles()].map { Self.page($0) }
    #expect(pages[0].utf8.elementsEqual(pages[1].utf8))
    #expect(!Self.page(read).contains("class=\"doc\""))
  }

  @Test func `of documents that have changed meanwhile the page says so, and shows neither`() throws
  {
    let folder = try TemporaryFolder()
    let batch = try Self.run(in: folder, keepsDocuments: false).withDocumentsInFiles()
    let before = Self.page(batch, .english)
    let review = try #require(batch.reviews.first { $0.kak != nil && !$0.findings.isEmpty })
    let file = URL(filePath: try #require(review.kak))
    try (try Data(contentsOf: file) + Data(" ".utf8)).write(to: file)
    let after = Self.page(batch, .english)
    let note = "they have changed since the review"
    #expect(!before.contains(note) && after.components(separatedBy: note).count == 2)
    let sheets = [before, after].map { $0.components(separatedBy: "class=\"doc\"").count }
    #expect(sheets[1] == sheets[0] - [review.kak, review.rab].count { $0 != nil })
    let problems = try HTMLPage.problems(after)
    #expect(problems == "")
  }

  @Test func `where findings are many, each refers to its legal ground, which stands once`() throws
  {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let style = ReportStyle(language: .english, usesColor: false)
    let page = HTMLReport(batch, style, mostInFull: batch.findings.count - 1).text
    let problems = try HTMLPage.problems(page)
    #expect(problems == "")
    let grounds = Dictionary(
      uniqueKeysWithValues: page.matches(of: #/<li id="(b[0-9]+)">(.*)</li>/#).map { ($0.1, $0.2) })
    #expect(Set(grounds.values).count == grounds.count)
    let references = page.matches(
      of: #/<h3>.*? <code>(.*?)</code> .*?Basis: <a href="#(b[0-9]+)">/#)
    #expect(references.count == batch.findings.count { $0.causedBy == nil })
    for reference in references {
      let ground = try #require(grounds[reference.2])
      let own = batch.findings.filter { $0.rule == reference.1 }.map { finding in
        finding.basis.map { "\($0.instrument), \($0.clause)".escapedForXML }
      }
      #expect(own.contains { $0.allSatisfy { ground.contains($0) } })
    }
    #expect(!HTMLReport(batch, style, mostInFull: batch.findings.count).text.contains("\"#b"))
  }

  @Test func `where findings are many, no value is listed that the message names`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let style = ReportStyle(language: .english, usesColor: false)
    let pages = [0, batch.findings.count].map { HTMLReport(batch, style, mostInFull: $0).text }
    let lists = pages.map { page in
      page.matches(of: #/</h3><p>(.*?)</p><dl class="v">(.*?)</dl>/#).map { list in
        (message: list.1, values: list.2.matches(of: #/<dd>(.*?)</dd>/#).map(\.1))
      }
    }
    #expect(lists[0].allSatisfy { list in !list.values.contains { list.message.contains($0) } })
    let left = lists[1].flatMap { list in list.values.filter { !list.message.contains($0) } }
    #expect(lists[0].flatMap(\.values) == left)
    #expect(!left.isEmpty && left.count < lists[1].flatMap(\.values).count)
  }

  @Test func `the overview counts provinces and units as the batch does`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let report = HTMLReport(batch, ReportStyle(language: .indonesian, usesColor: false))
    for groups in [report.provinces, report.units] {
      #expect(groups.reduce(0) { $0 + $1.proposals } == batch.reviews.count)
      #expect(groups.reduce(0) { $0 + $1.held } == batch.reviews.count { batch.isBlocked($0) })
      #expect(MoneyEffect.total(groups.map(\.effect)) == batch.effect)
    }
    #expect(report.provinces.contains { $0.name == "Bengkulu" })
  }
}
