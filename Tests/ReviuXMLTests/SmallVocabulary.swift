@testable import ReviuXML

/// A vocabulary with one of everything: a shop with shelves and goods, and a note as a second root.
enum SmallVocabulary {
  static let namespace = "urn:toko"

  static let table = ExtractionTable(
    namespace: namespace, roots: [shop, note], wrapper: "arsip")

  private static let shop = ElementSpec(
    name: "toko",
    attributes: [
      AttributeSpec(name: "kode", format: .code(.digits, length: 3...3)),
      AttributeSpec(name: "revisi", format: .integer(0...99), isRequired: false, defaultCell: 0),
      AttributeSpec(name: "jenis", format: .choice(["kecil", "besar"]), isRequired: false),
    ],
    children: [
      ElementSpec(name: "nama", content: .text(.text(maxLength: 20_000))),
      ElementSpec(
        name: "alamat",
        children: [
          ElementSpec(name: "kota", content: .text(.text(maxLength: 40))),
          ElementSpec(name: "pos", occurs: 0...1, content: .text(.integer(1...99_999))),
        ]),
      ElementSpec(
        name: "buka", content: .empty,
        attributes: [AttributeSpec(name: "sejak", format: .date)]),
      shelf,
      ElementSpec(
        name: "rencana", occurs: 0...1,
        children: [
          ElementSpec(
            name: "bulan", occurs: 3...3, content: .empty,
            attributes: [AttributeSpec(name: "ke", format: .integer(1...12))], isRow: true)
        ]),
      ElementSpec(name: "total", content: .text(.integer(0...999_999_999_999_999))),
    ],
    isRow: true)

  private static let shelf = ElementSpec(
    name: "rak", occurs: 1...Int.max,
    attributes: [AttributeSpec(name: "nomor", format: .integer(1...999))],
    children: [
      ElementSpec(name: "label", content: .text(.text(maxLength: 20_000))),
      ElementSpec(
        name: "barang", occurs: 0...Int.max,
        attributes: [
          AttributeSpec(name: "kode", format: .code(.upperCase, length: 2...3)),
          AttributeSpec(
            name: "berat", format: .decimal(integerDigits: 9, fractionDigits: 3),
            isRequired: false),
          AttributeSpec(name: "catatan", format: .text(maxLength: 20_000), isRequired: false),
        ],
        children: [
          ElementSpec(
            name: "cap", occurs: 0...2, content: .empty,
            attributes: [AttributeSpec(name: "no", format: .integer(0...9))], isRow: true)
        ],
        isRow: true),
    ],
    isRow: true)

  private static let note = ElementSpec(
    name: "nota", children: [ElementSpec(name: "isi", content: .text(.text(maxLength: 100)))],
    isRow: true)

  /// A document without any defect; tests change one thing in it.
  static let shopText = """
    <toko xmlns="urn:toko" kode="007">
      <nama>Toko Maju</nama>
      <alamat>
        <kota>Bengkulu</kota>
      </alamat>
      <buka sejak="2026-02-28"/>
      <rak nomor="1">
        <label>Atas</label>
        <barang kode="AB" berat="2.5"/>
        <barang kode="CD">
          <cap no="1"/>
          <cap no="2"/>
        </barang>
      </rak>
      <rak nomor="2">
        <label>Bawah</label>
      </rak>
      <total>1500</total>
    </toko>
    """
}

/// Reads one document with a reader of its own.
func extract(_ bytes: some Sequence<UInt8>) throws(Refusal) -> ExtractedDocument {
  var extractor = Extractor(SmallVocabulary.table, byteLimit: 1 << 24)
  return try extractor.extract(Array(bytes))
}

func extract(_ text: String) throws(Refusal) -> ExtractedDocument { try extract(text.utf8) }

/// Why a document is refused; nil when it is read.
func refusal(of bytes: some Sequence<UInt8>) -> Refusal? {
  do throws(Refusal) {
    _ = try extract(bytes)
    return nil
  } catch {
    return error
  }
}
