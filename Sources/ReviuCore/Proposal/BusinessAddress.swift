internal import ReviuExpression
internal import ReviuXML

/// Where a value stands in the words of the budget: `RO 6071.QDI.001 › 052 › A › 522151 › 1`.
struct BusinessAddress {
  let output: String?
  let document: ExtractedDocument

  /// - Parameter output: kegiatan, KRO, and RO; nil where they are not known.
  init(output: String?, document: ExtractedDocument) {
    self.output = output
    self.document = document
  }

  /// - Parameter elementPath: the element that holds the value, where the row is that of a root.
  func text(table: Int, row: Int, elementPath: String? = nil) -> String {
    let index = VocabularyIndex.shared
    let tableInfo = index.tables[table]
    var text = "RO \(output ?? "?")"
    if index.table.tables[table].parent == nil {
      add(names(in: elementPath ?? tableInfo.elementPath), to: &text)
    } else if tableInfo.document == Proposal.Side.rab.rawValue {
      addCodes(table, row, to: &text)
    } else {
      let path = names(in: tableInfo.elementPath)
      let own = name(table, row) ?? String(number(table, row))
      add(path.dropLast() + ["\(path.last ?? "") \(own)"], to: &text)
    }
    return text
  }

  private func add(_ parts: [Substring], to text: inout String) {
    for part in parts {
      text += " › "
      text += part
    }
  }

  /// The codes of the rows of a RAB from the component down; a row without a code is named and counted.
  private func addCodes(_ table: Int, _ row: Int, to text: inout String) {
    let index = VocabularyIndex.shared
    guard index.table.tables[table].parent != nil else { return }
    if let (parentTable, parent) = document.parent(of: table, row: row) {
      addCodes(parentTable, parent, to: &text)
    }
    text += " › "
    text += name(table, row) ?? counted(table, row)
  }

  private func names(in path: String) -> [Substring] { path.split(separator: "/") }

  /// The element's name and its number among those of the same row around it.
  private func counted(_ table: Int, _ row: Int) -> String {
    "\(names(in: VocabularyIndex.shared.tables[table].elementPath).last ?? "") \(number(table, row))"
  }

  private func number(_ table: Int, _ row: Int) -> Int {
    let tables = VocabularyIndex.shared.table.tables
    guard let parent = document.parent(of: table, row: row),
      let descent = tables[parent.table].descendants.first(where: { $0.table == table }),
      let first = document.cell(table: parent.table, column: descent.column, row: parent.row),
      Cell.isReadable(first)
    else { return row + 1 }
    return row - Int(first) + 1
  }

  /// The code by which a row is known; nil where it has none that can be read.
  private func name(_ table: Int, _ row: Int) -> String? {
    guard let column = VocabularyIndex.shared.tables[table].addressColumn,
      let cell = document.cell(table: table, column: column, row: row), Cell.isReadable(cell)
    else { return nil }
    return VocabularyIndex.shared.info(table: table, column: column)?.type == .string
      ? String(decoding: document.bytes[Cell.range(ofText: cell)], as: UTF8.self) : String(cell)
  }
}
