/// The rules that the engine itself brings: a submission must be readable, well formed, and complete.
package enum DocumentRule: String, Sendable, CaseIterable {
  /// The document cannot be read.
  case reading = "DOK-BACA"
  /// Content is missing, repeated, unknown, or malformed.
  case structure = "STRUKTUR"
  /// A KAK without RAB or the reverse, or two of one.
  case pairing = "PASANGAN"
  /// A file that the KAK names is not there, or is another one.
  case attachments = "LAMPIRAN"

  package static let kind = "document"

  package var title: Bilingual {
    switch self {
    case .reading: Bilingual(id: "Dokumen tidak dapat dibaca", en: "Document cannot be read")
    case .structure:
      Bilingual(
        id: "Isi dokumen tidak sesuai kosakata usulan",
        en: "Content does not follow the submission vocabulary")
    case .pairing:
      Bilingual(id: "KAK dan RAB tidak berpasangan", en: "KAK and RAB are not a pair")
    case .attachments:
      Bilingual(
        id: "Berkas data dukung tidak ada atau berbeda",
        en: "A supporting file is missing or is not the one named")
    }
  }

  var aspect: Aspect { .d }

  /// Without its documents a submission cannot be reviewed; what is missing beside them can be supplied.
  package var disposition: Disposition { self == .attachments ? .lengkapi : .tolak }

  /// Not a law: what the submission vocabulary asks for.
  var basis: [Basis] {
    [
      Basis(
        instrument: "Kosakata usulan reviu versi 1",
        clause: clause, url: nil)
    ]
  }

  private var clause: String {
    switch self {
    case .reading, .structure: "usulan-1.xsd"
    case .pairing: "KAK dan RAB wajib berpasangan (PMK 62/2023: KAK/TOR dan RAB)"
    case .attachments: "usulan-1.xsd, atribut berkas dan sha256 pada elemen dokumen"
    }
  }
}
