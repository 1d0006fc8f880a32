import Testing

@testable import ReviuCore

/// What rules say that have neither a message nor a remedy of their own.
struct DefaultMessageTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var keys: String
    var given: String
    var message: String
    var remedy: String?
    var testDescription: String { keys }
  }

  private static let pagu =
    "limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: fail}"

  static let examples = [
    Example(
      keys: "kind: ceiling\nvalue: rab.total\nlimit: 1000000", given: "{rab.total: 1000001}",
      message: "Rp1.000.001 melebihi batas Rp1.000.000 sebesar Rp1",
      remedy: "Turunkan menjadi paling tinggi Rp1.000.000."),
    Example(
      keys: "kind: ceiling\nvalue: rab.total\n\(pagu)",
      given: #"{rab.total: 1, rab.satker.kode: "000001"}"#,
      message: "Tabel pagu tidak memuat 000001.",
      remedy: "Perbaiki kodenya; bila benar, minta inspektorat menambahkannya pada tabel pagu."),
    Example(
      keys: "kind: unit-cost\nprice: rab.total\n\(pagu)",
      given: #"{rab.total: 1001, rab.satker.kode: "900017"}"#,
      message: "harga satuan Rp1.001 melebihi standar Rp1.000 sebesar Rp1",
      remedy: "Turunkan harga satuan menjadi paling tinggi Rp1.000 dan hitung ulang jumlahnya."),
    Example(
      keys: "kind: eligibility\ntable: pagu\nkey: {satker: rab.satker.kode}\non-missing: fail",
      given: #"{rab.satker.kode: "000001"}"#, message: "000001 tidak diperbolehkan",
      remedy: "Ganti 000001 dengan yang diperbolehkan tabel aturan ini."),
    Example(
      keys: "kind: allowed-values\nvalue: rab.satuan\nvalues: [IKM, WUB]",
      given: "{rab.satuan: Orang}", message: "Orang bukan nilai yang diperbolehkan",
      remedy: "Gunakan IKM atau WUB."),
    Example(
      keys: "kind: required-documents\ndocuments: [SPTJM, SK-KPA]", given: "{kak.dokumen: []}",
      message: "Belum ada: SPTJM dan SK-KPA", remedy: "Lampirkan SPTJM dan SK-KPA."),
    Example(
      keys: "kind: arithmetic\nvalue: rab.total\nequals: kak.biaya\nrounding: exact",
      given: "{rab.total: 5, kak.biaya: 7}",
      message: "tertulis Rp5, hasil hitung Rp7, selisih -Rp2",
      remedy: "Tulis Rp7, atau perbaiki angka yang menjadi dasar hitungan."),
    Example(
      keys: "kind: consistency\nfields: [program]", given: "{kak.program: EC, rab.program: WA}",
      message: "Program berbeda: EC dan WA", remedy: "Samakan keduanya: EC atau WA."),
    Example(
      keys: "kind: pattern\nvalue: rab.ro\npattern: \"0[0-9]*\"", given: #"{rab.ro: "123"}"#,
      message: "123 tidak sesuai dengan bentuk yang diwajibkan",
      remedy: "Tulis menurut bentuk 0[0-9]*."),
    Example(
      keys: "kind: required\nfields: [kak.dokumen]", given: "{kak.dokumen: []}",
      message: "Belum diisi: dokumen", remedy: "Isi dokumen."),
    Example(
      keys: "kind: text\nvalue: rab.namaRo\navoids: [HUT]", given: "{rab.namaRo: Pesta hut}",
      message: "teks ini menyebut “HUT”", remedy: "Hapus “HUT”."),
    Example(
      keys: "kind: text\nvalue: rab.namaRo\nat-least: 9", given: "{rab.namaRo: IKM}",
      message: "teks ini panjangnya 3 karakter, seharusnya paling sedikit 9",
      remedy: "Tulis paling sedikit 9 karakter."),
    Example(
      keys: "kind: dates\nvalue: kak.kurunWaktu.mulai\nfrom: date(\"2026-01-01\")",
      given: "{kak.kurunWaktu.mulai: 2025-12-30}",
      message: "30 Desember 2025 di luar batas 1 Januari 2026, selisih 2 hari",
      remedy: "Ubah tanggal itu sehingga berada dalam batas 1 Januari 2026."),
    Example(
      keys: "kind: ratio\nvalue: kak.biaya\nof: rab.total\nat-most: 0.1",
      given: "{kak.biaya: 11, rab.total: 100}",
      message: "Rp11, padahal seharusnya paling tinggi 10 %, yaitu Rp10; selisih Rp1",
      remedy: "Ubah menjadi paling tinggi Rp10."),
    Example(
      keys: "kind: unique\neach: d in kak.dokumen\nkey: [d.jenis]",
      given: "{kak.dokumen: [{jenis: TOR}, {jenis: TOR}]}",
      message: "TOR tercantum lebih dari sekali",
      remedy: "Sisakan satu TOR, atau bedakan keduanya."),
    Example(
      keys: "kind: check\ncondition: rab.total > 5", given: "{rab.total: 5}",
      message: "syarat aturan ini tidak terpenuhi", remedy: nil),
  ]

  @Test(arguments: examples)
  func `says with numbers what is wrong and what would make it pass`(example: Example) throws {
    let pack = try PackSketch(rules: PackSketch.rule(example.keys)).load()
    let trial = try RuleTrial(pack, given: example.given)
    let finding = try #require(trial.findings.first)
    #expect(finding.outcome == .fail)
    #expect(finding.message.id == example.message)
    #expect(finding.remedy?.id == example.remedy)
    for text in [finding.message.en, finding.remedy?.en ?? ""] {
      #expect(!text.contains("…") && !text.contains("{"), "\(text)")
    }
  }

  @Test func `there is an example of every kind about one proposal`() {
    let named = Set(Self.examples.map { $0.keys.prefix { $0 != "\n" }.dropFirst(6) })
    let kinds = RuleKindName.allCases.filter { !$0.isBatch }
    #expect(named == Set(kinds.map { $0.rawValue[...] }))
  }
}
