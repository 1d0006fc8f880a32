internal import ReviuExpression
internal import ReviuXML

extension ExpressionError.Reason {
  var message: Bilingual {
    switch self {
    case .unexpectedCharacter(let character):
      Bilingual(
        id: "karakter \"\(character)\" tidak dikenal dalam ungkapan",
        en: "the character \"\(character)\" has no meaning in an expression")
    case .unterminatedString:
      Bilingual(id: "tanda kutip teks tidak ditutup", en: "the quote of a text is not closed")
    case .badEscape(let character):
      Bilingual(
        id: "\"\\\(character)\" tidak dikenal dalam teks",
        en: "\"\\\(character)\" has no meaning in a text")
    case .numberTooLarge(let text):
      Bilingual(id: "bilangan \(text) terlalu besar", en: "the number \(text) is too large")
    case .numberTooFine(let text):
      Bilingual(
        id: "bilangan \(text) mempunyai lebih dari 18 angka di belakang titik",
        en: "the number \(text) has more than 18 digits behind the point")
    case .ambiguousNumber(let text, _, _):
      Bilingual(
        id: "\"\(text)\" dapat dibaca sebagai ribuan atau sebagai desimal",
        en: "\"\(text)\" can be read as thousands or as a decimal")
    case .localNumber(let text, _):
      Bilingual(
        id: "\"\(text)\" bukan cara menulis bilangan di sini",
        en: "\"\(text)\" is not how numbers are written here")
    case .unexpectedToken(let found, let expected):
      found.isEmpty
        ? Bilingual(
          id: "ungkapan berakhir, padahal masih perlu \(Self.indonesian(expected))",
          en: "the expression ends where \(expected) belongs")
        : Bilingual(
          id: "ada \"\(found)\", padahal di sini perlu \(Self.indonesian(expected))",
          en: "found \"\(found)\" where \(expected) belongs")
    case .tooDeep:
      Bilingual(
        id: "ungkapan terlalu panjang atau bersarang terlalu dalam",
        en: "the expression is too long or nested too deeply")
    case .foreignSpelling(let text, _):
      Bilingual(
        id: "\"\(text)\" tidak dikenal dalam ungkapan",
        en: "\"\(text)\" has no meaning in an expression")
    case .unknownName(let name, _):
      Bilingual(id: "tidak ada nama \"\(name)\"", en: "there is no name \"\(name)\"")
    case .unknownField(let name, let owner, _):
      Bilingual(
        id: "\"\(owner)\" tidak mempunyai isian \"\(name)\"",
        en: "\"\(owner)\" has no field named \"\(name)\"")
    case .notAValue(let name, _):
      Bilingual(
        id: "\"\(name)\" adalah kumpulan isian, bukan nilai",
        en: "\"\(name)\" is a group of fields, not a value")
    case .notAPath:
      Bilingual(
        id: "hanya nama seperti rab.total yang mempunyai isian",
        en: "only names such as rab.total have fields")
    case .hasNoFields(let name):
      Bilingual(id: "\"\(name)\" tidak mempunyai isian", en: "\"\(name)\" has no fields")
    case .unknownFunction(let name, _):
      Bilingual(id: "tidak ada fungsi \"\(name)\"", en: "there is no function \"\(name)\"")
    case .unknownEntry(let key, _):
      Bilingual(id: "tidak ada nilai untuk \"\(key)\"", en: "there is no value for \"\(key)\"")
    case .repeatedKey(let key):
      Bilingual(
        id: "kunci \"\(key)\" tertulis lebih dari satu kali",
        en: "the key \"\(key)\" is given more than once")
    case .wrongArgumentCount(let function, let expected, let found):
      Bilingual(
        id: "\"\(function)\" memerlukan \(expected) argumen, tertulis \(found)",
        en: "\"\(function)\" takes \(expected.counted("argument")), not \(found)")
    case .notALoopVariable:
      Bilingual(
        id: "argumen pertama harus sebuah nama, misalnya d",
        en: "the first argument must be a name such as d")
    case .notAConstant:
      Bilingual(
        id: "tetapan harus berupa teks, bilangan, true, atau false",
        en: "a constant is a text, a number, true, or false")
    case .shadowedName(let name):
      Bilingual(id: "nama \"\(name)\" sudah dipakai", en: "the name \"\(name)\" is already taken")
    case .dateNotWrittenOut:
      Bilingual(
        id: "tanggal harus ditulis langsung sebagai teks",
        en: "the date must be written out as a text")
    case .noSuchDate(let text):
      Bilingual(
        id: "\"\(text)\" bukan tanggal tttt-bb-hh yang ada",
        en: "\"\(text)\" is not an existing date yyyy-mm-dd")
    case .typeMismatch(let expected, let found):
      Bilingual(
        id: "di sini perlu \(expected), bukan \(found)",
        en: "\(expected) belongs here, not \(found)")
    case .notComparable(let left, let right):
      Bilingual(
        id: "\(left) tidak dapat dibandingkan dengan \(right)",
        en: "\(left) cannot be compared with \(right)")
    case .unguardedOptional(let name):
      Bilingual(
        id: "isian \"\(name)\" boleh tidak ada, jadi keberadaannya harus diperiksa dulu",
        en: "the field \"\(name)\" may be absent, so its presence must be checked first")
    case .notRows(let name):
      Bilingual(id: "\"\(name)\" bukan daftar baris", en: "\"\(name)\" is no list of rows")
    case .tooManyFractionDigits:
      Bilingual(
        id: "hasilnya dapat mempunyai lebih dari 18 angka di belakang titik",
        en: "the result may have more than 18 digits behind the point")
    case .inexactQuotient:
      Bilingual(
        id: "hasil bagi ini tidak selalu eksak",
        en: "this quotient is not always exact")
    case .tooCostly(let function, let rows, let limit):
      Bilingual(
        id: "\(function.isEmpty ? "ungkapan" : "\"\(function)\"") dapat membaca "
          + "\(Self.grouped(rows, ".")) baris, padahal batasnya \(Self.grouped(limit, "."))",
        en: "\(function.isEmpty ? "the expression" : "\"\(function)\"") may read "
          + "\(Self.grouped(rows, ",")) rows, but the limit is \(Self.grouped(limit, ","))")
    case .badPattern(let problem):
      problem.message.mapped { language, text in
        "\(Bilingual(id: "pola tidak sah", en: "the pattern is not valid")[language]): \(text)"
      }
    case .unsupported(let name, _):
      Bilingual(id: "\"\(name)\" tidak tersedia di sini", en: "\"\(name)\" is not available here")
    }
  }

  var hint: Bilingual? {
    switch self {
    case .localNumber(_, let suggestion?), .foreignSpelling(_, let suggestion):
      Bilingual(id: "tulis \(suggestion)", en: "write \(suggestion)")
    case .unknownName(_, let suggestion?), .unknownField(_, _, let suggestion?),
      .unknownFunction(_, let suggestion?), .unknownEntry(_, let suggestion?):
      Bilingual(id: "mungkin maksudnya \"\(suggestion)\"", en: "did you mean \"\(suggestion)\"?")
    case .unknownName(let name, nil) where name.utf8.count == 1:
      Bilingual(
        id: "nama baris dibuat oleh for, misalnya \"for: \(name) in rab.detil\"",
        en: "names of rows are made by for, such as \"for: \(name) in rab.detil\"")
    case .unknownName(let name, nil):
      Bilingual(
        id:
          "bila itu teks, apit dengan tanda kutip: \"\(name)\", atau '\"\(name)\"' bila berdiri sendiri",
        en: "if it is a text, put it in quotes: \"\(name)\", or '\"\(name)\"' where it stands alone"
      )
    case .notAValue(let name, let fields):
      Bilingual(
        id: "misalnya \(name).\(fields.first?.split(separator: ".").last ?? "")",
        en: "for example \(name).\(fields.first?.split(separator: ".").last ?? "")")
    case .ambiguousNumber(_, let whole, let decimal):
      Bilingual(
        id: "tulis \(whole) untuk ribuan atau \(decimal) untuk desimal",
        en: "write \(whole) for thousands or \(decimal) for the decimal")
    case .numberTooFine, .tooManyFractionDigits:
      Bilingual(
        id: "bulatkan dulu, misalnya round(x, 6, \"half-up\")",
        en: "round first, such as round(x, 6, \"half-up\")")
    case .notComparable("string", "int"), .notComparable("int", "string"),
      .notComparable("string", "decimal"), .notComparable("decimal", "string"):
      Bilingual(
        id: "tulis kode dalam tanda kutip, misalnya \"521211\", dan bilangan tanpa tanda kutip",
        en: "write codes in quotes, such as \"521211\", and numbers without quotes")
    case .typeMismatch("int, decimal", "string"), .typeMismatch("int", "string"):
      Bilingual(
        id: "tulis int(...) untuk bilangan yang tertulis sebagai teks",
        en: "write int(...) for the number that a text is")
    case .typeMismatch("int", "decimal"):
      Bilingual(
        id: "tulis int(...) bila angka di belakang titik boleh dibuang",
        en: "write int(...) if what stands behind the point may be left out")
    case .typeMismatch("string", "int"), .typeMismatch("string", "decimal"),
      .typeMismatch("string", "date"):
      Bilingual(
        id:
          "tulis teks dalam dua macam kutip, misalnya '\"2026\"', atau string(...) untuk teks dari sebuah nilai",
        en:
          "write a text in two kinds of quotes, such as '\"2026\"', or string(...) for the text of a value"
      )
    case .notAConstant:
      Bilingual(
        id: "tulis teks dalam tanda kutip, misalnya r\"^(orang|org)$\"",
        en: "write a text in quotes, such as r\"^(orang|org)$\"")
    case .noSuchDate(let text):
      LikelyIntent.spelling(of: text, for: .date).map { date in
        Bilingual(id: "tulis date(\"\(date)\")", en: "write date(\"\(date)\")")
      }
    case .dateNotWrittenOut, .notComparable("date", _), .notComparable(_, "date"),
      .typeMismatch("date", _):
      Bilingual(id: "tulis date(\"2026-01-31\")", en: "write date(\"2026-01-31\")")
    case .unguardedOptional(let name):
      Bilingual(
        id:
          "tambahkan has(\(name)) && di depan syarat, atau tulis has(\(name)) ? \(name) : ... untuk nilai",
        en:
          "add has(\(name)) && before the condition, or write has(\(name)) ? \(name) : ... for a value"
      )
    case .tooCostly:
      Bilingual(
        id: "bandingkan barisnya dengan == saja, atau kumpulkan dengan groupBy atau sumBy",
        en: "compare the rows by == alone, or put them together by groupBy or sumBy")
    case .inexactQuotient: ExpressionError.Hint.division.text
    case .wrongArgumentCount(let function, _, _):
      Self.usages[function].map { usage in
        Bilingual(id: "misalnya \(usage)", en: "for example \(usage)")
      }
    case .unsupported(_, let hint): hint.text
    default: nil
    }
  }

  /// Calls that are easily written with too little.
  static let usages = [
    "all": "rab.detil.all(d, d.jumlah > 0)", "exists": "rab.detil.exists(d, d.jumlah > 0)",
    "filter": "rab.detil.filter(d, d.jumlah > 0).count()", "sum": "rab.detil.sum(d, d.jumlah)",
    "min": "rab.detil.min(d, d.hargaSatuan)", "max": "rab.detil.max(d, d.hargaSatuan)",
    "count": "rab.detil.count()", "avg": "rab.detil.avg(d, d.jumlah, 0, \"half-up\")",
    "isUnique": "kak.penerima.isUnique(p, p.nama)",
    "groupBy": "rab.detil.groupBy(d, d.akun).count()",
    "sumBy": "rab.detil.sumBy(d, d.akun, d.jumlah).all(s, s < 1000)",
    "round": "round(rab.total, 0, \"half-up\")",
    "divide": "divide(rab.total, 12, 2, \"half-up\")",
  ]

  private static func grouped(_ number: Int, _ separator: String) -> String {
    if number == .max { return "10^18+" }
    let digits = Array(String(number))
    return digits.indices.reduce(into: "") { text, index in
      if index > 0, (digits.count - index) % 3 == 0 { text += separator }
      text.append(digits[index])
    }
  }

  /// What the parser expects comes in English.
  private static func indonesian(_ expected: String) -> String {
    switch expected {
    case "a value": "nilai"
    case "a field name": "nama isian"
    case "an operator or the end": "operator atau akhir ungkapan"
    default: expected.replacing("\" or \"", with: "\" atau \"")
    }
  }
}

