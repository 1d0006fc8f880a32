package import ReviuExpression

/// Something about a sound pack that its author should look at.
package enum PackWarning: Sendable, Hashable {
  case unusedTable(String)
  case unusedConstant(String)
  /// No rule looks the row up with this key.
  case unreachableRow(key: String, table: String)
  /// The row holds on no day on which the pack does.
  case rowOutsidePack(key: String)
  /// No row of the key holds from one day through another, although the pack does.
  case keyWithoutRow(key: String, from: String, through: String)
  /// A value of a key column that stands for every other, but in no row.
  case noRowForAny(String, column: String)
  /// What a field is compared with, although no sound document holds it there.
  case neverHeld(String)
  /// Keys of a table that only capitals tell apart.
  case keysDifferInCase(String, other: String, line: Int)
  /// A rule for which it is enough that a row is there, over a table with a column of yes and no.
  case columnNotAsked(String, table: String)
  /// What stands behind a text and is read as a comment.
  case commentBehindText(String)
  /// What `rules new` had written for the author to replace.
  case leftFromTemplate(String)
  /// A year, or a day of it, that no proposal is about on a day on which the pack is valid.
  case yearBehindPack(Int)
  /// A pack whose fiscal year is no year about which proposals are made while it is valid.
  case otherFiscalYear(String)
  /// The rule's validity lies outside that of its pack.
  case neverInForce
  /// A disposition that begins when the pack is no longer valid.
  case phaseAfterPack(CivilDate)
  /// The pack is valid on days on which one that it extends is not.
  case longerThanBase(String, from: String, through: String)
  case neverFires
  case alwaysFires
  case sameText
  case placeholdersDiffer(onlyIndonesian: [String], onlyEnglish: [String])
  case expired(through: CivilDate)

  case outcomeNotReached(String)
  case alwaysSame(String, Bool)
  case neverEvaluated(String)
  /// No test has a row for which the word, or the exception, decides.
  case phraseNotFound(String)

  /// No test has a value that could be moved to the limit.
  case boundaryNotTested(String)
  /// No test notices a change of the rule.
  case unnoticedChange(String, replacement: String)
}

extension PackWarning {
  var message: Bilingual {
    switch self {
    case .unusedTable(let name):
      Bilingual(
        id: "tabel \"\(name)\" tidak dipakai aturan mana pun", en: "no rule uses table \"\(name)\"")
    case .unusedConstant(let name):
      Bilingual(
        id: "tetapan \"\(name)\" tidak dipakai aturan mana pun",
        en: "no rule uses the constant \"\(name)\"")
    case .unreachableRow(let key, let table):
      Bilingual(
        id: "tidak ada aturan yang dapat mencapai baris \(key) dari tabel \"\(table)\"",
        en: "no rule can reach the row \(key) of table \"\(table)\"")
    case .rowOutsidePack(let key):
      Bilingual(
        id: "baris \(key) tidak berlaku selama masa berlaku paket",
        en: "the row \(key) is not valid on any day on which the pack is")
    case .keyWithoutRow(let key, let from, let through):
      Bilingual(
        id: "kunci \(key) tidak mempunyai baris dari \(from) sampai \(through)",
        en: "the key \(key) has no row from \(from) through \(through)")
    case .noRowForAny(let value, let column):
      Bilingual(
        id:
          "tidak ada baris dengan \"\(value)\" pada kolom \"\(column)\", padahal nilai itu berlaku untuk semua",
        en: "no row has \"\(value)\" in column \"\(column)\", which would stand for every value")
    case .neverHeld(let text):
      Bilingual(
        id: "tidak ada dokumen sah yang memuat \"\(text)\" pada isian ini",
        en: "no sound document holds \"\(text)\" in this field")
    case .keysDifferInCase(let key, let other, let line):
      Bilingual(
        id: "kunci \(key) hanya berbeda huruf besar-kecil dari \(other) pada baris \(line)",
        en: "only capitals tell the key \(key) from \(other) in line \(line)")
    case .columnNotAsked(let column, let table):
      Bilingual(
        id:
          "tabel \"\(table)\" memuat ya atau tidak pada kolom \"\(column)\", tetapi aturan ini tidak membacanya",
        en:
          "table \"\(table)\" says yes or no in column \"\(column)\", but this rule does not read it"
      )
    case .commentBehindText(let comment):
      Bilingual(
        id: "\"\(comment)\" dibaca sebagai keterangan, bukan sebagai bagian teks di depannya",
        en: "\"\(comment)\" is read as a comment, not as a part of the text before it")
    case .leftFromTemplate(let text):
      Bilingual(
        id: "\"\(text)\" masih berasal dari contoh rules new",
        en: "\"\(text)\" is still that of the example of rules new")
    case .yearBehindPack(let year):
      Bilingual(
        id: "tahun \(year) sesudah tahun-tahun yang ditangani paket ini",
        en: "the year \(year) comes after those that this pack is about")
    case .otherFiscalYear(let stated):
      Bilingual(
        id: "\"\(stated)\" bukan tahun anggaran yang diusulkan selama paket ini berlaku",
        en: "\"\(stated)\" is no fiscal year that is proposed for while this pack is valid")
    case .neverInForce:
      Bilingual(
        id: "aturan tidak pernah berlaku selama masa berlaku paket",
        en: "the rule is in force on no day on which the pack is valid")
    case .phaseAfterPack(let day):
      Bilingual(
        id: "paket sudah tidak berlaku pada \(day.written(in: .indonesian))",
        en: "the pack is no longer valid on \(day.written(in: .english))")
    case .longerThanBase(let pack, let from, let through):
      Bilingual(
        id: "paket \(pack), yang diperluas, hanya berlaku \(from) sampai \(through)",
        en: "pack \(pack), which it extends, is only valid from \(from) through \(through)")
    case .neverFires:
      Bilingual(
        id: "aturan tidak menghasilkan temuan pada satu uji pun",
        en: "the rule finds nothing in any of its tests")
    case .alwaysFires:
      Bilingual(
        id: "aturan menghasilkan temuan pada setiap ujinya",
        en: "the rule finds something in each of its tests")
    case .sameText:
      Bilingual(
        id: "teks Indonesia dan Inggris sama",
        en: "the Indonesian and the English text are the same")
    case .placeholdersDiffer(let indonesian, let english):
      Bilingual(
        id:
          "isian dalam kurung kurawal berbeda antarbahasa\(Self.only(indonesian, "id"))\(Self.only(english, "en"))",
        en:
          "the placeholders differ between the languages\(Self.only(indonesian, "id"))\(Self.only(english, "en"))"
      )
    case .expired(let day):
      Bilingual(
        id: "aturan tidak berlaku lagi sejak \(day.next?.written(in: .indonesian) ?? "…")",
        en: "the rule is no longer in force since \(day.next?.written(in: .english) ?? "…")")
    case .outcomeNotReached(let outcome):
      Bilingual(
        id: "tidak ada uji yang mencapai \(outcome)", en: "no test reaches \(outcome)")
    case .alwaysSame(let text, let value):
      Bilingual(
        id: "\"\(text)\" selalu \(value ? "benar" : "salah") dalam uji",
        en: "\"\(text)\" is always \(value) in the tests")
    case .neverEvaluated(let text):
      Bilingual(
        id: "\"\(text)\" tidak pernah dinilai dalam uji",
        en: "\"\(text)\" is never evaluated in the tests")
    case .phraseNotFound(let text):
      Bilingual(
        id: "\"\(text)\" tidak menentukan apa pun dalam uji",
        en: "\"\(text)\" decides nothing in the tests")
    case .boundaryNotTested(let key):
      Bilingual(
        id: "tidak ada uji yang nilainya dapat digeser ke batas \"\(key)\"",
        en: "no test has a value that can be moved to the limit \"\(key)\"")
    case .unnoticedChange(let text, let replacement):
      replacement.isEmpty
        ? Bilingual(
          id: "tidak ada uji yang gagal bila ini dihapus: \(text)",
          en: "no test fails when this is left out: \(text)")
        : Bilingual(
          id: "tidak ada uji yang gagal bila ini diganti: \(text) → \(replacement)",
          en: "no test fails when this is changed: \(text) → \(replacement)")
    }
  }

