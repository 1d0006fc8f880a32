internal import ReviuCore
internal import ReviuExpression
internal import ReviuXML

/// The report for people: proposal by proposal, what is wrong first.
struct TextReport: Report {
  let batch: Batch
  let style: ReportStyle

  init(_ batch: Batch, _ style: ReportStyle) {
    self.batch = batch
    self.style = style
  }

  /// Locations beyond the first that are shown with a finding.
  private static let furtherLocations = 3

  /// Rules that the summary counts one by one.
  private static let frequentRules = 10

  func write(to output: inout some TextOutputStream) {
    var lines = header + [""] + tasks
    for finding in batch.documentFindings.sorted(by: { first($0) < first($1) }) {
      lines += section(for: finding)
    }
    lines += acrossProposals
    for review in batch.reviews where !review.findings.isEmpty { lines += section(for: review) }
    lines += clean
    lines += skipped
    lines += provenance
    lines += summary
    for line in lines { output.write(line.trimmingEnd() + "\n") }
  }

  private var header: [String] {
    let pack = batch.pack
    let day = pack.asOf.written(in: style.language)
    return [
      "\(Engine.name) \(Engine.version) · \(say("paket", "pack")) \(describe(pack.own)) · "
        + say("keadaan per \(day)", "as of \(day)")
    ]
  }

  /// What else was reviewed with: packs that are extended, rules that are changed or off.
  private var provenance: [String] {
    let pack = batch.pack
    var lines: [String] = []
    for part in pack.parts.dropLast() {
      lines.append("  \(say("memperluas", "extends")) \(describe(part))")
    }
    for part in pack.parts {
      lines += part.changes.map {
        "  \(part.id): \($0.described(in: style.language).printable)"
      }
    }
    let inactive = pack.inactiveRules.map(\.id)
    if !inactive.isEmpty {
      lines.append(
        "  \(say("aturan yang tidak aktif", "rules that are off")): "
          + inactive.joined(separator: ", "))
    }
    return lines.isEmpty ? [] : [bold(say("Paket aturan", "Rule pack"))] + lines + [""]
  }

  private func describe(_ part: RulePack.Part) -> String {
    "\(part.id) \(part.version) (sha256 \(part.digest.prefix(12)))"
  }

  private func first(_ finding: Finding) -> String { finding.locations.first?.file ?? "" }

  /// Findings on several proposals together; what could not be assessed last and in short.
  private var acrossProposals: [String] {
    if batch.batchFindings.isEmpty { return [] }
    var lines = [bold(say("Antarusulan", "Across proposals"))]
    let findings = batch.batchFindings.sorted(by: mostSevereFirst)
    for finding in findings where finding.outcome != .indeterminate { lines += describe(finding) }
    for finding in findings where finding.outcome == .indeterminate {
      lines.append(
        "  \(color(tone(of: finding), finding.disposition.rawValue))  \(finding.rule)  \(finding.title[style.language])"
      )
      lines.append("    \(finding.message[style.language].printable)")
      lines += places(of: finding)
    }
    return lines + [""]
  }

  private func section(for finding: Finding) -> [String] {
    [bold(first(finding).printable)] + describe(finding) + [""]
  }

  private func section(for review: Review) -> [String] {
    let verdict =
      batch.isBlocked(review)
      ? color(.red, say("DITAHAN", "HELD")) : color(.green, say("LOLOS", "PASSES"))
    var title = bold(review.proposal.printable)
    if let name = review.satkerName { title += "  \(name.printable)" }
    var lines = ["\(title)  \(verdict)"]
    let groups = FindingGroup.groups(of: review.findings)
    for group in groups.sorted(by: { mostSevereFirst($0.cause, $1.cause) }) {
      lines += describe(group.cause) + describe(consequences: group.consequences)
    }
    lines.append("  " + coverage(of: review.outcomes))
    return lines + [""]
  }

  private func mostSevereFirst(_ left: Finding, _ right: Finding) -> Bool {
    if left.disposition != right.disposition { return left.disposition > right.disposition }
    let (a, b) = (left.locations.first, right.locations.first)
    let first = (a?.file ?? "", a?.line ?? 0, left.rule)
    return first < (b?.file ?? "", b?.line ?? 0, right.rule)
  }

  private func describe(_ finding: Finding) -> [String] {
    let qualifiers = finding.qualifiers.map { $0[style.language] }
    let label = ([finding.disposition.rawValue] + qualifiers).joined(separator: ", ")
    var lines = [
      "  \(color(tone(of: finding), label))  \(finding.rule)  \(finding.title[style.language])",
      "    \(finding.message[style.language].printable)",
    ]
    lines += places(of: finding)
    let numbers = numbers(of: finding).map { "\($0): \($1)" }
    if !numbers.isEmpty { lines.append("    \(numbers.joined(separator: "; "))") }
    if let waiver = finding.waiver {
      lines.append("    \(waiver.described(in: style.language).printable)")
    } else if let remedy = finding.remedy {
      lines.append("    \(say("perbaikan", "remedy")): \(remedy[style.language].printable)")
    }
    lines += finding.basis.map { "    \(say("dasar", "basis")): \(describe($0))" }
    return lines
  }

