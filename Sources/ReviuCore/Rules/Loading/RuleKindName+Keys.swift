extension RuleKindName {
  /// Keys of a rule file beside the common ones.
  var keys: [String] {
    switch self {
    case .ceiling: ["value", "limit"]
    case .unitCost: ["price", "quantity", "unit", "limit"]
    case .eligibility: ["value", "table", "key", "column", "on-missing"]
    case .allowedValues: ["value", "values", "in", "ignore-case"]
    case .requiredDocuments: ["documents", "blocks"]
    case .arithmetic: ["value", "equals", "rounding"]
    case .consistency: ["values", "fields"]
    case .pattern: ["value", "pattern"]
    case .required: ["fields"]
    case .text: ["value", "at-least", "at-most", "mentions", "avoids"]
    case .dates: ["value", "from", "through"]
    case .ratio: ["value", "of", "at-most", "at-least"]
    case .unique: ["each", "key"]
    case .check: ["condition"]
    }
  }

  /// Placeholders of messages beside expressions.
  var evidence: [String] {
    switch self {
    case .ceiling, .unitCost: ["actual", "expected", "difference"]
    case .eligibility: ["actual", "key"]
    case .allowedValues: ["actual", "expected", "suggestion"]
    case .requiredDocuments: ["expected", "missing"]
    case .arithmetic: ["actual", "expected", "difference"]
    case .consistency: ["actual", "expected", "difference", "field"]
    case .pattern: ["actual", "expected"]
    case .required: ["expected", "missing"]
    case .text: ["problem"]
    case .dates: ["actual", "expected", "difference"]
    case .ratio: ["actual", "expected", "difference", "share", "bound"]
    case .unique: ["actual"]
    case .check: []
    }
  }

  /// What a rule says that has no message of its own.
  var defaultMessage: MessageTemplate {
    func pieces(_ text: String) -> [MessageTemplate.Piece] {
      text.split(separator: "{").enumerated().flatMap { index, part in
        let halves = part.split(separator: "}", maxSplits: 1)
        guard index > 0 || text.hasPrefix("{"), let name = halves.first else {
          return [MessageTemplate.Piece.text(String(part))]
        }
        let rest = halves.count > 1 ? [MessageTemplate.Piece.text(String(halves[1]))] : []
        return [.evidence(String(name))] + rest
      }
    }
    let text =
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
        Bilingual(id: "dokumen {missing} belum ada", en: "document {missing} is missing")
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
        Bilingual(id: "{missing} belum diisi", en: "{missing} is not filled in")
      case .text: Bilingual(id: "teks ini {problem}", en: "of this text: {problem}")
      case .dates:
        Bilingual(
          id: "{actual} di luar batas {expected}, selisih {difference} hari",
          en: "{actual} is beyond {expected}, by {difference} days")
      case .ratio:
        Bilingual(
          id: "{actual}, padahal {bound} {share}, yaitu {expected}; selisih {difference}",
          en:
            "{actual}, but {bound} {share} is allowed, that is {expected}; the difference is {difference}"
        )
      case .unique:
        Bilingual(
          id: "{actual} tercantum lebih dari sekali", en: "{actual} is listed more than once")
      case .check:
        Bilingual(
          id: "syarat aturan ini tidak terpenuhi", en: "the condition of this rule does not hold")
      }
    return MessageTemplate(id: pieces(text.id), en: pieces(text.en))
  }
}
