package import ReviuExpression

/// A value of a finding together with how people write it.
package enum Quantity: Sendable, Hashable {
  case rupiah(Decimal)
  case number(Decimal)
  case date(CivilDate)
  case text(String)
  case truth(Bool)

  package init(_ value: Value, unit: ValueType.Unit) {
    switch value {
    case .number(let number): self = unit == .rupiah ? .rupiah(number) : .number(number)
    case .date(let date): self = .date(date)
    case .text(let text): self = .text(text)
    case .bool(let truth): self = .truth(truth)
    }
  }

  /// Nil for what is no number.
  package var decimal: Decimal? {
    switch self {
    case .rupiah(let value), .number(let value): value
    case .date, .text, .truth: nil
    }
  }

  /// For machines: plain digits, `yyyy-mm-dd`, or the text.
  package var plain: String {
    switch self {
    case .rupiah(let value), .number(let value): value.description
    case .date(let date): date.description
    case .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    }
  }

  /// For people: `Rp1.234.567`, `12,5`, `9 Oktober 2025`.
  package func written(in language: Language) -> String {
    switch self {
    case .rupiah(let value):
      let sign = value.isNegative ? "-" : ""
      return "\(sign)Rp\(grouped(value, .indonesian))"
    case .number(let value):
      return (value.isNegative ? "-" : "") + grouped(value, language)
    case .date(let date): return date.written(in: language)
    case .text(let text): return text
    case .truth(let truth):
      return truth
        ? Bilingual(id: "ya", en: "yes")[language] : Bilingual(id: "tidak", en: "no")[language]
    }
  }

  private func grouped(_ value: Decimal, _ language: Language) -> String {
    let (group, point) = language == .indonesian ? (".", ",") : (",", ".")
    let parts = value.description.utf8.drop { $0 == UInt8(ascii: "-") }
      .split(separator: UInt8(ascii: "."))
    var written: [UInt8] = []
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index).isMultiple(of: 3) { written += group.utf8 }
      written.append(digit)
    }
    if parts.count > 1 {
      written += point.utf8
      written += parts[1]
    }
    return String(decoding: written, as: UTF8.self)
  }
}

extension CivilDate {
  package func written(in language: Language) -> String {
    "\(day) \(Self.months[month - 1][language]) \(year)"
  }

  /// From January on.
  static let months = [
    Bilingual(id: "Januari", en: "January"), Bilingual(id: "Februari", en: "February"),
    Bilingual(id: "Maret", en: "March"), Bilingual(id: "April", en: "April"),
    Bilingual(id: "Mei", en: "May"), Bilingual(id: "Juni", en: "June"),
    Bilingual(id: "Juli", en: "July"), Bilingual(id: "Agustus", en: "August"),
    Bilingual(id: "September", en: "September"), Bilingual(id: "Oktober", en: "October"),
    Bilingual(id: "November", en: "November"), Bilingual(id: "Desember", en: "December"),
  ]
}