  /// What follows from a finding: failures a line each, the rules that could not be assessed together.
  private func describe(consequences findings: [Finding]) -> [String] {
    let failures = findings.filter { $0.outcome == .fail }.sorted(by: mostSevereFirst)
    var lines = failures.map { finding in
      let numbers = numbers(of: finding).prefix(3).map { "\($0): \($1)" }.joined(separator: ", ")
      let place = finding.locations.first.map { "\($0.file.printable):\($0.line):\($0.column)" }
      let facts = [place, numbers.isEmpty ? nil : numbers].compactMap { $0 }
      return "    \(say("akibatnya", "consequence")): \(finding.disposition.rawValue) "
        + "\(finding.rule) \(finding.title[style.language]), \(facts.joined(separator: "; "))"
    }
    let undecided = findings.filter { $0.outcome == .indeterminate }
    if !undecided.isEmpty {
      let rules = Set(undecided.map(\.rule)).sorted().joined(separator: ", ")
      lines.append(
        "    \(say("akibatnya tidak dapat dinilai", "for this reason not assessed")): \(rules)")
    }
    return lines
  }

  private func places(of finding: Finding) -> [String] {
    guard let place = finding.locations.first else { return [] }
    var lines = [
      "    \(place.file.printable):\(place.line):\(place.column)  \(place.address.printable)"
    ]
    if let excerpt = place.excerpt { lines += show(excerpt, line: place.line) }
    for other in finding.locations.dropFirst().prefix(Self.furtherLocations) {
      lines.append(
        "    \(say("terkait", "related")): \(other.file.printable):\(other.line):\(other.column)  \(other.address.printable)"
      )
    }
    let rest = finding.locations.count - 1 - Self.furtherLocations
    if rest > 0 {
      lines.append(say("    dan \(rest) tempat lain", "    and \(rest.counted("other place"))"))
    }
    return lines
  }

  /// The line of the document with a caret.
  private func show(_ excerpt: Excerpt, line: Int) -> [String] {
    let number = String(line)
    let margin = String(repeating: " ", count: number.count)
    let caret = String(repeating: " ", count: excerpt.caret)
    return [
      "      \(number) | \(excerpt.text.printable)",
      "      \(margin) | \(caret)\(color(.red, "^"))",
    ]
  }

  private func numbers(of finding: Finding) -> [(String, String)] {
    func written(_ quantity: Quantity?) -> String? {
      guard let quantity else { return nil }
      return quantity.written(in: style.language).printable
    }
    let money = { (value: Decimal?) in value.map { Quantity.rupiah($0) } }
    return [
      (say("tertulis", "stated"), written(finding.actual)),
      (finding.expectedLabel[style.language], written(finding.expected)),
      (say("selisih", "difference"), written(finding.difference)),
      (say("nilai koreksi", "correction"), written(money(finding.effect.koreksi))),
      (say("berpotensi diblokir", "may be blocked"), written(money(finding.effect.blokir))),
    ].compactMap { name, value in value.map { (name, $0) } }
  }

  private func describe(_ basis: Basis) -> String {
    let confidence = basis.confidence.map { " [\($0.label[style.language])]" } ?? ""
    return "\(basis.instrument), \(basis.clause)".printable + confidence
  }

  private func coverage(of outcomes: [Outcome]) -> String {
    let counts = Outcome.allCases.map { outcome in outcomes.count { $0 == outcome } }
    return say(
      "cakupan: \(outcomes.count) aturan; \(counts[0]) sesuai, \(counts[1]) temuan, \(counts[2]) tidak berlaku, \(counts[3]) tidak dapat dinilai, \(counts[4]) dikecualikan",
      "coverage: \(outcomes.count.counted("rule")); \(counts[0]) pass, \(counts[1]) fail, \(counts[2]) not applicable, \(counts[3]) indeterminate, \(counts[4]) waived"
    )
  }
}

extension TextReport {
  /// Proposals without any finding, one line each.
  private var clean: [String] {
    let reviews = batch.reviews.filter(\.findings.isEmpty)
    if reviews.isEmpty { return [] }
    let lines = reviews.map { review in
      let passed = review.outcomes.count { $0 == .pass }
      let skipped = review.outcomes.count { $0 == .notApplicable }
      // What this proposal shares with others may have been found, or not be certain.
      let shared = review.outcomes.count - passed - skipped
      let name = review.satkerName.map { "  \($0.printable)" } ?? ""
      return "  \(review.proposal.printable)\(name)  "
        + say(
          "\(passed) sesuai, \(skipped) tidak berlaku", "\(passed) pass, \(skipped) not applicable")
        + (shared == 0 ? "" : say(", \(shared) antarusulan", ", \(shared) across proposals"))
    }
    return [bold(say("Tanpa temuan", "Without findings"))] + lines + [""]
  }

