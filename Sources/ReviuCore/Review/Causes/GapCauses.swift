internal import ReviuExpression
internal import ReviuXML

/// The findings that say why something could not be assessed.
struct GapCauses {
  /// A value by its path and the start tag that it belongs to.
  private struct ValueKey: Hashable {
    var document: Int
    var path: String
    var offset: Int?
  }

  /// An element, there or not, by its path and the row around it.
  private struct ElementKey: Hashable {
    var document: Int
    var path: Substring
    var table: Int?
    var row: Int?
  }

  private var pairing: Int?
  private var values: [ValueKey: Int] = [:]
  private var elements: [ElementKey: Int] = [:]
  /// Failures by the value that they speak of.
  private var failures: [ValuePlace: Int] = [:]

  /// - Parameter findings: of one proposal; the index in it stands for a finding.
  init(_ findings: [TracedFinding.Origin]) {
    for (index, origin) in findings.enumerated() {
      switch origin {
      case .pairing: pairing = index
      case .defect(let defect, let side): add(defect, side.rawValue, index)
      case .failure(let failure, _, _):
        guard let first = failure.contributions.first else { continue }
        let place = ValuePlace(first)
        if failures[place] == nil { failures[place] = index }
      case .attachment, .undecided: continue
      }
    }
  }

  private mutating func add(_ defect: Defect, _ document: Int, _ index: Int) {
    func addValue(_ path: String, _ values: inout [ValueKey: Int]) {
      let key = ValueKey(document: document, path: path, offset: defect.offset)
      if values[key] == nil { values[key] = index }
    }
    func addElement(_ path: String, _ elements: inout [ElementKey: Int]) {
      let key = ElementKey(
        document: document, path: path[...], table: defect.row?.table, row: defect.row?.row)
      if elements[key] == nil { elements[key] = index }
    }
    switch defect.kind {
    case .malformedValue(let attribute, _, _):
      addValue(defect.elementPath + (attribute.map { "@\($0)" } ?? ""), &values)
    case .missingAttribute(let name): addValue("\(defect.elementPath)@\(name)", &values)
    case .missingElement(let name), .tooFewElements(let name, _, _):
      addElement("\(defect.elementPath)/\(name)", &elements)
    case .repeatedElement: addElement(defect.elementPath, &elements)
    case .unknownElement, .unknownAttribute, .elementOutOfOrder, .strayText: return
    }
  }

  /// Index of the cause by index of the finding.
  func causes(of findings: [TracedFinding.Origin]) -> [Int: Int] {
    var causes: [Int: Int] = [:]
    for (index, origin) in findings.enumerated() {
      guard case .undecided(let gaps, let contributions) = origin else { continue }
      causes[index] = gaps.lazy.compactMap { cause(of: $0, contributions) }.first
    }
    return causes
  }

  private func cause(of gap: Gap, _ contributions: [Contribution]) -> Int? {
    switch gap {
    case .absence(let absence):
      guard let place = absence.contribution else { return nil }
      return absence.reason == .noDocument ? pairing : defect(at: place)
    // What the table's row lacks is no fault of the proposal.
    case .noValue: return nil
    case .noRow, .unit:
      return contributions.lazy.compactMap { failures[ValuePlace($0)] }.first
    }
  }

  /// The defect of a value, or of an element around it.
  private func defect(at place: Contribution) -> Int? {
    guard let path = VocabularyIndex.shared.path(of: place) else { return nil }
    let key = ValueKey(document: place.document, path: path, offset: place.offset)
    if let found = values[key] { return found }
    var rest = path[...]
    while !rest.isEmpty {
      let key = ElementKey(
        document: place.document, path: rest, table: place.table, row: place.row)
      if let found = elements[key] { return found }
      rest = rest[..<(rest.lastIndex { $0 == "/" || $0 == "@" } ?? rest.startIndex)]
    }
    return nil
  }
}
