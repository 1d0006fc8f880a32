internal import ReviuExpression
internal import ReviuXML

/// What tells rows from each other even when rows are added or numbered anew: their codes and descriptions.
struct RowIdentity {
  private let proposal: Proposal
  /// By table, made when first asked for.
  private var descriptions: [Int: RowDescriptions] = [:]

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
    return descriptions(of: table, document).name(of: row)
  }

  private mutating func descriptions(
    of table: Int, _ document: ExtractedDocument
  ) -> RowDescriptions {
    if let known = descriptions[table] { return known }
    let around = VocabularyIndex.shared.table.tables[table].parent.map {
      descriptions(of: $0, document)
    }
    let made = RowDescriptions(of: table, around, document)
    descriptions[table] = made
    return made
  }
}

/// The rows of a table as they and the rows around them are described.
private final class RowDescriptions {
  private let bytes: [UInt8]
  /// For each row its own description: a text cell over ``bytes``.
  private let cells: [Int64]
  private let around: RowDescriptions?
  /// For each row the one around it.
  private let parents: [Int?]
  /// The same for rows that are described alike, all around them included.
  private let hashes: [UInt64]
  private lazy var index = HashIndex(hashes)
  /// How many rows before a row are like it; nil where nobody has asked yet.
  private lazy var numbers = [Int32?](repeating: nil, count: cells.count)

  init(of table: Int, _ around: RowDescriptions?, _ document: ExtractedDocument) {
    let fields = Self.describing(table)
    var bytes: [UInt8] = []
    var cells: [Int64] = []
    var parents: [Int?] = []
    for row in 0..<document.tables[table].rows {
      let start = bytes.count
      Self.describe(row, fields, document, &bytes)
      cells.append(Cell.text(offset: start, count: bytes.count - start))
      parents.append(document.parent(of: table, row: row)?.row)
    }
    (self.bytes, self.cells, self.parents, self.around) = (bytes, cells, parents, around)
    hashes = zip(TextCode.column(cells[...], in: bytes), parents).map { code, parent in
      HashIndex.mix(parent.flatMap { around?.hashes[$0] } ?? TextCode.seed, code)
    }
  }

  /// The descriptions of the row and of the rows around it, with a number where several are alike.
  func name(of row: Int) -> String {
    var path: [UInt8] = []
    addPath(of: row, to: &path)
    return "\(String(decoding: path, as: UTF8.self))#\(number(of: row))"
  }

  private func addPath(of row: Int, to path: inout [UInt8]) {
    path += bytes[Cell.range(ofText: cells[row])]
    if let around, let parent = parents[row] {
      path.append(0x1E)
      around.addPath(of: parent, to: &path)
    }
  }

  private func number(of row: Int) -> Int32 {
    if let known = numbers[row] { return known }
    var count: Int32 = 0
    var next = index.first(withHashOf: row)
    while let position = next {
      if areAlike(position, row) {
        numbers[position] = count
        count += 1
      }
      next = index.next(after: position)
    }
    return numbers[row] ?? 0
  }

  private func areAlike(_ left: Int, _ right: Int) -> Bool {
    let ranges = (Cell.range(ofText: cells[left]), Cell.range(ofText: cells[right]))
    guard TextCode.areEqual(bytes, ranges.0, bytes, ranges.1) else { return false }
    if parents[left] == parents[right] { return true }
    guard let around, let first = parents[left], let second = parents[right] else { return false }
    return around.areAlike(first, second)
  }

  /// The fields of a table that name its rows; amounts change when they are corrected, and numbers when rows are
  /// added, so they do not count.
  private static func describing(_ table: Int) -> [Schema.Field] {
    let fields = VocabularyIndex.shared.schema.records[table].fields
    return ["kode", "uraian", "jenis", "nama", "nib", "ke"].compactMap { fields[$0] }
      .filter(\.place.ascent.isEmpty)
  }

  private static func describe(
    _ row: Int, _ fields: [Schema.Field], _ document: ExtractedDocument, _ bytes: inout [UInt8]
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
