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
    if unverifiedCount > 0 {
      lines.append(
        say(
          "\(unverifiedCount) yang selesai belum dicocokkan dengan dokumen: laporan tidak mencatat baris mana yang diperiksa, sehingga baris yang keluar dari syarat aturan juga tampak selesai. Beri dokumen laporan yang kemudian dengan --documents.",
          "\(unverifiedCount.counted("resolved finding was", "resolved findings were")) not held against the documents: reports do not record which rows were assessed, so a row that has left the rule's condition looks resolved too. Give the documents of the later report with --documents."
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
    let waived = Bilingual(id: "dikecualikan", en: "waived")[language]
    let wasWaived = entry.old?.isWaived ?? finding.isWaived
    var lines = [
      "  \(entry.state.label[language])\(reason)  \(finding.disposition) \(finding.rule.printable)"
        + (wasWaived && finding.isWaived ? " (\(waived))" : ""),
      "    \(finding.message[language].printable)",
    ]
    if let place = finding.place { lines.append("    \(place.printable)") }
    if wasWaived != finding.isWaived {
      let stands = Bilingual(id: "tidak dikecualikan", en: "not waived")[language]
      lines.append("    " + (wasWaived ? "\(waived) → \(stands)" : "\(stands) → \(waived)"))
    } else if entry.state == .better || entry.state == .worse {
      lines += changes(from: entry.old, to: finding, language).map { "    " + $0 }
    }
    return lines
  }

  /// What differs, by name.
  private func changes(
    from old: ReviewRecord.Finding?, to new: ReviewRecord.Finding, _ language: Language
  ) -> [String] {
    guard let old else { return [] }
    let both = [old, new]
    func quantities(
      _ numbers: [String?], _ quantity: (Decimal) -> Quantity
    ) -> [Quantity?] {
      numbers.map { $0.flatMap { Decimal($0) }.map(quantity) }
    }
    let values = [
      (
        Bilingual(id: "selisih", en: "difference"),
        quantities(both.map(\.difference)) { .number($0) }
      ),
      (
        Bilingual(id: "nilai koreksi", en: "correction"),
        quantities(both.map(\.effect.koreksi)) { .rupiah($0) }
      ),
      (
        Bilingual(id: "berpotensi diblokir", en: "may be blocked"),
        quantities(both.map(\.effect.blokir)) { .rupiah($0) }
      ),
    ]
    let dispositions = both.map(\.disposition)
    return (dispositions[0] == dispositions[1] ? [] : ["\(dispositions[0]) → \(dispositions[1])"])
      + values.filter { $0.1[0] != $0.1[1] }.map { name, quantities in
        let written = quantities.map { $0?.written(in: language) ?? "–" }
        return "\(name[language]): \(written.joined(separator: " → "))"
      }
  }
}
