internal import ReviuExpression
internal import ReviuXML

/// An element of the submission vocabulary: where it stands, what it holds, what it is called.
struct ElementDeclaration: Sendable {
  enum Content: Sendable {
    case elements
    case empty
    case text(FieldDeclaration)
  }

  var name: String
  var occurs: ClosedRange<Int> = 1...1
  var content: Content = .elements
  var attributes: [FieldDeclaration] = []
  var children: [ElementDeclaration] = []
  var rows: RowsDeclaration?
}

/// An element whose every occurrence is a row.
struct RowsDeclaration: Sendable {
  /// Name in rules: `rab.detil`, and `a.detil` for the rows below a row.
  var name: String
  var label: Bilingual
  /// Name of the field that identifies a row in its business address; nil counts the rows.
  var addressField: String?
  /// Fields that the rows below have too, by the name that they have there.
  var handsDown: [String: String] = [:]
}

/// A value: an attribute, or the text of an element.
struct FieldDeclaration: Sendable {
  /// Name of the attribute; empty for the text of the element.
  var attribute = ""
  /// Name in rules; a point makes it a field of a group.
  var name: String
  var type: FieldType
  var isRequired = true
  /// What the schema puts in the place of an absent attribute.
  var defaultValue: Int64?
  var label: Bilingual
}

/// The simple types of the schema.
enum FieldType: Sendable {
  case teks
  /// The path of a file.
  case berkas
  case tahunAnggaran
  case rupiah
  case volume
  case tanggal
  case cacah
  case nomor
  case bulan
  case kode(CodeType)
  case pilihan([String])

  private static let longestText = 20_000

  var format: ValueFormat {
    switch self {
    case .teks: .text(maxLength: Self.longestText)
    case .berkas: .text(maxLength: Self.longestText, as: .name)
    case .tahunAnggaran: .fiscalYear
    case .rupiah: .integer(0...999_999_999_999_999)
    case .volume: .decimal(integerDigits: 9, fractionDigits: Volume.scale)
    case .tanggal: .date
    case .cacah: .integer(0...999_999)
    case .nomor: .integer(1...999_999)
    case .bulan: .integer(1...12)
    case .kode(let code): code.format
    case .pilihan(let values): .choice(values)
    }
  }

  var valueType: ValueType {
    switch self {
    case .teks, .berkas, .tahunAnggaran, .kode, .pilihan: .string
    case .rupiah: .int(.rupiah)
    case .volume: .decimal(scale: Volume.scale, .plain)
    case .tanggal: .date
    case .cacah, .nomor, .bulan: .int(.plain)
    }
  }
}

extension ElementDeclaration {
  /// The form that the parser is given.
  var spec: ElementSpec {
    let content: ElementSpec.Content =
      switch content {
      case .elements: .elements
      case .empty: .empty
      case .text(let field): .text(field.type.format)
      }
    return ElementSpec(
      name: name, occurs: occurs, content: content,
      attributes: attributes.map {
        AttributeSpec(
          name: $0.attribute, format: $0.type.format,
          isRequired: $0.isRequired && $0.defaultValue == nil,
          defaultCell: $0.defaultValue ?? Cell.missing)
      },
      children: children.map(\.spec), isRow: rows != nil)
  }
}
