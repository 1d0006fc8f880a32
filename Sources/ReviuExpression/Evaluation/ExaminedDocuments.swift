internal import ReviuXML

/// The documents that expressions are evaluated over, with what was computed of them on the way.
final class ExaminedDocuments {
  let first: ExtractedDocument
  let second: ExtractedDocument
  /// Rows by their keys, as far as they were asked for.
  var indices: [RowIndex.Identity: RowIndex] = [:]
  /// What follows from keys, as far as it was asked for.
  var results: [RememberedResult: Int128] = [:]
  /// How many rows loops have gone through.
  var visits = 0
  /// By the slot of the field; nil where nobody has asked.
  private var inherited: [[Int64]?] = []
  private var codes: [[UInt64]?] = []
  private var few: [FewTexts??] = []
  private var changed: [String: FewTexts?] = [:]

  init(_ first: ExtractedDocument, _ second: ExtractedDocument) {
    self.first = first
    self.second = second
  }

  @inline(__always)
  func document(_ number: Int) -> ExtractedDocument { number == 0 ? first : second }

  /// The cells of a field for all rows of the table that it is a field of.
  func column(_ place: Schema.Place) -> ArraySlice<Int64> {
    let document = document(place.document)
    guard let own = place.ascent.first else {
      return document.column(place.column, of: place.table)
    }
    if place.slot < inherited.count, let cells = inherited[place.slot] { return cells[...] }
    var cells = Array(document.column(ExtractionTable.SystemColumn.parent, of: own))
    let values = document.column(place.column, of: place.table)
    // Rows of one parent share what they take from it.
    var last = (parent: Cell.missing, cell: Cell.missing)
    var rows = cells.mutableSpan
    for index in rows.indices {
      if rows[index] != last.parent {
        let parent = document.row(above: rows[index], place.ascent.dropFirst())
        last = (rows[index], parent.map { values[values.startIndex + $0] } ?? Cell.missing)
      }
      rows[index] = last.cell
    }
    Self.keep(cells, in: &inherited, at: place.slot)
    return cells[...]
  }

  func codes(_ place: Schema.Place) -> [UInt64] {
    if place.slot < codes.count, let known = codes[place.slot] { return known }
    let result = TextCode.column(column(place), in: document(place.document).bytes)
    Self.keep(result, in: &codes, at: place.slot)
    return result
  }

  /// The different texts of a field, for all rows of the table that it is a field of; nil where there are many.
  func fewTexts(_ place: Schema.Place) -> FewTexts? {
    if place.slot < few.count, let known = few[place.slot] { return known }
    let bytes = document(place.document).bytes
    let result = FewTexts(cells: column(place), codes: codes(place), in: bytes)
    Self.keep(result, in: &few, at: place.slot)
    return result
  }

  /// What is made of few texts, once for all that ask for it by the same name.
  func fewTexts(_ name: String, _ make: () -> FewTexts?) -> FewTexts? {
    if let known = changed[name] { return known }
    let made = make()
    changed.updateValue(made, forKey: name)
    return made
  }

  private static func keep<Value>(_ value: Value, in all: inout [Value?], at slot: Int) {
    while all.count <= slot { all.append(nil) }
    all[slot] = value
  }
}

extension ExtractedDocument {
  /// The cells of a column, one for each row of the table.
  @inline(__always)
  func column(_ column: Int, of table: Int) -> ArraySlice<Int64> {
    let extent = tables[table]
    let start = extent.start + column * extent.rows
    return cells[start..<start + extent.rows]
  }

  /// The row that is reached from a parent by going up further; nil where there is none.
  fileprivate func row(above parent: Int64, _ ascent: ArraySlice<Int>) -> Int? {
    var parent = parent
    for table in ascent {
      guard parent > lastUnreadableCell else { return nil }
      let parents = column(ExtractionTable.SystemColumn.parent, of: table)
      parent = parents[parents.startIndex + Int(parent)]
    }
    return parent > lastUnreadableCell ? Int(parent) : nil
  }
}
