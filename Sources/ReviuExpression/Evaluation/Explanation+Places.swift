internal import ReviuXML

extension Explanation {
  /// Where a row of a selection stands.
  package func rowContribution(of selection: RowSelection, _ row: Int) -> Contribution {
    let place = selection.rows.field.place
    let offset = frame.cell(
      place.document, place.rowTable, ExtractionTable.SystemColumn.offset, row)
    return Contribution(
      document: place.document, table: place.rowTable, row: row,
      column: ExtractionTable.SystemColumn.offset,
      offsetColumn: ExtractionTable.SystemColumn.offset,
      offset: Cell.isReadable(offset) ? Int(offset) : nil)
  }

  /// Where a field stands, whether or not it can be read.
  package func contribution(of access: FieldAccess) -> Contribution {
    let place = access.field.place
    let row = frame.holder(of: access)
    var offset = frame.cell(place.document, place.table, place.offsetColumn, row)
    if !Cell.isReadable(offset) {
      offset = frame.cell(place.document, place.table, ExtractionTable.SystemColumn.offset, row)
    }
    return Contribution(
      document: place.document, table: place.table, row: row, column: place.column,
      offsetColumn: place.offsetColumn,
      offset: Cell.isReadable(offset) ? Int(offset) : nil)
  }
}
