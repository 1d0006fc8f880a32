internal import ReviuXML

/// The documents that expressions are evaluated over, with what was computed of them on the way.
final class ExaminedDocuments {
  /// So many values no document of the usual length has, and no more are kept of others: they would take half as much
  /// memory as the document.
  private static let usualLimit = 1 << 20

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
  private var texts: [TextColumn.Texts?] = []
  private var changed: [KeptName: TextColumn.Texts] = [:]
  private var ofGroups: [KeptName: GroupTexts] = [:]
  /// By the slots of fields; nil inside where rows do not share their texts.
  private var shared: [[Int]: SharedRows?] = [:]
  /// By the slot of the rows below; nil inside where some of them are not known.
  private var children: [Int: [Range<Int>]?] = [:]
  /// By the table and the key; nil inside where rows do not share their keys.
  private var found: [KeptName: FoundRows?] = [:]
  /// How many values of 64 bits there are in all of these.
  private var keptCount = 0
  private let keptLimit: Int

  init(
    _ first: ExtractedDocument, _ second: ExtractedDocument, keptLimit: Int = usualLimit
  ) {
    self.first = first
    self.second = second
    self.keptLimit = keptLimit
  }

  @inline(__always)
  func document(_ number: Int) -> ExtractedDocument { number == 0 ? first : second }

  /// The cells of a field for all rows of the table that it is a field of.
  func column(_ place: Schema.Place) -> ArraySlice<Int64> {
    let document = document(place.document)
    if place.ascent.isEmpty { return document.column(place.column, of: place.table) }
    if place.slot < inherited.count, let cells = inherited[place.slot] { return cells[...] }
    var cells = Array(document.column(ExtractionTable.SystemColumn.parent, of: place.ownTable))
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
    makeRoom(for: cells.count)
    Self.keep(cells, in: &inherited, at: place.slot)
    return cells[...]
  }

  /// The texts of a field, for all rows of the table that it is a field of.
  func texts(_ place: Schema.Place) -> TextColumn.Texts {
    if place.slot < texts.count, let known = texts[place.slot] { return known }
    let (cells, bytes) = (column(place), document(place.document).bytes)
    let codes = TextCode.column(cells, in: bytes)
    let result =
      TextColumn.Texts(sharing: cells, codes: codes, in: bytes)
      ?? TextColumn.Texts(
        bytes: bytes, cells: ColumnCells(cells), codes: codes[...], count: cells.count)
    makeRoom(for: result)
    Self.keep(result, in: &texts, at: place.slot)
    return result
  }

  /// What is made of the texts of a column, once for all that ask for it by the same name.
  func texts(_ name: KeptName, _ make: () -> TextColumn.Texts) -> TextColumn.Texts {
    if let known = changed[name] { return known }
    let made = make()
    makeRoom(for: made, bytes: made.bytes.count)
    changed[name] = made
    return made
  }

  /// What follows from the texts of groups of rows, once for each group and for all that ask for it by the same name.
  ///
  /// - Parameters:
  ///   - numbers: of which group each row is.
  ///   - firstRows: a row of each group.
  ///   - document: in which the texts stand; nil for those that are made.
  func texts(
    _ name: KeptName, ofGroups numbers: ArraySlice<UInt8>, _ firstRows: [Int], in document: Int?,
    _ text: (_ row: Int) -> TextSlice?
  ) -> TextColumn.Texts {
    var known =
      ofGroups[name]
      ?? GroupTexts(
        isKnown: [Bool](repeating: false, count: firstRows.count),
        cells: [Int64](filledWith: Cell.missing, count: firstRows.count))
    var isNew = false
    for number in numbers where !known.isKnown[Int(number)] {
      let (group, text) = (Int(number), text(firstRows[Int(number)]))
      known.isKnown[group] = true
      known.cells[group] =
        document == nil ? Cell.text(text, behind: &known.made) : Cell.text(whereItStands: text)
      isNew = true
    }
    let bytes = document.map { self.document($0).bytes } ?? known.made
    if isNew {
      known.codes = TextCode.column(known.cells[...], in: bytes)
      ofGroups[name] = known
    }
    return TextColumn.Texts(
      bytes: bytes, few: known.cells[...], codes: known.codes[...], numbers: numbers)
  }

  /// The rows of a table in groups by all that matters of them; nil where there are many groups, or where what else is read
  /// is not the same for all rows.
  func sharedRows(_ read: RowTexts) -> SharedRows? {
    areSame(read.others) ? sharedRows(read.own) : nil
  }

