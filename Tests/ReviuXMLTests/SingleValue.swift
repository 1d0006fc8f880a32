import Testing

@testable import ReviuXML

/// A document with one value in it, of any format.
struct SingleValue {
  private let table: ExtractionTable
  private let document: ExtractedDocument

  // Letters that XML would change are written as character references.
  init(_ text: String, _ format: ValueFormat) throws {
    table = ExtractionTable(
      namespace: "urn:nilai",
      roots: [ElementSpec(name: "nilai", content: .text(format), isRow: true)], wrapper: "semua")
    var extractor = Extractor(table, byteLimit: 1 << 20)
    document = try extractor.extract(
      Array("<nilai xmlns='urn:nilai'>\(escaped(text))</nilai>".utf8))
  }

  var cell: Int64 {
    get throws {
      let slot = try #require(table.valueSlots["nilai"])
      return document.cells[document.tables[slot.table].start + slot.column]
    }
  }

  /// Nil where the value is malformed.
  var text: String? {
    get throws {
      let cell = try cell
      guard Cell.isReadable(cell) else { return nil }
      return String(decoding: document.bytes[Cell.range(ofText: cell)], as: UTF8.self)
    }
  }
}

/// The number that is read from a text; nil when it is malformed.
func number(_ text: String, _ format: ValueFormat) throws -> Int64? {
  let cell = try SingleValue(text, format).cell
  return Cell.isReadable(cell) ? cell : nil
}

private func escaped(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    switch scalar {
    case "&", "<", ">", "\r": "&#\(scalar.value);"
    default: String(scalar)
    }
  }.joined()
}
