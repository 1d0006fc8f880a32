internal import ReviuCore

extension ReviewDocuments {
  /// Every note with its criteria and evidence, recapitulations per output and aspect, and what was not assessed.
  var workingPaper: OfficialDocument {
    OfficialDocument(
      title: "Kertas Kerja Reviu (KKR)", subtitle: subtitle, isLandscape: true,
      blocks: [
        .facts(
          [
            ("Surat tugas", OfficialDocument.blank), ("No. KKR", OfficialDocument.blank),
            ("Disusun oleh / tanggal / paraf", OfficialDocument.blank),
            ("Direviu oleh / tanggal / paraf", OfficialDocument.blank),
          ] + engineFacts),
        .heading("1. Catatan reviu"), noteTable,
        .heading("2. Dikecualikan"), waivedBlock,
        .heading("3. Tidak cukup data"),
      ] + undecidedBlocks + [
        .heading("4. Rekapitulasi per RO"), outputTable,
        .heading("5. Rekapitulasi per aspek"), aspectTable,
        .heading("6. Simpulan"), .paragraph(conclusion),
        .signatures([
          .init(role: "Disusun oleh", office: "Anggota Tim"),
          .init(role: "Direviu oleh", office: "Ketua Tim"),
          .init(role: "Direviu oleh", office: "Pengendali Teknis"),
        ]),
      ])
  }

  private var noteTable: OfficialDocument.Block {
    let rows = failures.enumerated().map { number, finding in
      [
        "\(number + 1)", "\(finding.proposal ?? "–"), \(place(of: finding))",
        finding.aspect.uppercased(), finding.rule, finding.disposition,
        "\(title(of: finding)). \(finding.message.id)", criteria(of: finding),
        effect(of: finding), finding.remedy?.id ?? "–", "", evidence(of: finding),
      ]
    }
    return .table(
      .init(
        columns: [
          .init(name: "No", share: 3), .init(name: "RO dan objek", share: 16),
          .init(name: "Aspek", share: 5), .init(name: "Aturan", share: 7),
          .init(name: "Disposisi", share: 7), .init(name: "Kondisi", share: 17),
          .init(name: "Kriteria", share: 14), .init(name: "Akibat (nilai)", share: 9),
          .init(name: "Rekomendasi", share: 12), .init(name: "Status", share: 5),
          .init(name: "Bukti", share: 9),
        ], rows: rows, total: ["", "Jumlah", "", "", "", "", "", totals, "", "", ""]))
  }

  private var outputTable: OfficialDocument.Block {
    let byProposal = Dictionary(grouping: failures, by: \.proposal)
    let rows = record.proposals.map { proposal in
      let own = byProposal[proposal.id] ?? []
      let counts = Aspect.allCases.map { aspect in own.count { $0.aspect == aspect.rawValue } }
      let status =
        if proposal.gate == "block" {
          "TIDAK TERPENUHI"
        } else if !own.isEmpty {
          "TERPENUHI DENGAN CATATAN"
        } else {
          proposal.indeterminate.isEmpty ? "TERPENUHI" : "TIDAK CUKUP DATA"
        }
      return [proposal.id, proposal.satkerName ?? "–", money(proposal.total)]
        + counts.map { "\($0)" } + ["\(proposal.indeterminate.count)", status]
    }
    return .table(
      .init(
        columns: [
          .init(name: "RO", share: 18), .init(name: "Satker", share: 26),
          .init(name: "Nilai", share: 12, isNumber: true),
        ] + Aspect.allCases.map { .init(name: $0.rawValue.uppercased(), share: 4, isNumber: true) }
          + [
            .init(name: "Tidak cukup data", share: 7, isNumber: true),
            .init(name: "Status", share: 13),
          ], rows: rows))
  }

  private var aspectTable: OfficialDocument.Block {
    let rows = Aspect.allCases.map { aspect in
      let own = failures.filter { $0.aspect == aspect.rawValue }
      return ["\(aspect.rawValue.uppercased()). \(aspect.label.id)"]
        + Disposition.allCases.map { disposition in
          "\(own.count { $0.disposition == disposition.rawValue })"
        } + ["\(own.count)"]
    }
    return .table(
      .init(
        columns: [.init(name: "Aspek (\(ground("Pasal 61 ayat (2)")))", share: 46)]
          + (Disposition.allCases.map(\.rawValue) + ["jumlah"]).map {
            .init(name: $0, share: 9, isNumber: true)
          }, rows: rows))
  }
}
