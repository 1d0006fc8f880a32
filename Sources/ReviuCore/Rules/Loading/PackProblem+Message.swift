internal import ReviuExpression
internal import ReviuXML

extension PackProblem {
  /// What is wrong, in one sentence without a full stop.
  package var message: Bilingual { reason.message }

  /// The way out, where there is one that fits in a line.
  package var hint: Bilingual? { reason.hint }
}

extension PackProblem.Reason {
  var message: Bilingual {
    switch self {
    case .missingFile(let path):
      Bilingual(id: "berkas \"\(path)\" tidak ada", en: "there is no file \"\(path)\"")
    case .unreadableFile:
      Bilingual(id: "berkas tidak dapat dibaca", en: "the file cannot be read")
    case .notUTF8: Bilingual(id: "berkas bukan UTF-8", en: "the file is not UTF-8")
    case .emptyFile: Bilingual(id: "berkas kosong", en: "the file is empty")
    case .notYAML(let problem): YAMLMistake(problem).message
    case .unsupportedYAML(let feature):
      Bilingual(
        id: "fitur YAML \"\(feature)\" tidak dipakai dalam berkas aturan",
        en: "the YAML feature \"\(feature)\" is not used in rule files")
    case .expectedMapping:
      Bilingual(
        id: "di sini harus ada pasangan kunci dan nilai", en: "keys with values belong here")
    case .expectedList: Bilingual(id: "di sini harus ada daftar", en: "a list belongs here")
    case .expectedText: Bilingual(id: "di sini harus ada teks", en: "a text belongs here")
    case .missingKey(let key):
      Bilingual(id: "kunci \"\(key)\" belum ditulis", en: "the key \"\(key)\" is missing")
    case .unknownKey(let key, _):
      Bilingual(id: "kunci \"\(key)\" tidak dikenal di sini", en: "there is no key \"\(key)\" here")
    case .partOfText(let key):
      Bilingual(
        id: "\"\(key)\" berdiri di belakang koma, sehingga bukan bagian teks di depannya",
        en: "\"\(key)\" stands behind a comma, so it is no part of the text before it")
    case .unexpectedValue(let value, _, _):
      Bilingual(
        id: "nilai \"\(value)\" tidak dikenal di sini",
        en: "the value \"\(value)\" is not known here")
    case .badForm(let text, let form):
      Bilingual(
        id: "\"\(text)\" bukan \(form.description.id)",
        en: "\"\(text)\" is not \(form.description.en)")
    case .nothingBetween(let least, let most):
      Bilingual(
        id: "tidak ada nilai dari \(least) sampai \(most)",
        en: "there is no value from \(least) through \(most)")
    case .duplicate(let name, let file, let line):
      Bilingual(
        id: "\"\(name)\" sudah ada pada \(file) baris \(line)",
        en: "\"\(name)\" already stands in \(file), line \(line)")
    case .oneOf(let keys):
      Bilingual(
        id: "tulis tepat satu dari kunci \(keys.joined(separator: ", "))",
        en: "write exactly one of the keys \(keys.joined(separator: ", "))")
    case .atLeastOneOf(let keys):
      Bilingual(
        id: "tulis sedikitnya satu dari kunci \(keys.joined(separator: ", "))",
        en: "write at least one of the keys \(keys.joined(separator: ", "))")
    case .emptyList: Bilingual(id: "daftar ini kosong", en: "the list is empty")
    case .missingCompanion(let companion, let key):
      Bilingual(
        id: "kunci \"\(key)\" memerlukan kunci \"\(companion)\"",
        en: "the key \"\(key)\" needs the key \"\(companion)\"")
    case .notATextOfRows(let text):
      Bilingual(
        id: "\"\(text)\" bukan isian teks milik baris pada kunci \"for\" sendiri",
        en: "\"\(text)\" is not a text that the rows of \"for\" themselves have")
    case .exceptionWithoutWord(let text):
      Bilingual(
        id:
          "\"\(text)\" tidak memuat satu pun kata dari \"words\", jadi tidak mengecualikan apa-apa",
        en: "\"\(text)\" holds none of \"words\", so it excludes nothing")
    case .alwaysRequired(let path):
      Bilingual(
        id: "\(path) selalu wajib: bila tidak ada, itu sudah menjadi temuan STRUKTUR",
        en: "\(path) is always required: where it is missing, that is a STRUKTUR finding already")
    case .missingPack(let id):
      Bilingual(
        id: "tidak ada paket \"\(id)\" di samping paket ini",
        en: "there is no pack \"\(id)\" beside this one")
    case .extendsItself(let id):
      Bilingual(
        id: "paket \"\(id)\" memperluas dirinya sendiri", en: "pack \"\(id)\" extends itself")
    case .unknownRule(let id, _):
      Bilingual(id: "tidak ada aturan \(id)", en: "there is no rule \(id)")
    case .notWaivable(let id):
      Bilingual(
        id: "aturan \(id) tidak dapat dikecualikan: usulan seperti itu tidak dapat direviu",
        en: "rule \(id) cannot be waived: such a proposal cannot be reviewed")
    case .aboutSeveralProposals(let id):
      Bilingual(
        id:
          "aturan \(id) menilai beberapa usulan bersama, sehingga tidak dapat dikecualikan untuk satu usulan",
        en: "rule \(id) is about several proposals together, so it cannot be waived for one")
    case .twoPeople:
      Bilingual(
        id: "di sini harus ada nama dua orang yang berbeda",
        en: "the names of two different people belong here")
    case .noTest(let outcome):
      Bilingual(
        id: "aturan belum mempunyai uji dengan expect: \(outcome)",
        en: "the rule has no test with expect: \(outcome)")
    case .unknownTable(let name, _):
      Bilingual(id: "tidak ada tabel \"\(name)\"", en: "there is no table \"\(name)\"")
    case .unknownColumn(let name, let table, _):
      Bilingual(
        id: "tabel \"\(table)\" tidak mempunyai kolom \"\(name)\"",
        en: "table \"\(table)\" has no column \"\(name)\"")
    case .wrongColumnType(let name, let expected):
      Bilingual(
        id: "kolom \"\(name)\" harus bertipe \(expected)",
        en: "column \"\(name)\" must be of type \(expected)")
    case .tooManyKeyColumns(let limit):
      Bilingual(
        id: "tabel mempunyai lebih dari \(limit) kolom kunci",
        en: "the table has more than \(limit) key columns")
    case .keyColumnNotGiven(let name):
      Bilingual(
        id: "kolom kunci \"\(name)\" belum diberi nilai",
        en: "the key column \"\(name)\" is given no value")
    case .expression(let reason): reason.message
    case .unbalancedBrace:
      Bilingual(
        id: "kurung kurawal tidak berpasangan dalam pesan",
        en: "a brace in the message has no partner")
    case .unknownTestField(let name, _):
      Bilingual(id: "tidak ada isian \"\(name)\"", en: "there is no field named \"\(name)\"")
    case .badTestValue(let text, .some):
      Bilingual(
        id: "\"\(text)\" tidak terbaca dalam dokumen", en: "a document cannot state \"\(text)\"")
    case .badTestValue(let text, nil):
      Bilingual(
        id: "\"\(text)\" dapat dibaca sebagai ribuan atau sebagai desimal",
        en: "\"\(text)\" can be read as thousands or as a decimal")
    case .unknownPlaceholder(let name, _, _):
      Bilingual(
        id: "tidak ada {\(name)} dalam pesan aturan ini",
        en: "the messages of this rule know no {\(name)}")
    case .unterminatedQuote:
      Bilingual(id: "tanda kutip tidak ditutup", en: "a quote is not closed")
    case .textBehindQuote:
      Bilingual(
        id: "ada teks sesudah tanda kutip penutup",
        en: "there is text behind the closing quote")
    case .wrongFieldCount(let expected, let found):
      Bilingual(
        id: "baris ini mempunyai \(found) kolom, seharusnya \(expected)",
        en: "this line has \(found.counted("field")) instead of \(expected)")
    case .missingHeader(let names):
      Bilingual(
        id: "judul kolom yang kurang: \(names.joined(separator: ", "))",
        en: "the header lacks: \(names.joined(separator: ", "))")
    case .unknownHeader("", _):
      Bilingual(id: "kolom ini tidak mempunyai judul", en: "this column has no header")
    case .unknownHeader(let name, _):
      Bilingual(
        id: "kolom \"\(name)\" tidak dinyatakan dalam pack.yaml",
        en: "the column \"\(name)\" is not declared in pack.yaml")
    case .emptyRow: Bilingual(id: "baris ini kosong", en: "this line is empty")
    case .badTableValue(let value, let type):
      Bilingual(
        id: "\"\(value)\" bukan nilai bertipe \(type)",
        en: "\"\(value)\" is not a value of type \(type)")
    case .noExpectedRow(let table):
      Bilingual(
        id:
          "pada hari reviu tabel \"\(table)\" tidak memuat baris seperti ini, sehingga tidak ada usulan yang ditunggu",
        en:
          "on the day of the review table \"\(table)\" has no such row, so no proposal would be expected"
      )
    case .valueWithoutDisposition("", let place, _):
      Bilingual(
        id: "\(place) tidak menyebut sifatnya, sehingga disposisinya tidak diketahui",
        en: "\(place) leaves the value out that decides the disposition")
    case .valueWithoutDisposition(let value, let place, _):
      Bilingual(
        id: "\(place) memuat \"\(value)\", yang di sini tidak mempunyai disposisi",
        en: "\(place) has \"\(value)\", for which there is no disposition here")
    case .duplicateTableKey(let key, let line):
      Bilingual(
        id: "kunci \(key) sudah ada pada baris \(line) untuk masa berlaku yang sama",
        en: "the key \(key) already stands in line \(line) for the same time")
    case .validityGap(let key, let end, let start):
      Bilingual(
        id: "kunci \(key) tidak mempunyai baris di antara \(end) dan \(start)",
        en: "the key \(key) has no row between \(end) and \(start)")
    case .unknownSource(let name, _):
      Bilingual(
        id: "sumber \"\(name)\" tidak ada di pack.yaml",
        en: "there is no source \"\(name)\" in pack.yaml")
    case .warning(let warning): warning.message
    }
  }

