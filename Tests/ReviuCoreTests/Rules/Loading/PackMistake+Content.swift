import ReviuExpression

@testable import ReviuCore

extension PackMistake {
  static let form = [
    PackMistake(
      name: "rule id", old: "UJI-001", new: "uji-1", reason: .badForm("uji-1", form: .ruleId),
      mark: "uji-1"),
    PackMistake(
      name: "pack id", old: "id: uji", new: "id: Uji 1",
      reason: .badForm("Uji 1", form: .packId), mark: "Uji 1"
    ).in("pack.yaml"),
    PackMistake(
      name: "date that does not exist", old: "2026-12-31", new: "2026-02-29",
      reason: .badForm("2026-02-29", form: .date), mark: "2026-02-29"
    ).in("pack.yaml"),
    PackMistake(
      name: "phases out of order", old: "disposition: koreksi",
      new:
        "disposition: [catatan, {from: 2026-03-01, is: koreksi}, {from: 2026-03-01, is: tolak}]",
      reason: .badForm("2026-03-01", form: .laterDate), mark: "2026-03-01, is: tolak", length: 10),
    PackMistake(
      name: "phase without a day", old: "disposition: koreksi",
      new: "disposition: [catatan, {is: koreksi}]", reason: .missingKey("from"),
      mark: "{is: koreksi}", length: 1),
    PackMistake(
      name: "end before start", old: "2026-12-31", new: "2024-12-31",
      reason: .badForm("2024-12-31", form: .dateOrder), mark: "2024-12-31"
    ).in("pack.yaml"),
    PackMistake(
      name: "path outside the pack", old: "tables/pagu.csv", new: "../pagu.csv",
      reason: .badForm("../pagu.csv", form: .relativePath), mark: "../pagu.csv"
    ).in("pack.yaml"),
    PackMistake(
      name: "absolute path", old: "tables/pagu.csv", new: "/etc/passwd",
      reason: .badForm("/etc/passwd", form: .relativePath), mark: "/etc/passwd"
    ).in("pack.yaml"),
    PackMistake(
      name: "no such table file", old: "tables/pagu.csv", new: "tables/paku.csv",
      reason: .missingFile("tables/paku.csv"), mark: "tables/paku.csv"
    ).in("pack.yaml"),
    PackMistake(
      name: "bad pattern", rules: "kind: pattern\nvalue: rab.namaRo\npattern: (a",
      old: "(a", new: "(b",
      reason: .badForm("(b", form: .pattern(.unclosed(")"))), mark: "(b"),
    PackMistake(
      name: "loop that is none",
      rules: "kind: arithmetic\nfor: d in rab.detil\nvalue: d.jumlah\nequals: d.jumlah",
      old: "d in rab.detil", new: "rab.detil",
      reason: .expression(
        .unexpectedToken(found: "rab.detil", expected: "\"d in rab.detil\"")),
      mark: "rab.detil",
      also: Array(repeating: .expression(.unknownName("d", suggestion: nil)), count: 2)),
  ]

  private static let concerned = """
    for: d in rab.detil
    concerns: {text: d.uraian, words: [hotel, sewa kamar], unless: [buku hotel]}
    kind: pattern
    value: rab.namaRo
    pattern: a
    """

