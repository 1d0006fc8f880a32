/// What libyaml found wrong with a rule file, in words for people who do not know YAML.
struct YAMLMistake {
  /// What stands there.
  let message: Bilingual
  /// The way out.
  let hint: Bilingual

  /// - Parameter problem: in the words of libyaml.
  init(_ problem: String) {
    switch problem {
    case "mapping values are not allowed in this context":
      message = Bilingual(
        id: "titik dua ini tidak pada tempatnya", en: "this colon is out of place")
      hint = Bilingual(
        id:
          "apit teks yang memuat titik dua dengan tanda kutip; kunci ditulis dengan titik dua dan mulai pada kolom yang sama",
        en:
          "put a text that has a colon in it in quotes; keys have a colon behind them and begin in the same column"
      )
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
      let bracket = problem.contains("}") ? "}" : "]"
      message = Bilingual(
        id: "di sini perlu koma atau \(bracket)", en: "a comma or \(bracket) belongs here")
      hint = Bilingual(
        id:
          "tutup kurungnya; apit teks yang memuat koma, titik dua, #, atau kurung dengan tanda kutip",
        en: "close the bracket; put texts with a comma, a colon, a #, or a bracket in quotes")
    case "did not find expected key":
      message = Bilingual(
        id: "di sini mestinya mulai sebuah kunci", en: "a key should begin here")
      hint = Bilingual(
        id:
          "apit seluruh ungkapan dengan kutip tunggal, misalnya '\"52\" == \"52\"', di dalamnya tulis ' dua kali; kunci mulai pada kolom yang sama",
        en:
          "put the whole expression in single quotes, such as '\"52\" == \"52\"', and write ' twice inside them; keys begin in the same column"
      )
    case "did not find expected '-' indicator", "did not find expected <document start>":
      message = Bilingual(
        id: "baris ini mulai pada kolom lain daripada yang di atasnya",
        en: "this line begins in another column than those above")
      hint = Bilingual(
        id: "kunci mulai pada kolom yang sama dengan kunci di atasnya, unsur daftar dengan \"- \"",
        en: "keys begin in the column of the keys above, elements of a list with \"- \"")
    case "block sequence entries are not allowed in this context":
      message = Bilingual(
        id: "\"-\" ini tidak pada tempatnya", en: "this \"-\" is out of place")
      hint = Bilingual(
        id: "mulai tiap unsur daftar pada baris sendiri; apit teks yang diawali - dengan kutip",
        en:
          "begin every element of a list on a line of its own; put a text that begins with - in quotes"
      )
    case "found a tab character that violates indentation":
      message = Bilingual(id: "baris ini diawali tab", en: "this line begins with a tab")
      hint = Bilingual(id: "pakai spasi", en: "use spaces")
    case "found unexpected end of stream":
      message = Bilingual(
        id: "tanda kutip atau kurung ini tidak ditutup",
        en: "this quote or bracket is not closed")
      hint = Bilingual(
        id: "tutup di akhir teks atau daftarnya", en: "close it where its text or list ends")
    case "found unknown escape character":
      message = Bilingual(
        id: "\\ ini tidak dikenal di antara kutip ganda",
        en: "this \\ has no meaning between double quotes")
      hint = Bilingual(
        id: "apit dengan kutip tunggal; di dalamnya \\ berlaku apa adanya",
        en: "use single quotes, between which \\ stands for itself")
    case "could not find expected ':'":
      message = Bilingual(
        id: "kunci di atas ini tidak diikuti titik dua",
        en: "the key above has no colon behind it")
      hint = Bilingual(id: "tulis kunci: nilai", en: "write key: value")
    case "found character that cannot start any token",
      "did not find expected alphabetic or numeric character":
      message = Bilingual(
        id: "tidak ada nilai yang diawali tanda ini", en: "no value begins with this mark")
      hint = Self.quotes
    default:
      message = Bilingual(id: "bukan YAML yang sah: \(problem)", en: "not valid YAML: \(problem)")
      hint = Self.quotes
    }
  }

  /// For what YAML takes for a mark of its own.
  static let quotes = Bilingual(
    id: "apit ungkapan yang diawali tanda baca dengan kutip tunggal, misalnya '!has(kak.rincian)'",
    en: "put an expression that begins with a mark in single quotes, such as '!has(kak.rincian)'")
}
