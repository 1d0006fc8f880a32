internal import ReviuXML

/// The rows of a table by the values of some of their fields.
///
/// Goes by hashes: rows that it finds for a key may have another one, but all that have it are found.
struct RowIndex: Sendable {
  /// What tells indices of one pair of documents apart.
  struct Identity: Hashable, Sendable {
    /// For each field its slot, and the digits with which it is compared.
    var fields: [Int]
    var range: Range<Int>
  }

  private let start: Int
  /// Counted from the start of the range.
  private let index: HashIndex
  /// Rows of which a field is not known: they may be equal to anything.
  private var uncertainRows: [Int] = []

  private enum State {
    case known
    case uncertain
    /// No key can be that of the row.
    case impossible
  }

  init(_ equalities: [Correlation.Equality], _ range: Range<Int>, _ documents: ExaminedDocuments) {
    start = range.lowerBound
    var hashes = [UInt64](filledWith: TextCode.seed, count: range.count)
    var states = [State](repeating: .known, count: range.count)
    for equality in equalities {
      let field = equality.field.field
      let cells = documents.column(field.place)
      let codes = field.type == .string ? documents.texts(field.place) : nil
      let factor = field.type == .string ? 1 : powersOfTen[equality.scale - field.type.scale]
      var rowHashes = hashes.mutableSpan
      var rowStates = states.mutableSpan
      for index in rowHashes.indices where rowStates[index] == .known {
        let row = range.lowerBound &+ index
        let cell = cells[cells.startIndex &+ row]
        guard cell > lastUnreadableCell else {
          // An optional field is only compared behind a test that it is there.
          rowStates[index] = cell == Cell.missing && field.isOptional ? .impossible : .uncertain
          continue
        }
        if let codes {
          rowHashes[index] = HashIndex.mix(rowHashes[index], codes.code(row))
          continue
        }
        let (number, overflow) = Int128(cell).multipliedReportingOverflow(by: factor)
        // Nothing is equal to a number as large as that.
        if overflow { rowStates[index] = .impossible }
        rowHashes[index] = Self.mix(rowHashes[index], number)
      }
    }
    index = HashIndex(hashes) { states[$0] == .known }
    for (row, state) in zip(range, states) where state == .uncertain { uncertainRows.append(row) }
  }

  private static func mix(_ hash: UInt64, _ number: Int128) -> UInt64 {
    HashIndex.mix(hash, UInt64(truncatingIfNeeded: number ^ number >> 64))
  }

  /// The rows that may have a key.
  func rows(_ key: [RowKey]) -> MatchingRows {
    var hash = TextCode.seed
    for part in key {
      switch part {
      case .number(let number): hash = Self.mix(hash, number)
      case .text(let text): hash = HashIndex.mix(hash, TextCode.of(text))
      }
    }
    var found: [Int] = []
    var position = index.first(hash)
    while let known = position {
      found.append(start + known)
      position = index.next(after: known)
    }
    return MatchingRows(certain: found, uncertain: uncertainRows)
  }
}

/// Rows that may be equal in what they are compared by.
struct MatchingRows: Sendable {
  /// In order.
  var certain: [Int]
  /// Rows of which it is not known whether they are equal, in order: none of them settles anything, and a single one
  /// leaves open what the others do not settle.
  var uncertain: [Int] = []

  var inOrder: [Int] { uncertain.isEmpty ? certain : (certain + uncertain).sorted() }
}

/// A value that rows are put together by, or looked up by.
enum RowKey: Hashable, Sendable {
  case number(Int128)
  case text(ArraySlice<UInt8>)

  func hash(into hasher: inout Hasher) {
    switch self {
    case .number(let number): hasher.combine(number)
    case .text(let text): hasher.combine(TextCode.of(text))
    }
  }
}

extension Frame {
  /// The rows of a range that equal keys allow.
  func rows(
    _ range: Range<Int>, matching equalities: [Correlation.Equality], _ key: [RowKey]
  ) -> MatchingRows {
    var fields: [Int] = []
    for equality in equalities { fields += [equality.field.field.place.slot, equality.scale] }
    let identity = RowIndex.Identity(fields: fields, range: range)
    if let index = documents.indices[identity] { return index.rows(key) }
    let index = RowIndex(equalities, range, documents)
    documents.visits &+= range.count
    documents.indices[identity] = index
    return index.rows(key)
  }
}
