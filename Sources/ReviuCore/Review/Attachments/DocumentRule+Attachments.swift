internal import ReviuExpression
internal import ReviuXML

extension DocumentRule {
  /// One finding for each file that is not as the KAK says.
  func attachments(
    of proposal: Proposal, _ places: inout EvidencePlaces
  ) -> (Outcome, [TracedFinding]) {
    guard let document = proposal.kak else { return (.indeterminate, []) }
    if document.attachments.isEmpty { return (.notApplicable, []) }
    var counts: [[String]: Int] = [:]
    let findings = document.attachments.compactMap { attachment -> TracedFinding? in
      let name = attachment.name(in: document.content) ?? ""
      guard let problem = attachment.state.problem(name) else { return nil }
      var identity = [rawValue, proposal.id, name, attachment.state.word]
      if case .other(let digest) = attachment.state { identity.append(digest.description) }
      let count = counts[identity, default: 0]
      counts[identity] = count + 1
      var finding = Finding(
        rule: rawValue, kind: Self.kind, aspect: aspect, outcome: attachment.state.outcome,
        disposition: disposition, proposal: proposal.id, title: title,
        message: problem.message.asSentence,
        locations: [location(of: attachment, in: document, proposal, &places)], actual: nil,
        expected: nil, difference: nil, effect: .none, basis: basis, remedy: problem.remedy,
        fingerprint: Finding.fingerprint(identity + [String(count)]))
      if case .other(let digest) = attachment.state {
        finding.actual = .text(digest.description)
        finding.expected = attachment.digest(in: document.content).map { .text($0) }
      }
      return TracedFinding(finding: finding, origin: .attachment)
    }
    let outcomes = findings.map(\.finding.outcome)
    let outcome =
      outcomes.contains(.fail)
      ? Outcome.fail : outcomes.contains(.indeterminate) ? .indeterminate : .pass
    return (outcome, findings)
  }

  private func location(
    of attachment: Attachment, in document: SourceDocument, _ proposal: Proposal,
    _ places: inout EvidencePlaces
  ) -> Location {
    let address = BusinessAddress(
      output: proposal.identity?.output, document: document.content)
    guard let row = attachment.row else {
      return places.location(
        at: document.content.offset(ofRoot: .kak), in: document, side: .kak,
        address: address.text(
          table: Attachment.listTable, row: 0, elementPath: Attachment.listPath))
    }
    let table = Attachment.table
    let offset = document.content.cell(
      table: table, column: ExtractionTable.SystemColumn.offset, row: row)
    return places.location(
      at: offset.map { Int($0) } ?? document.content.offset(ofRoot: .kak), in: document,
      side: .kak, address: address.text(table: table, row: row))
  }
}

extension Attachment.State {
  fileprivate var outcome: Outcome {
    switch self {
    case .found: .pass
    case .missing, .notAFile, .empty, .outside, .other: .fail
    case .unreadable, .noFolder, .illegible, .unnamed, .repeated: .indeterminate
    }
  }

  /// What stays the same whatever else is the matter.
  fileprivate var word: String {
    switch self {
    case .found: "found"
    case .missing: "missing"
    case .notAFile: "not-a-file"
    case .empty: "empty"
    case .outside: "outside"
    case .other: "other"
    case .unreadable: "unreadable"
    case .noFolder: "no-folder"
    case .illegible: "illegible"
    case .unnamed: "unnamed"
    case .repeated: "repeated"
    }
  }

  /// Nil where there is none.
  fileprivate func problem(_ name: String) -> (message: Bilingual, remedy: Bilingual)? {
    let supply = Bilingual(
      id:
        "Sertakan berkas itu di folder KAK atau subfoldernya, atau perbaiki namanya pada atribut berkas.",
      en:
        "Put the file into the folder of the KAK or below it, or correct its name in the attribute berkas."
    )
    switch self {
    case .found: return nil
    case .missing:
      return (
        Bilingual(
          id: "berkas \"\(name)\" tidak ada di folder KAK",
          en: "there is no file \"\(name)\" in the folder of the KAK"), supply
      )
    case .notAFile:
      return (
        Bilingual(id: "\"\(name)\" bukan berkas biasa", en: "\"\(name)\" is no regular file"),
        supply
      )
    case .empty:
      return (
        Bilingual(id: "berkas \"\(name)\" kosong", en: "the file \"\(name)\" is empty"), supply
      )
    case .outside:
      return (
        Bilingual(
          id: "berkas \"\(name)\" ada di luar folder KAK, sehingga tidak dibuka",
          en: "the file \"\(name)\" is outside of the folder of the KAK, so it is not opened"),
        supply
      )
    case .other:
      return (
        Bilingual(
          id: "SHA-256 berkas \"\(name)\" bukan yang tertulis pada KAK",
          en: "the SHA-256 of the file \"\(name)\" is not the one in the KAK"),
        Bilingual(
          id: "Sertakan berkas yang dimaksud, atau perbaiki atribut sha256.",
          en: "Supply the file that is meant, or correct the attribute sha256.")
      )
    case .unreadable(let error):
      return (
        Bilingual(
          id: "berkas \"\(name)\" tidak dapat dibaca (\(error.reason.id))",
          en: "the file \"\(name)\" cannot be read (\(error.reason.en))"),
        Bilingual(
          id: "Pastikan berkas itu boleh dibaca, lalu periksa kembali.",
          en: "Make sure that the file may be read, then check again.")
      )
    case .noFolder:
      return (
        Bilingual(
          id:
            "berkas \"\(name)\" dan lampiran lain tidak dapat dilihat, karena KAK ini tidak dibaca dari folder",
          en:
            "the file \"\(name)\" and other attachments cannot be seen, because this KAK was not read from a folder"
        ),
        Bilingual(
          id: "Periksa KAK ini bersama lampirannya di dalam satu folder.",
          en: "Check this KAK in a folder together with its attachments.")
      )
    case .illegible:
      return (
        Bilingual(
          id:
            "nama berkas atau SHA-256 pada KAK tidak terbaca, sehingga berkasnya tidak dapat diperiksa",
          en: "a file name or a SHA-256 in the KAK is not readable, so the file cannot be checked"),
        Bilingual(
          id: "Perbaiki atribut berkas dan sha256 pada dokumen itu.",
          en: "Correct the attributes berkas and sha256 of the document.")
      )
    case .unnamed:
      return (
        Bilingual(
          id: "KAK menyebut SHA-256 tanpa nama berkas, sehingga tidak ada yang dapat diperiksa",
          en: "the KAK has a SHA-256 without the name of a file, so there is nothing to check"),
        Bilingual(
          id: "Tulis nama berkasnya pada atribut berkas, atau hapus atribut sha256.",
          en: "Give the name of the file in the attribute berkas, or remove the attribute sha256.")
      )
    case .repeated:
      return (
        Bilingual(
          id:
            "daftar dokumen tertulis lebih dari satu kali, sehingga lampiran yang dimaksud tidak pasti",
          en:
            "the list of documents is given more than once, so nobody knows which attachments are meant"
        ),
        Bilingual(
          id: "Gabungkan semua dokumen ke dalam satu dataDukung.",
          en: "Put all documents into one dataDukung.")
      )
    }
  }
}
