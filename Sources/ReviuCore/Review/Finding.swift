package import ReviuExpression
package import ReviuXML

/// Something that the review has to say about a proposal, with everything that supports it.
package struct Finding: Sendable {
  package var rule: String
  /// The kind of the rule, or `document` for the engine's own.
  package var kind: String
  package var aspect: Aspect
  package var outcome: Outcome
  package var disposition: Disposition
  /// Id of the proposal; nil for a document that belongs to none.
  package var proposal: String?
  package var title: Bilingual
  package var message: Bilingual
  /// Every value that contributed; the first is the one to change.
  package var locations: [Location]
  package var actual: Quantity?
  package var expected: Quantity?
  package var difference: Quantity?
  package var effect: MoneyEffect
  package var basis: [Basis]
  package var remedy: Bilingual?
  /// The same for the same fact, whatever else changes in the file.
  package var fingerprint: String
  /// Fingerprint of the finding that this one follows from; nil for one that stands alone.
  package var causedBy: String?
  /// Why it is excused; nil for one that is not.
  package var waiver: Waiver?
  /// New unless a baseline says otherwise.
  package var baselineState = Baseline.State.new

  /// A baseline has it as it is.
  package var isKnown: Bool { baselineState == .known }

  /// Whether there is something to do about it: neither waived nor known.
  package var isOpen: Bool { outcome != .waived && !isKnown }

  /// Whether it holds its proposal back.
  package func blocks(gate: Disposition) -> Bool {
    isOpen && disposition >= gate
  }
}

/// A place in a document.
package struct Location: Sendable, Hashable {
  package var file: String
  package var line: Int
  package var column: Int
  /// Where it stands in the words of the budget.
  package var address: String
  /// The line of the document, to show it; nil for other than the first location.
  package var excerpt: Excerpt?
  /// The start tag of the element, for a place inside its text or its attributes; nil where the place is the tag.
  package var element: SourcePosition?
}

/// The legal ground of a rule, or the table row that a figure comes from.
package struct Basis: Sendable, Hashable {
  package var instrument: String
  package var clause: String
  package var url: String?
  /// How far the figure can be trusted; nil for a legal ground.
  package var confidence: Confidence?
}

/// How a figure of a table came to be known, weakest last.
package enum Confidence: String, Sendable, CaseIterable {
  /// Read in the source that the row names.
  case seen
  case press
  /// Concluded from something seen.
  case derived
  /// From memory.
  case recalled
  /// Carried over without evidence.
  case assumed
  /// Made up for examples.
  case synthetic

  package var label: Bilingual {
    switch self {
    case .seen: Bilingual(id: "terlihat pada sumber", en: "seen in the source")
    case .press: Bilingual(id: "dari pemberitaan", en: "from the press")
    case .derived: Bilingual(id: "turunan, bukan angka resmi", en: "derived, not official")
    case .recalled: Bilingual(id: "dari ingatan, bukan angka resmi", en: "recalled, not official")
    case .assumed: Bilingual(id: "asumsi, bukan angka resmi", en: "assumed, not official")
    case .synthetic: Bilingual(id: "contoh rekaan, bukan angka resmi", en: "made up, not official")
    }
  }
}

/// What a finding means in rupiah.
package struct MoneyEffect: Sendable, Hashable {
  /// Too much in the budget.
  package var koreksi: Decimal?
  /// Candidate for a block.
  package var blokir: Decimal?

  package static let none = MoneyEffect(koreksi: nil, blokir: nil)

  package static func total(_ effects: [MoneyEffect]) -> MoneyEffect {
    MoneyEffect(
      koreksi: total(effects.compactMap(\.koreksi)), blokir: total(effects.compactMap(\.blokir)))
  }

  /// The sum of amounts; what a decimal cannot hold any more is left out.
  package static func total(_ amounts: [Decimal]) -> Decimal {
    amounts.reduce(Decimal(0)) { (try? $0 + $1) ?? $0 }
  }
}
