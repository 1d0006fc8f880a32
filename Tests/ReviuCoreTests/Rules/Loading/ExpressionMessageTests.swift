import ReviuExpression
import Testing

@testable import ReviuCore

/// What an author reads who slips in an expression: the mistake, its place, and the way out.
struct ExpressionMessageTests {
  @Test(arguments: [
    ("rab.total = 5", "=", "\"=\" tidak dikenal dalam ungkapan", "tulis =="),
    ("rab.total > 5 and true", "and", "\"and\" tidak dikenal dalam ungkapan", "tulis &&"),
    ("rab.total > 5 atau true", "atau", "\"atau\" tidak dikenal dalam ungkapan", "tulis ||"),
    ("bukan true", "bukan", "\"bukan\" tidak dikenal dalam ungkapan", "tulis !"),
    (
      "rab.total > 1.000.000", "1.000.000", "\"1.000.000\" bukan cara menulis bilangan di sini",
      "tulis 1_000_000"
    ),
    (
      "rab.total > 1.000", "1.000", "\"1.000\" dapat dibaca sebagai ribuan atau sebagai desimal",
      "tulis 1_000 untuk ribuan atau 1.0 untuk desimal"
    ),
    ("rab.total * 0,15 > 1", "0,15", "\"0,15\" bukan cara menulis bilangan di sini", "tulis 0.15"),
    ("rab.volume > 1,5", "1,5", "\"1,5\" bukan cara menulis bilangan di sini", "tulis 1.5"),
    ("rab.total * 15% > 1", "15%", "\"15%\" bukan cara menulis bilangan di sini", "tulis 0.15"),
    (
      "rab.kro.startWith(\"Q\")", "startWith", "tidak ada fungsi \"startWith\"",
      "mungkin maksudnya \"startsWith\""
    ),
    (
      "rab.detil.sum(jumlah) > 5", "sum", "\"sum\" memerlukan 2 argumen, tertulis 1",
      "misalnya rab.detil.sum(d, d.jumlah)"
    ),
    (
      "SUM(rab.detil.jumlah) > 5", "SUM", "tidak ada fungsi \"SUM\"",
      "mungkin maksudnya \"rab.detil.sum(r, r.jumlah)\""
    ),
    (
      "rab.kro == 5", "rab.kro == 5", "string tidak dapat dibandingkan dengan int",
      "tulis kode dalam tanda kutip, misalnya \"521211\", dan bilangan tanpa tanda kutip"
    ),
    (
      "kak.kurunWaktu.mulai > \"2026-01-31\"", "kak.kurunWaktu.mulai > \"2026-01-31\"",
      "date tidak dapat dibandingkan dengan string", "tulis date(\"2026-01-31\")"
    ),
    ("rab.total > 15 / 100", "15 / 100", "\"int / int\" tidak tersedia di sini", "tulis 0.15"),
    (
      "rab.total / 3 > 1", "rab.total / 3", "\"int / int\" tidak tersedia di sini",
      "kalikan dengan desimal seperti 0.01, atau tulis divide(a, b, 2, \"half-up\")"
    ),
    (
      "rab.volume / 3 > 1", "3", "hasil bagi ini tidak selalu eksak",
      "kalikan dengan desimal seperti 0.01, atau tulis divide(a, b, 2, \"half-up\")"
    ),
    (
      "kak.rincian == \"baru\"", "kak.rincian",
      "isian \"kak.rincian\" boleh tidak ada, jadi keberadaannya harus diperiksa dulu",
      "tambahkan has(kak.rincian) && di depan syarat, atau tulis has(kak.rincian) ? kak.rincian : ... untuk nilai"
    ),
    (
      "rab.tahunAnggaran - 1 > 2024", "rab.tahunAnggaran",
      "di sini perlu int, decimal, bukan string",
      "tulis int(...) untuk bilangan yang tertulis sebagai teks"
    ),
    (
      "rab.volume % 2 == 0", "rab.volume", "di sini perlu int, bukan decimal",
      "tulis int(...) bila angka di belakang titik boleh dibuang"
    ),
    (
      "rab.kro.startsWith(5)", "5", "di sini perlu string, bukan int",
      "tulis teks dalam dua macam kutip, misalnya '\"2026\"', atau string(...) untuk teks dari sebuah nilai"
    ),
    (
      "15 % rab.total > 5", "15 % rab.total", "\"15 %\" bukan cara menulis bilangan di sini",
      "tulis 0.15 *"
    ),
    (
      "kak.kurunWaktu.mulai > date(\"31-12-2026\")", "\"31-12-2026\"",
      "\"31-12-2026\" bukan tanggal tttt-bb-hh yang ada", "tulis date(\"2026-12-31\")"
    ),
    (
      "kak.kurunWaktu.mulai > date(rab.kro)", "rab.kro",
      "tanggal harus ditulis langsung sebagai teks", "tulis date(\"2026-01-31\")"
    ),
    (
      "rab.satker.kewenangan == TP", "TP", "tidak ada nama \"TP\"",
      "bila itu teks, apit dengan tanda kutip: \"TP\", atau '\"TP\"' bila berdiri sendiri"
    ),
    (
      "d.jumlah > 5", "d", "tidak ada nama \"d\"",
      "nama baris dibuat oleh for, misalnya \"for: d in rab.detil\""
    ),
    (
      "rab.total > 15 %", "%", "\"%\" tidak tersedia di sini",
      "untuk persen tulis 0.15, bukan 15%; sisa bagi memerlukan pembagi di belakang %"
    ),
    (
      "kak.bulan.filter(b, b.ke > 1).all(n, b, b.ke == n)", "n", "\"n\" tidak tersedia di sini",
      "urutan hanya dikenal bila semua baris dilalui, tanpa .filter(...) atau .groupBy(...)"
    ),
    (
      "[rab.kro, rab.ro].filter(k, k != \"\").join() == \"\"", "join",
      "\"join\" tidak tersedia di sini",
      "tulis nilai-nilainya sebagai daftar, misalnya [a, b], tanpa .filter(...)"
    ),
    (
      "{\"OH\": 1, \"OJ\": 2}[\"OHH\"] > 1", "\"OHH\"", "tidak ada nilai untuk \"OHH\"",
      "mungkin maksudnya \"OH\""
    ),
    (
      "{OH: 1}[rab.satuan] > 1", "OH", "\"OH\" tidak tersedia di sini", "tulis \"OH\""
    ),
    (
      "rab.volume > 0.1234567890123456789", "0.1234567890123456789",
      "bilangan 0.1234567890123456789 mempunyai lebih dari 18 angka di belakang titik",
      "bulatkan dulu, misalnya round(x, 6, \"half-up\")"
    ),
    (
      "rab.detil.all(d, rab.detil.exists(e, e.jumlah > d.jumlah))", "all",
      "\"all\" dapat membaca 1.099.512.676.352 baris, padahal batasnya 2.000.000.000",
      "bandingkan barisnya dengan == saja, atau kumpulkan dengan groupBy atau sumBy"
    ),
  ])
  func `says what is wrong, where, and what to write`(
    text: String, mark: String, message: String, hint: String
  ) throws {
    let checker = Checker(schema: VocabularyIndex.shared.schema)
    #expect {
      try checker.checkCondition(Expression(parsing: text))
    } throws: { error in
      guard let error = error as? ExpressionError else { return false }
      let marked = String(decoding: Array(text.utf8)[error.span], as: UTF8.self)
      #expect(marked == mark)
      #expect(error.reason.message.id == message)
      #expect(error.reason.hint?.id == hint)
      #expect(error.reason.message.en != message && error.reason.hint?.en.isEmpty == false)
      return true
    }
  }

  @Test(arguments: ExpressionError.Reason.usages.sorted { $0.key < $1.key })
  func `the calls that hints show are sound`(function: String, usage: String) throws {
    #expect(usage.contains("\(function)("))
    let checker = Checker(schema: VocabularyIndex.shared.schema)
    _ = try checker.checkCondition(Expression(parsing: "\(usage) == \(usage)"))
  }
}
