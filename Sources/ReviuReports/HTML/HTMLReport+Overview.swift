internal import ReviuCore
internal import ReviuExpression

/// The part for managers: how much there is to do, where, and about how much money.
extension HTMLReport {
  /// Proposals that belong together.
  struct Group {
    var name: String
    /// Code of the unit; nil for a province.
    var satker: String?
    var proposals = 0
    var held = 0
    var counts: [Disposition: Int] = [:]
    var undecided = 0
    var effect = MoneyEffect.none

    var total: Decimal { MoneyEffect.total([effect.koreksi, effect.blokir].compactMap { $0 }) }

    mutating func add(_ review: Review, isHeld: Bool) {
      proposals += 1
      if isHeld { held += 1 }
      for finding in review.findings {
        if finding.outcome == .fail { counts[finding.disposition, default: 0] += 1 }
        if finding.outcome == .indeterminate { undecided += 1 }
      }
      effect = MoneyEffect.total([effect, review.effect])
    }
  }

  var overview: String {
    let tiles = tiles.map { tile in
      "<div class=\"card\(tile.isMoney ? " money" : "")\"><dt>\(tile.name)</dt><dd>\(tile.value)</dd></div>"
    }
    return """
      <section id="ringkasan" aria-labelledby="ringkasan-judul">
      <h2 id="ringkasan-judul">\(say("Ringkasan", "Overview"))</h2>
      \(verdict)
      <dl class="tiles">\(tiles.joined())</dl>
      <div class="split">
      <div class="stacked">\(dispositionChart)\(aspectChart)</div>
      \(moneyChart)</div>
      </section>
      \(provinceSection)\(unitSection)
      """
  }

  private var verdict: String {
    let held = batch.reviews.count { batch.isBlocked($0) }
    let all = batch.reviews.count
    let sentence =
      batch.isBlocked
      ? say(
        "\(held) dari \(all) usulan ditahan", "Held back: \(held) of \(all.counted("proposal"))")
      : say("Semua \(all) usulan lolos", "Everything passes: \(all.counted("proposal"))")
    let files = batch.inputs.count
    let unreadable = batch.inputs.count { $0.status == .unreadable }
    let skipped = batch.inputs.count { $0.status == .skipped }
    let detail = say(
      "\(files) berkas: \(unreadable) tidak terbaca, \(skipped) bukan usulan.",
      "\(files.counted("file")): \(unreadable) unreadable, \(skipped.counted("no submission")).")
    return
      "<div class=\"card verdict\(batch.isBlocked ? " held" : "")\"><p>\(sentence)</p><p class=\"note\">\(detail)</p></div>"
  }

  private struct Tile {
    var name: String
    var value: String
    var isMoney = false
  }

  private var tiles: [Tile] {
    let findings = batch.failureCounts.reduce(0) { $0 + $1.count }
    let undecided = batch.undecidedCount
    let total = MoneyEffect.total(batch.reviews.compactMap(\.total))
    let effect = batch.effect
    return [
      Tile(
        name: say("nilai usulan", "amount proposed"), value: money(total), isMoney: true),
      Tile(
        name: say("nilai koreksi", "correction"), value: money(effect.koreksi ?? Decimal(0)),
        isMoney: true),
      Tile(
        name: say("berpotensi diblokir", "may be blocked"),
        value: money(effect.blokir ?? Decimal(0)), isMoney: true),
      Tile(name: say("temuan", "findings"), value: "\(findings)"),
      Tile(
        name: say("penilaian yang tidak dapat dilakukan", "assessments not possible"),
        value: "\(undecided)"),
    ]
  }

  /// What each disposition asks for.
  private func meaning(_ disposition: Disposition) -> String {
    switch disposition {
    case .tolak:
      say("tidak dapat direviu; dikembalikan", "cannot be reviewed; returned")
    case .koreksi: say("wajib diperbaiki", "must be corrected")
    case .lengkapi:
      say(
        "data atau dokumen belum lengkap; dapat berpotensi diblokir",
        "data or documents are missing; may be blocked")
    case .catatan: say("dicatat", "to be noted")
    case .konfirmasi: say("perlu pertimbangan pereviu", "the reviewer must judge")
    }
  }