  static let rule = [
    PackMistake(
      name: "two ways at once", rules: "kind: allowed-values\nvalue: rab.satuan\nvalues: [a]",
      old: "values: [a]",
      new: "values: [a]\n  in: {table: pagu, key: {satker: rab.satuan}, on-missing: fail}",
      reason: .oneOf(["values", "in"]), mark: "id: UJI-001", length: 1),
    PackMistake(
      name: "no way at all", rules: "kind: consistency\nfields: [program]",
      old: "  fields: [program]\n", new: "", reason: .oneOf(["values", "fields"]),
      mark: "id: UJI-001", length: 1),
    PackMistake(
      name: "a constant without quotes", old: "languages:",
      new: "constants: {satuan: orang}\nlanguages:", reason: .expression(.notAConstant),
      mark: "orang}", length: 5
    ).in("pack.yaml"),
    PackMistake(
      name: "a constant that is computed", old: "languages:",
      new: "constants: {batas: 5 * 5}\nlanguages:", reason: .expression(.notAConstant),
      mark: "5 * 5"
    ).in("pack.yaml"),
    PackMistake(
      name: "a constant with the name of a document", old: "languages:",
      new: "constants: {rab: 5}\nlanguages:", reason: .expression(.shadowedName("rab")),
      mark: "rab: 5", length: 3
    ).in("pack.yaml"),
    PackMistake(
      name: "a constant whose name is none", old: "languages:",
      new: "constants: {batas-atas: 5}\nlanguages:", reason: .expression(.notALoopVariable),
      mark: "batas-atas"
    ).in("pack.yaml"),
    PackMistake(
      name: "extends what is not there", old: "languages:", new: "extends: umum\nlanguages:",
      reason: .missingPack("umum"), mark: "umum"
    ).in("pack.yaml"),
    PackMistake(
      name: "extends itself", old: "languages:", new: "extends: uji\nlanguages:",
      reason: .extendsItself("uji"), mark: "uji\nlang", length: 3
    ).in("pack.yaml"),
    PackMistake(
      name: "changes a rule that is not there", old: "languages:",
      new:
        "changes: [{rule: UJI-002, active: false, reason: {id: alasan, en: reason}}]\nlanguages:",
      reason: .unknownRule("UJI-002", suggestion: "UJI-001"), mark: "UJI-002"
    ).in("pack.yaml"),
    PackMistake(
      name: "changes nothing", old: "languages:",
      new: "changes: [{rule: UJI-001, reason: {id: alasan, en: reason}}]\nlanguages:",
      reason: .atLeastOneOf(["active", "disposition"]), mark: "{rule: UJI-001", length: 1
    ).in("pack.yaml"),
    PackMistake(
      name: "changes a rule twice", old: "languages:",
      new: """
        changes:
          - {rule: UJI-001, active: false, reason: {id: alasan, en: reason}}
          - {active: true, rule: UJI-001, reason: {id: alasan, en: reason}}
        languages:
        """,
      reason: .duplicate("UJI-001", firstFile: "paket/pack.yaml", firstLine: 7),
      mark: "UJI-001, reason: {id: alasan, en: reason}}\nlang", length: 7
    ).in("pack.yaml"),
    PackMistake(
      name: "key column among the others", old: "columns: {", new: "columns: {satker: text, ",
      reason: .duplicate("satker", firstFile: "paket/pack.yaml", firstLine: 14),
      mark: "satker: text, ", length: 6
    ).in("pack.yaml"),
    PackMistake(
      name: "no documents", rules: "kind: required-documents\ndocuments: [SPTJM]",
      old: "[SPTJM]", new: "[]", reason: .emptyList, mark: "[]", length: 1),
    PackMistake(
      name: "no fields", rules: "kind: consistency\nfields: [satker.kode]",
      old: "[satker.kode]", new: "[]", reason: .emptyList, mark: "[]", length: 1),
    PackMistake(
      name: "rows with the name of a document",
      rules: "kind: check\nfor: d in rab.detil\ncondition: 1 > 0",
      old: "d in rab.detil", new: "rab in rab.detil",
      reason: .expression(.shadowedName("rab")), mark: "rab in", length: 3),
    PackMistake(
      name: "no allowed values", rules: "kind: allowed-values\nvalue: rab.satuan\nvalues: [a]",
      old: "[a]", new: "[]", reason: .emptyList, mark: "[]", length: 1),
    PackMistake(
      name: "a value of the table without its disposition",
      rules: """
        kind: unit-cost
        for: d in rab.detil
        price: d.hargaSatuan
        limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: fail}
        """,
      old: "disposition: koreksi", new: "disposition: {column: satuan, OH: koreksi, OJJ: catatan}",
      reason: .valueWithoutDisposition(
        "OJ", place: "paket/tables/pagu.csv:3", suggestion: "OH"), mark: "{column: satuan",
      length: 1),
    PackMistake(
      name: "capitals that would not matter in a key",
      rules: """
        kind: allowed-values
        value: rab.satuan
        in: {table: pagu, key: {satker: rab.satuan}, on-missing: fail}
        """,
      old: "on-missing: fail}", new: "on-missing: fail}\n  ignore-case: true",
      reason: .missingCompanion("column", of: "ignore-case"), mark: "true"),
    PackMistake(
      name: "presence of a field that is not there", rules: "kind: required\nfields: [kak.rincian]",
      old: "kak.rincian", new: "kak.rincan",
      reason: .expression(.unknownField("rincan", of: "kak", suggestion: "rincian")),
      mark: "rincan"),
    PackMistake(
      name: "presence of a lone name", rules: "kind: required\nfields: [kak.rincian]",
      old: "kak.rincian", new: "sbm", reason: .expression(.unknownName("sbm", suggestion: nil)),
      mark: "sbm"),
    PackMistake(
      name: "no bound at all", rules: "kind: text\nvalue: rab.satuan\nat-most: 5",
      old: "  at-most: 5\n", new: "",
      reason: .atLeastOneOf(["at-least", "at-most", "mentions", "avoids"]), mark: "id: UJI-001",
      length: 1),
    PackMistake(
      name: "demands what is always there", rules: "kind: required\nfields: [kak.rincian]",
      old: "kak.rincian", new: "kak.biaya", reason: .alwaysRequired("kak.biaya"),
      mark: "kak.biaya"),
    PackMistake(
      name: "no words", rules: concerned, old: "[hotel, sewa kamar]", new: "[]",
      reason: .emptyList, mark: "[]", length: 1),
    PackMistake(
      name: "phrase without a word", rules: concerned, old: "sewa kamar", new: "'&'",
      reason: .badForm("&", form: .phrase), mark: "'&'", length: 1),
    PackMistake(
      name: "words with a wildcard", rules: concerned, old: "sewa kamar", new: "sewa*",
      reason: .badForm("sewa*", form: .phrase), mark: "sewa*"),
    PackMistake(
      name: "exception that takes a word back", rules: concerned, old: "buku hotel", new: "hotel",
      reason: .duplicate("hotel", firstFile: "paket/rules/uji.yaml", firstLine: 7),
      mark: "hotel]}", length: 5),
    PackMistake(
      name: "exception without the word", rules: concerned, old: "buku hotel", new: "perhotelan",
      reason: .exceptionWithoutWord("perhotelan"), mark: "perhotelan"),
    PackMistake(
      name: "words of all rows", rules: concerned, old: "  for: d in rab.detil\n", new: "",
      reason: .missingCompanion("for", of: "concerns"), mark: "id: UJI-001", length: 1),
    PackMistake(
      name: "words of another record", rules: concerned, old: "d.uraian", new: "rab.namaRo",
      reason: .notATextOfRows("rab.namaRo"), mark: "rab.namaRo"),
    PackMistake(
      name: "words of the row above", rules: concerned, old: "d.uraian", new: "d.akun",
      reason: .notATextOfRows("d.akun"), mark: "d.akun"),
    PackMistake(
      name: "words of a computed text", rules: concerned, old: "text: d.uraian",
      new: "text: 'd.uraian + d.satuan'", reason: .notATextOfRows("d.uraian + d.satuan"),
      mark: "'d.uraian + d.satuan'", length: 19),
    PackMistake(
      name: "word placeholder without words", old: "value: rab.total",
      new: "value: rab.total\n  message: {id: \"{word}\", en: x}",
      reason: .unknownPlaceholder(
        "word", known: ["actual", "expected", "difference"], suggestion: nil),
      mark: "word}", length: 4),
    PackMistake(
      name: "days of which none is left",
      rules: """
        kind: dates
        value: kak.kurunWaktu.mulai
        from: date("2026-12-30")
        through: date("2026-12-31")
        """,
      old: "2026-12-31", new: "2026-01-01",
      reason: .nothingBetween("date(\"2026-12-30\")", "date(\"2026-01-01\")"),
      mark: "date(\"2026-01-01\")"),
    PackMistake(
      name: "shares of which none is left",
      rules: "kind: ratio\nvalue: kak.biaya\nof: rab.total\nat-least: 0.6\nat-most: 0.9",
      old: "0.9", new: "0.5", reason: .nothingBetween("0.6", "0.5"), mark: "0.5"),
    PackMistake(
      name: "lengths of which none is left",
      rules: "kind: text\nvalue: rab.namaRo\nat-least: 200\nat-most: 300",
      old: "300", new: "100", reason: .nothingBetween("200", "100"), mark: "100"),
    PackMistake(
      name: "no test that passes", old: "expect: pass", new: "expect: fail",
      reason: .noTest(expecting: "pass"), mark: "- {name: sesuai", length: 1),
    PackMistake(
      name: "a test with what no rule comes to", old: "expect: fail", new: "expect: waived",
      reason: .unexpectedValue(
        "waived", allowed: ["pass", "fail", "not-applicable", "indeterminate"], suggestion: nil),
      mark: "waived", also: [.noTest(expecting: "fail")]),
    PackMistake(
      name: "a number of findings in words", old: "expect: fail",
      new: "expect: fail, findings: dua",
      reason: .badForm("dua", form: .count), mark: "dua"),
    PackMistake(
      name: "no test that fails", old: "expect: fail", new: "expect: indeterminate",
      reason: .noTest(expecting: "fail"), mark: "- {name: sesuai", length: 1),
    PackMistake(
      name: "an amount in a test with points", old: "{rab.total: 1001",
      new: "{rab.total: 1.001.000", reason: .badTestValue("1.001.000", suggestion: "1001000"),
      mark: "1.001.000"),
    PackMistake(
      name: "a volume in a test that may be thousands", old: "{rab.total: 1001",
      new: "{rab.volume: 1.500, rab.total: 1001",
      reason: .badTestValue("1.500", suggestion: nil), mark: "1.500"),
    PackMistake(
      name: "a day in a test as people write it", old: "{rab.total: 1001",
      new: "{kak.kurunWaktu.mulai: 31-12-2026, rab.total: 1001",
      reason: .badTestValue("31-12-2026", suggestion: "2026-12-31"), mark: "31-12-2026"),
    PackMistake(
      name: "test of an unknown field", old: "{rab.total: 1000,", new: "{rab.totl: 1000,",
      reason: .unknownTestField("totl", suggestion: "total"), mark: "rab.totl"),
    PackMistake(
      name: "unbalanced brace", old: "value: rab.total",
      new: "value: rab.total\n  message: {id: \"{actual\", en: x}", reason: .unbalancedBrace,
      mark: "\"{actual\"", length: 7),
    PackMistake(
      name: "brace without partner", old: "value: rab.total",
      new: "value: rab.total\n  message: {id: \"x}\", en: x}", reason: .unbalancedBrace,
      mark: "\"x}\"", length: 2),
    PackMistake(
      name: "unknown table", old: "table: pagu", new: "table: pagi",
      reason: .unknownTable("pagi", suggestion: "pagu"), mark: "pagi"),
    PackMistake(
      name: "unknown column", old: "column: batas", new: "column: batasan",
      reason: .unknownColumn("batasan", table: "pagu", suggestion: "batas"), mark: "batasan"),
    PackMistake(
      name: "unknown key column", old: "key: {satker:", new: "key: {satkar:",
      reason: .unknownColumn("satkar", table: "pagu", suggestion: "satker"), mark: "satkar",
      also: [.keyColumnNotGiven("satker")]),
    PackMistake(
      name: "column that is no number", old: "column: batas", new: "column: satuan",
      reason: .wrongColumnType("satuan", expected: "rupiah, int, decimal"), mark: "satuan"),
    PackMistake(
      name: "key column without value", old: "{satker: rab.satker.kode}", new: "{}",
      reason: .keyColumnNotGiven("satker"), mark: "{}", length: 1),
    PackMistake(
      name: "too many key columns", old: "{satker: text}",
      new: "{a: text, b: text, c: text, d: text, e: text, f: text, g: text}",
      reason: .tooManyKeyColumns(limit: 6), mark: "{a: text", length: 1
    ).in("pack.yaml"),
  ]

