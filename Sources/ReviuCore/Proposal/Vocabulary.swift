/// The submission vocabulary, version 1: the one place that says which elements and values there are.
///
/// The parser's table, the names and types in rules, "did you mean", and the labels in reports all follow from
/// it. `Sources/ReviuCore/Proposal/usulan-1.xsd` says the same for other tools; a test holds the two together.
package enum Vocabulary {
  package static let namespace = "urn:reviu:usulan:1"
  /// A root that holds one KAK and one RAB.
  static let wrapper = "usulan"
  static let roots = [kak, rab]

  static let unlimited = Int.max

  /// The identity of the output, the same in both documents.
  static let identitas = ElementDeclaration(
    name: "identitas",
    children: [
      coded(
        "kementerian", .kementerian, name: "namaKementerian",
        Bilingual(id: "Kementerian", en: "Ministry")),
      coded(
        "unitEselon1", .unitEselon1, name: "namaUnitEselon1",
        Bilingual(id: "Unit eselon I", en: "Echelon I unit")),
      ElementDeclaration(
        name: "satker",
        content: .text(text("satker.nama", Bilingual(id: "Nama satker", en: "Name of the unit"))),
        attributes: [
          FieldDeclaration(
            attribute: "kode", name: "satker.kode", type: .kode(.satker),
            label: Bilingual(id: "Kode satker", en: "Code of the unit")),
          FieldDeclaration(
            attribute: "kewenangan", name: "satker.kewenangan",
            type: .pilihan(["KP", "KD", "DK", "TP", "UB"]),
            label: Bilingual(id: "Kewenangan satker", en: "Authority of the unit")),
          FieldDeclaration(
            attribute: "provinsi", name: "satker.provinsi", type: .kode(.provinsi),
            label: Bilingual(id: "Provinsi satker", en: "Province of the unit")),
        ]),
      coded("program", .program, name: "namaProgram", Bilingual(id: "Program", en: "Programme")),
      coded(
        "kegiatan", .kegiatan, name: "namaKegiatan",
        Bilingual(id: "Kegiatan", en: "Activity")),
      coded("kro", .kro, name: "namaKro", Bilingual(id: "KRO", en: "Output class (KRO)")),
      coded("ro", .ro, name: "namaRo", Bilingual(id: "RO", en: "Output (RO)")),
      ElementDeclaration(
        name: "volume",
        content: .text(
          FieldDeclaration(
            name: "volume", type: .volume,
            label: Bilingual(id: "Volume RO", en: "Volume of the output"))),
        attributes: [
          FieldDeclaration(
            attribute: "satuan", name: "satuan", type: .teks,
            label: Bilingual(id: "Satuan RO", en: "Unit of the output"))
        ]),
    ])

  static let documentAttributes = [
    FieldDeclaration(
      attribute: "tahunAnggaran", name: "tahunAnggaran", type: .tahunAnggaran,
      label: Bilingual(id: "Tahun anggaran", en: "Fiscal year")),
    FieldDeclaration(
      attribute: "revisi", name: "revisi", type: .cacah, defaultValue: 0,
      label: Bilingual(id: "Nomor revisi", en: "Revision number")),
  ]

  /// An element whose text is a name and whose attribute `kode` is its code; rules know the code by the
  /// element's name.
  private static func coded(
    _ element: String, _ code: CodeType, name: String, _ label: Bilingual
  ) -> ElementDeclaration {
    ElementDeclaration(
      name: element,
      content: .text(
        text(name, Bilingual(id: "Nama \(label.id)", en: "Name of \(label.en)"))),
      attributes: [
        FieldDeclaration(attribute: "kode", name: element, type: .kode(code), label: label)
      ])
  }

  static func text(_ name: String, _ label: Bilingual) -> FieldDeclaration {
    FieldDeclaration(name: name, type: .teks, label: label)
  }

  /// An attribute that rules know by its own name.
  static func attribute(
    _ name: String, _ type: FieldType, required: Bool = true, _ id: String, _ en: String
  ) -> FieldDeclaration {
    FieldDeclaration(
      attribute: name, name: name, type: type, isRequired: required,
      label: Bilingual(id: id, en: en))
  }
}