  private var dispositionChart: String {
    let counts = batch.failureCounts
    let all = counts.reduce(0) { $0 + $1.count }
    var start = 0
    let parts = counts.filter { $0.count > 0 }.map { disposition, count in
      defer { start += count }
      return
        "<rect class=\"\(disposition.rawValue)\" x=\"\(start)\" width=\"\(count)\" height=\"1\"/>"
    }
    let label = counts.map { "\($0.disposition.rawValue) \($0.count)" }.joined(separator: ", ")
    let legend = counts.map { disposition, count in
      "<li><span><span class=\"badge \(disposition.rawValue)\">\(disposition.rawValue)</span></span>"
        + "<span class=\"n\">\(count)</span><span class=\"m\">\(meaning(disposition))</span></li>"
    }
    return """
      <figure class="card"><figcaption>\(say("Temuan menurut disposisi", "Findings by disposition"))</figcaption>
      <svg class="stack" role="img" aria-label="\(label)" viewBox="0 0 \(max(all, 1)) 1" preserveAspectRatio="none"><rect class="rail" width="\(max(all, 1))" height="1"/>\(parts.joined())</svg>
      <ul class="legend">\(legend.joined())</ul></figure>

      """
  }

  /// Findings by the six aspects of a review, each bar divided by disposition.
  private var aspectChart: String {
    let findings = Dictionary(
      grouping: batch.unsortedFindings.filter { $0.outcome == .fail }, by: \.aspect)
    let most = findings.values.map(\.count).max() ?? 0
    let bars = Aspect.allCases.map { aspect in
      let own = findings[aspect] ?? []
      var start = 0
      let parts = Disposition.allCases.map { disposition in
        let count = own.count { $0.disposition == disposition }
        defer { start += count }
        return count == 0
          ? ""
          : "<rect class=\"\(disposition.rawValue)\" x=\"\(start)\" width=\"\(count)\" height=\"1\"/>"
      }
      return
        "<li><span>\(aspect.rawValue.uppercased()). \(aspect.label[language])</span><span class=\"n\">\(own.count)</span><svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 \(max(most, 1)) 1\" preserveAspectRatio=\"none\"><rect class=\"rail\" width=\"\(max(most, 1))\" height=\"1\"/>\(parts.joined())</svg></li>"
    }
    return """
      <figure class="card"><figcaption>\(say("Temuan menurut aspek reviu", "Findings by aspect of the review"))</figcaption>
      <ul class="bars">\(bars.joined())</ul></figure>

      """
  }

  /// The groups with the largest money effect: provinces, or units where there is one province only.
  private var moneyChart: String {
    let groups = (provinces.count > 1 ? provinces : units).filter { $0.total > Decimal(0) }
      .sorted { ($1.total, $0.name) < ($0.total, $1.name) }
    guard groups.count > 1, let most = groups.first?.total else { return "" }
    let bars = groups.prefix(8).map { group in
      "<li><span>\(group.name.escapedForXML)</span><span class=\"n\">\(money(group.total))</span>\(bar(group.effect, of: most))</li>"
    }
    let caption = say(
      "Pengaruh uang terbesar (koreksi dan potensi blokir)",
      "Largest money effects (correction and possible block)")
    return """
      <figure class="card"><figcaption>\(caption)</figcaption>
      <ul class="bars">\(bars.joined())</ul>
      <ul class="legend flat"><li>\(swatch(.koreksi))\(say("nilai koreksi", "correction"))</li><li>\(swatch(.lengkapi))\(say("berpotensi diblokir", "may be blocked"))</li></ul></figure>

      """
  }

  private func swatch(_ disposition: Disposition) -> String {
    "<svg aria-hidden=\"true\" viewBox=\"0 0 1 1\"><rect class=\"\(disposition.rawValue)\" width=\"1\" height=\"1\"/></svg>"
  }

