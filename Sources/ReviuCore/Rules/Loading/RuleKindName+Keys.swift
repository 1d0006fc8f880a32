extension RuleKindName {
  /// Keys of a rule file beside the common ones.
  var keys: [RuleKey] {
    switch self {
    case .ceiling:
      [
        RuleKey(
          "value", .expression(.number), id: "nilai yang dibatasi", en: "the value that is limited"),
        RuleKey(
          "limit", .either([.expression(.number), .keys(RuleKey.tableNumber)]),
          id: "batas tertinggi: ungkapan atau kolom tabel",
          en: "the highest that is allowed: an expression or a column of a table"),
        RuleKey.quantity,
      ]
    case .unitCost:
      [
        RuleKey("price", .expression(.number), id: "harga satuan", en: "the unit price"),
        RuleKey.quantity,
        RuleKey(
          "unit",
          .keys([
            RuleKey(
              "value", .expression(.string), id: "satuan pada dokumen",
              en: "the unit in the document"),
            RuleKey(
              "column", .column([.text]), id: "kolom satuan pada tabel",
              en: "the table's column with the unit"),
          ]), optional: true, id: "satuan yang harus sama", en: "units that must be the same"),
        RuleKey(
          "limit", .keys(RuleKey.tableNumber), id: "standar biaya",
          en: "the cost standard"),
      ]
    case .eligibility:
      [
        RuleKey(
          "value", .expression(.string), optional: true, id: "nilai yang ditunjuk temuan",
          en: "the value that a finding points at")
      ] + RuleKey.lookup(column: [.bool], optional: true)
    case .allowedValues:
      [
        RuleKey("value", .expression(.string), id: "nilai yang diperiksa", en: "the value"),
        RuleKey(
          "values", .list(.text), optional: true, id: "nilai yang diperbolehkan",
          en: "the values that are allowed"),
        RuleKey(
          "in", .keys(RuleKey.lookup(column: [.text, .textList], optional: true)), optional: true,
          id: "tabel tempat nilai itu terdaftar", en: "the table that lists the value"),
        RuleKey.ignoreCase,
      ]
    case .requiredDocuments:
      [
        RuleKey(
          "documents", .list(.text), id: "jenis dokumen yang harus ada",
          en: "kinds of documents that must be there"),
        RuleKey(
          "blocks", .expression(.number), optional: true,
          id: "jumlah yang dapat diblokir selama dokumen belum ada",
          en: "the amount that may be blocked while a document is missing"),
      ]
    case .arithmetic:
      [
        RuleKey(
          "value", .expression(.number), id: "nilai yang tertulis", en: "the value that is stated"),
        RuleKey(
          "equals", .expression(.number), id: "nilai menurut perhitungan",
          en: "the value that is computed"),
        RuleKey(
          "rounding", .choice(ArithmeticCheck.Rounding.allCases.map(\.rawValue)), optional: true,
          id: "rupiah: selisih di bawah satu rupiah diterima",
          en: "rupiah: accepts a difference below one rupiah"),
        RuleKey.quantity,
      ]
    case .consistency:
      [
        RuleKey(
          "values", .list(.expression(.value)), optional: true, id: "dua nilai yang harus sama",
          en: "two values that must be the same"),
        RuleKey(
          "fields", .list(.sharedField), optional: true,
          id: "isian yang harus sama pada KAK dan RAB",
          en: "fields that must be the same in KAK and RAB"),
        RuleKey.ignoreCase,
      ]
    case .pattern:
      [
        RuleKey("value", .expression(.string), id: "teks yang diperiksa", en: "the text"),
        RuleKey(
          "pattern", .pattern, id: "pola yang harus cocok dari awal sampai akhir",
          en: "the pattern that must match from end to end"),
      ]
    case .required:
      [
        RuleKey(
          "fields", .list(.presence), id: "isian yang harus diisi",
          en: "fields that must be filled in")
      ]
    case .text:
      [
        RuleKey("value", .expression(.string), id: "teks yang diperiksa", en: "the text"),
        RuleKey(
          "at-least", .count, optional: true, id: "panjang terpendek dalam karakter",
          en: "the least length in characters"),
        RuleKey(
          "at-most", .count, optional: true, id: "panjang terpanjang dalam karakter",
          en: "the greatest length in characters"),
        RuleKey(
          "mentions", .list(.text), optional: true, id: "kata yang harus disebut",
          en: "words that must occur"),
        RuleKey(
          "avoids", .list(.text), optional: true, id: "kata yang tidak boleh disebut",
          en: "words that must not occur"),
      ]
    case .dates:
      [
        RuleKey("value", .expression(.date), id: "tanggal yang diperiksa", en: "the day"),
        RuleKey(
          "from", .expression(.date), optional: true, id: "hari pertama yang diperbolehkan",
          en: "the first day that is allowed"),
        RuleKey(
          "through", .expression(.date), optional: true, id: "hari terakhir yang diperbolehkan",
          en: "the last day that is allowed"),
      ]
    case .ratio:
      [
        RuleKey("value", .expression(.number), id: "bagiannya", en: "the part"),
        RuleKey("of", .expression(.number), id: "keseluruhannya", en: "the whole"),
        RuleKey(
          "at-most", .share, optional: true, id: "bagian tertinggi dari satu, misalnya 0.1",
          en: "the greatest share of one, such as 0.1"),
        RuleKey(
          "at-least", .share, optional: true, id: "bagian terendah dari satu, misalnya 0.6",
          en: "the least share of one, such as 0.6"),
      ]
    case .unique:
      [
        RuleKey(
          "each", .rows, id: "baris yang dibandingkan, misalnya p in kak.penerima",
          en: "the rows that are compared, such as p in kak.penerima"),
        RuleKey(
          "key", .list(.expression(.rowValue)), id: "nilai yang tidak boleh berulang",
          en: "the values that must not be repeated"),
      ]
    case .check:
      [
        RuleKey(
          "condition", .expression(.condition), id: "syarat yang harus terpenuhi",
          en: "the condition that must hold")
      ]
    case .aggregate:
      [
        RuleKey(
          "value", .expression(.number), id: "nilai tiap usulan yang dijumlahkan",
          en: "the value of each proposal that is summed up"),
        RuleKey(
          "limit", .keys(RuleKey.tableNumber),
          id: "batas jumlah; usulan dengan kunci yang sama dijumlahkan",
          en: "the limit of the sum; proposals with the same key are summed up"),
      ]
    case .duplicate:
      [
        RuleKey(
          "key", .list(.expression(.string)), optional: true,
          id: "nilai yang tidak boleh sama pada dua usulan",
          en: "the values that no two proposals may have in common"),
        RuleKey(
          "similar",
          .keys([
            RuleKey("text", .expression(.string), id: "teksnya", en: "the text"),
            RuleKey(
              "at-least", .share,
              id: "bagian kata yang sama sehingga dua teks hampir sama, misalnya 0.8",
              en: "the share of common words that makes two texts nearly the same, such as 0.8"),
          ]), optional: true, id: "teks yang tidak boleh hampir sama pada dua usulan",
          en: "the text that must not be nearly the same in two proposals"),
      ]
    case .population:
      RuleKey.row + [
        RuleKey(
          "rows", .columnTexts, optional: true,
          id: "hanya baris dengan isi kolom ini yang diharapkan",
          en: "only rows with these values of columns are expected")
      ]
    }
  }

  /// Keys of which the kind needs one; nil where each key stands for itself.
  var demand: KeyDemand? {
    switch self {
    case .allowedValues: .exactlyOne(["values", "in"])
    case .consistency: .exactlyOne(["values", "fields"])
    case .text: .atLeastOne(["at-least", "at-most", "mentions", "avoids"])
    case .dates: .atLeastOne(["from", "through"])
    case .ratio: .atLeastOne(["at-most", "at-least"])
    case .duplicate: .atLeastOne(["key", "similar"])
    case .ceiling, .unitCost, .eligibility, .requiredDocuments, .arithmetic, .pattern, .required,
      .unique, .check, .aggregate, .population:
      nil
    }
  }

  /// Placeholders of messages beside expressions.
  var evidence: [String] {
    switch self {
    case .ceiling, .unitCost: ["actual", "expected", "difference"]
    case .eligibility: ["actual", "key"]
    case .allowedValues: ["actual", "expected", "suggestion", "choices"]
    case .requiredDocuments: ["expected", "missing"]
    case .arithmetic: ["actual", "expected", "difference"]
    case .consistency: ["actual", "expected", "difference", "field"]
    case .pattern: ["actual", "expected"]
    case .required: ["expected", "missing"]
    case .text: ["problem", "remedy"]
    case .dates: ["actual", "expected", "difference", "days"]
    case .ratio: ["actual", "expected", "difference", "share", "bound"]
    case .unique: ["actual"]
    case .check: []
    case .aggregate: ["actual", "expected", "difference", "key", "count", "proposals"]
    case .duplicate: ["actual", "texts", "count", "proposals"]
    case .population: ["expected"]
    }
  }
}
