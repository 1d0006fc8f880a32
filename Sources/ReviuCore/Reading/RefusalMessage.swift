internal import ReviuXML

extension Refusal {
  /// What is wrong with the document.
  var message: Bilingual {
    switch reason {
    case .empty:
      Bilingual(id: "berkas kosong", en: "the file is empty")
    case .tooLarge(let limit):
      Bilingual(
        id: "ukuran berkas melebihi batas \(limit) bita",
        en: "the file is larger than the limit of \(limit) bytes")
    case .notUTF8(let declared?):
      Bilingual(
        id: "berkas menyatakan pengodean \(declared), bukan UTF-8",
        en: "the file declares encoding \(declared), not UTF-8")
    case .notUTF8(nil):
      Bilingual(id: "isi berkas bukan UTF-8", en: "the file is not UTF-8")
    case .nulByte:
      Bilingual(id: "berkas memuat bita NUL", en: "the file contains a NUL byte")
    case .doctype:
      Bilingual(
        id: "berkas memuat deklarasi DOCTYPE, yang tidak diterima demi keamanan",
        en: "the file has a DOCTYPE declaration, which is refused for safety")
    case .limit(.depth):
      Bilingual(
        id: "elemen bersarang terlalu dalam", en: "elements are nested too deeply")
    case .limit(.names):
      Bilingual(
        id: "terlalu banyak nama elemen dan atribut yang berbeda",
        en: "there are too many different names of elements and attributes")
    case .limit(.markup):
      Bilingual(
        id: "satu tag, teks, atau komentar terlalu panjang",
        en: "a single tag, text, or comment is too long")
    case .wrongNamespace(let root, let found):
      Bilingual(
        id:
          "elemen \"\(root)\" \(found.map { "memakai namespace \"\($0)\"" } ?? "tanpa namespace")",
        en: "element \"\(root)\" has \(found.map { "namespace \"\($0)\"" } ?? "no namespace")")
    case .foreignRoot(let root), .misspelledRoot(let root):
      Bilingual(
        id: "elemen akar \"\(root)\" bukan kak, rab, atau usulan",
        en: "root element \"\(root)\" is not kak, rab, or usulan")
    case .malformed(let code, let detail):
      Malformation(code: code, detail: detail).message(detail)
    case .outOfMemory:
      Bilingual(id: "memori tidak cukup", en: "out of memory")
    }
  }

  /// What makes the document readable.
  var remedy: Bilingual {
    switch reason {
    case .notUTF8:
      Bilingual(
        id: "Simpan ulang berkas sebagai UTF-8 dan tulis encoding=\"UTF-8\" pada baris pertama.",
        en: "Save the file as UTF-8 and write encoding=\"UTF-8\" in its first line.")
    case .doctype:
      Bilingual(
        id: "Hapus baris <!DOCTYPE ...>; tulis karakter khusus langsung atau sebagai &#...;.",
        en: "Delete the <!DOCTYPE ...> line; write special characters as they are or as &#...;.")
    case .wrongNamespace:
      Bilingual(
        id: "Tulis xmlns=\"\(Vocabulary.namespace)\" pada elemen akar.",
        en: "Write xmlns=\"\(Vocabulary.namespace)\" on the root element.")
    case .empty, .malformed, .nulByte:
      Bilingual(
        id: "Ekspor ulang berkas dari aplikasi asalnya, atau perbaiki XML pada tempat itu.",
        en: "Export the file again, or mend the XML at this place.")
    case .tooLarge:
      Bilingual(
        id: "Kirim KAK dan RAB sebagai berkas terpisah, tanpa isi di luar kosakata usulan.",
        en: "Submit KAK and RAB as files of their own, without what the vocabulary does not have.")
    case .outOfMemory:
      Bilingual(
        id:
          "Jalankan lagi dengan memori yang lebih besar, misalnya dengan --jobs yang lebih kecil atau --memory-limit yang lebih besar.",
        en:
          "Run again with more memory, for example with a smaller --jobs or a larger --memory-limit."
      )
    default:
      Bilingual(
        id: "Kirim dokumen KAK atau RAB yang mengikuti kosakata usulan.",
        en: "Submit a KAK or RAB that follows the submission vocabulary.")
    }
  }
}

/// The ways in which a document fails to be XML, as far as they deserve words of their own.
private enum Malformation {
  case mismatchedTag, noElement, unfinished, undefinedEntity, duplicateAttribute, badCharacter,
    badName
  case attributeWithoutValue, textAfterEnd, namespace, tooDeep, other

  /// - Parameter code: libxml2's xmlParserErrors.
  init(code: Int, detail: String) {
    self =
      switch code {
      case 76: .mismatchedTag
      case 4: .noElement
      case 35, 73, 74, 77: .unfinished
      case 22, 23, 26, 27, 28: .undefinedEntity
      case 68 where detail.contains("EntityRef"): .undefinedEntity
      case 42: .duplicateAttribute
      case 6, 9, 38, 81: .badCharacter
      case 68: .badName
      case 39, 40, 41: .attributeWithoutValue
      case 5, 86: .textAfterEnd
      case 200...205: .namespace
      case 1: .tooDeep
      default: .other
      }
  }

  func message(_ detail: String) -> Bilingual {
    let text =
      switch self {
      case .mismatchedTag:
        Bilingual(
          id: "tag penutup tidak sesuai dengan tag pembukanya",
          en: "an end tag does not match its start tag")
      case .noElement:
        Bilingual(id: "berkas tidak memuat elemen XML", en: "the file has no XML element")
      case .unfinished:
        Bilingual(
          id: "berkas terpotong: masih ada tag yang belum ditutup",
          en: "the file is cut off: a tag is still open")
      case .undefinedEntity:
        Bilingual(
          id:
            "memuat entitas yang tidak dikenal; tulis karakternya langsung, dan \"&\" sebagai &amp;",
          en: "there is an unknown entity; write the character itself, and \"&\" as &amp;")
      case .duplicateAttribute:
        Bilingual(
          id: "satu atribut tertulis dua kali pada elemen yang sama",
          en: "an attribute stands twice on one element")
      case .badCharacter:
        Bilingual(
          id: "memuat karakter yang tidak sah dalam XML UTF-8",
          en: "there is a character that is not legal in UTF-8 XML")
      case .badName:
        Bilingual(
          id: "nama tag tidak sah; tulis tanda \"<\" dalam teks sebagai &lt;",
          en: "a tag name is not legal; write \"<\" in text as &lt;")
      case .attributeWithoutValue:
        Bilingual(
          id: "nilai atribut tidak ditulis di antara tanda kutip",
          en: "an attribute's value is not between quotes")
      case .textAfterEnd:
        Bilingual(
          id: "masih ada isi sesudah elemen akar ditutup",
          en: "there is content behind the end of the root element")
      case .namespace:
        Bilingual(
          id: "awalan nama tidak didefinisikan atau dipakai keliru",
          en: "a name prefix is not defined or misused")
      case .tooDeep:
        Bilingual(
          id: "dokumen melampaui batas pembacaan", en: "the document exceeds a reading limit")
      case .other:
        Bilingual(id: "bukan XML yang sah", en: "the document is not well-formed XML")
      }
    return detail.isEmpty
      ? text : Bilingual(id: "\(text.id) (\(detail))", en: "\(text.en) (\(detail))")
  }
}
