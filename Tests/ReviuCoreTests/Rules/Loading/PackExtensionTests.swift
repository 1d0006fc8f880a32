import ReviuExpression
import Testing

@testable import ReviuCore

struct PackExtensionTests {
  private static let base = PackSketch(
    rules: PackSketch.rule("kind: check\ncondition: rab.total > 5", id: "DASAR-001")
      + PackSketch.rule("active: false\nkind: check\ncondition: rab.total > 7", id: "DASAR-002"))

  /// A pack beside the base.
  private func files(
    _ header: String, id: String = "uji", tables: String = "",
    rules: String = PackSketch.rule("kind: check\ncondition: rab.total > 9"),
    siblings: [PackFiles] = [], baseEnd: String = "2026-12-31"
  ) throws -> PackFiles {
    let sketch = try PackSketch(rules: rules)
      .replacing(PackSketch.tables, with: tables, in: "pack.yaml")
      .replacing("languages:", with: "\(header)\nlanguages:", in: "pack.yaml")
      .replacing("id: uji", with: "id: \(id)", in: "pack.yaml")
    let base = try Self.base.replacing("id: uji", with: "id: umum", in: "pack.yaml")
      .replacing("through: 2026-12-31", with: "through: \(baseEnd)", in: "pack.yaml")
    return PackFiles(
      folder: id, contents: sketch.files.contents,
      siblings: siblings + [PackFiles(folder: "umum", contents: base.files.contents)])
  }

  private func findings(_ pack: RulePack, total: Int) throws -> [String] {
    try RuleTrial(pack, given: "{rab.total: \(total)}").findings.map {
      "\($0.rule) \($0.disposition.rawValue)"
    }
  }

  @Test func `a pack has the rules of the one that it extends`() throws {
    let pack = try RulePack(try files("extends: umum"), asOf: nil)
    #expect(pack.parts.map(\.id) == ["umum", "uji"])
    #expect(pack.own.id == "uji")
    #expect(Set(pack.parts.map(\.digest)).count == 2)
    #expect(pack.rules.map(\.id) == ["DASAR-001", "DASAR-002", "UJI-001"])
    #expect(pack.inactiveRules.map(\.id) == ["DASAR-002"])
    #expect(try findings(pack, total: 1) == ["DASAR-001 koreksi", "UJI-001 koreksi"])
  }

