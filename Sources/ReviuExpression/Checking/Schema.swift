/// The names that expressions may use, and where their values stand.
package struct Schema: Sendable {
  package struct Record: Sendable {
    /// As authors write it, such as `rab.detil`.
    package var name: String
    /// By name; a name with a point is a field of a group, such as `satker.kode`.
    package var fields: [String: Field]
    /// The most rows that a document has of the record.
    package var rowLimit: Int

    package init(name: String, fields: [String: Field], rowLimit: Int) {
      self.name = name
      self.fields = fields
      self.rowLimit = rowLimit
    }
  }

  package struct Field: Sendable, Equatable {
    package var name: String
    package var type: ValueType
    /// True when a sound document may lack it.
    package var isOptional: Bool
    package var place: Place

    package init(name: String, type: ValueType, isOptional: Bool, place: Place) {
      self.name = name
      self.type = type
      self.isOptional = isOptional
      self.place = place
    }
  }

  /// Where a field's values stand, seen from a row of its record.
  package struct Place: Sendable, Hashable {
    /// Which of the documents under review.
    package var document: Int
    /// Tables whose parent column leads from the row to the row that holds the value: none for its own row,
    /// the row's table for its parent's, and so on.
    package var ascent: [Int]
    package var table: Int
    /// For a value its column; for rows the column with the index of the first one.
    package var column: Int
    /// The column with the offset of the element that holds the value, or of the element around the rows.
    package var offsetColumn: Int
    /// For rows: their table.
    package var rowTable: Int
    /// For rows: a sound document has at least one where it has the element around them.
    package var needsRows: Bool
    /// For rows: a sound document may lack the element around them.
    package var allowsNoContainer: Bool
    /// The table of the row that the place is seen from.
    var ownTable: Int { ascent.first ?? table }
    /// Tells the fields of a schema apart; what is computed of a whole column is kept under it.
    fileprivate(set) var slot = 0

    package init(
      document: Int, ascent: [Int], table: Int, column: Int, offsetColumn: Int, rowTable: Int = -1,
      needsRows: Bool = false, allowsNoContainer: Bool = false
    ) {
      self.document = document
      self.ascent = ascent
      self.table = table
      self.column = column
      self.offsetColumn = offsetColumn
      self.rowTable = rowTable
      self.needsRows = needsRows
      self.allowsNoContainer = allowsNoContainer
    }
  }

  package internal(set) var records: [Record]
  /// Names that stand for the only row of a record; variable n of an expression is the n-th of them.
  package var globals: [(name: String, record: Int)]

  package init(records: [Record], globals: [(name: String, record: Int)]) {
    self.records = records
    self.globals = globals
    var slot = 0
    for record in records.indices {
      for name in records[record].fields.keys.sorted() {
        self.records[record].fields[name]?.place.slot = slot
        slot += 1
      }
    }
  }
}
