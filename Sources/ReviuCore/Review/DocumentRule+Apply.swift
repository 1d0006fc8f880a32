internal import ReviuExpression
internal import ReviuXML

extension DocumentRule {
  /// The outcome for a proposal whose documents could be read.
  func apply(
    to proposal: Proposal, _ places: inout EvidencePlaces
  ) -> (Outcome, [TracedFinding]) {
    switch self {
    case .reading: return (.pass, [])
    case .structure:
      let findings = proposal.sources.flatMap { side, document in
        structureFindings(in: document, side, proposal, &places)
      }
      return (findings.isEmpty ? .pass : .fail, findings)
    case .pairing: return pairing(of: proposal, &places)
    case .attachments: return attachments(of: proposal, &places)
    }
  }

  /// A finding on a document that could not be read and so belongs to no proposal.
  static func unreadable(_ refusal: Refusal, file: String) -> Finding {
    let index = LineIndex(refusal.source, count: refusal.source.count)
    let position = index.position(of: refusal.offset)
    let location = Location(
      file: file, line: position.line, column: position.column, address: "",
      excerpt: refusal.source.isEmpty ? nil : index.excerpt(at: refusal.offset))
    return finding(.reading, refusal.message, at: location, remedy: refusal.remedy, file)
  }

  /// A finding on a file that could not even be opened.
  static func unopenable(file: String, reason: Bilingual) -> Finding {
    finding(
      onFile: file,
      Bilingual(
        id: "berkas tidak dapat dibuka (\(reason.id))",
        en: "the file cannot be opened (\(reason.en))"),
      remedy: Bilingual(
        id: "Pastikan berkas itu ada dan boleh dibaca.",
        en: "Make sure that the file exists and may be read."))
  }

  /// A finding on a file that was not the same any more when it was needed again.
  static func changedMeanwhile(file: String) -> Finding {
    finding(
      onFile: file,
      Bilingual(
        id: "berkas berubah selama reviu, sehingga tidak dipakai",
        en: "the file changed during the review, so it is not used"),
      remedy: Bilingual(
        id: "Jalankan reviu lagi ketika berkas itu tidak sedang ditulis.",
        en: "Run the review again when nobody is writing to the file."))
  }

  static func finding(
    onFile file: String, _ message: Bilingual, remedy: Bilingual
  ) -> Finding {
    finding(
      .reading, message,
      at: Location(file: file, line: 1, column: 1, address: "", excerpt: nil), remedy: remedy, file)
  }

  private static func finding(
    _ rule: DocumentRule, _ message: Bilingual, at location: Location, remedy: Bilingual,
    _ identity: String
  ) -> Finding {
    Finding(
      rule: rule.rawValue, kind: kind, aspect: rule.aspect, outcome: .fail,
      disposition: rule.disposition, proposal: nil, title: rule.title,
      message: message.asSentence, locations: [location], actual: nil, expected: nil,
      difference: nil, effect: .none, basis: rule.basis, remedy: remedy,
      fingerprint: Finding.fingerprint([rule.rawValue, identity]))
  }

  private func pairing(
    of proposal: Proposal, _ places: inout EvidencePlaces
  ) -> (Outcome, [TracedFinding]) {
    if proposal.kak != nil, proposal.rab != nil { return (.pass, []) }
    guard let (side, document) = proposal.sources.first else { return (.fail, []) }
    let (own, other) = side == .kak ? ("KAK", "RAB") : ("RAB", "KAK")
    let message: Bilingual
    let remedy: Bilingual
    if let identity = proposal.identity {
      message = Bilingual(
        id: "\(own) ini tidak mempunyai \(other): tidak ada \(other) untuk \(identity.id)",
        en: "this \(own) has no \(other): there is no \(other) for \(identity.id)")
      remedy = Bilingual(
        id: "Sertakan \(other) dengan tahun anggaran, satker, kegiatan, KRO, dan RO yang sama.",
        en: "Add the \(other) with the same fiscal year, unit, activity, KRO, and RO.")
    } else {
      message = Bilingual(
        id: "identitas \(own) tidak lengkap, sehingga \(other)-nya tidak dapat dicari",
        en: "the identity of this \(own) is incomplete, so its \(other) cannot be found")
      remedy = Bilingual(
        id: "Lengkapi tahun anggaran dan kode satker, kegiatan, KRO, dan RO.",
        en: "Supply the fiscal year and the codes of unit, activity, KRO, and RO.")
    }
    let location = places.rootLocation(of: document, side)
    let outcome: Outcome = proposal.identity == nil ? .indeterminate : .fail
    var finding = Self.finding(self, message, at: location, remedy: remedy, proposal.id)
    finding.proposal = proposal.id
    finding.outcome = outcome
    return (outcome, [TracedFinding(finding: finding, origin: .pairing)])
  }
}

extension Proposal {
  /// The documents that are there; one that holds both KAK and RAB only once.
  var sources: [(Side, SourceDocument)] {
    let both = [(Side.kak, kak), (Side.rab, rab)].compactMap { side, document in
      document.map { (side, $0) }
    }
    return both.count == 2 && both[0].1.file == both[1].1.file ? [both[0]] : both
  }
}

extension Bilingual {
  /// With a capital letter and a full stop.
  var asSentence: Bilingual {
    mapped { _, text in text.prefix(1).uppercased() + text.dropFirst() + "." }
  }
}
