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
  /// - Returns: a text for each part, empty where its documents are not shown, and a note on what is left out.
  func documents(of parts: [ProposalPart], in room: Int) -> (texts: [String], note: String) {
    let none = parts.map { _ in "" }
    if batch.proposals.isEmpty { return (none, "") }
    var faulty = none
    var all = none
    var (left, leftForAll) = (room, room)
    for (index, part) in parts.enumerated() {
      guard let proposal = batch.proposal(of: part.review) else { continue }
      all[index] = documents(of: proposal, part.findings)
      leftForAll -= all[index].utf8.count
      if !part.findings.isEmpty {
        faulty[index] = all[index]
        left -= all[index].utf8.count
      }
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
    if leftForAll >= 0 { return (all, "") }
    return (
      faulty,
      say(
        "KAK dan RAB hanya ditampilkan untuk usulan yang mempunyai temuan.",
        "KAK and RAB are shown for proposals with findings only.")
    )
  }

  private func documents(of proposal: Proposal, _ findings: [NumberedFinding]) -> String {
    var marks = DocumentMarks(findings, language)
    return Proposal.Side.allCases.map { side in
      guard let root = proposal.element(side), let file = proposal.document(side)?.file else {
        return ""
      }
      marks.file = file
      let (name, sheet) =
        switch side {
        case .kak: ("KAK", KAKSheet(root, self).text(&marks))
        case .rab: ("RAB", RABSheet(root, self).text(&marks))
        }
      return
        "<details class=\"doc\"><summary>\(name) <span>\(file.escapedForXML)</span></summary><div class=\"sheet\">\(marks.remaining(of: root))\(sheet)</div></details>\n"
    }.joined()
  }
}
