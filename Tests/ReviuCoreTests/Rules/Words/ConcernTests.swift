import ReviuTestSupport
import ReviuXML
import Testing

@testable import ReviuCore

struct ConcernTests {
  /// With a check that is made for all rows at once, and with one that is made row by row.
  static let checks = [
    "kind: allowed-values\nvalue: d.akun\nvalues: [\"524111\"]",
    "kind: pattern\nvalue: d.akun\npattern: \"524111\"",
  ]

  private static let concerns =
    "concerns: {text: d.uraian, words: [hotel, sewa kamar], unless: [buku hotel]}"

  private static func pack(
    _ check: String, when: String? = nil, for rows: String = "d in rab.detil"
  ) throws -> RulePack {
    let condition = when.map { "when: \($0)\n" } ?? ""
    return try PackSketch(
      rules: PackSketch.rule("for: \(rows)\n\(condition)\(concerns)\n\(check)")
    ).load()
  }

  private static func trial(_ pack: RulePack, _ rows: [String]) throws -> RuleTrial {
    try RuleTrial(pack, given: "{rab.detil: [\(rows.map { "{\($0)}" }.joined(separator: ", "))]}")
  }

  static let rows: [(text: String, outcome: Outcome)] = [
    ("akun: '524111', uraian: Sewa hotel", .pass),
    ("akun: '522141', uraian: Sewa hotel", .fail),
    ("akun: '522141', uraian: Sewa kamar asrama", .fail),
    ("akun: '522141', uraian: 'Buku hotel, hotelnya'", .fail),
    ("akun: '522141', uraian: Cetak buku hotel", .notApplicable),
    ("akun: '522141', uraian: Perhotelan", .notApplicable),
    ("akun: '522141', uraian: Sewa gedung kamar", .notApplicable),
    ("uraian: Sewa hotel", .indeterminate),
    ("uraian: Sewa gedung", .notApplicable),
    ("akun: '524111'", .indeterminate),
    ("akun: '522141', uraian: \(String(repeating: "hotel ", count: 4_000))", .indeterminate),
  ]

  @Test(arguments: checks)
  func `a rule is about the rows that have its words`(check: String) throws {
    let pack = try Self.pack(check)
    for row in Self.rows {
      #expect(try Self.trial(pack, [row.text]).outcome() == row.outcome, "\(row.text)")
    }
  }

  @Test(arguments: checks, 1...4 as ClosedRange<UInt64>)
  func `each row among many is judged as it is alone`(check: String, seed: UInt64) throws {
    let pack = try Self.pack(check)
    var source = SplitMix64(seed: seed)
    let rows = (0..<150).map { _ in source.pick(Self.rows) }
    let trial = try Self.trial(pack, rows.enumerated().map { "no: \($0 + 1), \($1.text)" })
    let expected = rows.map(\.outcome).filter { [.fail, .indeterminate].contains($0) }
    #expect(trial.findings.map(\.outcome) == expected)
    let failing = trial.findings.filter { $0.outcome == .fail }.map {
      $0.locations.first?.address.split(separator: " ").last
    }
    #expect(failing == rows.indices.filter { rows[$0].outcome == .fail }.map { "\($0 + 1)" })
  }

  @Test(arguments: checks)
  func `where its condition says no, nothing else matters`(check: String) throws {
    let pack = try Self.pack(check, when: "d.satuan == \"OH\"")
    let outcomes: [(String, Outcome)] = [
      ("satuan: OH, akun: '522141', uraian: Hotel", .fail),
      ("satuan: OJ, akun: '522141', uraian: Hotel", .notApplicable),
      ("akun: '522141', uraian: Hotel", .indeterminate),
      ("satuan: OJ, akun: '522141'", .notApplicable),
      ("satuan: OH, akun: '522141'", .indeterminate),
      ("akun: '522141', uraian: Gedung", .notApplicable),
    ]
    for (row, outcome) in outcomes {
      #expect(try Self.trial(pack, [row]).outcome() == outcome, "\(row)")
    }
  }

