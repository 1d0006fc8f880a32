internal import ReviuXML

/// The rows of a table by the values of some of their fields.
struct RowIndex: Sendable {
  /// What tells indices of one pair of documents apart.
  struct Identity: Hashable, Sendable {
    var places: [Schema.Place]
    var scales: [Int]
    var range: Range<Int>
  }

  private var rowsByKey: [[RowKey]: [Int]] = [:]
  /// Rows of which a field is not known: they may be equal to anything.
  private var uncertainRows: [Int] = []

  init(_ equalities: [Correlation.Equality], _ variable: Int, _ range: Range<Int>, _ frame: Frame) {
    var frame = frame
    rows: for row in range {
      frame.bind(variable, toRow: row)
      var key: [RowKey] = []
      for equality in equalities {
        let access = equality.field
        let cell = frame.cell(of: access)
        guard cell > lastUnreadableCell else {
          // An optional field is only compared behind a test that it is there.
          if cell != Cell.missing || !access.field.isOptional { uncertainRows.append(row) }
          continue rows
        }
        guard let part = Self.key(cell, access, scale: equality.scale, frame) else {
          continue rows
        }
        key.append(part)
      }
      rowsByKey[key, default: []].append(row)
    }
  }

  /// Nil for a number too large for anything to be equal to it.
  private static func key(
    _ cell: Int64, _ access: FieldAccess, scale: Int, _ frame: Frame
  ) -> RowKey? {
    if access.field.type == .string {
      let text = frame.text(cell, in: access.field.place.document)
      return .text(text.bytes[text.range])
    }
    let (number, overflow) = Int128(cell).multipliedReportingOverflow(
      by: powersOfTen[scale - access.field.type.scale])
    return overflow ? nil : .number(number)
  }

  /// The rows that may have a key, in order.
  func rows(_ key: [RowKey]) -> [Int] {
    let found = rowsByKey[key] ?? []
    return uncertainRows.isEmpty ? found : (found + uncertainRows).sorted()
  }
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
  /// The rows of a range that equal keys allow; all of them where a key is not known.
  mutating func rows(
    _ range: Range<Int>, matching equalities: [Correlation.Equality], _ variable: Int,
    _ key: [RowKey]
  ) -> [Int] {
    let identity = RowIndex.Identity(
      places: equalities.map(\.field.field.place), scales: equalities.map(\.scale), range: range)
    if let index = documents.indices[identity] { return index.rows(key) }
    let index = RowIndex(equalities, variable, range, self)
    documents.visits &+= range.count
    documents.indices[identity] = index
    return index.rows(key)
  }
}
