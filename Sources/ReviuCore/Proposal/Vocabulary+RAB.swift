extension Vocabulary {
  /// RAB: rincian anggaran biaya, the budget plan.
  static let rab = ElementDeclaration(
    name: "rab", attributes: documentAttributes,
    children: [
      identitas, komponen,
      ElementDeclaration(
        name: "total",
        content: .text(
          FieldDeclaration(
            name: "total", type: .rupiah,
            label: Bilingual(id: "Total RAB", en: "Total of the RAB")))),
    ],
    rows: RowsDeclaration(name: "rab", label: Bilingual(verbatim: "RAB"), addressField: nil))

  private static let komponen = ElementDeclaration(
    name: "komponen", occurs: 1...999,
    attributes: [
      attribute("kode", .kode(.komponen), "Kode komponen", "Code of the component"),
      attribute("jenis", .pilihan(["utama", "pendukung"]), "Jenis komponen", "Component type"),
      attribute("jumlah", .rupiah, "Jumlah komponen", "Amount of the component"),
    ],
    children: [uraian("Uraian komponen", "Description of the component"), subkomponen],
    rows: RowsDeclaration(
      name: "komponen", label: Bilingual(id: "Komponen", en: "Component"), addressField: "kode",
      handsDown: ["kode": "komponen"]))

  private static let subkomponen = ElementDeclaration(
    name: "subkomponen", occurs: 1...702,
    attributes: [
      attribute("kode", .kode(.subkomponen), "Kode subkomponen", "Code of the subcomponent"),
      attribute("jumlah", .rupiah, "Jumlah subkomponen", "Amount of the subcomponent"),
      attribute("peserta", .cacah, required: false, "Jumlah peserta", "Number of participants"),
      attribute("panitia", .cacah, required: false, "Jumlah panitia", "Size of the committee"),
    ],
    children: [uraian("Uraian subkomponen", "Description of the subcomponent"), akun],
    rows: RowsDeclaration(
      name: "subkomponen", label: Bilingual(id: "Subkomponen", en: "Subcomponent"),
      addressField: "kode", handsDown: ["kode": "subkomponen"]))

  private static let akun = ElementDeclaration(
    name: "akun", occurs: 1...unlimited,
    attributes: [
      attribute("kode", .kode(.akun), "Kode akun", "Account code"),
      attribute("sumberDana", .kode(.sumberDana), "Sumber dana", "Fund source"),
      attribute("jumlah", .rupiah, "Jumlah akun", "Amount of the account"),
    ],
    children: [detil],
    rows: RowsDeclaration(
      name: "akun", label: Bilingual(id: "Akun", en: "Account"), addressField: "kode",
      handsDown: ["kode": "akun", "sumberDana": "sumberDana"]))

  private static let detil = ElementDeclaration(
    name: "detil", occurs: 1...unlimited,
    attributes: [
      attribute("no", .nomor, "Nomor detil", "Number of the cost row"),
      attribute("volume", .volume, "Volume detil", "Quantity of the cost row"),
      attribute("satuan", .teks, "Satuan detil", "Unit of the cost row"),
      attribute("hargaSatuan", .rupiah, "Harga satuan", "Unit price"),
      attribute("jumlah", .rupiah, "Jumlah detil", "Amount of the cost row"),
      attribute("sbm", .kode(.kode), required: false, "Kode SBM", "Cost standard code"),
      attribute(
        "provinsi", .kode(.provinsi), required: false, "Provinsi biaya", "Province of the cost"),
    ],
    children: [
      uraian("Uraian detil", "Description of the cost row"),
      ElementDeclaration(
        name: "faktor", occurs: 0...4, content: .empty,
        attributes: [
          attribute("jumlah", .volume, "Faktor", "Factor"),
          attribute("satuan", .teks, "Satuan faktor", "Unit of the factor"),
        ],
        rows: RowsDeclaration(
          name: "faktor", label: Bilingual(id: "Faktor", en: "Factor"), addressField: nil)),
    ],
    rows: RowsDeclaration(
      name: "detil", label: Bilingual(id: "Detil", en: "Cost row"), addressField: "no"))

  private static func uraian(_ id: String, _ en: String) -> ElementDeclaration {
    ElementDeclaration(
      name: "uraian", content: .text(text("uraian", Bilingual(id: id, en: en))))
  }
}
