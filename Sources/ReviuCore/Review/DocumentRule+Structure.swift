internal import ReviuExpression
internal import ReviuXML

extension DocumentRule {
  /// One finding for each place where the document leaves the vocabulary.
  func structureFindings(
    in document: SourceDocument, _ side: Proposal.Side, _ proposal: Proposal,
    _ places: inout EvidencePlaces
  ) -> [TracedFinding] {
    var counts: [[String]: Int] = [:]
    var findings = document.content.defects.map { defect in
      let row = defect.row.map { places.name(of: $0.row, $0.table, side) } ?? ""
      let identity = [rawValue, proposal.id, defect.elementPath, row, defect.message.en]
      let count = counts[identity, default: 0]
      counts[identity] = count + 1
      var finding = finding(defect, in: document, side, proposal, &places)
      finding.fingerprint = Finding.fingerprint(identity + [String(count)])
      return TracedFinding(finding: finding, origin: .defect(defect, side))
    }
    if document.content.hasMoreDefects, var last = findings.last {
      last.finding.message = Bilingual(
        id: "Masih ada penyimpangan lain yang tidak ditampilkan; perbaiki dulu yang di atas.",
        en: "There are more deviations that are not shown; correct those above first.")
      last.finding.actual = nil
      last.finding.remedy = nil
      last.finding.fingerprint = Finding.fingerprint([rawValue, proposal.id, "more"])
      findings.append(last)
    }
    return findings
  }

  private func finding(
    _ defect: Defect, in document: SourceDocument, _ side: Proposal.Side, _ proposal: Proposal,
    _ places: inout EvidencePlaces
  ) -> Finding {
    let address = BusinessAddress(
      output: proposal.identity?.output, document: document.content
    ).text(
      table: defect.row?.table ?? VocabularyIndex.shared.rootTables[side.rawValue],
      row: defect.row?.row ?? 0, elementPath: defect.elementPath)
    let location = places.location(at: defect.offset, in: document, side: side, address: address)
    return Finding(
      rule: rawValue, kind: Self.kind, aspect: aspect, outcome: .fail, disposition: disposition,
      proposal: proposal.id, title: title, message: defect.message.asSentence,
      locations: [location], actual: defect.actual, expected: nil, difference: nil,
      effect: .none, basis: basis, remedy: defect.remedy.asSentence, fingerprint: "")
  }
}

extension Defect {
  var message: Bilingual {
    switch kind {
    case .unknownElement(let name):
      return Bilingual(
        id: "elemen \"\(name)\" tidak dikenal di dalam \"\(lastName)\"",
        en: "there is no element \"\(name)\" in \"\(lastName)\"")
    case .unknownAttribute(let name):
      return Bilingual(
        id: "atribut \"\(name)\" tidak dikenal pada elemen \"\(lastName)\"",
        en: "element \"\(lastName)\" has no attribute \"\(name)\"")
    case .missingElement(let name):
      return Bilingual(
        id: "elemen \"\(name)\" tidak ada di dalam \"\(lastName)\"",
        en: "element \"\(name)\" is missing in \"\(lastName)\"")
    case .missingAttribute(let name):
      return Bilingual(
        id: "atribut \"\(name)\"\(label(name).id) tidak ada pada elemen \"\(lastName)\"",
        en: "attribute \"\(name)\"\(label(name).en) is missing on element \"\(lastName)\"")
    case .repeatedElement(let name, let most) where most > 1:
      return Bilingual(
        id: "elemen \"\(name)\" tertulis lebih dari \(most) kali",
        en: "element \"\(name)\" stands more than \(most) times")
    case .repeatedElement(let name, _):
      return Bilingual(
        id:
          "elemen \"\(name)\" tertulis lebih dari satu kali, sehingga nilainya tidak dapat dipastikan",
        en: "element \"\(name)\" stands more than once, so its value is not certain")
    case .tooFewElements(let name, let found, let least):
      return Bilingual(
        id: "elemen \"\(name)\" ada \(found), seharusnya paling sedikit \(least)",
        en:
          "element \"\(name)\" stands \(found.counted("time")) where at least \(least.counted("belongs", "belong"))"
      )
    case .elementOutOfOrder(let name, let after):
      return Bilingual(
        id: "elemen \"\(name)\" harus berada sebelum \"\(after)\"",
        en: "element \"\(name)\" belongs before \"\(after)\"")
    case .malformedValue(let attribute, let text, let format):
      let name = attribute.map { "\(lastName)@\($0)" } ?? lastName
      let label = label(attribute ?? "")
      return Bilingual(
        id: "nilai \"\(text)\" pada \(name)\(label.id) bukan \(format.description.id)",
        en: "the value \"\(text)\" of \(name)\(label.en) is not \(format.description.en)")
    case .strayText(let text):
      let shown = text.trimmingWhiteSpace()
      return Bilingual(
        id:
          "ada teks \"\(shown)\" langsung di dalam elemen \"\(lastName)\", yang tidak memuat teks",
        en: "there is text \"\(shown)\" directly in element \"\(lastName)\", which holds none")
    }
  }

