internal import ReviuCore

/// The part that says what was checked, and what was not.
extension HTMLReport {
  var coverage: String {
    let note = say(
      "Setiap aturan memberi tepat satu hasil untuk setiap usulan. Tanpa temuan berarti diperiksa dan sesuai.",
      "Every rule has exactly one outcome for every proposal. No finding means checked and fine.")
    return section(
      "cakupan", say("Cakupan", "Coverage"),
      "<p class=\"note\">\(note)</p>\n" + changes + rules + skipped)
  }

  /// What packs do with the rules of those that they extend.
  private var changes: String {
    let items = batch.pack.parts.flatMap { part in
      part.changes.map { change in
        "<li><code>\(part.id.escapedForXML)</code>: \(change.described(in: language).escapedForXML)</li>"
      }
    }
    if items.isEmpty { return "" }
    return
      "<h3>\(say("Perubahan atas aturan", "Changes of rules"))</h3>\n<ul class=\"note\">\(items.joined())</ul>\n"
  }

  private var rules: String {
    let columns =
      [say("sesuai", "pass"), say("temuan", "fail"), say("tidak berlaku", "not applicable")]
      + [say("tidak dapat dinilai", "indeterminate"), say("dikecualikan", "waived")]
    let rows = batch.coverage.map { coverage in
      let rule = coverage.rule
      let off =
        rule.isActive
        ? "" : " <span class=\"badge abu\">\(say("tidak aktif", "switched off"))</span>"
      let cells = Outcome.allCases.map { outcome in
        let count = coverage.counts[outcome] ?? 0
        return "<td class=\"n\">\(count == 0 ? "–" : "\(count)")</td>"
      }
      return
        "<tr><th scope=\"row\"><code>\(rule.id)</code> \(rule.title[language].escapedForXML)\(off)</th><td>\(rule.aspect.rawValue)</td><td><span class=\"badge \(rule.disposition.rawValue)\">\(rule.disposition.rawValue)</span></td>\(cells.joined())</tr>\n"
    }
    let head =
      "<th scope=\"col\">\(say("aturan", "rule"))</th><th scope=\"col\">\(say("aspek", "aspect"))</th><th scope=\"col\">\(say("disposisi", "disposition"))</th>"
      + columns.map { "<th scope=\"col\" class=\"n\">\($0)</th>" }.joined()
    return scrolling(
      say("Cakupan", "Coverage"),
      "<table class=\"card\"><thead><tr>\(head)</tr></thead><tbody>\n\(rows.joined())</tbody></table>"
    )
  }

  private var skipped: String {
    let inputs = batch.inputs.filter { $0.status == .skipped }
    if inputs.isEmpty { return "" }
    let items = inputs.map { input in
      "<li><code>\(input.file.escapedForXML)</code> &lt;\((input.foreignRoot ?? "?").escapedForXML)&gt;</li>"
    }
    return
      "<h3>\(say("Berkas yang bukan usulan", "Files that are no submissions"))</h3>\n<ul class=\"note\">\(items.joined())</ul>\n"
  }
}
