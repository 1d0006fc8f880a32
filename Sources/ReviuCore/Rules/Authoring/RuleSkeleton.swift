/// A rule for an author to fill in: every key of the kind, with what it is for, an example, and two tests.
package struct RuleSkeleton {
  private let kind: RuleKindName
  private let language: Language

  package init(_ kind: RuleKindName, language: Language) {
    self.kind = kind
    self.language = language
  }

  /// A rule file, sound as it stands where the pack has the tables of the examples.
  package var text: String {
    let example = kind.example
    var text = "# \(kind.rawValue): \(kind.purpose[language])\n"
    text += "# \(Self.preface[language])\n"
    var isFirst = true
    for key in RuleLoader.keys(of: kind) where key.name != "tests" {
      let value = example.values[key.name] ?? common(key.name)
      let comment = "# " + key.purpose[language]
      if isFirst || key.isRequired || example.values[key.name] != nil {
        text += "\(isFirst ? "- " : "  ")\(key.name): \(value)  \(comment)\n"
      } else {
        text += "  # \(key.name): \(value)  \(comment)\n"
      }
      isFirst = false
    }
    text += "  tests:\n"
    for (outcome, given) in [(Outcome.pass, example.passing), (.fail, example.failing)] {
      text += "    - name: \(Self.testName(outcome)[language])\n"
      text += "      given: \(given)\n      expect: \(outcome.rawValue)\n"
    }
    return text
  }

  /// What an author has to replace: nothing in it is about the new rule.
  static let (id, title) = ("BARU-001", Bilingual(id: "Judul aturan", en: "Title of the rule"))
  static let clause = Bilingual(id: "pasal", en: "article")

  private static let preface = Bilingual(
    id: "Baris yang diawali # boleh dihapus; kunci di dalamnya tidak wajib.",
    en: "Lines that begin with # may be removed; the keys in them are optional.")

  private static func testName(_ outcome: Outcome) -> Bilingual {
    outcome == .pass ? Bilingual(id: "sesuai", en: "right") : Bilingual(id: "salah", en: "wrong")
  }

  /// Values of the keys that every rule has, and of optional keys that the example does without.
  private func common(_ key: String) -> String {
    switch key {
    case "id": Self.id
    case "kind": kind.rawValue
    case "aspect": "b"
    case "title": "{id: \(Self.title.id), en: \(Self.title.en)}"
    case "basis":
      "{instrument: PMK 62/2023, clause: \(Self.clause[language])}"
    case "disposition": "koreksi"
    case "active": "false"
    case "valid": "{from: 2026-01-01, through: 2026-12-31}"
    case "for": "d in rab.detil"
    case "when": "rab.satker.kewenangan == \"TP\""
    case "concerns": "{text: d.uraian, words: [hotel, sewa kamar], unless: [buku hotel]}"
    case "message":
      "{id: \"\(kind.defaultMessageText.id)\", en: \"\(kind.defaultMessageText.en)\"}"
    case "remedy": "{id: Perbaiki nilai itu., en: Correct the value.}"
    case "quantity": kind == .unitCost ? "d.volume" : "1"
    case "unit": "{value: d.satuan, column: satuan}"
    case "value": "kak.kategori"
    case "in": "{table: provinsi, key: {kode: rab.satker.provinsi}, on-missing: fail}"
    case "ignore-case": "true"
    case "blocks": "rab.total"
    case "rounding": "exact"
    case "values": "[kak.biaya, rab.total]"
    case "at-most": "2000"
    case "mentions": "[tujuan]"
    case "avoids": "[dana pendamping]"
    case "from": "date(\"2026-01-01\")"
    case "at-least": "0.1"
    case "similar": "{text: kak.namaRo, at-least: 0.8}"
    case "key": "[kak.ro]"
    case "rows": "{tahun: \"2026\"}"
    default: preconditionFailure("every key has an example")
    }
  }
}

