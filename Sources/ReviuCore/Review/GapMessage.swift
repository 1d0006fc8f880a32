internal import ReviuExpression

extension Gap {
  /// What a rule says for which the missing row is a failure.
  static func messageOfMissingRow(_ table: String, _ key: [String]) -> Bilingual {
    absenceOfRow(table, key).asSentence
  }

  static func remedyOfMissingRow(_ table: String) -> Bilingual {
    Bilingual(
      id: "Perbaiki kodenya; bila benar, minta inspektorat menambahkannya pada tabel \(table).",
      en:
        "Correct the codes; if they are right, ask the inspectorate to add them to table \(table).")
  }

  static func absenceOfRow(_ table: String, _ key: [String]) -> Bilingual {
    Bilingual(
      id: "tabel \(table) tidak memuat \(key.joined(separator: ", "))",
      en: "table \(table) has no entry for \(key.joined(separator: ", "))")
  }

  /// Why the rule cannot be decided.
  func message(_ places: inout EvidencePlaces) -> Bilingual {
    switch self {
    case .absence(let absence): absence.message(&places)
    case .noRow(let table, let key): Self.absenceOfRow(table, key)
    case .noValue(let table, let key, let column):
      Bilingual(
        id: "tabel \(table) tidak memuat \(column) untuk \(key.joined(separator: ", "))",
        en: "table \(table) has no \(column) for \(key.joined(separator: ", "))")
    case .unit(let actual, let expected):
      Bilingual(
        id:
          "satuan \"\(actual)\" berbeda dari satuan standar \"\(expected)\", sehingga harganya tidak dapat dibandingkan",
        en:
          "the unit \"\(actual)\" differs from the standard's \"\(expected)\", so the prices cannot be compared"
      )
    }
  }
}

extension Absence {
  fileprivate func message(_ places: inout EvidencePlaces) -> Bilingual {
    let label =
      contribution.map { VocabularyIndex.shared.label(of: $0) }
      ?? Bilingual(id: "hasil hitungan", en: "the computed value")
    switch reason {
    case .missing:
      return Bilingual(id: "\(label.id) tidak ada", en: "\(label.en) is missing")
    case .malformed:
      return Bilingual(id: "\(label.id) tidak terbaca", en: "\(label.en) is not readable")
    case .repeated:
      return Bilingual(
        id: "\(label.id) tertulis lebih dari satu kali", en: "\(label.en) is given more than once")
    case .noDocument:
      let side = contribution.flatMap { Proposal.Side(rawValue: $0.document) }
      let name = side == .kak ? "KAK" : "RAB"
      return Bilingual(id: "dokumen \(name) tidak ada", en: "there is no \(name)")
    case .noRows:
      return Bilingual(
        id: "tidak ada baris yang dapat dibandingkan", en: "there are no rows to compare")
    case .outsideText:
      return Bilingual(
        id: "posisi yang diminta berada di luar teks",
        en: "a position lies outside of the text")
    case .notANumber:
      return Bilingual(
        id: "teks yang diminta sebagai bilangan bukan bilangan bulat",
        en: "a text that is asked for as a number is no whole number")
    case .noSuchKey(let key):
      return Bilingual(
        id: "aturan tidak menyebut nilai untuk \"\(key)\"",
        en: "the rule gives no value for \"\(key)\"")
    case .arithmetic(.divisionByZero):
      return Bilingual(id: "pembaginya nol", en: "the divisor is zero")
    case .arithmetic:
      return Bilingual(
        id: "hasil hitungan terlalu besar atau tidak eksak",
        en: "the result is too large or not exact")
    }
  }
}
