import Testing

@testable import ReviuCore

/// A rule and values with which it passes, of which it needs every single one.
struct PassingRule: Sendable, CustomTestStringConvertible {
  var keys: String
  var given: String
  var testDescription: String { String(keys.prefix { $0 != "\n" }.dropFirst("kind: ".count)) }

  var sketch: PackSketch { PackSketch(rules: PackSketch.rule(keys)) }

  static let all = [
    PassingRule(
      keys: """
        kind: ceiling
        value: rab.total
        limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: ON-MISSING}
        """,
      given: #"{rab.total: 1000, rab.satker.kode: "900017"}"#),
    PassingRule(
      keys: """
        kind: ceiling
        value: kak.biaya
        limit: rab.total + rab.akun.sum(a, a.jumlah)
        """,
      given: "{kak.biaya: 1000, rab.total: 999, rab.akun: [{jumlah: 1}, {jumlah: 2}]}"),
    PassingRule(
      keys: """
        kind: unit-cost
        for: d in rab.detil
        price: d.hargaSatuan
        unit: {value: d.satuan, column: satuan}
        limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: ON-MISSING}
        """,
      given: """
        {rab.satker.kode: "900017", rab.detil: [{hargaSatuan: 1000, satuan: OH},
         {hargaSatuan: 1, satuan: OH}]}
        """),
    PassingRule(
      keys: """
        kind: eligibility
        table: pagu
        key: {satker: rab.satker.kode}
        column: boleh
        on-missing: ON-MISSING
        """,
      given: #"{rab.satker.kode: "900017"}"#),
    PassingRule(
      keys: """
        kind: allowed-values
        value: rab.satuan
        in: {table: pagu, key: {satker: rab.satker.kode}, column: daftar, on-missing: ON-MISSING}
        """,
      given: #"{rab.satker.kode: "900017", rab.satuan: IKM}"#),
    PassingRule(
      keys: "kind: allowed-values\nvalue: kak.kategori\nvalues: [WUB, OVOP]",
      given: "{kak.kategori: OVOP}"),
    PassingRule(
      keys: "kind: required-documents\ndocuments: [SPTJM, SK-KPA]",
      given: "{kak.dokumen: [{jenis: SPTJM}, {jenis: SK-KPA}]}"),
    PassingRule(
      keys: """
        kind: arithmetic
        for: d in rab.detil
        value: d.volume
        equals: d.faktor.product(f, f.jumlah)
        """,
      given: "{rab.detil: [{volume: 6, faktor: [{jumlah: 2}, {jumlah: 3}]}]}"),
    PassingRule(
      keys: """
        kind: arithmetic
        value: rab.total
        equals: rab.komponen.sum(k, k.subkomponen.sum(s, s.jumlah))
        rounding: rupiah
        """,
      given: """
        {rab.total: 6, rab.komponen: [{subkomponen: [{jumlah: 1}, {jumlah: 2}]},
         {subkomponen: [{jumlah: 3}]}]}
        """),
    PassingRule(
      keys: "kind: consistency\nfields: [program, volume, tahunAnggaran, satker.nama]",
      given: """
        {kak.program: EC, rab.program: EC, kak.volume: 2.5, rab.volume: 2.50,
         kak.tahunAnggaran: 2026, rab.tahunAnggaran: 2026, kak.satker.nama: Dinas,
         rab.satker.nama: Dinas}
        """),
    PassingRule(
      keys: "kind: consistency\nvalues: [kak.kurunWaktu.mulai, kak.penanggungJawab.tanggal]",
      given: "{kak.kurunWaktu.mulai: 2026-02-01, kak.penanggungJawab.tanggal: 2026-02-01}"),
    PassingRule(
      keys: "kind: pattern\nvalue: kak.penanggungJawab.nip\npattern: \"19.*\"",
      given: #"{kak.penanggungJawab.nip: "197001011995031001"}"#),
    PassingRule(
      keys: "kind: required\nfields: [kak.rincian, kak.realisasiTahunLalu.rencanaPerbaikan]",
      given: "{kak.rincian: baru, kak.realisasiTahunLalu.rencanaPerbaikan: Percepatan}"),
    PassingRule(
      keys: "kind: text\nvalue: kak.uraianPenerima\nat-least: 5\nmentions: [pelaku usaha]",
      given: "{kak.uraianPenerima: 'Para pelaku usaha'}"),
    PassingRule(
      keys: """
        kind: dates
        value: kak.kurunWaktu.mulai
        from: date("2026-01-01")
        through: kak.kurunWaktu.selesai
        """,
      given: "{kak.kurunWaktu.mulai: 2026-02-01, kak.kurunWaktu.selesai: 2026-02-01}"),
    PassingRule(
      keys: """
        kind: ratio
        value: rab.akun.sum(a, a.jumlah)
        of: rab.total
        at-most: 0.1
        at-least: 0.05
        """,
      given: "{rab.total: 100, rab.akun: [{jumlah: 4}, {jumlah: 6}]}"),
    PassingRule(
      keys: "kind: unique\neach: k in rab.komponen\nkey: [k.kode, k.jumlah]",
      given: #"{rab.komponen: [{kode: "051", jumlah: 1}, {kode: "051", jumlah: 2}]}"#),
    PassingRule(
      keys: "kind: check\ncondition: rab.total == kak.biaya && size(rab.namaRo) > 2",
      given: "{rab.total: 1, kak.biaya: 1, rab.namaRo: abc}"),
  ]

  /// With each of the three things that may happen where a table has no row.
  static let allOnMissing = all.flatMap { rule in
    ["indeterminate", "fail", "not-applicable"].compactMap { onMissing -> PassingRule? in
      guard rule.keys.contains("ON-MISSING") || onMissing == "indeterminate" else { return nil }
      return PassingRule(
        keys: rule.keys.replacing("ON-MISSING", with: onMissing), given: rule.given)
    }
  }
}

struct FailClosedTests {
  /// No value of any type may be spelled like this: it is too long for a text and in no alphabet.
  private static let malformed = String(repeating: "!", count: 20_001)

  @Test func `covers every kind`() {
    let kinds = Set(PassingRule.all.map(\.testDescription))
    #expect(kinds == Set(RuleKindName.allCases.filter { !$0.isBatch }.map(\.rawValue)))
  }

  @Test(arguments: PassingRule.allOnMissing)
  func `passes with all its values`(rule: PassingRule) throws {
    let trial = try RuleTrial(try rule.sketch.load(), given: rule.given)
    #expect(try trial.outcome() == .pass)
  }

  @Test(arguments: PassingRule.allOnMissing)
  func `cannot be decided without any one of its values`(rule: PassingRule) throws {
    let pack = try rule.sketch.load()
    let given = try RuleTrial.parse(rule.given)
    // What a rule of this kind asks for is whether there is a value.
    let expected = rule.testDescription == "required" ? Outcome.fail : .indeterminate
    for variant in given.withoutOneValue {
      let trial = try RuleTrial(pack, given: variant.node)
      #expect(try trial.outcome() == expected, "without \(variant.name)")
    }
  }

  @Test(arguments: PassingRule.allOnMissing)
  func `cannot be decided with any one of its values malformed`(rule: PassingRule) throws {
    let pack = try rule.sketch.load()
    let given = try RuleTrial.parse(rule.given)
    for variant in given.withOneValue(Self.malformed) {
      let trial = try RuleTrial(pack, given: variant.node)
      #expect(try trial.outcome() == .indeterminate, "with \(variant.name) malformed")
    }
  }

  @Test(arguments: PassingRule.allOnMissing)
  func `cannot be decided with any one of its values written twice`(rule: PassingRule) throws {
    let pack = try rule.sketch.load()
    let texts = try RuleTrial(pack, given: rule.given).documents
    for (side, text) in texts {
      for element in ["total", "biaya", "volume", "satker", "kategori", "penanggungJawab"] {
        guard let doubled = text.doubling(element) else { continue }
        var changed = texts
        changed[side] = doubled
        let trial = try RuleTrial(pack, documents: changed)
        #expect(try trial.outcome() == .indeterminate, "with <\(element)> twice in \(side)")
      }
    }
  }

  @Test(arguments: PassingRule.allOnMissing)
  func `cannot be decided without one of its documents`(rule: PassingRule) throws {
    let pack = try rule.sketch.load()
    let texts = try RuleTrial(pack, given: rule.given).documents
    for side in texts.keys {
      var changed = texts
      changed[side] = nil
      let trial = try RuleTrial(pack, documents: changed)
      #expect(try trial.outcome() == .indeterminate, "without \(side)")
    }
  }

  @Test(arguments: PassingRule.all)
  func `does not apply where its condition does not hold`(rule: PassingRule) throws {
    let keys = "when: 1 == 2\n" + rule.keys.replacing("ON-MISSING", with: "fail")
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    for given in [rule.given, "{kak.namaRo: x, rab.detil: [{no: 1}]}"] {
      let trial = try RuleTrial(pack, given: given)
      #expect(try trial.outcome() == .notApplicable)
      #expect(trial.findings.isEmpty)
    }
  }

  @Test(arguments: PassingRule.allOnMissing)
  func `cannot be decided where its condition cannot`(rule: PassingRule) throws {
    let sketch = PackSketch(
      rules: PackSketch.rule("when: kak.namaRo == \"x\"\n" + rule.keys))
    let trial = try RuleTrial(try sketch.load(), given: rule.given)
    #expect(try trial.outcome() == .indeterminate)
  }
}

extension String {
  /// With one element standing twice; nil where there is none.
  fileprivate func doubling(_ element: String) -> String? {
    guard let start = firstRange(of: "<\(element)")?.lowerBound,
      let end = firstRange(of: "</\(element)>")?.upperBound
    else { return nil }
    let copy = self[start..<end]
    return String(self[..<end]) + copy + self[end...]
  }
}
