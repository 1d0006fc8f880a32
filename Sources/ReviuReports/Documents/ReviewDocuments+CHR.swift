extension ReviewDocuments {
  /// What the team and the unit go through together and sign.
  var notes: OfficialDocument {
    let rows = failures.enumerated().map { number, finding in
      [
        "\(number + 1)",
        "\(finding.proposal ?? "–"), \(place(of: finding)): \(title(of: finding)). \(finding.message.id)",
        criteria(of: finding), finding.remedy?.id ?? "–", "", effect(of: finding),
      ]
    }
    return OfficialDocument(
      title: "Catatan Hasil Reviu (CHR)", subtitle: subtitle, isLandscape: true,
      blocks: [
        .facts([
          ("Nomor", OfficialDocument.blank), ("Tanggal pembahasan", OfficialDocument.blank),
          ("Unit eselon I", OfficialDocument.blank),
        ]),
        .heading("Catatan"),
        .table(
          .init(
            columns: [
              .init(name: "No", share: 3), .init(name: "Uraian catatan", share: 31),
              .init(name: "Kriteria/peraturan", share: 19),
              .init(name: "Rekomendasi/perbaikan yang disepakati", share: 20),
              .init(name: "Tanggapan/tindak lanjut unit", share: 15),
              .init(name: "Nilai", share: 12),
            ], rows: rows, total: ["", "Jumlah", "", "", "", totals])),
        .heading("Yang dikecualikan"), waivedBlock,
        .heading("Yang tidak dapat dinilai"),
      ] + undecidedBlocks + [
        .paragraph(
          "Catatan ini telah dibahas bersama; perbaikan yang disepakati dilaksanakan paling lambat tanggal \(OfficialDocument.blank)."
        ),
        .signatures([
          .init(role: "Tim Pereviu", office: "Ketua Tim"),
          .init(role: "Mengetahui", office: "Pengendali Teknis"),
          .init(role: "Pejabat Perwakilan", office: "Unit Eselon I"),
        ]),
      ])
  }
}