  var hint: Bilingual? {
    switch self {
    case .unknownKey(_, let suggestion?), .unknownTable(_, let suggestion?),
      .unknownColumn(_, _, let suggestion?), .unknownTestField(_, let suggestion?),
      .unknownSource(_, let suggestion?), .unknownRule(_, let suggestion?),
      .unknownHeader(_, let suggestion?), .unknownPlaceholder(_, _, let suggestion?),
      .unexpectedValue(_, _, let suggestion?):
      Bilingual(
        id: "mungkin maksudnya \"\(suggestion)\"", en: "did you mean \"\(suggestion)\"?")
    case .unexpectedValue(_, let allowed, nil):
      Bilingual(
        id: "pilihannya: \(allowed.joined(separator: ", "))",
        en: "choose one of \(allowed.joined(separator: ", "))")
    case .expression(let reason): reason.hint
    case .warning(let warning): warning.hint
    case .unbalancedBrace:
      Bilingual(id: "tulis {{ untuk satu kurung kurawal", en: "write {{ for a single brace")
    case .emptyList:
      Bilingual(
        id: "tulis sedikitnya satu, atau hapus kuncinya",
        en: "write at least one, or remove the key")
    case .missingCompanion("for", _):
      Bilingual(
        id: "tambahkan misalnya \"for: d in rab.detil\"",
        en: "add, for example, \"for: d in rab.detil\"")
    case .notATextOfRows:
      Bilingual(id: "tulis misalnya d.uraian", en: "write, for example, d.uraian")
    case .exceptionWithoutWord:
      Bilingual(
        id: "tulis frasa lengkapnya, misalnya \"bunga matahari\" untuk kata \"bunga\"",
        en: "write the whole phrase, such as \"bunga matahari\" for the word \"bunga\"")
    case .unknownHeader(let name, _) where name.contains(";"):
      Bilingual(
        id: "simpan sebagai CSV dengan koma sebagai pemisah, bukan titik koma",
        en: "save it as CSV with commas between the values, not semicolons")
    case .unknownHeader("", _):
      Bilingual(
        id: "hapus kolom kosong itu, juga komanya pada setiap baris",
        en: "remove the empty column, with its comma in every line")
    case .emptyRow: Bilingual(id: "hapus baris itu", en: "remove the line")
    case .partOfText:
      Bilingual(
        id: "apit teks yang memuat koma dengan tanda kutip",
        en: "put a text with a comma in quotes")
    case .nothingBetween:
      Bilingual(id: "perbaiki salah satu batas", en: "correct one of the bounds")
    case .badForm(let text, .share):
      LikelyIntent.share(of: text).map { share in
        Bilingual(id: "tulis \(share)", en: "write \(share)")
      }
    case .badTestValue(_, let suggestion?):
      Bilingual(id: "tulis \(suggestion)", en: "write \(suggestion)")
    case .badTestValue(let text, nil):
      Decimal(text).map { number in
        Bilingual(
          id:
            "tulis \(number.reduced) bila titiknya desimal, atau \(text.filter { $0 != "." }) bila itu ribuan",
          en:
            "write \(number.reduced) for the decimal, or \(text.filter { $0 != "." }) for thousands"
        )
      }
    case .unknownPlaceholder(_, let known, nil):
      known.isEmpty
        ? Bilingual(
          id: "tulis isian seperti rab.total", en: "write a field such as rab.total")
        : Bilingual(
          id: "pilihannya: \(known.joined(separator: ", ")), atau isian seperti rab.total",
          en: "choose one of \(known.joined(separator: ", ")), or a field such as rab.total")
    case .badTableValue(let value, "decimal") where Decimal(value) != nil:
      Bilingual(
        id: "tulis \(value)0 bila titiknya desimal, atau tanpa titik bila itu ribuan",
        en: "write \(value)0 if the point is a decimal one, or none if it stands for thousands")
    case .badTableValue(_, "bool"):
      Bilingual(id: "tulis ya atau tidak", en: "write ya or tidak")
    case .badTableValue(let value, _): plainDigits(value)
    case .valueWithoutDisposition("", _, _):
      Bilingual(id: "isi kolom itu pada tabel", en: "fill in that column of the table")
    case .valueWithoutDisposition(let value, _, let suggestion?):
      Bilingual(
        id:
          "mungkin maksud tabel itu \"\(suggestion)\"; bila tidak, tambahkan \"\(value)\" di sini",
        en: "did the table mean \"\(suggestion)\"? If not, add \"\(value)\" here")
    case .valueWithoutDisposition(let value, _, nil):
      Bilingual(id: "tambahkan \"\(value)\" di sini", en: "add \"\(value)\" here")
    case .notYAML(let problem): YAMLMistake(problem).hint
    case .unsupportedYAML: YAMLMistake.quotes
    case .expectedList:
      Bilingual(
        id: "unsur daftar diawali \"- \", atau ditulis di dalam [ ]",
        en: "the elements of a list begin with \"- \", or stand in [ ]")
    case .wrongFieldCount(let expected, let found) where found < expected:
      Bilingual(
        id: "kolom yang kosong pun perlu komanya",
        en: "an empty field needs its comma, too")
    case .wrongFieldCount:
      Bilingual(
        id: "apit nilai yang memuat koma dengan tanda kutip",
        en: "put values with a comma in quotes")
    default: nil
    }
  }