  private var skipped: [String] {
    let inputs = batch.inputs.filter { $0.status == .skipped }
    if inputs.isEmpty { return [] }
    let lines = inputs.map { input in
      let root = (input.foreignRoot ?? "?").printable
      return "  \(input.file.printable)  "
        + say("dilewati: elemen akarnya \"\(root)\"", "skipped: its root element is \"\(root)\"")
    }
    return [bold(say("Bukan usulan", "Not a submission"))] + lines + [""]
  }

  private var summary: [String] {
    let undecided = batch.undecidedCount
    let held = batch.reviews.count { batch.isBlocked($0) }
    let unreadable = batch.inputs.count { $0.status == .unreadable }
    let counts = batch.failureCounts.map { "\($0.count) \($0.disposition.rawValue)" }
      .joined(separator: ", ")
    let effect = batch.effect
    func money(_ value: Decimal?) -> String {
      Quantity.rupiah(value ?? Decimal(0)).written(in: style.language)
    }
    let verdict =
      if batch.isBlocked {
        color(.red, say("ADA YANG TIDAK LOLOS", "NOT EVERYTHING PASSES"))
      } else if !batch.strangers.isEmpty {
        color(.red, say("ADA YANG BUKAN USULAN", "NOT EVERYTHING IS A SUBMISSION"))
      } else {
        color(.green, say("SEMUA LOLOS", "EVERYTHING PASSES"))
      }
    return [
      bold(say("Ringkasan", "Summary")),
      say(
        "  berkas: \(batch.inputs.count) (\(unreadable) tidak terbaca); usulan: \(batch.reviews.count), \(held) ditahan",
        "  files: \(batch.inputs.count) (\(unreadable) unreadable); proposals: \(batch.reviews.count), \(held) held"
      ),
      say("  temuan: \(counts)", "  findings: \(counts)"),
    ] + frequentRules + [
      say(
        "  tidak dapat dinilai: \(undecided)", "  cannot be assessed: \(undecided)"),
      say(
        "  nilai koreksi \(money(effect.koreksi)), berpotensi diblokir \(money(effect.blokir))",
        "  correction \(money(effect.koreksi)), may be blocked \(money(effect.blokir))"),
    ] + baseline + ["  \(verdict)"]
  }

  /// The rules with the most findings, where there is more than one proposal.
  private var frequentRules: [String] {
    guard batch.reviews.count > 1 else { return [] }
    var titles: [String: Bilingual] = [:]
    var counts: [String: (findings: Int, proposals: Int)] = [:]
    for findings in [batch.documentFindings + batch.batchFindings] + batch.reviews.map(\.findings) {
      let failures = findings.filter { $0.outcome == .fail }
      for (rule, findings) in Dictionary(grouping: failures, by: \.rule) {
        titles[rule] = findings[0].title
        counts[rule, default: (0, 0)].findings += findings.count
        // What is found in no proposal, or in several, is none of one proposal.
        if findings[0].proposal != nil { counts[rule]?.proposals += 1 }
      }
    }
    let rules = counts.sorted { ($1.value.findings, $0.key) < ($0.value.findings, $1.key) }
    var lines = rules.prefix(Self.frequentRules).map { rule, count in
      let title = titles[rule]?[style.language] ?? ""
      let findings = say("\(count.findings) temuan", "findings: \(count.findings)")
      let proposals = say(", \(count.proposals) usulan", ", proposals: \(count.proposals)")
      return "    \(rule)  \(title): " + findings + (count.proposals == 0 ? "" : proposals)
    }
    let rest = rules.count - lines.count
    if rest > 0 {
      lines.append(say("    dan \(rest) aturan lain", "    and \(rest.counted("other rule"))"))
    }
    return lines
  }

  /// What the baseline has: findings that do not block, and entries that may be taken out of it.
  private var baseline: [String] {
    guard let baseline = batch.baseline else { return [] }
    let known = batch.unsortedFindings.count { $0.isKnown }
    let stale = baseline.stale.map { entry in
      "    \(entry.rule)  \(entry.proposal ?? "–")".printable
    }
    return [
      say(
        "  baseline \(baseline.file.printable): \(known) temuan sudah dikenal dan tidak menahan; \(stale.count) tidak ditemukan lagi",
        "  baseline \(baseline.file.printable): \(known.counted("finding is known and does", "findings are known and do")) not hold a proposal back; \(stale.count.counted("was", "were")) not found again"
      )
    ] + stale
  }

  enum Tone: String {
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
  }

  func tone(of finding: Finding) -> Tone {
    switch finding.disposition {
    case _ where finding.outcome == .waived: .cyan
    case .tolak, .koreksi, .lengkapi: .red
    case .catatan: .yellow
    case .konfirmasi: .cyan
    }
  }

  func say(
    _ id: @autoclosure () -> String, _ en: @autoclosure () -> String
  ) -> String {
    switch style.language {
    case .indonesian: id()
    case .english: en()
    }
  }

  func bold(_ text: String) -> String {
    style.usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  func color(_ tone: Tone, _ text: String) -> String {
    style.usesColor ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    guard utf8.last == UInt8(ascii: " ") else { return self }
    let visible = utf8.reversed().drop { $0 == UInt8(ascii: " ") }
    return String(decoding: visible.reversed(), as: UTF8.self)
  }
}
