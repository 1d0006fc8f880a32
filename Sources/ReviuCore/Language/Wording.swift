extension Int {
  /// With an English noun, and with what else differs for one: "1 row", "2 rows".
  package func counted(_ one: String, _ many: String? = nil) -> String {
    "\(self) \(self == 1 ? one : many ?? "\(one)s")"
  }
}

extension Bilingual {
  /// All of some names, as one says them: "a", "a and b", "a, b, and c".
  package init(listing names: [Bilingual]) {
    self.init(id: Self.list(names.map(\.id), "dan"), en: Self.list(names.map(\.en), "and"))
  }

  /// The same for names that are not translated.
  package init(listing names: [String]) {
    self.init(listing: names.map { Bilingual(verbatim: $0) })
  }

  private static func list(_ names: [String], _ and: String) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    let comma = names.count > 2 ? "," : ""
    return "\(names.dropLast().joined(separator: ", "))\(comma) \(and) \(last)"
  }

  /// What somebody probably wanted to write.
  static func suggestion(_ text: String) -> Bilingual {
    Bilingual(id: "mungkin maksudnya \(text)", en: "perhaps \(text) is meant")
  }
}

extension String {
  /// As inside a sentence; abbreviations stay as they are.
  var lowercasedStart: String {
    let second = dropFirst().first
    return second?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
