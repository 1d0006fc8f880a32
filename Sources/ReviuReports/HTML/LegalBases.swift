internal import ReviuCore

/// The legal grounds of findings: beside each finding, or on a page with many findings once at its end.
struct LegalBases {
  private let language: Language
  /// Numbers of what findings rest on; empty where every finding names it itself.
  private let numbers: [String: Int]

  /// - Parameter standApart: they are listed once, and findings refer to them by number.
  init(_ batch: Batch, _ language: Language, standApart: Bool) {
    self.language = language
    let used = standApart ? Set(batch.unsortedFindings.map(\.basis)) : []
    let texts = Set(used.map { Self.text($0, language) })
    numbers = Dictionary(
      uniqueKeysWithValues: texts.sorted().enumerated().map { ($1, $0 + 1) })
  }

  var isEmpty: Bool { numbers.isEmpty }

  /// What a finding rests on, or a link to it.
  func text(of finding: Finding) -> String {
    let text = Self.text(finding.basis, language)
    return numbers[text].map { "<a href=\"#b\($0)\">[\($0)]</a>" } ?? text.escapedForXML
  }

  /// All of them in the order of their numbers.
  var list: String {
    let items = numbers.sorted { $0.value < $1.value }.map { text, number in
      "<li id=\"b\(number)\">\(text.escapedForXML)</li>\n"
    }
    return "<ol class=\"card bases\">\n\(items.joined())</ol>\n"
  }

  private static func text(_ bases: [Basis], _ language: Language) -> String {
    let texts = bases.map { basis in
      let confidence = basis.confidence.map { " [\($0.label[language])]" } ?? ""
      return "\(basis.instrument), \(basis.clause)\(confidence)"
    }
    return texts.joined(separator: "; ")
  }
}
