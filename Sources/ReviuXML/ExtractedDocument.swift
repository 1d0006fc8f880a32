/// What one well-formed document of the vocabulary holds.
///
/// All values of all tables stand in one array of cells, column by column.
package final class ExtractedDocument: Sendable {
  /// Where a table's columns start in ``cells`` and how many rows it has.
  package struct TableExtent: Sendable {
    package var start: Int
    package var rows: Int
  }

  /// The document in UTF-8 without byte order mark, then texts that do not stand in it letter by letter.
  package let bytes: [UInt8]
  /// How many of ``bytes`` are the document itself.
  package let sourceCount: Int
  /// Offset of a byte inside the start tag of the document's root.
  package let rootOffset: Int
  package let cells: [Int64]
  package let tables: [TableExtent]
  package let defects: [Defect]
  /// True when there were more defects than are kept.
  package let hasMoreDefects: Bool

  /// The document itself.
  package var source: ArraySlice<UInt8> { bytes.prefix(sourceCount) }

  init(
    bytes: [UInt8], sourceCount: Int, rootOffset: Int, cells: [Int64], tables: [TableExtent],
    defects: [Defect], hasMoreDefects: Bool
  ) {
    self.bytes = bytes
    self.sourceCount = sourceCount
    self.rootOffset = rootOffset
    self.cells = cells
    self.tables = tables
    self.defects = defects
    self.hasMoreDefects = hasMoreDefects
  }

  /// The same document with another value in a cell that it has; nil without such a cell.
  package func replacing(
    table: Int, column: Int, row: Int, with cell: Int64
  ) -> ExtractedDocument? {
    replacing(table: table, column: column, row: row, with: cell, bytes: bytes)
  }

  /// The same document with another text in a cell that it has; nil without such a cell.
  package func replacing(
    table: Int, column: Int, row: Int, with text: some Collection<UInt8>
  ) -> ExtractedDocument? {
    replacing(
      table: table, column: column, row: row,
      with: Cell.text(offset: bytes.count, count: text.count), bytes: bytes + text)
  }

  private func replacing(
    table: Int, column: Int, row: Int, with cell: Int64, bytes: [UInt8]
  ) -> ExtractedDocument? {
    let extent = tables[table]
    guard row < extent.rows else { return nil }
    var cells = cells
    cells[extent.start + column * extent.rows + row] = cell
    return ExtractedDocument(
      bytes: bytes, sourceCount: sourceCount, rootOffset: rootOffset, cells: cells, tables: tables,
      defects: defects, hasMoreDefects: hasMoreDefects)
  }

  /// A document without a single row, for one that is not there.
  package static func absent(_ table: ExtractionTable) -> ExtractedDocument {
    ExtractedDocument(
      bytes: [], sourceCount: 0, rootOffset: 0, cells: [],
      tables: table.tables.map { _ in TableExtent(start: 0, rows: 0) }, defects: [],
      hasMoreDefects: false)
  }
}

/// A place where the document does not follow the vocabulary.
package struct Defect: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case unknownElement(String)
    case unknownAttribute(String)
    case missingElement(String)
    case missingAttribute(String)
    /// The element stands more often than allowed; the count is the most that is.
    case repeatedElement(String, atMost: Int)
    case tooFewElements(String, found: Int, atLeast: Int)
    case elementOutOfOrder(String, after: String)
    /// Nil attribute means the element's text.
    case malformedValue(attribute: String?, text: String, format: ValueFormat)
    /// Text where only elements, or nothing at all, may stand.
    case strayText(String)
  }

  package var kind: Kind
  /// Path of the element concerned; of the parent where the element itself is unknown or missing.
  package var elementPath: String
  /// Offset of a byte inside the start tag concerned.
  package var offset: Int
  /// Row that was open, for the business address.
  package var row: (table: Int, row: Int)?

  package static func == (left: Defect, right: Defect) -> Bool {
    left.kind == right.kind && left.elementPath == right.elementPath && left.offset == right.offset
  }
}
