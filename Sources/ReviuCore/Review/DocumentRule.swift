/// The rules that the engine itself brings: a submission must be readable, well formed, and complete.
package enum DocumentRule: String, Sendable, CaseIterable {
  /// The document cannot be read.
  case reading = "DOK-BACA"
  /// Content is missing, repeated, unknown, or malformed.
  case structure = "STRUKTUR"
  /// A KAK without RAB or the reverse, or two of one.
  case pairing = "PASANGAN"

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
    }
  }

  var aspect: Aspect { .d }

  /// All three mean that the submission cannot be reviewed as it is.
  package var disposition: Disposition { .tolak }

  /// Not a law: what the submission vocabulary asks for.
  var basis: [Basis] {
    [
      Basis(
        instrument: "Kosakata usulan reviu versi 1",
        clause: self == .pairing
          ? "KAK dan RAB wajib berpasangan (PMK 62/2023: KAK/TOR dan RAB)" : "usulan-1.xsd",
        url: nil)
    ]
  }
}
