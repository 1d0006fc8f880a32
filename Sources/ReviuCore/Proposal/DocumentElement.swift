package import ReviuXML

internal import ReviuExpression

/// An element of a KAK or a RAB with its values and the elements in it, to show a document to people.
package struct DocumentElement: Sendable {
  package enum Value: Sendable {
    case readable(Quantity)
    /// It is there, but malformed or repeated.
    case unreadable
  }

  package let name: String
  package let label: Bilingual?
  /// Where its start tag begins: the place that findings name.
  package let position: SourcePosition
  /// By the name of the attribute; the text of the element under an empty name. What is missing has none.
  package let values: [String: Value]
  /// In the order of the vocabulary.
  package let children: [DocumentElement]

  package func children(_ name: String) -> [DocumentElement] { children.filter { $0.name == name } }

  package func child(_ name: String) -> DocumentElement? { children.first { $0.name == name } }
}

extension Proposal {
  /// The whole document; nil where there is none.
  package func element(_ side: Side) -> DocumentElement? {
    guard let content = document(side)?.content, content.holds(side) else { return nil }
    let table = VocabularyIndex.shared.rootTables[side.rawValue]
    return DocumentElementReader(content).element(
      Vocabulary.roots[side.rawValue], path: Vocabulary.roots[side.rawValue].name, table: table,
      row: 0)
  }
}

private struct DocumentElementReader {
  private let document: ExtractedDocument
  private let lines: LineIndex
  private let index = VocabularyIndex.shared

  init(_ document: ExtractedDocument) {
    self.document = document
    lines = LineIndex(document.bytes, count: document.sourceCount)
  }

  /// Nil for an element that is not there.
  func element(
    _ declaration: ElementDeclaration, path: String, table: Int, row: Int
  ) -> DocumentElement? {
    guard let slot = index.table.offsetSlots[path],
      let offset = document.cell(table: table, column: slot.column, row: row),
      Cell.isReadable(offset)
    else { return nil }
    var values: [String: DocumentElement.Value] = [:]
    for field in declaration.attributes {
      values[field.attribute] = value(
        field, at: "\(path)@\(field.attribute)", table: table, row: row)
    }
    if case .text(let field) = declaration.content {
      values[""] = value(field, at: path, table: table, row: row)
    }
    return DocumentElement(
      name: declaration.name, label: index.labelsByPath[path],
      position: lines.position(of: lines.tagStart(at: Int(offset))), values: values,
      children: declaration.children.flatMap {
        elements($0, path: "\(path)/\($0.name)", table: table, row: row)
      })
  }

  private func elements(
    _ declaration: ElementDeclaration, path: String, table: Int, row: Int
  ) -> [DocumentElement] {
    guard declaration.rows != nil else {
      return [element(declaration, path: path, table: table, row: row)].compactMap { $0 }
    }
    guard let own = index.table.offsetSlots[path]?.table else { return [] }
    return rows(of: own, in: table, row: row).compactMap {
      element(declaration, path: path, table: own, row: $0)
    }
  }

  private func rows(of table: Int, in parent: Int, row: Int) -> Range<Int> {
    guard
      let descent = index.table.tables[parent].descendants.first(where: { $0.table == table }),
      let start = document.cell(table: parent, column: descent.column, row: row),
      Cell.isReadable(start)
    else { return 0..<0 }
    let next = document.cell(table: parent, column: descent.column, row: row + 1)
    let end = next.flatMap { Cell.isReadable($0) ? Int($0) : nil } ?? document.tables[table].rows
    return Int(start)..<max(Int(start), end)
  }

  private func value(
    _ field: FieldDeclaration, at path: String, table: Int, row: Int
  ) -> DocumentElement.Value? {
    guard let slot = index.table.valueSlots[path],
      let cell = document.cell(table: table, column: slot.column, row: row), cell != Cell.missing
    else { return nil }
    guard Cell.isReadable(cell) else { return .unreadable }
    return switch field.type.valueType {
    case .int(let unit): .readable(Quantity(.number(Decimal(cell)), unit: unit))
    case .decimal(let scale, let unit):
      .readable(
        Quantity(.number(Decimal(coefficient: Int128(cell), scale: scale)), unit: unit))
    case .date: CivilDate(packed: cell).map { .readable(.date($0)) } ?? .unreadable
    default:
      .readable(
        .text(String(decoding: document.bytes[Cell.range(ofText: cell)], as: UTF8.self)))
    }
  }
}
