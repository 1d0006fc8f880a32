extension RuleKindName {
  /// What a rule says that has no message of its own.
  var defaultMessage: MessageTemplate { MessageTemplate(defaultMessageText) }

  /// The same as authors would write it.
  var defaultMessageText: Bilingual {
    switch self {
    case .ceiling:
      Bilingual(
        id: "{actual} melebihi batas {expected} sebesar {difference}",
        en: "{actual} exceeds the limit of {expected} by {difference}")
    case .unitCost:
      Bilingual(
        id: "harga satuan {actual} melebihi standar {expected} sebesar {difference}",
        en: "the unit price {actual} exceeds the standard of {expected} by {difference}")
    case .eligibility:
      Bilingual(id: "{actual} tidak diperbolehkan", en: "{actual} is not allowed")
    case .allowedValues:
      Bilingual(
        id: "{actual} bukan nilai yang diperbolehkan", en: "{actual} is not an allowed value")
    case .requiredDocuments:
      Bilingual(id: "Belum ada: {missing}", en: "Missing: {missing}")
    case .arithmetic:
      Bilingual(
        id: "tertulis {actual}, hasil hitung {expected}, selisih {difference}",
        en: "{actual} is stated, {expected} is computed, the difference is {difference}")
    case .consistency:
      Bilingual(
        id: "{field} berbeda: {actual} dan {expected}",
        en: "{field} differs: {actual} and {expected}")
    case .pattern:
      Bilingual(
        id: "{actual} tidak sesuai dengan bentuk yang diwajibkan",
        en: "{actual} does not have the required form")
    case .required:
      Bilingual(id: "Belum diisi: {missing}", en: "Not filled in: {missing}")
    case .text: Bilingual(id: "teks ini {problem}", en: "of this text: {problem}")
    case .dates:
      Bilingual(
        id: "{actual} di luar batas {expected}, selisih {days} hari",
        en: "{actual} is outside the limit {expected}, by {days} day(s)")
    case .ratio:
      Bilingual(
        id: "{actual}, padahal seharusnya {bound} {share}, yaitu {expected}; selisih {difference}",
        en:
          "{actual}, but {bound} {share} is required, that is {expected}; the difference is {difference}"
      )
    case .unique:
      Bilingual(
        id: "{actual} tercantum lebih dari sekali", en: "{actual} is listed more than once")
    case .check:
      Bilingual(
        id: "syarat aturan ini tidak terpenuhi", en: "the condition of this rule does not hold")
    case .aggregate:
      Bilingual(
        id:
          "jumlah {count} usulan untuk {key} adalah {actual}, melebihi batas {expected} sebesar {difference}",
        en:
          "the sum of {count} proposal(s) for {key} is {actual}, above the limit of {expected} by {difference}"
      )
    case .duplicate:
      Bilingual(
        id: "{actual} terdapat dalam {count} usulan: {proposals}",
        en: "{actual} is in {count} proposals: {proposals}")
    case .population:
      Bilingual(
        id: "usulan {expected} belum ada", en: "there is no proposal {expected}")
    }
  }

  /// What a rule says would make it pass that has no remedy of its own; nil where only its author can know.
  var defaultRemedy: MessageTemplate? { defaultRemedyText.map { MessageTemplate($0) } }

  /// The same for those who read about the rule.
  var describedRemedy: Bilingual? {
    self == .text
      ? Bilingual(
        id: "Menurut temuannya: lengkapi, ringkas, sebutkan, atau hapus.",
        en: "By what is found: add to it, shorten it, mention, or remove.")
      : defaultRemedyText
  }

  /// The same as authors would write it.
  var defaultRemedyText: Bilingual? {
    switch self {
    case .ceiling:
      Bilingual(
        id: "Turunkan menjadi paling tinggi {expected}.", en: "Reduce it to {expected} at most.")
    case .unitCost:
      Bilingual(
        id: "Turunkan harga satuan menjadi paling tinggi {expected} dan hitung ulang jumlahnya.",
        en: "Reduce the unit price to {expected} at most and compute the amount again.")
    case .eligibility:
      Bilingual(
        id: "Ganti {actual} dengan yang diperbolehkan tabel aturan ini.",
        en: "Replace {actual} by what the table of this rule allows.")
    case .allowedValues:
      Bilingual(id: "Gunakan {choices}.", en: "Use {choices}.")
    case .requiredDocuments: Bilingual(id: "Lampirkan {missing}.", en: "Attach {missing}.")
    case .arithmetic:
      Bilingual(
        id: "Tulis {expected}, atau perbaiki angka yang menjadi dasar hitungan.",
        en: "Write {expected}, or correct the figures that it is computed from.")
    case .consistency:
      Bilingual(
        id: "Samakan keduanya: {actual} atau {expected}.",
        en: "Make them equal: {actual} or {expected}.")
    case .pattern:
      Bilingual(id: "Tulis menurut bentuk {expected}.", en: "Write it in the form {expected}.")
    case .required: Bilingual(id: "Isi {missing}.", en: "Fill in {missing}.")
    case .text: Bilingual(id: "{remedy}", en: "{remedy}")
    case .dates:
      Bilingual(
        id: "Ubah tanggal itu sehingga berada dalam batas {expected}.",
        en: "Change the date so that it is within the limit {expected}.")
    case .ratio:
      Bilingual(
        id: "Ubah menjadi {bound} {expected}.", en: "Change it to {bound} {expected}.")
    case .unique:
      Bilingual(
        id: "Sisakan satu {actual}, atau bedakan keduanya.",
        en: "Leave one {actual}, or tell the two apart.")
    case .check: nil
    case .aggregate:
      Bilingual(
        id: "Kurangi total semua usulan itu sekurang-kurangnya {difference}.",
        en: "Reduce the total of these proposals by at least {difference}.")
    case .duplicate:
      Bilingual(
        id: "Sisakan satu usulan, atau bedakan isinya.",
        en: "Leave one proposal, or tell them apart.")
    case .population:
      Bilingual(
        id: "Minta usulan {expected}, atau perbarui tabelnya.",
        en: "Ask for proposal {expected}, or update the table.")
    }
  }
}

extension MessageTemplate {
  /// A text whose placeholders are names that the rule's kind provides.
  fileprivate init(_ text: Bilingual) {
    self.init(id: Self.pieces(text.id), en: Self.pieces(text.en))
  }

  private static func pieces(_ text: String) -> [Piece] {
    guard let parts = MessagePart.parts(of: text) else {
      preconditionFailure("a brace of a default message has no partner: \(text)")
    }
    return parts.map { part in
      switch part {
      case .text(let text): .text(text)
      case .placeholder(let name, _): .evidence(name)
      }
    }
  }
}
