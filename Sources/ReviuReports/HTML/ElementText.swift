internal import ReviuCore

/// Values of a document as HTML.
struct ElementText {
  let language: Language

  /// Empty for a value that is missing; a note for one that cannot be read.
  subscript(element: DocumentElement, attribute: String) -> String {
    switch element.values[attribute] {
    case .readable(let quantity): quantity.written(in: language).escapedForXML
    case .unreadable:
      "<span class=\"badge abu\">\(Bilingual(id: "tidak terbaca", en: "unreadable")[language])</span>"
    case nil: ""
    }
  }

  /// The description in an element of its own.
  func name(of element: DocumentElement) -> String {
    element.child("uraian").map { self[$0, ""] } ?? ""
  }
}

extension DocumentElement {
  /// A text or a code; nil where it is missing or unreadable.
  func plainText(_ attribute: String) -> String? {
    guard case .readable(.text(let text)) = values[attribute] else { return nil }
    return text
  }
}