  /// Whether some fields are the same from wherever they are seen, since there is only one row of them.
  func areSame(_ places: [Schema.Place]) -> Bool {
    places.allSatisfy { document($0.document).tables[$0.table].rows <= 1 }
  }

  /// What was found in a table for all rows, once for all that ask for it by the same name; nil where rows do not share
  /// their keys.
  func foundRows(_ name: KeptName, _ find: () -> FoundRows?) -> FoundRows? {
    if let known = found[name] { return known }
    let result = find()
    makeRoom(for: (result?.groupCount ?? 0) / 8)
    found.updateValue(result, forKey: name)
    return result
  }

  /// The rows of a table in groups that have the same texts; nil where there are many groups.
  func sharedRows(_ places: [Schema.Place]) -> SharedRows? {
    let slots = places.map(\.slot)
    if let known = shared[slots] { return known }
    let texts = places.map { self.texts($0) }
    let result = texts.first.flatMap { SharedRows(texts, count: $0.count) }
    makeRoom(for: (result?.numbers.count ?? 0) / 8)
    shared.updateValue(result, forKey: slots)
    return result
  }

  /// For every row of a table the rows below it, which follow each other without gaps; nil where some are not known.
  func childRanges(_ access: FieldAccess, of frame: Frame) -> [Range<Int>]? {
    let place = access.field.place
    if let known = children[place.slot] { return known }
    let ranges =
      place.ascent.isEmpty ? document(place.document).childRanges(access, of: frame) : nil
    makeRoom(for: 2 * (ranges?.count ?? 0))
    children.updateValue(ranges, forKey: place.slot)
    return ranges
  }

  /// - Parameter bytes: that are not those of a document.
  private func makeRoom(for texts: TextColumn.Texts, bytes: Int = 0) {
    makeRoom(for: (texts.areShared ? texts.numbers.count / 8 : texts.codes.count) + bytes / 8)
  }

  private func makeRoom(for count: Int) {
    keptCount += count
    guard keptCount > keptLimit else { return }
    (inherited, texts, changed, ofGroups) = ([], [], [:], [:])
    (shared, found, children, keptCount) = ([:], [:], [:], count)
  }

  private static func keep<Value>(_ value: Value, in all: inout [Value?], at slot: Int) {
    if slot >= all.count { all += repeatElement(nil, count: slot + 1 - all.count) }
    all[slot] = value
  }
}

/// The name of what is kept of documents. It may be long, and is asked for with every proposal, so it is hashed once.
struct KeptName: Hashable, Sendable {
  private let text: String
  private let hash: Int

  init(_ text: String) {
    self.text = text
    hash = text.hashValue
  }

  static func == (left: KeptName, right: KeptName) -> Bool {
    left.hash == right.hash && left.text == right.text
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

/// What follows from the texts of groups of rows, as far as it was asked for.
private struct GroupTexts {
  var isKnown: [Bool]
  var cells: [Int64]
  var codes: [UInt64] = []
  /// Texts that stand in no document.
  var made: [UInt8] = []
}

extension Cell {
  /// - Parameter bytes: to which the text is added.
  static func text(_ text: TextSlice?, behind bytes: inout [UInt8]) -> Int64 {
    guard let text else { return missing }
    bytes += text.bytes[text.range]
    return Cell.text(offset: bytes.count - text.range.count, count: text.range.count)
  }

  fileprivate static func text(whereItStands text: TextSlice?) -> Int64 {
    text.map { Cell.text(offset: $0.range.lowerBound, count: $0.range.count) } ?? missing
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

  fileprivate func childRanges(_ access: FieldAccess, of frame: Frame) -> [Range<Int>]? {
    let place = access.field.place
    let extent = tables[place.table]
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(extent.rows)
    if place.offsetColumn == ExtractionTable.SystemColumn.offset {
      // Every row has its own start tag: unknown is which rows there are only where they must not be none, or where
      // the row itself stands more than once.
      let starts = column(place.column, of: place.table).span
      for row in starts.indices {
        let start = Int(starts[row])
        let end = row + 1 < extent.rows ? Int(starts[row + 1]) : tables[place.rowTable].rows
        if start < 0 || end < start || start == end && place.needsRows { return nil }
        ranges.append(start..<end)
      }
      return ranges
    }
    var frame = frame
    for row in 0..<extent.rows {
      frame.bind(access.variable, toRow: row)
      guard let range = frame.range(of: access) else { return nil }
      ranges.append(range)
    }
    return ranges
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