  static let table = [
    PackMistake(
      name: "unclosed quote", old: "900018,2000", new: "\"900018,2000",
      reason: .unterminatedQuote, mark: "\"900018", length: 1),
    PackMistake(
      name: "characters behind a quote", old: "900018,2000", new: "900018,\"2000\"0",
      reason: .textBehindQuote, mark: "\"2000\"0", length: 4),
    PackMistake(
      name: "field too many", old: "900018,2000", new: "900018,2,000",
      reason: .wrongFieldCount(expected: 9, found: 10), mark: "900018", length: 1),
    PackMistake(
      name: "wrong header", old: "batas,", new: "Batas,",
      reason: .unknownHeader("Batas", suggestion: "batas"), mark: "Batas"),
    PackMistake(
      name: "column twice in the header", old: "satuan,daftar", new: "satuan,satuan",
      reason: .missingHeader(["daftar"]), mark: "satker", length: 1),
    PackMistake(
      name: "a line without values", old: "900018,2000", new: ",,,,,,,,\n900018,2000",
      reason: .emptyRow, mark: ",,,,,,,,\n", length: 1),
    PackMistake(
      name: "grouped digits", old: "2000", new: "2.000",
      reason: .badTableValue("2.000", type: "rupiah"), mark: "2.000"),
    PackMistake(
      name: "digits with a sign", old: "2000", new: "+2000",
      reason: .badTableValue("+2000", type: "rupiah"), mark: "+2000"),
    PackMistake(
      name: "negative amount", old: "2000", new: "-2000",
      reason: .badTableValue("-2000", type: "rupiah"), mark: "-2000"),
    PackMistake(
      name: "neither yes nor no", old: "tidak", new: "no",
      reason: .badTableValue("no", type: "bool"), mark: "no"),
    PackMistake(
      name: "key twice", old: "900018", new: "900017",
      reason: .duplicateTableKey("900017", firstLine: 2), mark: "900017,2000", length: 6),
    PackMistake(
      name: "unknown source", old: "PMK", new: "PMKA",
      reason: .unknownSource("PMKA", suggestion: "PMK"), mark: "PMKA"),
    PackMistake(
      name: "unknown confidence", old: "derived", new: "yakin benar",
      reason: .unexpectedValue(
        "yakin benar", allowed: Confidence.allCases.map(\.rawValue), suggestion: nil),
      mark: "yakin benar"),
    PackMistake(
      name: "bad date of validity", old: "derived,,", new: "derived,2025-13-01,",
      reason: .badForm("2025-13-01", form: .date), mark: "2025-13-01"),
    PackMistake(
      name: "bad date of validity, and another row of the same key", old: "derived,,",
      new: "derived,2025-13-01,2025-12-31\n900018,1000,ya,OH,Orang,PMK,derived,2026-01-01,",
      reason: .badForm("2025-13-01", form: .date), mark: "2025-13-01"),
    PackMistake(
      name: "validity that ends before it starts", old: "derived,,",
      new: "derived,2025-02-01,2025-01-01",
      reason: .badForm("2025-01-01", form: .dateOrder), mark: "2025-01-01"),
    PackMistake(
      name: "day without a row between two validities", old: "derived,,",
      new: "derived,2025-03-02,\n900018,1000,ya,OH,Orang,PMK,derived,,2025-02-28",
      reason: .validityGap("900018", after: "2025-02-28", before: "2025-03-02"),
      mark: "2025-03-02"),
  ].map { $0.in(PackSketch.tablePath) }

