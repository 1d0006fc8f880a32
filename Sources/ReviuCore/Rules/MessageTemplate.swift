internal import ReviuExpression

/// A message with placeholders, in both languages.
struct MessageTemplate: Sendable {
  enum Piece: Sendable {
    case text(String)
    /// A value that the rule's kind provides.
    case evidence(String)
    case expression(CheckedExpression)
  }

  var id: [Piece]
  var en: [Piece]

  /// Fills the placeholders in.
  /// - Parameter evidence: values by name; one that is not there shows as an ellipsis.
  func rendered(_ frame: Frame, evidence: [String: EvidenceText]) -> Bilingual {
    Bilingual(
      id: render(id, .indonesian, frame, evidence), en: render(en, .english, frame, evidence))
  }

  /// Whether a placeholder for it stands in either language.
  func shows(_ evidence: String) -> Bool {
    (id + en).contains { piece in
      if case .evidence(evidence) = piece { true } else { false }
    }
  }

  private func render(
    _ pieces: [Piece], _ language: Language, _ frame: Frame, _ evidence: [String: EvidenceText]
  ) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): return text
      case .evidence(let name): return evidence[name]?.written(in: language) ?? "…"
      case .expression(let expression):
        var explanation = Explanation(frame)
        return explanation.evaluate(expression).map {
          Quantity($0, unit: expression.type.unit).written(in: language)
        } ?? "…"
      }
    }.joined()
  }
}

/// A value that a kind provides for messages.
enum EvidenceText: Sendable {
  case quantity(Quantity)
  case words(Bilingual)

  func written(in language: Language) -> String {
    switch self {
    case .quantity(let quantity): quantity.written(in: language)
    case .words(let words): words[language]
    }
  }
}
