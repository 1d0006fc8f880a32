internal import ReviuExpression

extension AuthoredRule {
  /// What is done with findings, a line for each case.
  func dispositions(_ language: Language) -> [String] {
    switch rule.disposition {
    case .fixed(let disposition): [disposition.rawValue] + laterDispositions(language)
    case .byColumn(let column, let byValue):
      rule.disposition.possible.map { disposition in
        let values = byValue.filter { $0.value == disposition }.keys.sorted()
          .joined(separator: ", ")
        return Bilingual(
          id: "\(disposition.rawValue) bila \(column): \(values)",
          en: "\(disposition.rawValue) where \(column): \(values)")[language]
      }
    }
  }

  /// Those that begin after the day of the review.
  private func laterDispositions(_ language: Language) -> [String] {
    if loader.settings.changes[rule.id]?.disposition != nil { return [] }
    return (node["disposition"]?.elements ?? []).compactMap { phase in
      guard let disposition = phase["is"]?.text,
        let day = phase["from"]?.text.flatMap({ CivilDate($0) }), day > loader.settings.asOf
      else { return nil }
      return Bilingual(
        id: "\(disposition) mulai \(day.written(in: .indonesian))",
        en: "\(disposition) from \(day.written(in: .english))")[language]
    }
  }
}
