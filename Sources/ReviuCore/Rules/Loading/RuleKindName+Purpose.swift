extension RuleKindName {
  /// What rules of the kind demand, in one sentence.
  package var purpose: Bilingual {
    switch self {
    case .ceiling:
      Bilingual(id: "nilai tidak boleh melebihi batas", en: "a value must not exceed a limit")
    case .unitCost:
      Bilingual(
        id: "harga satuan tidak boleh melebihi standar biaya dalam tabel",
        en: "a unit price must not exceed the cost standard of a table")
    case .eligibility:
      Bilingual(
        id: "gabungan nilai harus diperbolehkan oleh tabel",
        en: "a table must allow the combination of values")
    case .allowedValues:
      Bilingual(
        id: "nilai harus salah satu dari daftar atau terdaftar dalam tabel",
        en: "a value must be one of a list, or stand in a table")
    case .requiredDocuments:
      Bilingual(
        id: "dokumen harus ada dalam data dukung KAK",
        en: "documents must be listed among the supporting documents of the KAK")
    case .arithmetic:
      Bilingual(
        id: "nilai tertulis harus sama dengan hasil hitung",
        en: "a stated value must equal a computed one")
    case .consistency:
      Bilingual(id: "nilai yang berpasangan harus sama", en: "pairs of values must be the same")
    case .pattern:
      Bilingual(
        id: "teks harus cocok dengan pola dari awal sampai akhir",
        en: "a text must match a pattern from end to end")
    case .required:
      Bilingual(
        id: "isian yang tidak diwajibkan format usulan harus diisi",
        en: "fields that a sound document may lack must be filled in")
    case .text:
      Bilingual(
        id: "teks harus cukup panjang atau pendek, menyebut kata tertentu, atau tidak menyebutnya",
        en: "a text must be long or short enough, mention certain words, or avoid them")
    case .dates:
      Bilingual(id: "tanggal harus di antara dua hari", en: "a day must lie between two days")
    case .ratio:
      Bilingual(
        id: "nilai harus paling tinggi, atau paling rendah, sekian bagian dari nilai lain",
        en: "a value must be at most, or at least, some share of another")
    case .unique:
      Bilingual(
        id: "tidak boleh ada dua baris dengan kunci yang sama",
        en: "no two rows may have the same key")
    case .check: Bilingual(id: "syarat harus terpenuhi", en: "a condition must hold")
    case .aggregate:
      Bilingual(
        id: "jumlah semua usulan dengan kunci yang sama tidak boleh melebihi batas dalam tabel",
        en: "the sum of all proposals with the same key must not exceed the limit of a table")
    case .duplicate:
      Bilingual(
        id: "tidak boleh ada dua usulan dengan kunci yang sama atau teks yang hampir sama",
        en: "no two proposals may have the same key, or nearly the same text")
    case .population:
      Bilingual(
        id: "setiap baris tabel harus ada usulannya, dan setiap usulan ada barisnya",
        en: "every row of a table must have a proposal, and every proposal a row")
    }
  }
}
