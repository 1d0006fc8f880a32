internal import ReviuExpression
internal import ReviuXML

/// What tells rows from each other even when rows are added or numbered anew: their codes and descriptions.
struct RowIdentity {
  private let proposal: Proposal
  /// By table, made when first asked for.
  private var paths: [Int: RowPaths] = [:]
  private var names: [Int: RowNames] = [:]

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
    if names[table] == nil { names[table] = RowNames(paths(table, document)) }
    return names[table]?.name(of: row) ?? ""
  }

  private mutating func paths(_ table: Int, _ document: ExtractedDocument) -> RowPaths {
    if let known = paths[table] { return known }
    let parents = VocabularyIndex.shared.table.tables[table].parent.map { paths($0, document) }
    let made = RowPaths(of: table, below: parents, document)
    paths[table] = made
    return made
  }
}

/// For each row of a table its description and those of the rows around it.
private struct RowPaths {
  private(set) var bytes: [UInt8] = []
  /// Text cells over ``bytes``.
  private(set) var cells: [Int64] = []

  init(of table: Int, below parents: RowPaths?, _ document: ExtractedDocument) {
    let fields = Self.describing(table)
    for row in 0..<document.tables[table].rows {
      let start = bytes.count
      addDescription(fields, row, document)
      if let parents, let (_, parent) = document.parent(of: table, row: row) {
        bytes.append(0x1E)
        bytes += parents.bytes[Cell.range(ofText: parents.cells[parent])]
      }
      cells.append(Cell.text(offset: start, count: bytes.count - start))
    }
  }

  /// The fields of a table that name its rows; amounts change when they are corrected, and numbers when rows are
  /// added, so they do not count.
  private static func describing(_ table: Int) -> [Schema.Field] {
    let fields = VocabularyIndex.shared.schema.records[table].fields
    return ["kode", "uraian", "jenis", "nama", "nib", "ke"].compactMap { fields[$0] }
      .filter(\.place.ascent.isEmpty)
  }

  private mutating func addDescription(
    _ fields: [Schema.Field], _ row: Int, _ document: ExtractedDocument
  ) {
    var isFirst = true
    for field in fields {
      let (table, column) = (field.place.table, field.place.column)
      guard let cell = document.cell(table: table, column: column, row: row), Cell.isReadable(cell)
      else { continue }
      if !isFirst { bytes.append(0x1F) }
      isFirst = false
      if field.type == .string {
        bytes += document.bytes[Cell.range(ofText: cell)]
      } else {
        bytes += String(cell).utf8
      }
    }
  }
}

/// Names of the rows of a table: their paths, with numbers where several are alike.
private struct RowNames {
  private let paths: RowPaths
  private let index: HashIndex
  /// How many rows before a row are like it; nil where nobody has asked yet.
  private var numbers: [Int32?]

  init(_ paths: RowPaths) {
    self.paths = paths
    index = HashIndex(TextCode.column(paths.cells[...], in: paths.bytes))
    numbers = Array(repeating: nil, count: paths.cells.count)
  }

  mutating func name(of row: Int) -> String {
    let path = Cell.range(ofText: paths.cells[row])
    return "\(String(decoding: paths.bytes[path], as: UTF8.self))#\(number(of: row, path))"
  }

  private mutating func number(of row: Int, _ path: Range<Int>) -> Int32 {
    if let known = numbers[row] { return known }
    var count: Int32 = 0
    var next = index.first(withHashOf: row)
    while let position = next {
      let other = Cell.range(ofText: paths.cells[position])
      if TextCode.areEqual(paths.bytes, path, paths.bytes, other) {
        numbers[position] = count
        count += 1
      }
      next = index.next(after: position)
    }
    return numbers[row] ?? 0
  }
}
