extension Scenario {
  private static let general = "Rules/umum/rules"
  private static let rules = "Rules/ikma/rules"
  private static let tables = "Rules/umum/tables"

  /// A change in every part of the shipped packs, each of which is a mistake.
  @Sendable private static func makeTenMistakes(_ place: Workplace) throws {
    try place.change("Rules/ikma-2026/pack.yaml", "through: 2026-12-31", to: "through: 2026-12-32")
    try place.change("Rules/ikma/pack.yaml", "confidence:", to: "confidense:")
    try place.change("\(rules)/pagu.yaml", "kind: ceiling", to: "kind: celing")
    try place.change("\(general)/volume.yaml", "value: rab.satuan", to: "value: rab.satuam")
    try place.change("\(general)/akun.yaml", "table: akun-kewenangan", to: "table: akun-wewenang")
    try place.change("\(general)/akun.yaml", "id: AKUN-003", to: "id: AKUN-002")
    try place.change("\(general)/bentuk.yaml", "pattern: \"(19", to: "pattern: \"((19")
    try place.change(
      "\(rules)/kelayakan.yaml", "when: rab.satker.kewenangan ==",
      to: "when: rab.satker.kewenangan =")
    try place.change("\(general)/sbm.yaml", "  when: has(d.sbm)\n", to: "")
    try place.change("\(general)/aritmetika.yaml", "rounding: rupiah", to: "rounding: ribuan")
    try place.change("\(tables)/provinsi.csv", "\n11,", to: "\n12,")
    try place.change("\(tables)/sumber-dana.csv", "SINTESA,seen", to: "SINTESSA,seen")
  }

  /// Takes two tests away that nothing replaces.
  @Sendable private static func forgetTests(_ place: Workplace) throws {
    try place.change(
      "\(rules)/penyerapan.yaml",
      """
          - name: not known what was realised
            given: {kak.realisasiTahunLalu.pagu: 1000}
            expect: not-applicable

      """, to: "")
    try place.change(
      "\(general)/konsistensi.yaml", "{kak.kementerian: \"019\", rab.kementerian: \"018\"}",
      to: "{kak.ro: \"001\", rab.ro: \"002\"}")
  }

  /// A change in every part of the shipped packs that is no mistake and looks like one.
  @Sendable private static func raiseSuspicion(_ place: Workplace) throws {
    try place.change(
      "\(rules)/pagu.yaml", "  aspect: b", to: "  aspect: b\n  valid: {through: 2025-05-19}")
    try place.change(
      "\(general)/volume.yaml", "en: \"Output unit", to: "en: \"{rab.ro}: output unit")
    try place.change(
      "Rules/umum/pack.yaml", "  sumber-dana:\n",
      to:
        "  sumber:\n    file: tables/sumber-dana.csv\n    title: {id: Sumber, en: Sumber}\n    key: {kode: text}\n    columns: {nama: text}\n    source: sumber\n    confidence: keyakinan\n\n  sumber-dana:\n"
    )
  }

