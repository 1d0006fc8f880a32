internal import ReviuCore

/// The part for units: proposals with their findings and documents.
extension HTMLReport {
  /// - Parameter note: which documents are shown.
  func proposalSectionStart(note: String) -> String {
    let intro = note.isEmpty ? "" : "<p class=\"note\">\(note)</p>\n"
    let title = say("Usulan dan temuan", "Proposals and findings")
    return sectionStart("usulan", title) + intro + tools
  }

  /// Search and filters; the script that makes them work also shows them.
  private var tools: String {
    let kinds = Disposition.allCases.map { disposition in
      "<label><input type=\"checkbox\" name=\"d\" value=\"\(disposition.rawValue)\" checked> \(disposition.rawValue)</label>"
    }
    let named = units.sorted { $0.name < $1.name }.compactMap { unit in
      unit.satker.map { "<option value=\"\($0)\">\(unit.name.escapedForXML)</option>" }
    }
    let choice =
      named.count < 2
      ? ""
      : "<select id=\"satker-pilih\" aria-label=\"\(say("Satker", "Unit"))\"><option value=\"\">\(say("semua satker", "all units"))</option>\(named.joined())</select>"
    return """
      <form class="card tools" id="saring" role="search" hidden>
      <input type="search" id="cari" placeholder="\(say("Cari kode, satker, aturan, atau kata ( / )", "Search code, unit, rule, or word ( / )"))" aria-label="\(say("Cari temuan", "Search findings"))">
      \(choice)
      <fieldset><legend class="sr">\(say("Disposisi", "Disposition"))</legend>\(kinds.joined())</fieldset>
      <label><input type="checkbox" id="ditahan"> \(say("hanya yang ditahan", "held ones only"))</label>
      <span><button type="button" data-a="open">\(say("Buka semua", "Open all"))</button> <button type="button" data-a="close">\(say("Tutup semua", "Close all"))</button> <button type="button" data-a="print">\(say("Cetak", "Print"))</button></span>
      <span role="status" data-text="\(say("usulan: #, temuan: #", "proposals: #, findings: #"))"></span>
      </form>

      """
  }

  var findingsOutsideProposals: String {
    let findings = NumberedFinding.list(batch.documentFindings, from: 0)
    guard !findings.isEmpty else { return "" }
    return section(
      "di-luar-usulan", say("Temuan di luar usulan", "Findings outside proposals"),
      "<div class=\"card\">\(FindingList(findings, self, linksPlaces: false).text)</div>\n")
  }

  var acrossProposals: String {
    let findings = NumberedFinding.list(batch.batchFindings, from: batch.documentFindings.count)
    guard !findings.isEmpty else { return "" }
    return section(
      "antarusulan", say("Antarusulan", "Across proposals"),
      "<div class=\"card\">\(FindingList(findings, self, linksPlaces: false).text)</div>\n")
  }

  /// The documents of as many proposals as there is room for: all, those with findings, or none.
  /// - Returns: what each part shows, and a note on what is left out.
  func documents(of parts: [ProposalPart], in room: Int) -> (shown: [ShownDocuments], note: String)
  {
    let none = parts.map { _ in ShownDocuments.nothing }
    if !batch.hasDocuments { return (none, "") }
    var shown = none
    var (left, leftForAll) = (room, room)
    for (index, part) in parts.enumerated() where !part.findings.isEmpty || leftForAll >= 0 {
      let documents = documents(of: part)
      shown[index] = documents
      leftForAll -= documents.size
      if !part.findings.isEmpty { left -= documents.size }
      if left < 0 {
        return (
          none,
          say(
            "KAK dan RAB tidak ditampilkan karena halaman ini memuat terlalu banyak usulan; buat laporan per satker untuk melihatnya.",
            "KAK and RAB are not shown because this page has too many proposals; make a report of one unit to see them."
          )
        )
      }
    }
    if leftForAll >= 0 { return (shown, "") }
    return (
      zip(parts, shown).map { part, documents in part.findings.isEmpty ? .nothing : documents },
      say(
        "KAK dan RAB hanya ditampilkan untuk usulan yang mempunyai temuan.",
        "KAK and RAB are shown for proposals with findings only.")
    )
  }

  private func documents(of part: ProposalPart) -> ShownDocuments {
    if part.review.isAmbiguous { return .nothing }
    guard let proposal = batch.proposal(of: part.review) else { return .changed }
    var marks = DocumentMarks(part.findings, language)
    let sheets = Proposal.Side.allCases.map { side in
      guard let root = proposal.element(side), let file = proposal.document(side)?.file else {
        return ""
      }
      marks.file = file
      let roots = Proposal.Side.allCases.filter { proposal.document($0)?.file == file }
        .compactMap { proposal.element($0) }.sorted { $0.position < $1.position }
      let (name, sheet) =
        switch side {
        case .kak: ("KAK", KAKSheet(root, self).text(&marks))
        case .rab: ("RAB", RABSheet(root, self).text(&marks))
        }
      return
        "<details class=\"doc\"><summary>\(name) <span>\(file.escapedForXML)</span></summary><div class=\"sheet\">\(marks.remaining(of: root, among: roots))\(sheet)</div></details>\n"
    }
    return .sheets(sheets.joined())
  }
}

/// What the page shows of a proposal's documents.
enum ShownDocuments {
  case nothing
  /// They are not what was reviewed any more.
  case changed
  case sheets(String)

  var size: Int { if case .sheets(let text) = self { text.utf8.count } else { 0 } }

  var hasPlaces: Bool { if case .sheets = self { true } else { false } }
}
