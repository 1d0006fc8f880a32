internal import ReviuExpression
internal import ReviuXML

/// What tells rows from each other even when rows are added or numbered anew: their codes and descriptions.
struct RowIdentity {
  private let proposal: Proposal
  /// Names of all rows of a table, by document and table, made when first asked for.
  private var names: [[Int]: [String]] = [:]
  private var paths: [[Int]: [String]] = [:]

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
    let all = paths(table, side, document).map { path in
      let count = counts[path, default: 0]
      counts[path] = count + 1
      return "\(path)#\(count)"
    }
    names[[side.rawValue, table]] = all
    return all[row]
  }

  /// For each row of a table its description and those of the rows around it.
  private mutating func paths(
    _ table: Int, _ side: Proposal.Side, _ document: ExtractedDocument
  ) -> [String] {
    if let known = paths[[side.rawValue, table]] { return known }
    let parentTable = VocabularyIndex.shared.table.tables[table].parent
    let parents = parentTable.map { paths($0, side, document) } ?? []
    let fields = describing(table)
    let all = (0..<document.tables[table].rows).map { row in
      var path = description(fields, row, document)
      if let (_, parent) = document.parent(of: table, row: row) {
        path += "\u{1E}"
        path += parents[parent]
      }
      return path
    }
    paths[[side.rawValue, table]] = all
    return all
  }

  /// The fields of a table that name its rows; amounts change when they are corrected, and numbers when rows are
  /// added, so they do not count.
  private func describing(_ table: Int) -> [Schema.Field] {
    let fields = VocabularyIndex.shared.schema.records[table].fields
    return ["kode", "uraian", "jenis", "nama", "nib", "ke"].compactMap { fields[$0] }
      .filter(\.place.ascent.isEmpty)
  }

  private func description(
    _ fields: [Schema.Field], _ row: Int, _ document: ExtractedDocument
  ) -> String {
    fields.compactMap { field -> String? in
      let (table, column) = (field.place.table, field.place.column)
      guard let cell = document.cell(table: table, column: column, row: row), Cell.isReadable(cell)
      else { return nil }
      return field.type == .string
        ? String(decoding: document.bytes[Cell.range(ofText: cell)], as: UTF8.self) : String(cell)
    }.joined(separator: "\u{1F}")
  }
}