  var hint: Bilingual? {
    switch self {
    case .unusedTable:
      Bilingual(
        id: "hapus tabel itu, atau pakai dalam aturan", en: "remove it, or use it in a rule")
    case .unusedConstant:
      Bilingual(
        id: "hapus tetapan itu, atau pakai dalam aturan", en: "remove it, or use it in a rule")
    case .unreachableRow, .rowOutsidePack:
      Bilingual(id: "hapus atau perbaiki baris itu", en: "remove or correct the row")
    case .noRowForAny:
      Bilingual(
        id: "samakan \"any\" dengan isi tabel, termasuk nol di depan",
        en: "make \"any\" what the table holds, with zeros before it")
    case .neverHeld:
      Bilingual(
        id: "perbaiki kode itu, misalnya banyaknya angka atau huruf besarnya",
        en: "correct the code, such as the number of its digits or its capitals")
    case .keysDifferInCase:
      Bilingual(
        id: "samakan hurufnya, atau hapus salah satu baris",
        en: "write them alike, or remove one of the rows")
    case .columnNotAsked(let column, _):
      Bilingual(
        id: "tulis column: \(column); tanpa itu baris yang memuat \"tidak\" pun diterima",
        en: "write column: \(column); without it, rows that say \"tidak\" are accepted, too")
    case .commentBehindText:
      Bilingual(
        id: "apit teks itu dengan tanda kutip, atau beri dua spasi di depan # untuk keterangan",
        en: "put the text in quotes, or two spaces before the # of a comment")
    case .leftFromTemplate:
      Bilingual(id: "tulis yang sebenarnya", en: "write what is meant")
    case .longerThanBase(let pack, _, _):
      Bilingual(
        id: "perpanjang valid paket \(pack), atau persingkat yang ini",
        en: "extend valid of pack \(pack), or shorten this one")
    case .otherFiscalYear:
      Bilingual(
        id: "tulis seperti 2026 atau 2024-2026, atau perbaiki valid",
        en: "write it as 2026 or 2024-2026, or correct valid")
    case .neverInForce, .phaseAfterPack, .yearBehindPack:
      Bilingual(id: "perbaiki tahunnya", en: "correct the year")
    case .keyWithoutRow:
      Bilingual(id: "tambahkan baris untuk hari-hari itu", en: "add a row for those days")
    case .sameText: Bilingual(id: "terjemahkan salah satunya", en: "translate one of them")
    case .expired:
      Bilingual(id: "hapus aturan itu, atau perpanjang valid", en: "remove it, or extend valid")
    case .neverFires:
      Bilingual(
        id: "tambahkan uji yang menghasilkan temuan, atau perbaiki aturannya",
        en: "add a test in which it finds something, or correct the rule")
    case .alwaysFires, .outcomeNotReached, .alwaysSame, .neverEvaluated,
      .phraseNotFound, .boundaryNotTested, .unnoticedChange:
      Bilingual(id: "tambahkan uji", en: "add a test")
    case .placeholdersDiffer: nil
    }
  }

  private static func only(_ names: [String], _ language: String) -> String {
    names.isEmpty ? "" : "; \(language): \(names.map { "{\($0)}" }.joined(separator: ", "))"
  }
}
