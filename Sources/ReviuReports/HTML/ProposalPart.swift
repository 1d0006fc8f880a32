internal import ReviuCore
internal import ReviuExpression

/// One proposal on the page: what it is, and what was found.
struct ProposalPart {
  let review: Review
  let findings: [NumberedFinding]
  private let report: HTMLReport

  init(_ review: Review, _ findings: [NumberedFinding], _ report: HTMLReport) {
    self.review = review
    self.findings = findings
    self.report = report
  }

  func text(documents: ShownDocuments) -> String {
    let isHeld = report.batch.isBlocked(review)
    let isAlone = report.batch.reviews.count == 1
    let attributes =
      (review.satker.map { " data-s=\"\($0)\"" } ?? "") + (isHeld ? " data-h" : "")
      + (isAlone ? " open" : "")
    let list = FindingList(findings, report, linksPlaces: documents.hasPlaces)
    return """
      <details class="u"\(attributes)><summary>\(summary(isHeld))</summary><div class="in">
      \(list.text)\(coverage)\(text(of: documents))</div></details>

      """
  }

  private func text(of documents: ShownDocuments) -> String {
    switch documents {
    case .nothing: return ""
    case .sheets(let text): return text
    case .changed:
      let note = report.say(
        "KAK dan RAB tidak ditampilkan karena berubah sejak direviu.",
        "KAK and RAB are not shown because they have changed since the review.")
      return "<p class=\"note\">\(note)</p>\n"
    }
  }

  private func summary(_ isHeld: Bool) -> String {
    let verdict =
      isHeld
      ? "<span class=\"badge ditahan\">\(report.say("ditahan", "held"))</span>"
      : "<span class=\"badge lolos\">\(report.say("lolos", "passes"))</span>"
    let counts = Disposition.allCases.compactMap { disposition -> String? in
      let count = review.findings.count { $0.outcome == .fail && $0.disposition == disposition }
      return count == 0
        ? nil
        : "<span class=\"badge \(disposition.rawValue)\">\(count) \(disposition.rawValue)</span>"
    }
    let undecided = review.findings.count { $0.outcome == .indeterminate }
    let rest =
      undecided == 0
      ? ""
      : "<span class=\"badge abu\">\(undecided) \(report.say("tidak dinilai", "not assessed"))</span>"
    let waived = review.findings.count { $0.outcome == .waived }
    let excused =
      waived == 0
      ? "" : "<span class=\"badge abu\">\(waived) \(report.say("dikecualikan", "waived"))</span>"
    let total = review.total.map { "<span class=\"n\">\(report.money($0))</span>" } ?? ""
    return
      "\(verdict)<b>\(review.proposal.escapedForXML)</b><span class=\"s\">\((review.satkerName ?? "").escapedForXML)</span>\(counts.joined())\(rest)\(excused)\(total)"
  }

  private var coverage: String {
    let counts = Outcome.allCases.map { outcome in review.outcomes.count { $0 == outcome } }
    let text = report.say(
      "\(review.outcomes.count) aturan: \(counts[0]) sesuai, \(counts[1]) temuan, \(counts[2]) tidak berlaku, \(counts[3]) tidak dapat dinilai, \(counts[4]) dikecualikan.",
      "\(review.outcomes.count.counted("rule")): \(counts[0]) pass, \(counts[1]) fail, \(counts[2]) not applicable, \(counts[3]) indeterminate, \(counts[4]) waived."
    )
    return "<p class=\"note\">\(text)</p>\n"
  }
}

/// Findings, the most severe first, with what follows from each below it.
struct FindingList {
  private let findings: [NumberedFinding]
  private let report: HTMLReport
  private let linksPlaces: Bool

  /// - Parameter linksPlaces: the documents are shown, with the places that findings name.
  init(_ findings: [NumberedFinding], _ report: HTMLReport, linksPlaces: Bool) {
    self.findings = findings
    self.report = report
    self.linksPlaces = linksPlaces
  }

  var text: String {
    guard !findings.isEmpty else { return "" }
    let groups = FindingGroup.groups(of: findings, \.finding)
    let items = groups.sorted { mostSevereFirst($0.cause, $1.cause) }.map { group in
      item(group.cause, group.consequences)
    }
    return "<ol class=\"f\">\n\(items.joined())</ol>\n"
  }

