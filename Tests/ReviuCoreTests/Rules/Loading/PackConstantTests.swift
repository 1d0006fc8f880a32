import ReviuExpression
import Testing

@testable import ReviuCore

struct PackConstantTests {
  private static func sketch(_ constants: String, _ keys: String) throws -> PackSketch {
    try PackSketch(rules: PackSketch.rule(keys)).replacing(
      "languages:", with: "constants: \(constants)\nlanguages:", in: "pack.yaml")
  }

  @Test(arguments: [
    (
      "{batas: 1_000}", "kind: check\ncondition: rab.total <= batas", "rab.total: 1000",
      Outcome.pass
    ),
    ("{batas: 1_000}", "kind: check\ncondition: rab.total <= batas", "rab.total: 1001", .fail),
    ("{bagian: 0.5}", "kind: check\ncondition: rab.volume > bagian", "rab.volume: 0.5", .fail),
    ("{kelas: '\"QDI\"'}", "kind: check\ncondition: rab.kro == kelas", "rab.kro: QDI", .pass),
    ("{kelas: '\"QDI\"'}", "kind: check\ncondition: rab.kro in [kelas]", "rab.kro: QDD", .fail),
    (
      "{orang: 'r\"^(orang|org)$\"'}",
      "kind: check\nfor: d in rab.detil\ncondition: d.satuan.matches(orang)",
      "rab.detil: [{satuan: org}]", .pass
    ),
    (
      "{orang: 'r\"^(orang|org)$\"'}",
      "kind: check\nfor: d in rab.detil\ncondition: d.satuan.matches(orang)",
      "rab.detil: [{satuan: organ}]", .fail
    ),
    (
      "{orang: 'r\"^o$\"'}",
      "kind: check\nfor: d in rab.detil.filter(x, x.satuan.matches(orang))\ncondition: d.jumlah > 0",
      "rab.detil: [{satuan: o, jumlah: 0}]", .fail
    ),
  ])
  func `rules use a constant by its name`(
    constants: String, keys: String, given: String, outcome: Outcome
  ) throws {
    let pack = try Self.sketch(constants, keys).load()
    #expect(try RuleTrial(pack, given: "{\(given)}").outcome(of: "UJI-001") == outcome)
  }

  @Test func `messages of rules of every kind write a constant`() throws {
    let message = "message: {id: 'batas {batas}', en: 'limit {batas}'}"
    let check = "kind: check\ncondition: rab.total <= batas\n\(message)"
    let trial = try RuleTrial(
      try Self.sketch("{batas: 1_000}", check).load(), given: "{rab.total: 1001}")
    #expect(trial.findings.map(\.message.en) == ["limit 1,000"])
    let batch = "kind: duplicate\nfor: p in kak.penerima\nkey: [p.nama]\n\(message)"
    #expect(
      try Self.sketch("{batas: 1_000}", batch).problems().filter {
        if case .expression = $0.reason { true } else { false }
      } == [])
  }

  @Test func `the day of the review is a constant of every pack`() throws {
    let sketch = PackSketch(
      rules: PackSketch.rule(
        "kind: check\ncondition: kak.penanggungJawab.tanggal <= hariReviu\nmessage: {id: '{hariReviu}', en: '{hariReviu}'}"
      ))
    let day = try #require(CivilDate(year: 2025, month: 10, day: 9))
    let pack = try RulePack(sketch.files, asOf: day)
    for (date, outcome) in [("2025-10-09", Outcome.pass), ("2025-10-10", .fail)] {
      let trial = try RuleTrial(pack, given: "{kak.penanggungJawab.tanggal: \(date)}")
      #expect(try trial.outcome(of: "UJI-001") == outcome)
      #expect(
        trial.findings.filter { $0.rule == "UJI-001" }.allSatisfy {
          $0.message.en == "9 October 2025"
        })
    }
    let taken = try Self.sketch("{hariReviu: 1}", "kind: check\ncondition: rab.total <= 1")
      .problems()
    #expect(taken.map(\.reason) == [.expression(.shadowedName("hariReviu"))])
  }

  @Test func `a pack uses the constants of the one that it extends`() throws {
    let base = try Self.sketch("{batas: 5}", "kind: check\ncondition: rab.total > batas")
      .replacing("id: uji", with: "id: umum", in: "pack.yaml")
      .replacing("UJI-001", with: "DASAR-001")
    func files(_ header: String) throws -> PackFiles {
      var sketch = PackSketch(
        rules: PackSketch.rule("kind: check\ncondition: rab.total > batas + 4"))
      sketch.texts["pack.yaml"] = PackSketch.headerWithoutTables + "extends: umum\n\(header)\n"
      sketch.texts[PackSketch.tablePath] = nil
      return PackFiles(
        folder: "uji", contents: sketch.files.contents,
        siblings: [PackFiles(folder: "umum", contents: base.files.contents)])
    }
    let pack = try RulePack(try files(""), asOf: nil)
    for (total, outcome) in [(9, Outcome.fail), (10, .pass)] {
      #expect(try RuleTrial(pack, given: "{rab.total: \(total)}").outcome(of: "UJI-001") == outcome)
    }
    let twice = try PackSketch.problems(of: try files("constants: {batas: 6}"))
    #expect(twice.map(\.reason) == [.expression(.shadowedName("batas"))])
    #expect(twice.map(\.file) == ["uji/pack.yaml"])
  }

  @Test func `a mistake in a constant's value is put where its name stands`() throws {
    let sketch = try Self.sketch("{batas: 1_000}", "kind: check\ncondition: rab.total <= batas")
    let authored = try sketch.author()
    let problems = authored.problems
    let edits = authored.rules[0].mutants(problems).map { mutant in
      mutant.node["condition"]?.text ?? ""
    }
    #expect(
      Set(edits) == [
        "rab.total < batas", "rab.total <= 999", "rab.total <= 1001",
      ])
  }

  @Test func `the catalogue shows a rule's constants, and lint those of no rule`() throws {
    let sketch = try Self.sketch(
      "{batas: 1_000, lain: 5}",
      "kind: check\ncondition: rab.total <= 1\nmessage: {id: 'a {batas}', en: 'b {batas}'}")
    let authored = try sketch.author()
    let facts = try #require(authored.catalogue(in: .english).sections.first).facts
    #expect(facts.first { $0.label == "Constants" }?.lines.map(\.code) == ["batas: 1_000"])
    let found = authored.lint().filter { $0.warning == .unusedConstant("lain") }
    #expect(found.map(\.marked) == ["lain"])
    #expect(!authored.lint().contains { $0.warning == .unusedConstant("batas") })
  }
}