  static let packs = [
    Scenario("pack-broken", ["check", clean] + day, 2) { place in
      try place.change("\(rules)/pagu.yaml", "value: rab.total", to: "value: rab.totl")
    },
    Scenario("pack-broken-report", ["check", clean, "--report", "json=hasil.json"] + day, 2) {
      place in
      try place.change("\(rules)/pagu.yaml", "value: rab.total", to: "value: rab.totl")
    },
    Scenario("pack-ten-mistakes", ["rules", "check"], 2, prepare: makeTenMistakes),
    Scenario(
      "pack-ten-mistakes-en", ["rules", "check", "--lang", "en"], 2, prepare: makeTenMistakes),
    Scenario("pack-not-yaml", ["rules", "check", "--lang", "en"], 2) { place in
      try place.change("\(rules)/pagu.yaml", "aspect: b", to: "aspect: [b")
    },
    Scenario("pack-missing", ["check", clean, "--rules", "Rules"] + day, 2),
    Scenario("pack-missing-en", ["rules", "check", "tidak-ada", "--lang", "en"], 2),
    Scenario("pack-too-early", ["check", clean, "--as-of", "2025-05-19"], 2),
    Scenario("pack-too-late", ["check", clean, "--as-of", "2027-01-01", "--lang", "en"], 2),
    Scenario("pack-first-day", ["check", clean, "--as-of", "2025-05-20"], 0),
    Scenario("rules-check", ["rules", "check"], 0),
    Scenario("rules-check-en", ["rules", "check", "Rules/ikma-2026", "--lang", "en"], 0),
    Scenario("rules-check-warnings", ["rules", "check"], 0, prepare: raiseSuspicion),
    Scenario(
      "rules-check-strict", ["rules", "check", "--strict", "--lang", "en"], 1,
      prepare: raiseSuspicion),
    Scenario("rules-test", ["rules", "test"], 0),
    Scenario("rules-test-coverage", ["rules", "test", "--coverage"], 0),
    Scenario(
      "rules-test-coverage-en", ["rules", "test", "--coverage", "--lang", "en"], 0,
      prepare: forgetTests),
    Scenario("rules-test-mutants", ["rules", "test", "--mutants"], 0),
    Scenario(
      "rules-test-mutants-en", ["rules", "test", "--mutants", "--lang", "en"], 0,
      prepare: forgetTests),
    Scenario("rules-test-failing", ["rules", "test"], 1) { place in
      try place.change("\(rules)/pagu.yaml", "difference: 1\n", to: "difference: 2\n")
      try place.change("\(tables)/provinsi.csv", "\n31,", to: "\n30,")
    },
    Scenario("rules-test-failing-en", ["rules", "test", "--lang", "en"], 1) { place in
      try place.change("\(rules)/pagu.yaml", "rab.total: 621999999", to: "rab.total: 622000009")
    },
  ]

  static let usage = [
    Scenario(
      "report-unwritable", ["check", clean, "--report", "json=tidak-ada/hasil.json"] + day, 2),
    Scenario("report-is-folder", ["check", clean, "--report", "json=Samples"] + day, 2),
    Scenario("flag-unknown", ["check", clean, "--asof", "2025-10-10"], 2),
    Scenario("date-bad", ["check", clean, "--as-of", "2025-02-29"], 2),
    Scenario("format-bad", ["check", clean, "--format", "xml"] + day, 2),
    Scenario("jobs-bad", ["check", clean, "--jobs", "0"] + day, 2),
    Scenario("report-bad", ["check", clean, "--report", "hasil.json"] + day, 2),
    Scenario("report-without-file", ["check", clean, "--report", "json="] + day, 2),
    Scenario("report-dash", ["check", clean, "--report", "json=-"] + day, 2),
    Scenario("rules-check-two", ["rules", "check", "Rules/umum", "--rules", "Rules/ikma"], 2),
    Scenario("disposition-bad", ["check", clean, "--fail-on", "semua"] + day, 2),
    Scenario("language-bad", ["check", clean, "--lang", "fr"] + day, 2),
    Scenario("inputs-missing", ["check"] + day, 2),
    Scenario("command-unknown", ["periksa", clean], 2),
    Scenario("help", ["--help"], 0),
    Scenario("help-check", ["check", "--help"], 0),
    Scenario("help-diff", ["diff", "--help"], 0),
    Scenario("help-document", ["document", "--help"], 0),
    Scenario("help-worker", ["worker", "--help"], 0),
    Scenario("help-merge", ["merge", "--help"], 0),
    Scenario("document-bad", ["document", "kkr", "hasil.json", "-o", "kkr.doc"], 2),
    Scenario("help-rules", ["rules", "--help"], 0),
    Scenario("help-rules-check", ["rules", "check", "--help"], 0),
    Scenario("help-rules-test", ["help", "rules", "test"], 0),
    Scenario("bare", [], 2),
    Scenario("bare-rules", ["rules"], 2),
  ]
}
