internal import ReviuCore

extension ReviewDocuments {
  /// What the law wants told: why, how, what was wrong, what was agreed, done, and not done.
  var report: OfficialDocument {
    OfficialDocument(
      title: "Laporan Hasil Reviu (LHR)", subtitle: subtitle, isLandscape: false,
      blocks: [
        .facts([
          ("Nomor", OfficialDocument.blank), ("Tanggal", OfficialDocument.blank),
          ("Kepada", "Pimpinan unit eselon I \(OfficialDocument.blank)"),
          ("Dasar penugasan", "Surat tugas \(OfficialDocument.blank)"),
        ]),
        .heading("1. Tujuan dan alasan"),
        .paragraph(
          "Reviu dilakukan untuk memberi keyakinan terbatas bahwa usulan disusun sesuai dengan kaidah penganggaran, standar biaya, dan kelengkapan dokumen pendukung (\(ground("Pasal 61")))."
        ),
        .heading("2. Prosedur"),
        .paragraph(
          "Setiap KAK dan RAB diperiksa terhadap semua aturan paket berikut; setiap aturan memberi tepat satu hasil untuk setiap RO."
        ),
        .facts(engineFacts),
        .heading("3. Kesalahan atau kelemahan yang ditemui"), weaknesses,
        .paragraph("Jumlah: \(totals)."),
        .paragraph("Catatan yang dikecualikan:"), waivedBlock,
        .heading("4. Langkah perbaikan yang disepakati"),
        .paragraph(
          "Langkah yang disarankan tercantum pada butir 3; yang disepakati mengikuti CHR nomor \(OfficialDocument.blank)."
        ),
        .heading("5. Langkah perbaikan yang telah dilakukan"),
      ] + done + [.heading("6. Saran perbaikan yang belum atau tidak dilaksanakan")] + open
        + [.heading("7. Yang tidak dapat dinilai")] + undecidedBlocks + [
          .heading("8. Simpulan"), .paragraph(conclusion),
          .signatures([.init(role: "Penanggung jawab", office: "Inspektur")]),
          .paragraph("Tembusan: Kepala Biro Perencanaan"),
        ])
  }

  private var weaknesses: OfficialDocument.Block {
    if failures.isEmpty { return .paragraph("Tidak ada.") }
    return .table(
      .init(
        columns: [
          .init(name: "No", share: 5), .init(name: "RO dan objek", share: 24),
          .init(name: "Aspek", share: 7), .init(name: "Kondisi", share: 36),
          .init(name: "Rekomendasi", share: 28),
        ],
        rows: failures.enumerated().map { number, finding in
          [
            "\(number + 1)", "\(finding.proposal ?? "–"), \(place(of: finding))",
            finding.aspect.uppercased(),
            "\(finding.rule) \(title(of: finding)). \(finding.message.id)",
            finding.remedy?.id ?? "–",
          ]
        }))
  }

  private static let nothingBefore: OfficialDocument.Block = .paragraph(
    "Tidak ada hasil reviu sebelumnya yang dibandingkan.")

  private var done: [OfficialDocument.Block] {
    guard let comparison else { return [Self.nothingBefore] }
    let resolved = comparison.entries.filter { $0.state == .resolved && $0.wasFailure }
    let waived = comparison.entries.filter { $0.wasFailure && $0.isWaivedNow }
    let excused: [OfficialDocument.Block] =
      waived.isEmpty
      ? []
      : [
        .paragraph("\(waived.count) catatan sebelumnya kini dikecualikan."),
        .list(waived.map { line($0.finding) }),
      ]
    let reserve =
      comparison.unverifiedCount == 0
      ? ""
      : " Kesimpulan itu ditarik dari kedua laporan tanpa melihat dokumennya: baris yang keluar dari syarat aturan juga tampak diperbaiki."
    let others =
      comparison.hasSamePacks
      ? ""
      : " Paket aturan kedua reviu berbeda, sehingga catatan dapat hilang karena aturan atau tabelnya."
    return [
      .paragraph("\(resolved.count) catatan sebelumnya telah diperbaiki.\(reserve)\(others)"),
      .list(resolved.map { line($0.finding) }),
    ] + excused
  }

  private func line(_ finding: ReviewRecord.Finding) -> String {
    "\(finding.rule), \(place(of: finding)): \(finding.message.id)"
  }

  private var open: [OfficialDocument.Block] {
    guard let comparison else { return [Self.nothingBefore] }
    let states: [RecordComparison.State] = [.worse, .remaining, .better, .notVisible]
    let open = comparison.entries.filter { entry in
      states.contains(entry.state) && entry.wasFailure && !entry.isWaivedNow
    }
    return [
      .paragraph(
        "\(open.count) catatan sebelumnya belum selesai; yang tidak terlihat lagi tidak dinilai kembali dan tidak dinyatakan selesai."
      ),
      .list(
        open.map { entry in
          let reason = entry.reason.map { " (\($0.label.id))" } ?? ""
          return "\(entry.state.label.id)\(reason): \(line(entry.finding))"
        }),
    ]
  }
}

extension RecordComparison.Entry {
  /// Whether it was a *catatan* in the earlier review, not something that could not be assessed.
  var wasFailure: Bool { old?.outcome == Outcome.fail.rawValue }

  fileprivate var isWaivedNow: Bool { new?.isWaived ?? false }
}
