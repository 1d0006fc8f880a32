internal import ReviuExpression
internal import ReviuXML

/// A finding with what it was made of, from which follows which finding causes which.
struct TracedFinding {
  /// Kept apart from the finding: it is large, and there is one for each of very many lines that are wrong.
  indirect enum Origin {
    /// A document is missing.
    case pairing
    /// The document leaves the vocabulary.
    case defect(Defect, Proposal.Side)
    /// A file that the document names is not as it should be.
    case attachment
    case failure(Failure, by: Rule, Frame)
    case undecided([Gap], [Contribution])
  }

  var finding: Finding
  var origin: Origin
}

/// Where a value stands in the documents of a proposal; small, because large documents have very many.
struct ValuePlace: Hashable, Comparable {
  /// From the last: 32 bits for the row, 16 for the column, 12 for the table, 4 for the document.
  private let bits: UInt64

  init(_ contribution: Contribution) {
    self.init(contribution.document, contribution.table, contribution.column, contribution.row)
  }

  /// A field in the first row.
  init(_ field: Schema.Place) { self.init(field.document, field.table, field.column, 0) }

  private init(_ document: Int, _ table: Int, _ column: Int, _ row: Int) {
    // A row that is not there is behind all others.
    let row = UInt64(Int32(clamping: row))
    bits = UInt64(document) << 60 | UInt64(table) << 48 | UInt64(column) << 32 | row
  }

  /// The same field of another row.
  func inRow(_ row: Int) -> ValuePlace { ValuePlace(document, table, column, row) }

  var document: Int { Int(bits >> 60) }
  var table: Int { Int(bits >> 48 & 0xFFF) }
  var column: Int { Int(bits >> 32 & 0xFFFF) }
  var row: Int { Int(bits & 0xFFFF_FFFF) }

  static func < (left: ValuePlace, right: ValuePlace) -> Bool { left.bits < right.bits }

  /// What type of value stands there; nil for rows.
  var type: ValueType? { VocabularyIndex.shared.info(table: table, column: column)?.type }
}
