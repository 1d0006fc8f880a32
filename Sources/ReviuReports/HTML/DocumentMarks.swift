internal import ReviuCore
internal import ReviuXML

/// Findings at their places in a document.
struct DocumentMarks {
  private struct Place: Hashable {
    var file: String
    var position: SourcePosition
  }

  private let language: Language
  private var findings: [Place: [NumberedFinding]] = [:]
  private var shown: Set<Place> = []
  /// The document that is being shown.
  var file = ""

  init(_ findings: [NumberedFinding], _ language: Language) {
    self.language = language
    for finding in findings {
      guard let place = finding.finding.locations.first else { continue }
      let position = place.element ?? SourcePosition(line: place.line, column: place.column)
      self.findings[Place(file: place.file, position: position), default: []].append(finding)
    }
  }

  func isMarked(_ element: DocumentElement) -> Bool {
    findings[Place(file: file, position: element.position)] != nil
  }

  /// Links to the findings at an element; empty where there are none.
  mutating func links(at element: DocumentElement) -> String {
    let place = Place(file: file, position: element.position)
    guard let found = findings[place], shown.insert(place).inserted else { return "" }
    return links(found)
  }

  /// ` class="…"` with a class for marked elements.
  func attribute(_ element: DocumentElement, _ name: String = "") -> String {
    let names = [name, isMarked(element) ? "hit" : ""].filter { !$0.isEmpty }
    return names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
  }

  /// Findings that the sheet has no place for, be it that they are about elements that no document has.
  ///
  /// - Parameter roots: of the documents in the file, which may hold both, in their order.
  func remaining(of root: DocumentElement, among roots: [DocumentElement]) -> String {
    let left = findings.keys.filter { place in
      let own = roots.last { $0.position <= place.position } ?? roots.first
      return place.file == file && !shown.contains(place) && own?.position == root.position
    }.sorted { $0.position < $1.position }.flatMap { findings[$0] ?? [] }
    return left.isEmpty ? "" : "<div class=\"hit\">\(links(left))</div>"
  }

  private func links(_ found: [NumberedFinding]) -> String {
    let links = found.map { numbered in
      let (number, finding) = (numbered.number, numbered.finding)
      let disposition = finding.disposition.rawValue
      return
        "<a id=\"d\(number)\" href=\"#t\(number)\"><span class=\"badge \(disposition)\">\(disposition)</span> \(finding.rule) \(finding.title[language].escapedForXML)</a>"
    }
    return "<span class=\"marks\">\(links.joined())</span>"
  }
}