  /// - Parameter most: the amount that fills the whole width.
  private func bar(_ effect: MoneyEffect, of most: Decimal) -> String {
    let koreksi = width(effect.koreksi, of: most)
    let blokir = width(effect.blokir, of: most)
    return
      "<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\"><rect class=\"rail\" width=\"1000\" height=\"1\"/><rect class=\"koreksi\" width=\"\(koreksi)\" height=\"1\"/><rect class=\"lengkapi\" x=\"\(koreksi)\" width=\"\(blokir)\" height=\"1\"/></svg>"
  }

  private func width(_ amount: Decimal?, of most: Decimal) -> Int {
    let scale = max(amount?.scale ?? 0, most.scale)
    guard let amount, let part = amount.coefficient(atScale: scale),
      let whole = most.coefficient(atScale: scale), whole > 0
    else { return 0 }
    return Int(min(1000, part.multipliedReportingOverflow(by: 1000).partialValue / whole))
  }
}

extension HTMLReport {
  /// Provinces by name.
  var provinceGroups: [Group] {
    let names = batch.pack.codeNames["provinsi"] ?? [:]
    return groups(batch.reviews) { review in
      Group(name: review.province.map { names[$0] ?? $0 } ?? say("tidak diketahui", "unknown"))
    }.sorted { $0.name < $1.name }
  }

  /// Units, the one with the largest money effect first.
  var unitGroups: [Group] {
    groups(batch.reviews) { review in
      guard let satker = review.satker else {
        return Group(name: say("tanpa identitas", "without identity"))
      }
      return Group(name: "\(review.satkerName ?? "") (\(satker))", satker: satker)
    }.sorted { ($1.total, $0.name) < ($0.total, $1.name) }
  }

  private func groups(_ reviews: [Review], _ start: (Review) -> Group) -> [Group] {
    var groups: [String: Group] = [:]
    for review in reviews {
      let group = start(review)
      groups[group.satker ?? group.name, default: group].add(
        review, isHeld: batch.isBlocked(review))
    }
    return Array(groups.values)
  }

  private var provinceSection: String {
    guard provinces.count > 1 else { return "" }
    let title = say("Menurut provinsi", "By province")
    return section("provinsi", title, table(provinces, title, say("provinsi", "province")))
  }

  private var unitSection: String {
    guard units.count > 1 else { return "" }
    let title = say("Menurut satker", "By unit")
    return section("satker", title, table(units, title, say("satker", "unit")))
  }

  func section(_ id: String, _ title: String, _ content: String) -> String {
    sectionStart(id, title) + content + Self.sectionEnd
  }

  func sectionStart(_ id: String, _ title: String) -> String {
    "<section id=\"\(id)\" aria-labelledby=\"\(id)-judul\">\n<h2 id=\"\(id)-judul\">\(title)</h2>\n"
  }

  static let sectionEnd = "</section>\n"

  private func table(_ groups: [Group], _ caption: String, _ head: String) -> String {
    let numbers =
      [say("usulan", "proposals"), say("ditahan", "held")] + Disposition.allCases.map(\.rawValue)
      + [
        say("tidak dinilai", "not assessed"), say("nilai koreksi", "correction"),
        say("berpotensi diblokir", "may be blocked"),
      ]
    let rows = groups.map { group in
      let name = group.name.escapedForXML
      let label =
        group.satker.map { "<a href=\"#usulan\" data-s=\"\($0)\">\(name)</a>" } ?? name
      let counts =
        [group.proposals, group.held] + Disposition.allCases.map { group.counts[$0] ?? 0 }
        + [group.undecided]
      let cells =
        counts.map { $0 == 0 ? "–" : "\($0)" }
        + [group.effect.koreksi, group.effect.blokir].map { amount in
          amount.map { $0 > Decimal(0) ? money($0) : "–" } ?? "–"
        }
      return "<tr><th scope=\"row\">\(label)</th>"
        + cells.map { "<td class=\"n\">\($0)</td>" }.joined() + "</tr>\n"
    }
    return scrolling(
      caption,
      "<table class=\"card\"><thead><tr><th scope=\"col\">\(head)</th>"
        + numbers.map { "<th scope=\"col\" class=\"n\">\($0)</th>" }.joined()
        + "</tr></thead><tbody>\n\(rows.joined())</tbody></table>")
  }
}
