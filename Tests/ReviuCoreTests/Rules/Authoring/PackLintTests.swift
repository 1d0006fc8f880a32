import ReviuExpression
import Testing

@testable import ReviuCore

struct PackLintTests {
  private static func lint(_ sketch: PackSketch, asOf day: String? = nil) throws -> [PackProblem] {
    try sketch.author(asOf: day).lint()
  }

  private static let sound = PackSketch()

  @Test func `a sound pack has no warnings`() throws {
    #expect(try Self.lint(Self.sound).isEmpty)
  }

  @Test func `a table that no rule uses is told at its name`() throws {
    let sketch = PackSketch(
      rules: PackSketch.rule("kind: check\ncondition: rab.total == 1").replacing(
        "{rab.total: 1}, expect: fail", with: "{rab.total: 2}, expect: fail"))
    let found = try Self.lint(sketch)
    #expect(found.map(\.warning) == [.unusedTable("pagu")])
    #expect(found.map(\.marked) == ["pagu"])
    #expect(found.map(\.place) == [try sketch.place(of: "pagu:", in: "pack.yaml")])
  }

  @Test(arguments: [
    // A code of another form, and a value that the rule's condition leaves out.
    ("900018,2000", "90018X,2000", "", "90018X"),
    ("nothing", "nothing", "when: rab.satker.kode == '900017'", "900018"),
    ("nothing", "nothing", "when: rab.satker.kode in ['900017', '900019']", "900018"),
    ("nothing", "nothing", "when: rab.total > 0 && '900017' == rab.satker.kode", "900018"),
  ])
  func `a row that no rule can look up is told`(
    old: String, new: String, when: String, key: String
  ) throws {
    var sketch = Self.sound
    sketch.texts[PackSketch.tablePath] = sketch.texts[PackSketch.tablePath]?.replacing(
      old, with: new)
    if !when.isEmpty { sketch = try sketch.replacing("  value:", with: "  \(when)\n  value:") }
    let found = try Self.lint(sketch)
    #expect(found.map(\.warning) == [.unreachableRow(key: key, table: "pagu")])
    #expect(found.map(\.line) == [3])
    #expect(found.first?.marked == found.first?.sourceLine)
  }

  @Test func `a row for every value and a row of a rule without condition can be reached`() throws {
    let any = try Self.sound.replacing(
      "{satker: text}", with: "{satker: {type: text, any: SEMUA}}", in: "pack.yaml"
    ).replacing("900018,2000", with: "SEMUA,2000", in: PackSketch.tablePath)
    #expect(try Self.lint(any).isEmpty)
    let either = try Self.sound.replacing(
      "  value:", with: "  when: rab.satker.kode == '900017' || rab.total > 1\n  value:")
    #expect(try Self.lint(either).isEmpty)
  }

