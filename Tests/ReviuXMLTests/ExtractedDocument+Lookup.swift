import Testing

@testable import ReviuXML

extension ExtractedDocument {
  func rowCount(_ path: String) throws -> Int { tables[try Self.tableNumber(path)].rows }

  /// The cell at a path such as `toko/alamat/kota` or `toko@kode`.
  func cell(_ path: String, row: Int = 0) throws -> Int64 {
    let slot = try #require(SmallVocabulary.table.valueSlots[path])
    return try cell(table: slot.table, column: slot.column, row: row)
  }

  func text(_ path: String, row: Int = 0) throws -> String {
    let cell = try cell(path, row: row)
    try #require(Cell.isReadable(cell), "\(path) is not readable")
    return String(decoding: bytes[Cell.range(ofText: cell)], as: UTF8.self)
  }

  /// Where the start tag of an element begins.
  func tagStart(_ path: String, row: Int = 0) throws -> Int {
    let slot = try #require(SmallVocabulary.table.offsetSlots[path])
    let offset = try cell(table: slot.table, column: slot.column, row: row)
    return lineIndex.tagStart(at: Int(offset))
  }

  func position(_ path: String, row: Int = 0) throws -> SourcePosition {
    lineIndex.position(of: try tagStart(path, row: row))
  }

  /// The row of the table around that a row belongs to.
  func parentRow(_ path: String, row: Int) throws -> Int {
    Int(
      try cell(
        table: try Self.tableNumber(path), column: ExtractionTable.SystemColumn.parent, row: row))
  }

  /// The rows of one table that stand inside a row of another.
  func rows(_ path: String, inside outer: String, row: Int) throws -> Range<Int> {
    let number = try Self.tableNumber(path)
    let around = try Self.tableNumber(outer)
    let descendant = try #require(
      SmallVocabulary.table.tables[around].descendants.first { $0.table == number })
    let start = try cell(table: around, column: descendant.column, row: row)
    let end =
      row + 1 < tables[around].rows
      ? try cell(table: around, column: descendant.column, row: row + 1)
      : Int64(tables[number].rows)
    return Int(start)..<Int(end)
  }

  var lineIndex: LineIndex { LineIndex(bytes, count: sourceCount) }

  private func cell(table: Int, column: Int, row: Int) throws -> Int64 {
    let extent = tables[table]
    try #require(row < extent.rows, "there is no row \(row)")
    return cells[extent.start + column * extent.rows + row]
  }

  private static func tableNumber(_ path: String) throws -> Int {
    try #require(SmallVocabulary.table.tables.firstIndex { $0.path == path })
  }
}