  @Test func `the days of a pack are those of the one that it extends, too`() throws {
    let files = try files("extends: umum", baseEnd: "2026-06-30")
    let late = try #require(CivilDate("2026-07-01"))
    #expect {
      _ = try RulePack(files, asOf: late)
    } throws: { error in
      guard case .notValid("uji", let from, let through) = error as? PackFailure else {
        return false
      }
      return from?.description == "2025-01-01" && through?.description == "2026-06-30"
    }
    let warning = PackWarning.longerThanBase("umum", from: "2025-01-01", through: "2026-06-30")
    #expect(try lint(files).contains { $0.warning == warning })
    #expect(
      !(try lint(self.files("extends: umum")).contains { $0.hint?.en.contains("extend") == true }))
  }

  private func lint(_ files: PackFiles) throws -> [PackProblem] {
    try AuthoredPack(files, asOf: nil, readsTests: true).lint()
  }

  @Test func `a pack changes dispositions and switches rules on and off`() throws {
    let changes = """
      extends: umum
      changes:
        - {rule: DASAR-001, active: false, reason: {id: alasan, en: reason}}
        - {rule: DASAR-002, active: true, disposition: catatan, reason: {id: alasan, en: reason}}
        - {rule: UJI-001, disposition: tolak, reason: {id: alasan, en: reason}}
      """
    let pack = try RulePack(try files(changes), asOf: nil)
    #expect(try findings(pack, total: 1) == ["DASAR-002 catatan", "UJI-001 tolak"])
    #expect(pack.inactiveRules.map(\.id) == ["DASAR-001"])
    #expect(pack.own.changes.map(\.rule) == ["DASAR-001", "DASAR-002", "UJI-001"])
    #expect(pack.parts[0].changes.isEmpty)
    let proposal = Proposal(identity: nil, id: "kosong", kak: nil, rab: nil)
    let review = Reviewer(pack: pack).review(proposal, proposal.frame)
    let outcomes = Dictionary(
      zip(pack.summaries.map(\.id), review.outcomes), uniquingKeysWith: { first, _ in first })
    #expect(outcomes["DASAR-001"] == .notApplicable)
    #expect(outcomes["DASAR-002"] == .indeterminate)
  }

  @Test func `the outermost pack decides`() throws {
    let middle = try files(
      "extends: umum\nchanges: [{rule: DASAR-001, disposition: catatan, active: false, reason: {id: a, en: b}}]",
      id: "tengah")
    let outer = try files(
      "extends: tengah\nchanges: [{rule: DASAR-001, active: true, reason: {id: a, en: b}}]",
      rules: PackSketch.rule("kind: check\ncondition: rab.total > 9", id: "LUAR-001"),
      siblings: [middle])
    // The middle pack finds the base beside it as well.
    let inner = PackFiles(
      folder: "tengah", contents: middle.contents, siblings: outer.siblings)
    let files = PackFiles(
      folder: outer.folder, contents: outer.contents, siblings: [inner] + outer.siblings)
    let pack = try RulePack(files, asOf: nil)
    #expect(pack.parts.map(\.id) == ["umum", "tengah", "uji"])
    #expect(
      try findings(pack, total: 1) == ["DASAR-001 catatan", "UJI-001 koreksi", "LUAR-001 koreksi"])
  }

  @Test func `problems of the extended pack are reported at their place`() throws {
    let broken = try Self.base.replacing("rab.total > 5", with: "rab.totl > 5")
      .replacing("id: uji", with: "id: rusak", in: "pack.yaml")
    let files = try files(
      "extends: rusak",
      siblings: [PackFiles(folder: "rusak", contents: broken.files.contents)])
    let problems = try PackSketch.problems(of: files)
    #expect(problems.map(\.file) == ["rusak/rules/uji.yaml"])
  }

  @Test func `two packs may not have rules of the same id`() throws {
    let files = try files(
      "extends: umum", rules: PackSketch.rule("kind: check\ncondition: true", id: "DASAR-001"))
    let problems = try PackSketch.problems(of: files)
    #expect(
      problems.map(\.reason) == [
        .duplicate("DASAR-001", firstFile: "umum/rules/uji.yaml", firstLine: 1)
      ])
  }

  @Test func `rules look up the tables of the pack that theirs extends`() throws {
    let files = try files("extends: umum", rules: PackSketch.ceilingRule)
    let authored = try AuthoredPack(files, asOf: nil)
    for (total, outcome) in [(1000, Outcome.pass), (1001, .fail)] {
      let given = "{rab.total: \(total), rab.satker.kode: '900017'}"
      #expect(try RuleTrial(authored.pack, given: given).outcome(of: "UJI-001") == outcome)
    }
    #expect(!authored.lint().contains { $0.warning == .unusedTable("pagu") })
    #expect(authored.coverage().tables.contains { $0.file.hasPrefix("umum/tables/") })
    var bench = RuleTestBench()
    let test = try #require(authored.rules.last?.rule.tests.first)
    guard case .proposals(let proposals) = bench.read(test), let proposal = proposals.first else {
      Issue.record("the documents of the test are not readable")
      return
    }
    let explanation = try #require(authored.explain(rule: "UJI-001", on: proposal))
    #expect(
      explanation.rows.flatMap(\.steps).contains { $0.place == "umum/tables/pagu.csv:2" })
  }

  @Test func `a table may not have the name of one of the pack that is extended`() throws {
    let files = try files("extends: umum", tables: PackSketch.tables)
    let problem = try #require(try PackSketch.problems(of: files).first)
    #expect(problem.file == "uji/pack.yaml")
    #expect(problem.reason == .duplicate("pagu", firstFile: "umum/pack.yaml", firstLine: 11))
  }

  @Test func `packs that extend each other are refused`() throws {
    let other = try files("extends: uji", id: "tengah")
    let files = try files("extends: tengah", siblings: [other])
    let inner = PackFiles(
      folder: "tengah", contents: other.contents,
      siblings: [PackFiles(folder: "uji", contents: files.contents)])
    let outer = PackFiles(folder: "uji", contents: files.contents, siblings: [inner])
    let problems = try PackSketch.problems(of: outer)
    #expect(problems.contains { $0.reason == .extendsItself("uji") })
  }

  @Test func `a pack that extends its own folder is refused, whatever it calls itself`() throws {
    let files = try files("extends: uji", id: "lain")
    let own = PackFiles(
      folder: "uji", contents: files.contents,
      siblings: [PackFiles(folder: "uji", contents: files.contents)])
    #expect(try PackSketch.problems(of: own).map(\.reason).contains(.extendsItself("uji")))
  }

  @Test(arguments: [
    ("Rules/ikma", "Rules/umum"), ("ikma", "umum"), ("/a/b/", "/a/umum"), (".", "./../umum"),
    ("a/..", "a/../../umum"),
  ])
  func `the extended pack stands beside`(folder: String, place: String) {
    let sibling = PackFiles(folder: place, contents: [:])
    let files = PackFiles(folder: folder, contents: [:], siblings: [sibling])
    #expect(files.base("umum")?.folder == place)
  }
}
