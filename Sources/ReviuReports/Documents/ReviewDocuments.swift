internal import ReviuCore
internal import ReviuExpression

/// The documents that a review leaves behind, made of its record.
///
/// They are Indonesian, as the process prescribes, and call what was found *catatan*. What the engine cannot know, such
/// as names, letters, and what was agreed, is left to be filled in; it invents no causes.
package struct ReviewDocuments: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Kertas kerja reviu, the working paper.
    case kkr
    /// Catatan hasil reviu, the record that both sides sign.
    case chr
    /// Laporan hasil reviu, the report.
    case lhr
  }

  let record: ReviewRecord
  /// What became of the findings of an earlier review; nil without one.
  let comparison: RecordComparison?

  /// - Parameter documents: that the record was made of, for what was done since the previous one.
  package init(
    _ record: ReviewRecord, previous: ReviewRecord?, documents: RecordDocuments? = nil
  ) {
    self.record = record
    comparison = previous.map { RecordComparison(old: $0, new: record, documents: documents) }
  }

  package func document(_ kind: Kind) -> OfficialDocument {
    switch kind {
    case .kkr: workingPaper
    case .chr: notes
    case .lhr: report
    }
  }

  /// What was found and stands.
  var failures: [ReviewRecord.Finding] { record.findings.filter { $0.outcome == "fail" } }
  private var waived: [ReviewRecord.Finding] { record.findings.filter(\.isWaived) }
  var undecided: [ReviewRecord.Finding] {
    record.findings.filter { $0.outcome == "indeterminate" }
  }

  var subtitle: String {
    let units = Set(record.proposals.compactMap(\.satker))
    let name = record.proposals.lazy.compactMap(\.satkerName).first ?? "Satker"
    let scope =
      units.count == 1 ? "\(name) (\(units.first ?? ""))" : "\(units.count) satuan kerja"
    return "\(scope), keadaan per \(written(record.asOf))"
  }

  var engineFacts: [(name: String, value: String)] {
    let packs = record.packs.map { pack in
      "\(pack.id) \(pack.version) (\(pack.digest.prefix("sha256:".count + 12)))"
    }
    return [
      ("Paket aturan", packs.joined(separator: "; ")),
      ("Keadaan per", written(record.asOf)),
      ("Jumlah RO", "\(record.proposals.count)"),
      ("Jumlah aturan", "\(record.coverage.filter(\.active).count)"),
    ]
  }

  /// What prescribes the review, an article of the ministry's regulation as amended for fiscal years from 2025 on.
  func ground(_ article: String) -> String {
    let years = record.proposals.compactMap(\.tahunAnggaran)
    let isBeforeAmendment = !years.isEmpty && years.allSatisfy { $0 < "2025" }
    return isBeforeAmendment
      ? "PMK 62/2023, Pedoman Reviu" : "\(article) PMK 62/2023 jo. PMK 107/2024"
  }

  func written(_ day: String) -> String { CivilDate(day)?.written(in: .indonesian) ?? day }

  func money(_ amount: String?) -> String {
    amount.flatMap { Decimal($0) }.map { Quantity.rupiah($0).written(in: .indonesian) } ?? "–"
  }

  func title(of finding: ReviewRecord.Finding) -> String {
    record.coverage.first { $0.rule == finding.rule }?.title.id ?? finding.rule
  }

  func criteria(of finding: ReviewRecord.Finding) -> String {
    finding.basis.map { "\($0.instrument), \($0.clause)" }.joined(separator: "; ")
  }

  func place(of finding: ReviewRecord.Finding) -> String {
    finding.place ?? "–"
  }

  func evidence(of finding: ReviewRecord.Finding) -> String {
    finding.locations.first.map { "\($0.file):\($0.line):\($0.column)" } ?? "–"
  }

  func effect(of finding: ReviewRecord.Finding) -> String {
    let parts = [("koreksi", finding.effect.koreksi), ("blokir", finding.effect.blokir)]
    let all = parts.compactMap { name, amount in amount.map { "\(name) \(money($0))" } }
    return all.isEmpty ? "–" : all.joined(separator: "; ")
  }

  /// Amounts of the whole review, no line counted twice.
  var totals: String {
    "koreksi \(money(record.summary.effect.koreksi)); blokir \(money(record.summary.effect.blokir))"
  }

  /// What is excused, and by whom.
  var waivedBlock: OfficialDocument.Block {
    if waived.isEmpty { return .list(["Tidak ada."]) }
    return .list(
      waived.map { finding in
        var facts = [effect(of: finding)].filter { $0 != "–" }
        if let waiver = finding.waiver {
          facts += [
            waiver.reason, "surat \(waiver.letter.number) tanggal \(written(waiver.letter.date))",
            "disetujui oleh \(Bilingual(listing: waiver.approvedBy).id)",
            "berlaku sampai \(written(waiver.through))",
          ]
        }
        return
          "\(finding.rule), \(finding.proposal ?? "–"), \(place(of: finding)): \(finding.message.id) (\(facts.joined(separator: "; ")))"
      })
  }

  /// What was not assessed, which the reviewer has to close by hand.
  var undecidedBlocks: [OfficialDocument.Block] {
    if undecided.isEmpty {
      return [.paragraph("Semua aturan yang berlaku dapat dinilai (\(blindness)).")]
    }
    let columns: [OfficialDocument.Column] = [
      .init(name: "No", share: 4), .init(name: "RO", share: 23),
      .init(name: "Aturan", share: 20), .init(name: "Sebab tidak cukup data", share: 53),
    ]
    return [
      .paragraph(
        "Tidak cukup data pada \(undecided.count) butir berikut; butir-butir itu tidak dinyatakan sesuai (\(blindness))."
      ),
      .table(
        .init(
          columns: columns,
          rows: undecided.enumerated().map { number, finding in
            [
              "\(number + 1)", finding.proposal ?? "–", "\(finding.rule) \(title(of: finding))",
              finding.message.id,
            ]
          })),
    ]
  }

  private var blindness: String {
    let off = record.coverage.filter { !$0.active }.map(\.rule)
    let rules =
      off.isEmpty
      ? "tidak ada aturan yang tidak aktif"
      : "aturan yang tidak aktif: \(off.joined(separator: ", "))"
    return rules
  }

  /// The sentence of limited assurance.
  var conclusion: String {
    let subject = "usulan (KAK dan RAB) yang direviu"
    let reserves = [
      (undecided.count, "butir tidak dapat dinilai karena tidak cukup data"),
      (waived.count, "catatan dikecualikan untuk sementara dengan surat inspektorat"),
      (
        unsettled.count,
        "catatan reviu sebelumnya tidak terlihat lagi, tetapi tidak dinyatakan selesai"
      ),
    ].filter { $0.0 > 0 }.map { " \($0) \($1)." }.joined()
    if failures.isEmpty {
      let exception = reserves.isEmpty ? "" : ", selain yang disebut berikut,"
      return
        "Berdasarkan reviu dengan keyakinan terbatas\(exception) tidak terdapat hal-hal yang membuat kami yakin bahwa \(subject) tidak disusun sesuai dengan ketentuan.\(reserves)"
    }
    return
      "Berdasarkan reviu dengan keyakinan terbatas, pada \(subject) ditemukan \(failures.count) catatan yang perlu ditindaklanjuti sebelum RKA-K/L difinalisasi.\(reserves)"
  }

  /// What was wrong before and is gone for another reason than that it was corrected.
  private var unsettled: [RecordComparison.Entry] {
    comparison?.entries.filter { $0.state == .notVisible && $0.wasFailure } ?? []
  }
}
