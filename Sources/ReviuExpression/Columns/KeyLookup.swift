/// The rows of a table, each with a key of several texts, as many rules look them up.
package struct KeyLookup: Sendable {
  private let index: KeyIndex
  private let parts: [TextColumn]
  private let variants: [[(column: Int, any: String)]]
  /// The same for lookups of the same keys in the same table; nil where that is not known.
  private let name: KeptName?
  /// What the key follows from; nil where that are not texts of the row.
  private let read: [RowTexts]?

  /// - Parameters:
  ///   - table: its name, which tells it from others of the pack.
  ///   - index: of its rows.
  ///   - parts: one for each part of the key.
  ///   - variants: what takes the place of parts of the key, one after the other as long as nothing is found.
  package init(
    _ table: String, _ index: KeyIndex, _ parts: [TextColumn],
    variants: [[(column: Int, any: String)]]
  ) {
    self.index = index
    self.parts = parts
    self.variants = variants
    let names = parts.compactMap(\.name)
    name =
      names.count == parts.count
      ? KeptName("\(table): \(names.joined(separator: ", "))") : nil
    let read = parts.compactMap(\.read)
    self.read = read.count == parts.count ? read : nil
  }

  /// Looks up the rows of many keys at once.
  package func find(_ columns: ColumnFrame) -> FoundRows {
    let documents = columns.frame.documents
    if let name, let all = documents.foundRows(name, { findAll(columns) }) {
      return all.picking(columns)
    }
    return FoundRows(rows(parts.map { $0.texts(columns) }, count: columns.count))
  }

  /// For all rows of the table that the rows are of; nil where these do not share their keys.
  private func findAll(_ columns: ColumnFrame) -> FoundRows? {
    guard let read, let place = read.lazy.flatMap(\.own).first,
      read.allSatisfy({ columns.frame.documents.areSame($0.others) })
    else { return nil }
    let all = ColumnFrame(
      columns.frame, variable: columns.variable,
      rows: 0..<columns.frame.rowCount(place.document, place.ownTable))
    let texts = parts.map { $0.texts(all) }
    guard let shared = SharedRows(texts, count: all.count) else { return nil }
    let first = texts.map { $0.picking(shared.firstRows) }
    return FoundRows(rows(first, count: shared.firstRows.count), groups: shared.numbers[...])
  }

  private func rows(_ parts: [TextColumn.Texts], count: Int) -> [Int] {
    var rows = [Int](filledWith: FoundRows.noRow, count: count)
    for part in parts { part.write(FoundRows.unknown, whereMissingIn: &rows) }
    for variant in variants where rows.contains(FoundRows.noRow) {
      var key = parts
      for (column, any) in variant { key[column] = TextColumn.Texts(any, count: count) }
      index.find(key, into: &rows, missing: FoundRows.noRow)
    }
    return rows
  }
}
