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
          "\(names(in: tableInfo.elementPath).last ?? "") \(own ?? String(row + 1))"
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

  private func counted(_ table: Int, _ row: Int) -> String {
    "\(names(in: VocabularyIndex.shared.tables[table].elementPath).last ?? "") \(row + 1)"
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
