internal import ReviuExpression
internal import ReviuXML

/// What tells rows from each other even when rows are added or numbered anew: their codes and descriptions.
struct RowIdentity {
  private let proposal: Proposal
  /// Names of all rows of a table, by document and table, made when first asked for.
  private var names: [[Int]: [String]] = [:]

  init(_ proposal: Proposal) { self.proposal = proposal }

  /// The element and the name of the row that it belongs to.
  mutating func parts(of contribution: Contribution) -> [String] {
    guard let side = Proposal.Side(rawValue: contribution.document),
      proposal.document(side) != nil
    else { return ["\(contribution.document)"] }
    let path = VocabularyIndex.shared.elementPath(of: contribution) ?? ""
    return [path, name(of: contribution.row, contribution.table, side)]
  }

  /// The descriptions of the row and of the rows around it; alike ones are told apart by their order among
  /// themselves.
  mutating func name(of row: Int, _ table: Int, _ side: Proposal.Side) -> String {
    guard let document = proposal.document(side)?.content, row < document.tables[table].rows else {
      return ""
    }
    if let known = names[[side.rawValue, table]] { return known[row] }
    var counts: [String: Int] = [:]
    let all = (0..<document.tables[table].rows).map { row in
      let text = path(table, row, document)
      let count = counts[text, default: 0]
      counts[text] = count + 1
      return "\(text)#\(count)"
    }
    names[[side.rawValue, table]] = all
    return all[row]
  }

  private func path(_ table: Int, _ row: Int, _ document: ExtractedDocument) -> String {
    var parts: [String] = []
    var current: (table: Int, row: Int)? = (table, row)
    while let (table, row) = current {
      parts.append(description(table, row, document))
      current = document.parent(of: table, row: row)
    }
    return parts.joined(separator: "\u{1E}")
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
