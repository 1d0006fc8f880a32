internal import ReviuCore

extension RuleChange {
  /// What a pack does with a rule of another, and why.
  func described(in language: Language) -> String {
    let activity = isActive.map { isActive in
      isActive
        ? Bilingual(id: "aktif", en: "switched on")
        : Bilingual(id: "tidak aktif", en: "switched off")
    }
    let disposition = disposition.map {
      Bilingual(id: "disposisi menjadi \($0.rawValue)", en: "disposition becomes \($0.rawValue)")
    }
    let effects = [activity, disposition].compactMap { $0?[language] }.joined(separator: ", ")
    return "\(rule) \(effects): \(reason[language])"
  }
}
