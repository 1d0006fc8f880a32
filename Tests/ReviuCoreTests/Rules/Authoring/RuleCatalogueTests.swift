import Testing

@testable import ReviuCore

struct RuleCatalogueTests {
  @Test(arguments: Language.allCases)
  func `has every rule with everything that its readers want to know`(language: Language) throws {
    let authored = try PackSketch.shipped()
    let catalogue = authored.catalogue(in: language)
    #expect(catalogue.sections.map(\.id) == authored.pack.rules.map(\.id))
    for (section, rule) in zip(catalogue.sections, authored.rules) {
      #expect(section.title == rule.rule.title[language])
      #expect(section.examples.lines.count == rule.rule.tests.count)
      let further = [
        rule.rule.check.lookup != nil, rule.node["valid"] != nil, !rule.rule.isActive,
        !rule.usedConstants.isEmpty,
      ]
      let count = 7 + further.count { $0 }
      #expect(section.facts.count == count, "\(section.id)")
    }
  }

  @Test func `tells limits with their table and how far it can be trusted`() throws {
    let section = try #require(try PackSketch().author().section(ofRule: "UJI-001", in: .english))
    let facts = Dictionary(uniqueKeysWithValues: section.facts.map { ($0.label, $0.lines) })
    #expect(
      facts["Table"] == [
        .init(
          code: "pagu", text: "Example ceilings; 2 rows; seen in the source; derived, not official")
      ])
    #expect(
      facts["Rule"]?.first == .init(code: "value: rab.total", text: "the value that is limited"))
    #expect(facts["Finding"]?.map(\.text) == [RuleKindName.ceiling.defaultMessageText.en])
    #expect(facts["Remedy"]?.first?.text == RuleKindName.ceiling.defaultRemedyText?.en)
    #expect(
      section.examples.lines.first
        == .init(code: "rab.total: 1000, rab.satker.kode: 900017", text: "sesuai → pass"))
  }

  @Test func `tells which value of a column leads to which disposition`() throws {
    let section = try #require(try PackSketch.shipped().section(ofRule: "SBM-001", in: .english))
    let fact = try #require(section.facts.first { $0.label == "Disposition" })
    #expect(
      fact.lines.map(\.text) == [
        "koreksi where sifat: batas-tertinggi", "konfirmasi where sifat: batas-bersyarat, estimasi",
      ])
  }

  @Test(arguments: [
    ("2025-12-31", ["konfirmasi", "catatan from 1 January 2026", "koreksi from 1 March 2026"]),
    ("2026-01-01", ["catatan", "koreksi from 1 March 2026"]), ("2026-03-01", ["koreksi"]),
  ])
  func `tells how strict a rule will be later`(day: String, dispositions: [String]) throws {
    let rule = PackSketch.rule(
      "kind: check\ncondition: rab.total > 0",
      disposition:
        "[konfirmasi, {from: 2026-01-01, is: catatan}, {from: 2026-03-01, is: koreksi}]")
    let authored = try PackSketch(rules: rule).author(asOf: day)
    let section = try #require(authored.section(ofRule: "UJI-001", in: .english))
    let fact = try #require(section.facts.first { $0.label == "Disposition" })
    #expect(fact.lines.map(\.text) == dispositions)
  }

  /// What is printed means the same as what was written.
  @Test(arguments: [
    "a", "a b", "\"\"", "\"007\"", "\"a: b\"", "'a \"b\" \\c'", "[1, 2, [3]]",
    "{a: {b: c, d: [e]}}",
    "{a: \"x, y\", b: \"{z}\"}", "\"- x\"", "\"#x\"", "\"x \"", "1.5", "-3", "Rp—ü",
  ])
  func `writes YAML in one line that reads the same`(text: String) throws {
    let node = try RuleTrial.parse("x: " + text)
    let value = try #require(node["x"])
    let again = try #require(try RuleTrial.parse("x: [" + value.flow + "]")["x"]?.elements?.first)
    #expect(again.scalars.map(\.node.text) == value.scalars.map(\.node.text))
    #expect(again.scalars.map(\.path) == value.scalars.map(\.path))
  }
}
