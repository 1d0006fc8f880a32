/// A text in the two languages that every message comes in.
package struct Bilingual: Sendable, Hashable {
  package var id: String
  package var en: String

  package init(id: String, en: String) {
    self.id = id
    self.en = en
  }

  package subscript(language: Language) -> String {
    switch language {
    case .indonesian: id
    case .english: en
    }
  }

  /// The same text in both, for names and values that are not translated.
  package init(verbatim text: String) { self.init(id: text, en: text) }

  /// Applies a change to both texts.
  package func mapped(_ change: (Language, String) -> String) -> Bilingual {
    Bilingual(id: change(.indonesian, id), en: change(.english, en))
  }
}

package enum Language: String, Sendable, CaseIterable {
  case indonesian = "id"
  case english = "en"
}
