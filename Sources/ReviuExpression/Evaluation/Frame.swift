package import ReviuXML

/// What an expression is evaluated over: two documents, and the rows that its variables are bound to.
package struct Frame {
  let documents: ExaminedDocuments
  /// How many of the rows that lead to a result are looked at for evidence, where the result is known without them, or where
  /// the first of them tells that nothing is known; nil for all.
  package var evidenceRows: Int?
  private var rows = InlineArray<8, Int>(repeating: 0)

  /// - Parameters:
  ///   - first: document 0 of the schema's places.
  ///   - second: document 1.
  package init(_ first: ExtractedDocument, _ second: ExtractedDocument) {
    documents = ExaminedDocuments(first, second)
  }

  /// The same rows of other documents.
  package func over(_ first: ExtractedDocument, _ second: ExtractedDocument) -> Frame {
    var frame = Frame(first, second)
    frame.rows = rows
    return frame
  }

  /// Binds a loop variable, whose number follows those of the schema's globals.
  @inline(__always)
  package mutating func bind(_ variable: Int, toRow row: Int) { rows[variable] = row }

  /// The row that a loop variable is bound to.
  @inline(__always)
  package func row(of variable: Int) -> Int { rows[variable] }

  @inline(__always)
  package func document(_ number: Int) -> ExtractedDocument { documents.document(number) }

  /// A cell of a table; missing where the table has no such row.
  @inline(__always)
  func cell(_ document: Int, _ table: Int, _ column: Int, _ row: Int) -> Int64 {
    let document = self.document(document)
    let extent = document.tables[table]
    guard row < extent.rows else { return Cell.missing }
    return document.cells[extent.start &+ column &* extent.rows &+ row]
  }

  func rowCount(_ document: Int, _ table: Int) -> Int {
    self.document(document).tables[table].rows
  }

  /// The row that holds a field: the variable's own, or that of an ancestor.
  @inline(__always)
  func holder(of access: FieldAccess) -> Int {
    var row = rows[access.variable]
    for table in access.field.place.ascent {
      let parent = cell(
        access.field.place.document, table, ExtractionTable.SystemColumn.parent, row)
      guard parent > lastUnreadableCell else { return Int.max }
      row = Int(parent)
    }
    return row
  }

  /// The cell of a field.
  @inline(__always)
  func cell(of access: FieldAccess) -> Int64 {
    let place = access.field.place
    return cell(place.document, place.table, place.column, holder(of: access))
  }

  /// Whether a field has a value; unknown where that cannot be read or its document is not there.
  func presence(of access: FieldAccess) -> Truth {
    let place = access.field.place
    return switch cell(of: access) {
    case Cell.missing: rowCount(place.document, place.table) > 0 ? .no : .unknown
    case Cell.malformed, Cell.repeated: .unknown
    default: .yes
    }
  }

  /// The rows that a field stands for; nil when the element around them is not there or not trustworthy, or
  /// when there is none although a sound document has one.
  func range(of access: FieldAccess) -> Range<Int>? {
    let place = access.field.place
    let row = holder(of: access)
    let container = cell(place.document, place.table, place.offsetColumn, row)
    guard container > lastUnreadableCell || (container == Cell.missing && place.allowsNoContainer)
    else { return nil }
    let start = cell(place.document, place.table, place.column, row)
    guard start > lastUnreadableCell else { return nil }
    let next = cell(place.document, place.table, place.column, row + 1)
    let end = next > lastUnreadableCell ? Int(next) : rowCount(place.document, place.rowTable)
    let range = Int(start)..<max(Int(start), end)
    return range.isEmpty && place.needsRows && container > lastUnreadableCell ? nil : range
  }

  /// Which of the rows a variable is bound to, from 0.
  func ordinal(of variable: Int, among access: FieldAccess) -> Int? {
    range(of: access).map { row(of: variable) - $0.lowerBound }
  }

  func text(_ cell: Int64, in document: Int) -> TextSlice {
    TextSlice(bytes: self.document(document).bytes, range: Cell.range(ofText: cell))
  }
}

/// A text that may be a part of a document.
struct TextSlice: Sendable, Comparable {
  var bytes: [UInt8]
  var range: Range<Int>

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  init(_ text: String) {
    bytes = Array(text.utf8)
    range = 0..<bytes.count
  }

  var string: String { String(decoding: bytes[range], as: UTF8.self) }

  /// How many code points there are.
  var length: Int { TextBlocks.codePoints(bytes, range) }

  static func + (left: TextSlice, right: TextSlice) -> TextSlice {
    let joined = Array(left.bytes[left.range] + right.bytes[right.range])
    return TextSlice(bytes: joined, range: 0..<joined.count)
  }

  static func == (left: TextSlice, right: TextSlice) -> Bool {
    TextCode.areEqual(left.bytes, left.range, right.bytes, right.range)
  }

  static func < (left: TextSlice, right: TextSlice) -> Bool {
    left.bytes[left.range].lexicographicallyPrecedes(right.bytes[right.range])
  }

  /// The byte at which a code point begins, or behind the last one.
  func index(ofCodePoint number: Int) -> Int {
    var (index, left) = (range.lowerBound, number)
    while index < range.upperBound {
      if bytes[index] & 0xC0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      index += 1
    }
    return index
  }
}
