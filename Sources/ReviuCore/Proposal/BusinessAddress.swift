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
    let parts: [String]
    if index.table.tables[table].parent == nil {
      parts = names(in: elementPath ?? tableInfo.elementPath)
    } else if tableInfo.document == Proposal.Side.rab.rawValue {
      parts = codes(table: table, row: row)
    } else {
      let own = tableInfo.addressColumn.map { name(table: table, column: $0, row: row) }
      parts =
        names(in: tableInfo.elementPath).dropLast() + [
          "\(names(in: tableInfo.elementPath).last ?? "") \(own ?? String(number(table, row)))"
        ]
    }
    return (["RO \(output ?? "?")"] + parts).joined(separator: " › ")
  }

  /// The codes of the rows of a RAB from the component down; a row without a code is named and counted.
  private func codes(table: Int, row: Int) -> [String] {
    let index = VocabularyIndex.shared
    var codes: [String] = []
    var current: (table: Int, row: Int)? = (table, row)
    while let (number, position) = current, index.table.tables[number].parent != nil {
      let code =
        index.tables[number].addressColumn.map { name(table: number, column: $0, row: position) }
        ?? counted(number, position)
      codes.insert(code, at: 0)
      current = document.parent(of: number, row: position)
    }
    return codes
  }

  private func names(in path: String) -> [String] { path.split(separator: "/").map(String.init) }

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

  private func name(table: Int, column: Int, row: Int) -> String {
    guard let cell = document.cell(table: table, column: column, row: row), Cell.isReadable(cell)
    else { return counted(table, row) }
    let fields = VocabularyIndex.shared.schema.records[table].fields.values
    let isText = fields.contains {
      $0.place.column == column && $0.place.ascent.isEmpty && $0.type == .string
    }
    return isText
      ? String(decoding: document.bytes[Cell.range(ofText: cell)], as: UTF8.self) : String(cell)
  }
}
