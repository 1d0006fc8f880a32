package import ReviuCore
internal import ReviuExpression

extension RecordComparison {
  /// For people: what is open first, proposal by proposal.
  package func text(in language: Language) -> String {
    let say = { (id: String, en: String) in Bilingual(id: id, en: en)[language] }
    var lines = [
      say(
        "Perbandingan reviu per \(old.asOf) dan per \(new.asOf)",
        "Comparison of the reviews as of \(old.asOf) and as of \(new.asOf)")
    ]
    if !hasSamePacks {
      lines.append(
        say(
          "  paket aturan berbeda: \(describe(old.packs)) dan \(describe(new.packs))",
          "  the rule packs differ: \(describe(old.packs)) and \(describe(new.packs))"))
    }
    var proposal: String?
    for entry in entries {
      let own = entry.finding.proposal ?? say("di luar usulan", "outside proposals")
      if own != proposal { lines += ["", own.printable] }
      proposal = own
      lines += describe(entry, language)
    }
    let counts = State.allCases.map { "\(count($0)) \($0.label[language])" }
    lines += ["", "\(say("Ringkasan", "Summary")): \(counts.joined(separator: ", "))"]
    if count(.resolved) > 0 {
      lines.append(
        say(
          "Selesai berarti aturannya memeriksa usulan itu lagi dan tidak menemukannya. Laporan tidak mencatat baris mana yang diperiksa: baris yang dihapus, atau tidak lagi memenuhi syarat aturan, juga tampak selesai.",
          "Resolved means that the rule assessed the proposal again and did not find it. Reports do not record which rows were assessed: a row that was taken out, or out of the rule's condition, looks resolved too."
        ))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func describe(_ packs: [ReviewRecord.Pack]) -> String {
    packs.map { "\($0.id) \($0.version) (\($0.digest.prefix(19)))".printable }
      .joined(separator: ", ")
  }

  private func describe(_ entry: Entry, _ language: Language) -> [String] {
    let finding = entry.finding
    let reason = entry.reason.map { ": \($0.label[language])" } ?? ""
    var lines = [
      "  \(entry.state.label[language])\(reason)  \(finding.disposition) \(finding.rule.printable)",
      "    \(finding.message[language].printable)",
    ]
    if let place = finding.locations.first {
      lines.append("    \(place.address.printable)")
    }
    if entry.state == .better || entry.state == .worse {
      let amounts = [entry.old, entry.new].map { written($0, language) }
      if amounts[0] != amounts[1] {
        let label = Bilingual(id: "selisih", en: "difference")[language]
        lines.append("    \(label): \(amounts[0]) → \(amounts[1])")
      } else if let old = entry.old {
        lines.append("    \(old.disposition) → \(finding.disposition)")
      }
    }
    return lines
  }

  private func written(_ finding: ReviewRecord.Finding?, _ language: Language) -> String {
    guard let text = finding?.difference, let value = Decimal(text) else { return "–" }
    return Quantity.number(value).written(in: language)
  }
}
