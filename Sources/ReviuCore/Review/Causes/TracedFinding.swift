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
    case failure(Failure, by: Rule, Frame)
    case undecided([Gap], [Contribution])
  }

  var finding: Finding
  var origin: Origin
}

/// Where a value stands in the documents of a proposal; small, because large documents have very many.
struct ValuePlace: Hashable {
  private let shortDocument: Int8
  private let shortTable: Int16
  private let shortColumn: Int16
  private let shortRow: Int32

  init(_ contribution: Contribution) {
    shortDocument = Int8(contribution.document)
    shortTable = Int16(contribution.table)
    shortColumn = Int16(contribution.column)
    // A row that is not there is behind all others.
    shortRow = Int32(clamping: contribution.row)
  }

  var document: Int { Int(shortDocument) }
  var table: Int { Int(shortTable) }
  var column: Int { Int(shortColumn) }
  var row: Int { Int(shortRow) }

  /// What type of value stands there; nil for rows.
  var type: ValueType? { VocabularyIndex.shared.info(table: table, column: column)?.type }
}