extension ExpressionError.Hint {
  fileprivate var text: Bilingual {
    switch self {
    case .write(let suggestion): Bilingual(id: "tulis \(suggestion)", en: "write \(suggestion)")
    case .atLeastOneValue:
      Bilingual(id: "tulis paling sedikit satu nilai", en: "write at least one value")
    case .textInQuotes:
      Bilingual(
        id: "tulis polanya sebagai teks dalam tanda kutip",
        en: "give the pattern as a text in quotes")
    case .keysWrittenOut:
      Bilingual(
        id: "tulis tiap kunci sebagai teks, bilangan bulat, true, atau false, misalnya {\"OH\": 1}",
        en: "write every key as a text, a whole number, true, or false, such as {\"OH\": 1}")
    case .somethingBehind:
      Bilingual(
        id: "tambahkan .count(), .sum(...), atau .exists(...) di belakangnya",
        en: "add .count(), .sum(...), or .exists(...) behind it")
    case .rowsWithoutMap:
      Bilingual(
        id: "tulis langsung pada baris-barisnya, tanpa .map(...)",
        en: "ask it of the rows themselves, without .map(...)")
    case .listWrittenOut:
      Bilingual(
        id: "tulis nilai-nilainya sebagai daftar, misalnya [a, b], tanpa .filter(...)",
        en: "write the values as a list, such as [a, b], without .filter(...)")
    case .positionsWithoutFilter:
      Bilingual(
        id: "urutan hanya dikenal bila semua baris dilalui, tanpa .filter(...) atau .groupBy(...)",
        en: "places are known only of all rows together, without .filter(...) or .groupBy(...)")
    case .division:
      Bilingual(
        id: "kalikan dengan desimal seperti 0.01, atau tulis divide(a, b, 2, \"half-up\")",
        en: "multiply by a decimal such as 0.01, or write divide(a, b, 2, \"half-up\")")
    case .percentage:
      Bilingual(
        id: "untuk persen tulis 0.15, bukan 15%; sisa bagi memerlukan pembagi di belakang %",
        en: "for a percentage write 0.15, not 15%; a remainder needs a divisor behind the %")
    }
  }
}
