extension BatchPart {
  /// Tells in the findings on proposals of one document what may be the other: a document of which one of the five
  /// codes is different, the only other one in its folder, or the only file there that cannot be read.
  ///
  /// Where several may be meant nothing is said.
  mutating func suggestCounterparts() {
    let singles = reviewed.indices.compactMap { SingleDocument(of: reviewed[$0], at: $0) }
    if singles.isEmpty { return }
    var counterparts = Self.differingInOneCode(singles)
    let unreadable = Dictionary(
      grouping: documentFindings.filter { $0.rule == DocumentRule.reading.rawValue }
        .compactMap { $0.locations.first?.file }, by: folder(of:))
    var documents: [String: Int] = [:]
    for root in reviewed.flatMap(\.roots) { documents[folder(of: root.file), default: 0] += 1 }
    for (folder, group) in Dictionary(grouping: singles, by: { folder(of: $0.root.file) }) {
      let files = unreadable[folder] ?? []
      if group.count == 1, files.count == 1 {
        counterparts[group[0].index] = counterparts[group[0].index] ?? .unreadable(files[0])
      } else if group.count == 2, documents[folder] == 2, files.isEmpty,
        group[0].root.side != group[1].root.side
      {
        for (own, other) in [(group[0], group[1]), (group[1], group[0])] {
          counterparts[own.index] = counterparts[own.index] ?? .neighbour(other)
        }
      }
    }
    for single in singles {
      guard let counterpart = counterparts[single.index] else { continue }
      reviewed[single.index].review.findings[single.findingIndex] = single.finding(
        naming: counterpart)
    }
  }

  /// For each document, by its index, the one that has another code in one place, where both have no other such.
  private static func differingInOneCode(_ singles: [SingleDocument]) -> [Int: Counterpart] {
    var found: [Int: [(SingleDocument, ProposalCode)]] = [:]
    for code in ProposalCode.allCases {
      for group in Dictionary(grouping: singles, by: { code.others(of: $0.identity) }).values {
        let kak = group.filter { $0.root.side == .kak }
        let rab = group.filter { $0.root.side == .rab }
        // Two stand for all: with more than one nothing is said.
        for single in kak { found[single.index, default: []] += rab.prefix(2).map { ($0, code) } }
        for single in rab { found[single.index, default: []] += kak.prefix(2).map { ($0, code) } }
      }
    }
    return found.compactMapValues { candidates in
      guard candidates.count == 1, found[candidates[0].0.index]?.count == 1 else { return nil }
      return .differing(candidates[0].0, candidates[0].1)
    }
  }
}

private func folder(of file: String) -> String {
  file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[..<$0]) } ?? ""
}

/// What may be the missing document.
private enum Counterpart {
  case differing(SingleDocument, ProposalCode)
  case neighbour(SingleDocument)
  case unreadable(String)
}

/// One of the codes that tell which proposal a document belongs to.
private enum ProposalCode: CaseIterable {
  case tahunAnggaran
  case satker
  case kegiatan
  case kro
  case ro

  var name: Bilingual {
    switch self {
    case .tahunAnggaran: Bilingual(id: "tahun anggaran", en: "fiscal year")
    case .satker: Bilingual(id: "kode satker", en: "unit code")
    case .kegiatan: Bilingual(id: "kode kegiatan", en: "activity code")
    case .kro: Bilingual(id: "KRO", en: "KRO")
    case .ro: Bilingual(id: "RO", en: "RO")
    }
  }

  private var path: WritableKeyPath<ProposalIdentity, String> {
    switch self {
    case .tahunAnggaran: \.tahunAnggaran
    case .satker: \.satker
    case .kegiatan: \.kegiatan
    case .kro: \.kro
    case .ro: \.ro
    }
  }

  func value(of identity: ProposalIdentity) -> String { identity[keyPath: path] }

  /// The identity without this code.
  func others(of identity: ProposalIdentity) -> ProposalIdentity {
    var identity = identity
    identity[keyPath: path] = ""
    return identity
  }
}

/// A document whose partner did not come.
private struct SingleDocument {
  /// Of its proposal in the part, and of the finding that says so in the review.
  let index: Int
  let findingIndex: Int
  let finding: Finding
  let identity: ProposalIdentity
  let root: DocumentRoot

  init?(of reviewed: ReviewedProposal, at index: Int) {
    let roots = reviewed.roots
    guard let identity = reviewed.identity, roots.count == 1,
      let findingIndex = reviewed.review.findings.firstIndex(where: {
        $0.rule == DocumentRule.pairing.rawValue
      })
    else { return nil }
    self.index = index
    self.findingIndex = findingIndex
    finding = reviewed.review.findings[findingIndex]
    self.identity = identity
    root = roots[0]
  }

  /// The finding with what may be the missing document, and where that stands.
  func finding(naming counterpart: Counterpart) -> Finding {
    let other = root.side == .kak ? "RAB" : "KAK"
    var finding = finding
    let hint: Bilingual
    let way: Bilingual
    switch counterpart {
    case .differing(let document, let code):
      finding.locations += document.places
      let (there, here) = (code.value(of: document.identity), code.value(of: identity))
      hint = Bilingual(
        id:
          "\(other) di \(document.root.file) hanya berbeda pada \(code.name.id): \(there), bukan \(here)",
        en:
          "the \(other) in \(document.root.file) differs only in its \(code.name.en): \(there), not \(here)"
      )
      way = Bilingual(
        id: "Bila keduanya satu usulan, samakan \(code.name.id) di keduanya",
        en: "If both are one proposal, give both the same \(code.name.en)")
    case .neighbour(let document):
      finding.locations += document.places
      hint = Bilingual(
        id:
          "\(other) di folder yang sama, \(document.root.file), adalah untuk \(document.identity.id)",
        en: "the \(other) in the same folder, \(document.root.file), is for \(document.identity.id)"
      )
      way = Bilingual(
        id: "Bila keduanya satu usulan, samakan kode-kodenya",
        en: "If both are one proposal, give both the same codes")
    case .unreadable(let file):
      hint = Bilingual(
        id: "mungkin \(other)-nya adalah \(file), yang tidak dapat dibaca",
        en: "its \(other) may be \(file), which cannot be read")
      way = Bilingual(
        id: "Bila \(other)-nya adalah \(file), perbaiki berkas itu",
        en: "If \(file) is its \(other), mend that file")
    }
    finding.message = finding.message.mapped { "\($1) \(hint.asSentence[$0])" }
    finding.remedy = finding.remedy?.mapped {
      "\(way[$0]); \($0 == .indonesian ? "bila bukan" : "if not"), \($1.prefix(1).lowercased())\($1.dropFirst())"
    }
    return finding
  }

  /// Where it stands, for the finding on another document.
  private var places: [Location] {
    finding.locations.prefix(1).map { place in
      var place = place
      place.excerpt = nil
      return place
    }
  }
}