extension RuleKindName {
  /// Values of a rule's keys by name, and what its two tests give.
  fileprivate var example: (values: [String: String], passing: String, failing: String) {
    switch self {
    case .ceiling:
      (
        ["value": "rab.total", "limit": "1_000_000_000"], "{rab.total: 1000000000}",
        "{rab.total: 1000000001}"
      )
    case .unitCost:
      (
        [
          "for": "d in rab.detil", "when": "has(d.sbm)", "price": "d.hargaSatuan",
          "limit":
            "{table: sbm, key: {tahun: rab.tahunAnggaran, kode: d.sbm, provinsi: rab.satker.provinsi}, column: tarif, on-missing: indeterminate}",
        ],
        "{rab.tahunAnggaran: 2026, rab.satker.provinsi: \"17\", rab.detil: [{sbm: UH-LUAR-KOTA, hargaSatuan: 380000}]}",
        "{rab.tahunAnggaran: 2026, rab.satker.provinsi: \"17\", rab.detil: [{sbm: UH-LUAR-KOTA, hargaSatuan: 9380000}]}"
      )
    case .eligibility:
      (
        [
          "for": "d in rab.detil", "table": "akun-kewenangan",
          "key": "{akun: d.akun, kewenangan: rab.satker.kewenangan}",
          "on-missing": "not-applicable", "column": "boleh",
        ], "{rab.satker.kewenangan: TP, rab.detil: [{akun: \"526212\"}]}",
        "{rab.satker.kewenangan: TP, rab.detil: [{akun: \"526211\"}]}"
      )
    case .allowedValues:
      (
        ["value": "rab.satker.kewenangan", "values": "[TP, DK]"], "{rab.satker.kewenangan: TP}",
        "{rab.satker.kewenangan: KP}"
      )
    case .requiredDocuments:
      (
        ["documents": "[SPTJM]"], "{kak.dokumen: [{jenis: SPTJM}]}", "{kak.dokumen: []}"
      )
    case .arithmetic:
      (
        ["value": "rab.total", "equals": "rab.komponen.sum(k, k.jumlah)"],
        "{rab.total: 3, rab.komponen: [{jumlah: 1}, {jumlah: 2}]}",
        "{rab.total: 4, rab.komponen: [{jumlah: 1}, {jumlah: 2}]}"
      )
    case .consistency:
      (
        ["fields": "[satuan]"], "{kak.satuan: OH, rab.satuan: OH}",
        "{kak.satuan: OH, rab.satuan: OJ}"
      )
    case .pattern:
      (
        ["value": "kak.penanggungJawab.nama", "pattern": "'.{3,}'"],
        "{kak.penanggungJawab.nama: Contoh}", "{kak.penanggungJawab.nama: X}"
      )
    case .required:
      (
        ["for": "d in rab.detil", "fields": "[d.sbm]"],
        "{rab.detil: [{no: 1, sbm: UH-LUAR-KOTA}]}", "{rab.detil: [{no: 1}]}"
      )
    case .text:
      (
        ["value": "kak.uraianMetode", "at-least": "20"],
        "{kak.uraianMetode: Swakelola oleh dinas}", "{kak.uraianMetode: Swakelola}"
      )
    case .dates:
      (
        ["value": "kak.kurunWaktu.selesai", "through": "date(\"2026-12-31\")"],
        "{kak.kurunWaktu.selesai: 2026-12-31}", "{kak.kurunWaktu.selesai: 2027-01-01}"
      )
    case .ratio:
      (
        [
          "value": "rab.detil.filter(t, t.akun.startsWith(\"524\")).sum(t, t.jumlah)",
          "of": "rab.total", "at-most": "0.1",
        ], "{rab.total: 1000, rab.detil: [{akun: \"524111\", jumlah: 100}]}",
        "{rab.total: 1000, rab.detil: [{akun: \"524111\", jumlah: 101}]}"
      )
    case .unique:
      (
        ["each": "p in kak.penerima", "key": "[p.nama]"], "{kak.penerima: [{nama: A}, {nama: B}]}",
        "{kak.penerima: [{nama: A}, {nama: A}]}"
      )
    case .check:
      (["condition": "rab.total > 0"], "{rab.total: 1}", "{rab.total: 0}")
    case .aggregate:
      (
        [
          "value": "rab.total",
          "limit":
            "{table: pagu-jumlah, key: {tahun: rab.tahunAnggaran, tingkat: '\"satker\"', kode: rab.satker.kode}, column: pagu, on-missing: indeterminate}",
        ],
        "[{rab.tahunAnggaran: 2026, rab.satker.kode: \"900017\", rab.total: 1}]",
        "[{rab.tahunAnggaran: 2026, rab.satker.kode: \"900017\", rab.total: 90000000000000}]"
      )
    case .duplicate:
      (
        ["for": "p in kak.penerima", "when": "has(p.nib)", "key": "[p.nib]"],
        "[{kak.penerima: [{nib: \"9120000171001\"}]}, {kak.penerima: [{nib: \"9120000171002\"}]}]",
        "[{kak.penerima: [{nib: \"9120000171001\"}]}, {kak.penerima: [{nib: \"9120000171001\"}]}]"
      )
    case .population:
      (
        [
          "table": "provinsi", "key": "{kode: rab.satker.provinsi}", "on-missing": "fail",
          "rows": "{kode: \"11\"}",
        ], "[{rab.satker.provinsi: \"11\"}]", "[{rab.satker.provinsi: \"12\"}]"
      )
    }
  }
}