  @Test(arguments: checks)
  func `rows that are filtered out are not looked at`(check: String) throws {
    let pack = try Self.pack(check, for: #"d in rab.detil.filter(x, x.satuan == "OH")"#)
    let rows = [
      "satuan: OJ, akun: '522141', uraian: Hotel", "satuan: OH, akun: '522141', uraian: Gedung",
    ]
    #expect(try Self.trial(pack, rows).outcome() == .notApplicable)
    let wrong = rows + ["satuan: OH, akun: '522141', uraian: Hotel"]
    #expect(try Self.trial(pack, wrong).findings.count == 1)
  }

  @Test func `is not decided without the document that has the rows`() throws {
    let trial = try RuleTrial(try Self.pack(Self.checks[0]), given: "{kak.biaya: 1}")
    #expect(try trial.outcome() == .indeterminate)
  }

  @Test func `rules of a pack that share words keep apart`() throws {
    func rule(_ id: String, _ concerns: String, _ akun: String) -> String {
      PackSketch.rule(
        """
        for: d in rab.detil
        concerns: \(concerns)
        kind: allowed-values
        value: d.akun
        values: ["\(akun)"]
        """, id: id)
    }
    let rules = [
      rule("UJI-001", "{text: d.uraian, words: [hotel, wisma]}", "1"),
      rule("UJI-002", "{text: d.uraian, words: [hotel], unless: [buku hotel]}", "2"),
      rule("UJI-003", "{text: d.satuan, words: [hotel]}", "3"),
    ]
    let pack = try PackSketch(rules: rules.joined()).load()
    let rows = [
      ("akun: '522141', uraian: Buku hotel, satuan: OH", ["UJI-001"]),
      ("akun: '522141', uraian: Hotel, satuan: OH", ["UJI-001", "UJI-002"]),
      ("akun: '522141', uraian: Gedung, satuan: hotel", ["UJI-003"]),
      ("akun: '522141', uraian: wisma, satuan: OH", ["UJI-001"]),
    ]
    for (row, expected) in rows {
      #expect(try Self.trial(pack, [row]).findings.map(\.rule).sorted() == expected, "\(row)")
    }
    let all = try Self.trial(pack, rows.map(\.0))
    #expect(all.findings.map(\.rule).sorted() == rows.flatMap(\.1).sorted())
  }

  @Test func `a finding names the word as it is written`() throws {
    let keys = """
      for: d in rab.detil
      \(Self.concerns)
      kind: check
      condition: d.akun == "524111"
      message: {id: "“{word}” pada {d.akun}", en: "“{word}” on {d.akun}"}
      remedy: {id: "Hapus {word}.", en: "Remove {word}."}
      """
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let trial = try Self.trial(pack, ["akun: '522141', uraian: Dua HOTELnya & hotel"])
    let finding = try #require(trial.findings.first)
    #expect(finding.message.id == "“HOTELnya” pada 522141")
    #expect(finding.remedy?.en == "Remove HOTELnya.")
  }

  /// The description as it stands in the document, with a mark before the word that a finding must point at.
  @Test(arguments: [
    "Sewa ▸hotel", "Sewa &amp; makan ▸Hotel", "\n      Sewa\n      ▸hotel dua malam\n    ",
    "Buku hotel, lalu ▸hotel", "Sewa <!-- hotel --> ▸hotel", "Sewa <![CDATA[& ▸hotel]]>",
    "é – ▸hotel", "<![CDATA[]]>▸hotel", "&lt;▸hotel&gt;",
  ])
  func `a finding points at the word`(marked: String) throws {
    let pack = try Self.pack(Self.checks[0])
    let sound = try Self.trial(pack, ["akun: '522141', uraian: KATA"]).documents
    let markedText = try #require(sound[.rab]).replacing("KATA", with: marked)
    let before = markedText.prefix { $0 != "▸" }.split(
      separator: "\n", omittingEmptySubsequences: false)
    let trial = try RuleTrial(pack, documents: [.rab: markedText.replacing("▸", with: "")])
    let location = try #require(trial.findings.first?.locations.first)
    #expect(location.line == before.count)
    #expect(location.column == (before.last?.unicodeScalars.count ?? 0) + 1)
    let excerpt = try #require(location.excerpt)
    #expect(
      String(String.UnicodeScalarView(excerpt.text.unicodeScalars.dropFirst(excerpt.caret)))
        .lowercased().hasPrefix("hotel"))
  }

  @Test func `a finding points at a word in an attribute`() throws {
    let keys = """
      for: d in rab.detil
      concerns: {text: d.satuan, words: [hotel]}
      kind: check
      condition: d.jumlah == 0
      message: {id: x, en: y}
      """
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let sound = try Self.trial(pack, ["jumlah: 1, satuan: SATUAN"]).documents
    let text = try #require(sound[.rab]).replacing("SATUAN", with: "Kamar &amp; hotel")
    let trial = try RuleTrial(pack, documents: [.rab: text])
    let location = try #require(trial.findings.first?.locations.first)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[location.line - 1].dropFirst(location.column - 1).hasPrefix("hotel\""))
    // The value that the check looked at follows.
    #expect(trial.findings.first?.locations.count == 2)
  }

  @Test func `a finding that text must avoid points at the word`() throws {
    let keys = "for: d in rab.detil\nkind: text\nvalue: d.uraian\navoids: [hotel]"
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let trial = try Self.trial(pack, ["uraian: Sewa Hotel"])
    let locations = try #require(trial.findings.first?.locations)
    let lines = try #require(trial.documents[.rab]).split(separator: "\n")
    #expect(locations.count == 1)
    #expect(lines[locations[0].line - 1].dropFirst(locations[0].column - 1).hasPrefix("Hotel<"))
  }

  @Test func `the finding stays the same when the text around the word changes place`() throws {
    let pack = try Self.pack(Self.checks[0])
    let one = try Self.trial(pack, ["akun: '522141', uraian: Sewa hotel"])
    let two = try Self.trial(
      pack, ["akun: '521211', uraian: Kertas", "akun: '522141', uraian: Sewa hotel"])
    #expect(one.findings.map(\.fingerprint) == two.findings.map(\.fingerprint))
  }
}