  private func mostSevereFirst(_ left: NumberedFinding, _ right: NumberedFinding) -> Bool {
    let (a, b) = (left.finding.disposition, right.finding.disposition)
    return a == b ? left.number < right.number : a > b
  }

  private func item(_ cause: NumberedFinding, _ consequences: [NumberedFinding]) -> String {
    let finding = cause.finding
    let message = finding.message[report.language]
    var text =
      "<li id=\"t\(cause.number)\" data-d=\"\(finding.disposition.rawValue)\"><h3>\(head(finding))</h3>"
      + "<p>\(message.escapedForXML)</p>"
    let values = values(of: finding).filter { !report.isBrief || !message.contains($0.1) }
    if !values.isEmpty {
      let list = values.map { "<div><dt>\($0)</dt><dd>\($1.escapedForXML)</dd></div>" }
      text += "<dl class=\"v\">\(list.joined())</dl>"
    }
    if let waiver = finding.waiver {
      text += "<p>\(waiver.described(in: report.language).escapedForXML)</p>"
    } else if let remedy = finding.remedy {
      text +=
        "<p><b>\(report.say("Perbaikan", "Remedy")):</b> \(remedy[report.language].escapedForXML)</p>"
    }
    text += "<p class=\"x\">\(places(of: cause))\(basis(of: finding))</p>"
    if !consequences.isEmpty {
      let items = consequences.sorted(by: mostSevereFirst).map { consequence in
        "<li id=\"t\(consequence.number)\" data-d=\"\(consequence.finding.disposition.rawValue)\">\(head(consequence.finding))\(facts(consequence))</li>"
      }
      text +=
        "<p class=\"k\">\(report.say("Akibatnya", "Consequences")):</p><ul class=\"c\">\(items.joined())</ul>"
    }
    return text + "</li>\n"
  }

  private func head(_ finding: Finding) -> String {
    let badge = finding.qualifiers.map {
      " <span class=\"badge abu\">\($0[report.language])</span>"
    }.joined()
    return
      "<span class=\"badge \(finding.disposition.rawValue)\">\(finding.disposition.rawValue)</span>\(badge) <code>\(finding.rule)</code> \(finding.title[report.language].escapedForXML)"
  }

  /// What tells a consequence from the others, in one line.
  private func facts(_ numbered: NumberedFinding) -> String {
    let values = values(of: numbered.finding).prefix(3).map { "\($0) \($1)".escapedForXML }
    let all = ([address(of: numbered)] + values).filter { !$0.isEmpty }
    return all.isEmpty ? "" : " <span class=\"k\">\(all.joined(separator: "; "))</span>"
  }

  private func values(of finding: Finding) -> [(String, String)] {
    let money = { (value: Decimal?) in value.map { Quantity.rupiah($0) } }
    let all: [(String, Quantity?)] = [
      (report.say("tertulis", "stated"), finding.actual),
      (finding.expectedLabel[report.language], finding.expected),
      (report.say("selisih", "difference"), finding.difference),
      (report.say("nilai koreksi", "correction"), money(finding.effect.koreksi)),
      (report.say("berpotensi diblokir", "may be blocked"), money(finding.effect.blokir)),
    ]
    return all.compactMap { name, value in
      value.map { (name, $0.written(in: report.language)) }
    }
  }

  private func places(of numbered: NumberedFinding) -> String {
    guard let place = numbered.finding.locations.first else { return "" }
    let others = numbered.finding.locations.count - 1
    let more =
      others > 0
      ? report.say(" dan \(others) tempat lain", " and \(others.counted("more place"))") : ""
    return
      "\(address(of: numbered)) · <code>\(place.file.escapedForXML):\(place.line):\(place.column)</code>\(more)<br>"
  }

  /// The place in the words of the budget, with a link to it where the documents are shown.
  private func address(of numbered: NumberedFinding) -> String {
    guard let place = numbered.finding.locations.first else { return "" }
    let address = (place.address.isEmpty ? place.file : place.address).escapedForXML
    return linksPlaces ? "<a href=\"#d\(numbered.number)\">\(address)</a>" : address
  }

  private func basis(of finding: Finding) -> String {
    "\(report.say("Dasar", "Basis")): \(report.bases.text(of: finding))"
  }
}
