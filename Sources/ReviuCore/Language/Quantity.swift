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
    let parts = value.description.drop { $0 == "-" }.split(separator: ".")
    let (group, point) = language == .indonesian ? (".", ",") : (",", ".")
    let digits = Array(parts[0])
    var whole = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { whole += group }
      whole.append(digit)
    }
    return parts.count > 1 ? whole + point + parts[1] : whole
  }
}

extension CivilDate {
  package func written(in language: Language) -> String {
    "\(day) \(Self.months[language == .indonesian ? 0 : 1][month - 1]) \(year)"
  }

  private static let months = [
    [
      "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
      "Oktober", "November", "Desember",
    ],
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ],
  ]
}
