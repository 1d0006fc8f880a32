internal import ReviuExpression
internal import ReviuXML

/// A finding with what it was made of, from which follows which finding causes which.
struct TracedFinding {
  enum Origin {
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

/// Where a value stands in the documents of a proposal.
struct ValuePlace: Hashable {
  var document: Int
  var table: Int
  var column: Int
  var row: Int

  init(_ contribution: Contribution) {
    document = contribution.document
    table = contribution.table
    column = contribution.column
    row = contribution.row
  }

  /// What type of value stands there; nil for rows.
  var type: ValueType? { VocabularyIndex.shared.info(table: table, column: column)?.type }
}
