internal import ReviuExpression

extension WaiverFile {
  /// The reserved id of what is found on the waivers themselves.
  package static let rule = "PENGECUALIAN"

  /// What reports need to know of it.
  static let summary = RuleSummary(
    id: rule,
    title: Bilingual(
      id: "Pengecualian perlu ditinjau", en: "Waiver needs attention"),
    kind: DocumentRule.kind, aspect: .d, disposition: .catatan, basis: basis, isActive: true)

  private static let basis = [
    Basis(
      instrument: "Pengecualian inspektorat",
      clause: "berlaku terbatas, dengan surat dan dua penyetuju", url: nil, confidence: nil)
  ]

  /// Waivers that have not begun, have ended, will end soon, or waive nothing.
  ///
  /// - Parameter reviews: all reviews of the run.
  func findings(for reviews: [Review], day: CivilDate) -> [Finding] {
    var found: [String: [(finding: Finding, satker: String?)]] = [:]
    for review in reviews {
      for finding in review.findings where finding.outcome != .indeterminate {
        found[finding.rule, default: []].append((finding, review.satker))
      }
    }
    return waivers.compactMap { waiver in
      let verdicts = (found[waiver.rule] ?? []).map { finding, satker in
        (finding, waiver.verdict(on: finding, satker: satker, day: day))
      }
      return concern(about: waiver, verdicts, day).map { finding(waiver, $0.message, $0.remedy) }
    }
  }

  private func concern(
    about waiver: Waiver, _ verdicts: [(finding: Finding, verdict: Waiver.Verdict)],
    _ day: CivilDate
  ) -> (message: Bilingual, remedy: Bilingual)? {
    let renew = Bilingual(
      id: "Hapus pengecualian itu, atau perpanjang dengan surat baru.",
      en: "Remove the waiver, or renew it with a new letter.")
    if waiver.through < day {
      return (written(waiver.through, behind: "berakhir", "ended on"), renew)
    }
    let waivesSomething = verdicts.contains { $0.verdict == .waives }
    // Where a finding is still as it was, another one may state something else.
    if !waivesSomething, let changed = verdicts.first(where: { $0.verdict == .valueChanged }) {
      let stated = changed.finding.actual?.plain ?? "–"
      let waived = waiver.value ?? "–"
      return (
        Bilingual(
          id: "gugur karena temuannya menyatakan \(stated), bukan \(waived)",
          en: "lapsed because the finding states \(stated), not \(waived)"), renew
      )
    }
    if verdicts.contains(where: { $0.verdict == .notYetValid }) {
      return (
        written(waiver.start, behind: "baru berlaku mulai", "holds only from"),
        Bilingual(
          id: "Reviu lagi sejak hari itu, atau periksa tanggal surat dan awal masa berlakunya.",
          en: "Review again from that day on, or check the day of the letter and the beginning.")
      )
    }
    if waiver.start <= day, !waivesSomething {
      return (
        Bilingual(
          id: "tidak mengecualikan apa pun dalam reviu ini",
          en: "waives nothing in this review"),
        Bilingual(
          id: "Hapus pengecualian itu bila temuannya sudah diperbaiki, atau periksa lingkupnya.",
          en: "Remove the waiver if its finding was corrected, or check its scope.")
      )
    }
    guard let notice = day.adding(days: Self.noticeDays), waiver.through < notice else {
      return nil
    }
    return (
      written(waiver.through, behind: "akan berakhir", "will end on"),
      Bilingual(
        id: "Pastikan temuannya diperbaiki sebelum itu, atau perpanjang dengan surat baru.",
        en: "Have the finding corrected before, or renew the waiver with a new letter.")
    )
  }

  private func written(_ date: CivilDate) -> Bilingual {
    Bilingual(id: date.written(in: .indonesian), en: date.written(in: .english))
  }

  private func written(_ date: CivilDate, behind id: String, _ en: String) -> Bilingual {
    written(date).mapped { language, date in "\(language == .indonesian ? id : en) \(date)" }
  }

  private func finding(
    _ waiver: Waiver, _ concern: Bilingual, _ remedy: Bilingual
  ) -> Finding {
    let scope = [waiver.satker, waiver.proposal, waiver.item].compactMap { $0 }
      .joined(separator: ", ")
    let letter = written(waiver.letterDate)
    return Finding(
      rule: Self.rule, kind: DocumentRule.kind, aspect: .d, outcome: .fail, disposition: .catatan,
      proposal: nil, title: Self.summary.title,
      message: concern.mapped { language, text in
        language == .indonesian
          ? "Pengecualian \(waiver.rule) untuk \(scope) (surat \(waiver.letterNumber) tanggal \(letter.id)) \(text)."
          : "The waiver of \(waiver.rule) for \(scope) (letter \(waiver.letterNumber) of \(letter.en)) \(text)."
      },
      locations: [
        Location(
          file: file, line: waiver.line, column: waiver.column, address: "", excerpt: nil)
      ],
      actual: nil, expected: nil, difference: nil, effect: .none, basis: Self.basis,
      remedy: remedy,
      fingerprint: Finding.fingerprint([
        Self.rule, waiver.rule, scope, waiver.letterNumber, waiver.through.description,
      ]))
  }
}