  var remedy: Bilingual {
    switch kind {
    case .malformedValue(_, let text, let format):
      guard let spelling = LikelyIntent.spelling(of: text, for: format) else {
        let form = format.description
        return Bilingual(id: "gantilah dengan \(form.id)", en: "replace it by \(form.en)")
      }
      return Bilingual(
        id: "mungkin maksudnya \"\(spelling)\"; tulislah begitu",
        en: "perhaps \"\(spelling)\" is meant; write it like that")
    case .unknownElement(let name):
      return suggestion(nearest(name, among: Vocabulary.childNames(of: elementPath)))
        ?? Bilingual(id: "hapus elemen itu", en: "remove the element")
    case .unknownAttribute(let name):
      return suggestion(nearest(name, among: Vocabulary.attributeNames(of: elementPath)))
        ?? Bilingual(id: "hapus atribut itu", en: "remove the attribute")
    case .missingElement(let name):
      return Bilingual(
        id: "tambahkan elemen \"\(name)\"", en: "add the element \"\(name)\"")
    case .missingAttribute(let name):
      return Bilingual(
        id: "tambahkan atribut \"\(name)\"", en: "add the attribute \"\(name)\"")
    case .repeatedElement(_, let most) where most > 1:
      return Bilingual(id: "sisakan paling banyak \(most)", en: "leave \(most) at most")
    case .repeatedElement: return Bilingual(id: "sisakan satu", en: "leave one")
    case .tooFewElements(let name, _, let least):
      return Bilingual(
        id: "lengkapi elemen \"\(name)\" menjadi paling sedikit \(least)",
        en: "add elements \"\(name)\" until there are at least \(least)")
    case .elementOutOfOrder(_, let after):
      return Bilingual(
        id: "pindahkan elemen itu ke depan \"\(after)\"",
        en: "move the element in front of \"\(after)\"")
    case .strayText:
      return Bilingual(
        id: "hapus teks itu, atau tulis di elemen yang memuat teks",
        en: "remove the text, or write it in an element that holds text")
    }
  }

  var actual: Quantity? {
    if case .malformedValue(_, let text, _) = kind { .text(text) } else { nil }
  }

  private var lastName: String {
    elementPath.split(separator: "/").last.map(String.init) ?? Vocabulary.wrapper
  }

  /// What a value is called, in brackets; nothing where it has no name of its own.
  private func label(_ attribute: String) -> Bilingual {
    let path = attribute.isEmpty ? elementPath : "\(elementPath)@\(attribute)"
    guard let label = VocabularyIndex.shared.labelsByPath[path] else {
      return Bilingual(verbatim: "")
    }
    return label.mapped { _, text in " (\(text))" }
  }

  private func suggestion(_ name: String?) -> Bilingual? {
    name.map { Bilingual.suggestion("\"\($0)\"") }
  }
}

extension Vocabulary {
  /// Names of the elements that may stand in an element.
  static func childNames(of path: String) -> [String] {
    path == wrapper ? roots.map(\.name) : element(at: path)?.children.map(\.name) ?? []
  }

  static func attributeNames(of path: String) -> [String] {
    element(at: path)?.attributes.map(\.attribute) ?? []
  }

  private static func element(at path: String) -> ElementDeclaration? {
    var candidates = roots
    var found: ElementDeclaration?
    for name in path.split(separator: "/") {
      found = candidates.first { $0.name == name }
      candidates = found?.children ?? []
    }
    return found
  }
}
