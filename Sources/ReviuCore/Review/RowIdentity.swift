internal import ReviuExpression
internal import ReviuXML

/// What tells rows from each other even when rows are added or numbered anew: their codes and descriptions.
struct RowIdentity {
  private let proposal: Proposal
  /// Names of all rows of a table, by document and table, made when first asked for.
  private var names: [[Int]: [String]] = [:]

  init(_ proposal: Proposal) { self.proposal = proposal }

  /// The names of the row and of the rows around it, inside out.
  mutating func parts(of contribution: Contribution) -> [String] {
    guard let side = Proposal.Side(rawValue: contribution.document),
      let document = proposal.document(side)?.content
    else { return ["\(contribution.document)"] }
    var parts = [VocabularyIndex.shared.elementPath(of: contribution) ?? ""]
    var current: (table: Int, row: Int)? = (contribution.table, contribution.row)
    while let (table, row) = current, row < document.tables[table].rows {
      parts.append(name(of: row, table, side, document))
      current = document.parent(of: table, row: row)
    }
    return parts
  }

  private mutating func name(
    of row: Int, _ table: Int, _ side: Proposal.Side, _ document: ExtractedDocument
  ) -> String {
    if let known = names[[side.rawValue, table]] { return known[row] }
    var counts: [String: Int] = [:]
    let all = (0..<document.tables[table].rows).map { row in
      let parent = document.parent(of: table, row: row)?.row ?? 0
      let text = description(table, row, document)
      // Alike rows are told apart by their order among themselves.
      let count = counts["\(parent)\u{1F}\(text)", default: 0]
      counts["\(parent)\u{1F}\(text)"] = count + 1
      return "\(text)#\(count)"
    }
    names[[side.rawValue, table]] = all
    return all[row]
  }

  /// The texts of a row except its number; amounts change when they are corrected, so they do not count.
  private func description(_ table: Int, _ row: Int, _ document: ExtractedDocument) -> String {
    let fields = VocabularyIndex.shared.schema.records[table].fields
    return ["kode", "uraian", "jenis", "nama", "nib", "ke"].compactMap { name -> String? in
      guard let field = fields[name], field.place.ascent.isEmpty,
        let cell = document.cell(table: table, column: field.place.column, row: row),
        Cell.isReadable(cell)
      else { return nil }
      return field.type == .string
        ? String(decoding: document.bytes[Cell.range(ofText: cell)], as: UTF8.self) : String(cell)
    }.joined(separator: "\u{1F}")
  }
}