  @Test func `rows that never hold and days without a row are told`() throws {
    let sketch = try Self.sound.replacing(
      "seen,,", with: "seen,2025-03-01,2026-06-30", in: PackSketch.tablePath
    ).replacing("derived,,", with: "derived,2020-01-01,2024-12-31", in: PackSketch.tablePath)
    #expect(
      Set(try Self.lint(sketch, asOf: "2025-06-01").compactMap(\.warning)) == [
        .keyWithoutRow(key: "900017", from: "2025-01-01", through: "2025-02-28"),
        .keyWithoutRow(key: "900017", from: "2026-07-01", through: "2026-12-31"),
        .rowOutsidePack(key: "900018"),
      ])
  }

  @Test func `a key whose rows follow each other through the pack's time is whole`() throws {
    let sketch = try Self.sound.replacing(
      "derived,,",
      with: "derived,2024-01-01,2025-12-31\n900018,3000,tidak,OJ,Orang,PMK,derived,2026-01-01,",
      in: PackSketch.tablePath)
    #expect(try Self.lint(sketch).isEmpty)
  }

  @Test(arguments: [
    (
      "1001, rab.satker.kode: \"900017\"}, expect: fail",
      "1000, rab.satker.kode: \"900017\"}, expect: fail", PackWarning.neverFires
    ),
    (
      "1000, rab.satker.kode: \"900017\"}, expect: pass",
      "1001, rab.satker.kode: \"900017\"}, expect: pass", .alwaysFires
    ),
  ])
  func `a rule that never or always finds something in its tests is told`(
    old: String, new: String, warning: PackWarning
  ) throws {
    let found = try Self.lint(Self.sound.replacing(old, with: new))
    #expect(found.map(\.warning) == [warning])
    #expect(found.map(\.marked) == ["UJI-001"])
  }

  @Test(arguments: [
    ("title: {id: Batas, en: Limit}", "title: {id: Batas, en: Batas}", PackSketch.rulesPath),
    ("{id: Paket uji, en: Test pack}", "{id: Paket, en: Paket}", "pack.yaml"),
    ("{id: Pagu contoh, en: Example ceilings}", "{id: Pagu, en: Pagu}", "pack.yaml"),
  ])
  func `a text that is not translated is told`(old: String, new: String, path: String) throws {
    let found = try Self.lint(Self.sound.replacing(old, with: new, in: path))
    #expect(found.map(\.warning) == [.sameText])
  }

  @Test(
    arguments: [
      ("{id: 'a {actual}', en: 'b {expected}'}", ["actual"], ["expected"]),
      ("{id: 'a {actual}', en: 'b {{actual}} {rab.total}'}", ["actual"], ["rab.total"]),
      ("{id: 'a', en: 'b {actual}'}", [], ["actual"]),
      (
        #"{id: 'a {rab.kro in {"Q": 1}}', en: 'b {rab.kro in {"R": 1}}'}"#,
        [#"rab.kro in {"Q": 1}"#], [#"rab.kro in {"R": 1}"#]
      ),
    ] as [(String, [String], [String])])
  func `placeholders that differ between the languages are told`(
    message: String, indonesian: [String], english: [String]
  ) throws {
    let sketch = try Self.sound.replacing("  tests:", with: "  message: \(message)\n  tests:")
    #expect(
      try Self.lint(sketch).map(\.warning) == [
        .placeholdersDiffer(onlyIndonesian: indonesian, onlyEnglish: english)
      ])
  }

  @Test func `the same placeholders in another order are the same`() throws {
    let sketch = try Self.sound.replacing(
      "  tests:",
      with: "  message: {id: '{actual} {expected}', en: 'x {expected} {actual}'}\n  tests:")
    #expect(try Self.lint(sketch).isEmpty)
  }

  @Test func `a rule that has expired is told from the next day on`() throws {
    let sketch = try Self.sound.replacing(
      "  value:", with: "  valid: {through: 2025-06-30}\n  value:")
    #expect(try Self.lint(sketch, asOf: "2025-06-30").isEmpty)
    let day = try #require(CivilDate("2025-06-30"))
    #expect(try Self.lint(sketch, asOf: "2025-07-01").map(\.warning) == [.expired(through: day)])
  }

  @Test func `a rule, or a disposition, whose time is not that of the pack is told`() throws {
    let rule = try Self.sound.replacing("  value:", with: "  valid: {from: 2062-01-01}\n  value:")
    let found = try Self.lint(rule)
    #expect(found.map(\.warning) == [.neverInForce])
    #expect(found.map(\.place) == [try rule.place(of: "{from: 2062", in: PackSketch.rulesPath)])
    let late = try #require(CivilDate("2027-01-01"))
    for (day, warnings) in [("2026-12-31", []), ("2027-01-01", [PackWarning.phaseAfterPack(late)])]
    {
      let phases = try Self.sound.replacing(
        "disposition: koreksi", with: "disposition: [catatan, {from: \(day), is: koreksi}]")
      #expect(try Self.lint(phases).map(\.warning) == warnings)
    }
  }

  @Test(arguments: [
    ("rab.kro == 'QD'", "'QD'"), ("rab.total > 0 && 'QDI1' != rab.kro", "'QDI1'"),
    ("rab.satker.kewenangan in ['TP', 'dk']", "'dk'"),
    ("rab.detil.exists(d, d.akun in ['524113', '52411'])", "'52411'"),
  ])
  func `a text that the field never holds is told at its place`(when: String, mark: String) throws {
    let sketch = try Self.sound.replacing("  value:", with: "  when: \"\(when)\"\n  value:")
    let found = try Self.lint(sketch).filter {
      if case .neverHeld? = $0.warning { true } else { false }
    }
    #expect(found.map(\.warning) == [.neverHeld(mark.replacing("'", with: ""))])
    #expect(found.map(\.marked) == [mark])
  }

  @Test func `an allowed value that the field never holds is told`() throws {
    let sketch = PackSketch(
      rules: PackSketch.rule(
        "kind: allowed-values\nvalue: rab.satker.kewenangan\nvalues: [TP, Dekon]"))
    let found = try Self.lint(sketch).filter { $0.warning == .neverHeld("Dekon") }
    #expect(found.map(\.marked) == ["Dekon"])
  }

  @Test func `a row is reached by either side of a choice, or by none`() throws {
    let choice = try Self.sound.replacing(
      "{satker: rab.satker.kode}", with: "{satker: \"rab.total > 5 ? rab.satker.kode : 'SEMUA'\"}"
    ).replacing("900018,2000", with: "SEMUA,2000", in: PackSketch.tablePath)
    #expect(try Self.lint(choice).isEmpty)
    let neither = try choice.replacing("SEMUA,2000", with: "0,2000", in: PackSketch.tablePath)
    #expect(try Self.lint(neither).map(\.warning) == [.unreachableRow(key: "0", table: "pagu")])
  }

  @Test func `a value for all others that stands in no row is told`() throws {
    let sketch = try Self.sound.replacing(
      "{satker: text}", with: "{satker: {type: text, any: '0'}}", in: "pack.yaml")
    let found = try Self.lint(sketch)
    #expect(found.map(\.warning) == [.noRowForAny("0", column: "satker")])
    #expect(found.map(\.place) == [try sketch.place(of: "'0'", in: "pack.yaml")])
  }

  @Test(arguments: [
    ("rab.kro.upperAscii() == 'qdi'", "'qdi'"), ("'QDI' != rab.kro.lowerAscii()", "'QDI'"),
    ("rab.kro.upperAscii() in ['QDI', 'qdd']", "'qdd'"),
  ])
  func `a text in letters that were changed before is told`(when: String, mark: String) throws {
    let sketch = try Self.sound.replacing("  value:", with: "  when: \"\(when)\"\n  value:")
    let found = try Self.lint(sketch).filter {
      $0.warning != .alwaysFires && $0.warning != .neverFires
    }
    #expect(found.map(\.warning) == [.neverHeld(mark.replacing("'", with: ""))])
    #expect(found.map(\.marked) == [mark])
  }

  @Test(
    arguments: [
      ("rab.tahunAnggaran == '2062'", "'2062'", 2062),
      ("rab.tahunAnggaran in ['2026', '2028']", "'2028'", 2028),
      ("kak.kurunWaktu.mulai >= date('2062-01-01')", "date('2062-01-01')", 2062),
      (
        "rab.tahunAnggaran in ['2016', '2027'] && kak.kurunWaktu.mulai < date('2027-12-31')", nil, 0
      ),
    ] as [(String, String?, Int)])
  func `a year after those that the pack is about is told`(when: String, mark: String?, year: Int)
    throws
  {
    let sketch = try Self.sound.replacing("  value:", with: "  when: \"\(when)\"\n  value:")
    let found = try Self.lint(sketch).filter {
      if case .yearBehindPack? = $0.warning { true } else { false }
    }
    #expect(found.map(\.warning) == (mark == nil ? [] : [.yearBehindPack(year)]))
    #expect(found.map(\.marked) == [mark].compactMap { $0 })
  }

  @Test func `a document of a kind that no proposal can list is told`() throws {
    let sketch = PackSketch(
      rules: PackSketch.rule("kind: required-documents\ndocuments: [SPTJM, SK KPA]"))
    let found = try Self.lint(sketch).filter { $0.warning == .neverHeld("SK KPA") }
    #expect(found.map(\.marked) == ["SK KPA"])
  }

  @Test(arguments: [
    ("", [PackWarning.columnNotAsked("boleh", table: "pagu")]), ("column: boleh", []),
  ])
  func `a column of yes and no that decides nothing is told`(
    column: String, expected: [PackWarning]
  ) throws {
    let sketch = PackSketch(
      rules: PackSketch.rule(
        "kind: eligibility\ntable: pagu\nkey: {satker: rab.satker.kode}\non-missing: fail\n\(column)"
      ).replacing("pass}", with: "pass}\n"))
    let found = try Self.lint(sketch).filter {
      if case .columnNotAsked? = $0.warning { true } else { false }
    }
    #expect(found.map(\.warning) == expected)
    #expect(found.allSatisfy { $0.marked == "pagu" })
  }

  @Test(arguments: [
    (
      "title: {id: Batas, en: Limit}", "title:\n    id: Batas #1 dari tiga\n    en: Limit",
      "#1 dari tiga"
    ),
    ("value: rab.total", "value: rab.total # + kak.biaya", "# + kak.biaya"),
  ])
  func `what may have been meant as a part of the text before it is told`(
    old: String, new: String, mark: String
  ) throws {
    let found = try Self.lint(Self.sound.replacing(old, with: new))
    #expect(found.map(\.warning) == [.commentBehindText(mark)])
    #expect(found.map(\.marked) == [mark])
  }

  @Test(arguments: [
    "value: rab.total  # the whole", "value: \"rab.total\" # the whole",
    "# the whole\n  value: rab.total",
  ])
  func `a comment for itself, or behind a text in quotes, is none of the text`(value: String) throws
  {
    #expect(try Self.lint(Self.sound.replacing("value: rab.total", with: value)).isEmpty)
  }

  @Test(arguments: [
    ("UJI-001", "BARU-001"), ("id: Batas", "id: Judul aturan"),
    ("en: Limit", "en: Title of the rule"),
    ("clause: contoh", "clause: pasal"), ("clause: contoh", "clause: article"),
  ])
  func `what an author has left of the example is told`(old: String, new: String) throws {
    let found = try Self.lint(Self.sound.replacing(old, with: new))
    let text = new.split(separator: ": ").last.map(String.init) ?? new
    #expect(found.map(\.warning) == [.leftFromTemplate(text)])
    #expect(found.map(\.marked) == [text])
  }

  @Test func `keys that only capitals tell apart are told at the later one`() throws {
    let sketch = try Self.sound.replacing(
      "rab.satker.kode}", with: "rab.kro.lowerAscii()}"
    ).replacing("900017", with: "qdi", in: PackSketch.tablePath).replacing(
      "900018", with: "Qdi", in: PackSketch.tablePath)
    let found = try Self.lint(sketch).filter { $0.file.hasSuffix(".csv") }
    #expect(found.map(\.warning) == [.keysDifferInCase("Qdi", other: "qdi", line: 2)])
    #expect(found.map(\.line) == [3])
  }

  @Test(arguments: [
    ("2025", true), ("2027", true), ("2025-2027", true), ("2062", false), ("2024", false),
    ("26", false), ("2025-2028", false), ("dua", false),
  ])
  func `a fiscal year that nobody proposes for is told`(stated: String, isSound: Bool) throws {
    let sketch = try Self.sound.replacing(
      "fiscal-year: 2026", with: "fiscal-year: \(stated)", in: "pack.yaml")
    let found = try Self.lint(sketch)
    #expect(found.map(\.warning) == (isSound ? [] : [.otherFiscalYear(stated)]))
    #expect(found.map(\.marked) == (isSound ? [] : [stated]))
  }

  /// One of every warning.
  private static let all: [PackWarning] =
    [
      .unusedTable("t"), .unusedConstant("c"), .unreachableRow(key: "k", table: "t"),
      .rowOutsidePack(key: "k"),
      .keyWithoutRow(key: "k", from: "2025-01-01", through: "2025-01-02"), .neverFires,
      .alwaysFires,
      .noRowForAny("00", column: "k"), .neverHeld("52411"), .neverInForce,
      .keysDifferInCase("uh", other: "UH", line: 2), .columnNotAsked("boleh", table: "t"),
      .commentBehindText("#1"), .leftFromTemplate("BARU-001"), .yearBehindPack(2062),
      .otherFiscalYear("2062"), .sameText,
      .placeholdersDiffer(onlyIndonesian: ["a"], onlyEnglish: []),
      .outcomeNotReached("pass"), .alwaysSame("a", true), .alwaysSame("a", false),
      .neverEvaluated("a"), .boundaryNotTested("limit"),
      .unnoticedChange("a", replacement: "b"), .unnoticedChange("a", replacement: ""),
      .longerThanBase("umum", from: "2023-05-03", through: "2026-12-31"),
    ] + (CivilDate("2030-01-01").map { [.phaseAfterPack($0), .expired(through: $0)] } ?? [])

  @Test(arguments: all)
  func `has a message in both languages`(warning: PackWarning) {
    for text in [warning.message, warning.hint].compactMap({ $0 }) {
      #expect(!text.id.isEmpty && !text.en.isEmpty && text.id != text.en)
      #expect(!text.id.hasSuffix(".") && !text.en.hasSuffix("."))
    }
  }
}