  static let expression = [
    PackMistake(
      name: "unknown field", old: "value: rab.total", new: "value: rab.totl",
      reason: .expression(.unknownField("totl", of: "rab", suggestion: "total")), mark: "totl"),
    PackMistake(
      name: "unknown name", old: "value: rab.total", new: "value: rap.total",
      reason: .expression(.unknownName("rap", suggestion: "rab")), mark: "rap"),
    PackMistake(
      name: "unguarded optional", old: "value: rab.total",
      new: "when: kak.rincian == \"baru\"\n  value: rab.total",
      reason: .expression(.unguardedOptional("kak.rincian")), mark: "kak.rincian"),
    PackMistake(
      name: "grouped digits", old: "value: rab.total",
      new: "when: rab.total > 1.000.000\n  value: rab.total",
      reason: .expression(.localNumber("1.000.000", suggestion: "1_000_000")), mark: "1.000.000"),
    PackMistake(
      name: "unknown key", old: "value: rab.total",
      new: "when: '{\"DK\": 1, \"TP\": 2}[\"TB\"] > 1'\n  value: rab.total",
      reason: .expression(.unknownEntry("TB", suggestion: "TP")), mark: "\"TB\""),
    PackMistake(
      name: "repeated key", old: "value: rab.total",
      new: "when: '{\"DK\": 1, \"DK\": 2}[rab.kro] > 1'\n  value: rab.total",
      reason: .expression(.repeatedKey("DK")), mark: "\"DK\": 2", length: 4),
    PackMistake(
      name: "assignment", old: "value: rab.total",
      new: "when: rab.kro = \"QDI\"\n  value: rab.total",
      reason: .expression(.foreignSpelling("=", suggestion: "==")), mark: "= \"QDI\"", length: 1),
    PackMistake(
      name: "type", old: "value: rab.total", new: "value: rab.kro",
      reason: .expression(.typeMismatch(expected: "int, decimal", found: "string")),
      mark: "rab.kro"),
    PackMistake(
      name: "behind letters of several bytes", old: "value: rab.total",
      new: "when: rab.kro == \"é\" || rab.totl > 1\n  value: rab.total",
      reason: .expression(.unknownField("totl", of: "rab", suggestion: "total")), mark: "totl"),
    PackMistake(
      name: "a character of several bytes", old: "value: rab.total",
      new: "value: rab.total + é", reason: .expression(.unexpectedCharacter("é")), mark: "é"),
    PackMistake(
      name: "inside a message", old: "value: rab.total",
      new: "value: rab.total\n  message: {id: \"Dana {actual} dan {rab.totl}\", en: x}",
      reason: .expression(.unknownField("totl", of: "rab", suggestion: "total")), mark: "totl"),
  ]
}
