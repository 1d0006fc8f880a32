internal import ReviuExpression

extension Pattern.Problem {
  /// What is wrong, in the middle of a sentence.
  var message: Bilingual {
    switch self {
    case .tooLarge: Bilingual(id: "pola terlalu besar", en: "the pattern is too large")
    case .tooDeep:
      Bilingual(
        id: "terlalu banyak kelompok di dalam kelompok", en: "too many groups inside groups")
    case .unexpected(let text):
      Bilingual(id: "\"\(text)\" tidak pada tempatnya", en: "unexpected \"\(text)\"")
    case .unclosed(let bracket):
      Bilingual(id: "\"\(bracket)\" penutup belum ada", en: "a \"\(bracket)\" is missing")
    case .groupForm:
      Bilingual(
        id: "di belakang \"(?\" hanya \":\" yang tersedia", en: "behind \"(?\" only \":\" is there")
    case .nothingToRepeat(let sign):
      Bilingual(
        id: "tidak ada yang diulang di depan \"\(sign)\"",
        en: "there is nothing to repeat before \"\(sign)\"")
    case .repeatedRepetition:
      Bilingual(id: "pengulangan tidak dapat diulang", en: "a repetition cannot be repeated")
    case .reversedBounds:
      Bilingual(
        id: "batas pengulangan terbalik", en: "the bounds of the repetition are the wrong way round"
      )
    case .noNumber:
      Bilingual(id: "angka belum ada di belakang \"{\"", en: "a number is missing behind \"{\"")
    case .namedClass:
      Bilingual(
        id: "nama kelas seperti [:alpha:] tidak tersedia, tulis misalnya a-z",
        en: "names of classes such as [:alpha:] are not there, write for example a-z")
    case .reversedRange:
      Bilingual(
        id: "rentang karakter terbalik", en: "a range of characters is the wrong way round")
    case .rangeOfClass:
      Bilingual(
        id:
          "ujung rentang harus satu karakter; tulis \"-\" paling akhir bila maksudnya tanda hubung",
        en: "a range must end in a single character; write \"-\" last if a hyphen is meant")
    case .nothingEscaped:
      Bilingual(id: "tidak ada apa-apa di belakang \"\\\"", en: "nothing stands behind \"\\\"")
    case .unsupportedEscape(let letter):
      Bilingual(
        id: "\"\\\(letter)\" tidak tersedia", en: "\"\\\(letter)\" is not available")
    }
  }
}