  private func plainDigits(_ value: String) -> Bilingual? {
    LikelyIntent.spelling(of: value, for: .integer(0...Int64.max)).map { digits in
      Bilingual(id: "tulis \(digits)", en: "write \(digits)")
    }
  }
}

extension PackProblem.Form {
  var description: Bilingual {
    switch self {
    case .ruleId:
      Bilingual(id: "id aturan seperti PAGU-001", en: "a rule id such as PAGU-001")
    case .packId:
      Bilingual(
        id: "nama dari huruf kecil, angka, dan tanda hubung",
        en: "a name of lower-case letters, digits, and hyphens")
    case .date:
      Bilingual(id: "tanggal tttt-bb-hh yang ada", en: "an existing date yyyy-mm-dd")
    case .dateOrder:
      Bilingual(id: "tanggal sesudah awal masa berlaku", en: "a date after the start of validity")
    case .laterDate:
      Bilingual(id: "tanggal sesudah yang sebelumnya", en: "a date after the one before it")
    case .ruleFile:
      Bilingual(
        id: "berkas aturan, yang ada pada folder rules dan berakhiran .yaml",
        en: "a rule file, which stands in the folder rules and ends in .yaml")
    case .relativePath:
      Bilingual(
        id: "jalur relatif di dalam folder paket", en: "a relative path inside the pack's folder")
    case .pattern(let problem):
      problem.message.mapped { language, text in
        "\(Bilingual(id: "pola yang sah", en: "a valid pattern")[language]) (\(text))"
      }
    case .count:
      Bilingual(
        id: "bilangan bulat, nol atau lebih", en: "a whole number, zero or more")
    case .phrase: Bilingual(id: "kata atau frasa", en: "a word or a phrase")
    case .share:
      Bilingual(
        id: "bagian dari satu, misalnya 0.1 untuk 10 %",
        en: "a part of one, such as 0.1 for 10 %")
    }
  }
}
