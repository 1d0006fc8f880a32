extension Vocabulary {
  /// KAK: kerangka acuan kerja, the terms of reference.
  static let kak = ElementDeclaration(
    name: "kak",
    attributes: documentAttributes + [
      attribute(
        "rincian", .pilihan(["angka-dasar", "angka-dasar-berubah", "baru"]), required: false,
        "Jenis rincian", "Kind of figure")
    ],
    children: [
      identitas, kinerja,
      ElementDeclaration(
        name: "kategori", content: .empty,
        attributes: [
          FieldDeclaration(
            attribute: "kode", name: "kategori", type: .kode(.kode),
            label: Bilingual(id: "Kategori program", en: "Programme category"))
        ]),
      ElementDeclaration(
        name: "penandaan", occurs: 0...20, content: .empty,
        attributes: [attribute("kode", .kode(.kode), "Kode penandaan", "Budget tag")],
        rows: RowsDeclaration(
          name: "penandaan", label: Bilingual(id: "Penandaan", en: "Budget tag"),
          addressField: "kode")),
      latarBelakang, penerimaManfaat, strategi,
      ElementDeclaration(
        name: "kurunWaktu", content: .empty,
        attributes: [
          grouped("mulai", "kurunWaktu.mulai", .tanggal, "Kurun waktu mulai", "Period start"),
          grouped("selesai", "kurunWaktu.selesai", .tanggal, "Kurun waktu selesai", "Period end"),
        ]),
      ElementDeclaration(
        name: "biaya",
        content: .text(
          FieldDeclaration(
            name: "biaya", type: .rupiah,
            label: Bilingual(id: "Biaya pada KAK", en: "Cost in the KAK")))),
      ElementDeclaration(
        name: "rencanaPenarikan", occurs: 0...1,
        children: [
          ElementDeclaration(
            name: "bulan", occurs: 12...12, content: .empty,
            attributes: [
              attribute("ke", .bulan, "Bulan", "Month"),
              attribute("jumlah", .rupiah, "Rencana penarikan", "Planned withdrawal"),
            ],
            rows: RowsDeclaration(
              name: "bulan", label: Bilingual(id: "Bulan", en: "Month"), addressField: "ke"))
        ]),
      ElementDeclaration(
        name: "realisasiTahunLalu", occurs: 0...1, content: .empty,
        attributes: [
          grouped(
            "pagu", "realisasiTahunLalu.pagu", .rupiah, "Pagu tahun lalu", "Last year's ceiling"),
          grouped(
            "realisasi", "realisasiTahunLalu.realisasi", .rupiah, "Realisasi tahun lalu",
            "Last year's realisation"),
          grouped(
            "rencanaPerbaikan", "realisasiTahunLalu.rencanaPerbaikan", .teks, required: false,
            "Rencana perbaikan", "Improvement plan"),
        ]),
      dataDukung,
      ElementDeclaration(
        name: "penanggungJawab", content: .empty,
        attributes: [
          grouped("nama", "penanggungJawab.nama", .teks, "Nama penanggung jawab", "Signatory"),
          grouped(
            "nip", "penanggungJawab.nip", .kode(.nip), "NIP penanggung jawab",
            "Signatory's NIP"),
          grouped(
            "jabatan", "penanggungJawab.jabatan", .teks, "Jabatan penanggung jawab",
            "Signatory's office"),
          grouped(
            "tempat", "penanggungJawab.tempat", .teks, "Tempat penandatanganan",
            "Place of signing"),
          grouped(
            "tanggal", "penanggungJawab.tanggal", .tanggal, "Tanggal penandatanganan",
            "Date of signing"),
        ]),
    ],
    rows: RowsDeclaration(name: "kak", label: Bilingual(verbatim: "KAK"), addressField: nil))

  private static let kinerja = ElementDeclaration(
    name: "kinerja",
    children: [
      single("sasaranProgram", "Sasaran program", "Programme objective"),
      paragraphs(
        "indikatorProgram", 1...20, "Indikator kinerja program", "Programme indicator"),
      single("sasaranKegiatan", "Sasaran kegiatan", "Activity objective"),
      paragraphs(
        "indikatorKegiatan", 1...20, "Indikator kinerja kegiatan", "Activity indicator"),
      paragraphs("indikatorKro", 0...20, "Indikator KRO", "KRO indicator"),
      paragraphs("indikatorRo", 0...20, "Indikator RO", "RO indicator"),
    ])

  private static let latarBelakang = ElementDeclaration(
    name: "latarBelakang",
    children: [
      ElementDeclaration(
        name: "dasarHukum",
        children: [
          ElementDeclaration(
            name: "peraturan", occurs: 1...100,
            content: .text(
              text("uraian", Bilingual(id: "Tentang peraturan", en: "Title of the regulation"))),
            attributes: [
              attribute("jenis", .kode(.kode), "Jenis peraturan", "Kind of regulation"),
              attribute("nomor", .teks, "Nomor peraturan", "Number of the regulation"),
              attribute("tahun", .tahunAnggaran, "Tahun peraturan", "Year of the regulation"),
            ],
            rows: RowsDeclaration(
              name: "peraturan", label: Bilingual(id: "Dasar hukum", en: "Legal basis"),
              addressField: nil))
        ]),
      ElementDeclaration(
        name: "gambaranUmum",
        children: [
          ElementDeclaration(
            name: "p", occurs: 1...500,
            content: .text(
              text("uraian", Bilingual(id: "Gambaran umum", en: "General description"))),
            rows: RowsDeclaration(
              name: "gambaranUmum",
              label: Bilingual(id: "Gambaran umum", en: "General description"),
              addressField: nil))
        ]),
    ])

  private static let penerimaManfaat = ElementDeclaration(
    name: "penerimaManfaat",
    children: [
      ElementDeclaration(
        name: "uraian",
        content: .text(
          text("uraianPenerima", Bilingual(id: "Penerima manfaat", en: "Beneficiaries")))),
      ElementDeclaration(
        name: "penerima", occurs: 0...unlimited, content: .empty,
        attributes: [
          attribute("jenis", .kode(.kode), "Jenis penerima", "Kind of recipient"),
          attribute("nama", .teks, "Nama penerima", "Name of the recipient"),
          attribute("nib", .kode(.nib), required: false, "NIB penerima", "Recipient's NIB"),
          attribute(
            "siinas", .kode(.kode), required: false, "Akun SIINas", "SIINas account"),
          attribute("sentra", .teks, required: false, "Sentra", "Industry cluster"),
          attribute("modalUsaha", .rupiah, required: false, "Modal usaha", "Business capital"),
          attribute(
            "provinsi", .kode(.provinsi), "Provinsi penerima", "Province of the recipient"),
        ],
        rows: RowsDeclaration(
          name: "penerima", label: Bilingual(id: "Penerima", en: "Recipient"),
          addressField: nil)),
    ])

  private static let strategi = ElementDeclaration(
    name: "strategi",
    children: [
      ElementDeclaration(
        name: "metode",
        content: .text(
          text(
            "uraianMetode", Bilingual(id: "Uraian metode", en: "Description of the method"))),
        attributes: [
          FieldDeclaration(
            attribute: "jenis", name: "metode", type: .pilihan(["swakelola", "kontraktual"]),
            label: Bilingual(id: "Metode pelaksanaan", en: "Method"))
        ]),
      ElementDeclaration(
        name: "tahap", occurs: 1...200,
        content: .text(
          text("uraian", Bilingual(id: "Uraian tahap", en: "Description of the stage"))),
        attributes: [
          attribute(
            "komponen", .kode(.komponen), "Komponen tahap", "Component of the stage"),
          attribute("mulai", .tanggal, "Tahap mulai", "Stage start"),
          attribute("selesai", .tanggal, "Tahap selesai", "Stage end"),
        ],
        rows: RowsDeclaration(
          name: "tahap", label: Bilingual(id: "Tahap", en: "Stage"), addressField: nil)),
    ])

  private static let dataDukung = ElementDeclaration(
    name: "dataDukung",
    children: [
      ElementDeclaration(
        name: "dokumen", occurs: 0...1000, content: .empty,
        attributes: [
          attribute("jenis", .kode(.kode), "Jenis dokumen", "Kind of document"),
          attribute("nomor", .teks, required: false, "Nomor dokumen", "Document number"),
          attribute("tanggal", .tanggal, required: false, "Tanggal dokumen", "Document date"),
          attribute("berkas", .berkas, required: false, "Berkas", "File"),
          attribute("sha256", .kode(.sha256), required: false, "SHA-256", "SHA-256"),
        ],
        rows: RowsDeclaration(
          name: "dokumen", label: Bilingual(id: "Dokumen", en: "Document"), addressField: nil))
    ])

  private static func single(_ name: String, _ id: String, _ en: String) -> ElementDeclaration {
    ElementDeclaration(name: name, content: .text(text(name, Bilingual(id: id, en: en))))
  }

  private static func paragraphs(
    _ name: String, _ occurs: ClosedRange<Int>, _ id: String, _ en: String
  ) -> ElementDeclaration {
    let label = Bilingual(id: id, en: en)
    return ElementDeclaration(
      name: name, occurs: occurs, content: .text(text("uraian", label)),
      rows: RowsDeclaration(name: name, label: label, addressField: nil))
  }

  /// An attribute that rules know as a field of a group.
  private static func grouped(
    _ attribute: String, _ name: String, _ type: FieldType, required: Bool = true, _ id: String,
    _ en: String
  ) -> FieldDeclaration {
    FieldDeclaration(
      attribute: attribute, name: name, type: type, isRequired: required,
      label: Bilingual(id: id, en: en))
  }
}
