internal import ReviuExpression

/// A table row found by values of the proposal.
struct TableLookup: Sendable {
  enum OnMissing: String, Sendable, CaseIterable {
    case indeterminate
    case fail
    case notApplicable = "not-applicable"
  }

  let table: LookupTable
  /// One expression for each key column.
  let key: [CheckedExpression]
  let onMissing: OnMissing
  private let programs: [TextProgram]

  init(table: LookupTable, key: [CheckedExpression], onMissing: OnMissing) {
    self.table = table
    self.key = key
    self.onMissing = onMissing
    programs = key.map { TextProgram($0) }
  }

  /// What is found for the rows that the frame is bound to.
  private enum Found {
    case row(Int)
    case noRow
    /// A part of the key is not there.
    case unknown

    /// The row's, or one of the two that stand for no row.
    fileprivate var number: Int {
      switch self {
      case .row(let row): row
      case .noRow: Columns.noRow
      case .unknown: Columns.unknown
      }
    }
  }

  /// What the quick evaluation says by what is found.
  func verdict(
    _ frame: inout Frame, _ verdict: (_ row: Int, inout Frame) -> RowVerdict
  ) -> RowVerdict {
    switch find(&frame) {
    case .row(let row): verdict(row, &frame)
    case .noRow: verdictOnMissingRow
    case .unknown: .unclear
    }
  }

  private func find(_ frame: inout Frame) -> Found {
    var parts: [ArraySlice<UInt8>] = []
    parts.reserveCapacity(programs.count)
    for program in programs {
      guard let part = program.bytes(&frame) else { return .unknown }
      parts.append(part)
    }
    return table.row(parts).map { .row($0) } ?? .noRow
  }

  /// Finds the rows of many keys at once.
  struct Columns: Sendable {
    static let noRow = -1
    static let unknown = -2

    private let table: LookupTable
    private let parts: [TextColumn]
    private let verdictOnMissingRow: RowVerdict
    /// Looks the row up once where the key is the same for all rows.
    private let common: TableLookup?

    /// Nil where a part of the key has no column form.
    init?(_ lookup: TableLookup, variable: Int) {
      table = lookup.table
      verdictOnMissingRow = lookup.verdictOnMissingRow
      common = lookup.key.contains { $0.mentions(variable) } ? nil : lookup
      let parts = lookup.key.map { TextColumn($0, variable: variable) }
      guard !parts.contains(where: { $0 == nil }) else { return nil }
      self.parts = parts.compactMap { $0 }
    }

    /// What rows come to by what is found for each.
    func verdicts(
      _ columns: ColumnFrame, _ verdict: (_ position: Int, _ row: Int) -> RowVerdict
    ) -> RowVerdicts {
      let rows = rows(columns)
      return RowVerdicts(count: rows.count) { position in
        switch rows[position] {
        case Self.noRow: verdictOnMissingRow
        case Self.unknown: .unclear
        default: verdict(position, rows[position])
        }
      }
    }

    /// Row numbers, or one of the two negative ones.
    private func rows(_ columns: ColumnFrame) -> [Int] {
      let count = columns.count
      if let common {
        var frame = columns.frame
        return [Int](repeating: common.find(&frame).number, count: count)
      }
      let parts = parts.map { $0.texts(columns) }
      var rows = [Int](repeating: Self.noRow, count: count)
      for part in parts { part.write(Self.unknown, whereMissingIn: &rows) }
      for variant in table.variants where rows.contains(Self.noRow) {
        var key = parts
        for (column, any) in variant {
          key[column] = TextColumn.Texts(any, count: count)
        }
        table.index.find(key, into: &rows, missing: Self.noRow)
      }
      return rows
    }
  }

  /// What the absence of a row means to the quick evaluation.
  private var verdictOnMissingRow: RowVerdict {
    onMissing == .notApplicable ? .notApplicable : .unclear
  }

  enum Result {
    case row(Int, key: [String])
    case noRow(key: [String])
    /// A part of the key is not there; the explanation says which.
    case unknown
  }

  /// The row once more, with the values that led to it.
  func row(explaining explanation: inout Explanation) -> Result {
    var texts: [String] = []
    for expression in key {
      guard case .text(let text) = explanation.evaluate(expression) else { continue }
      texts.append(text)
    }
    guard texts.count == key.count else { return .unknown }
    return table.row(texts.map { ArraySlice($0.utf8) }).map { .row($0, key: texts) }
      ?? .noRow(key: texts)
  }

  /// The assessment when there is no row; nil where that means failure.
  func assessmentOfMissingRow(key: [String], _ explanation: Explanation) -> Assessment? {
    switch onMissing {
    case .indeterminate:
      .indeterminate([.noRow(table: table.name, key: key)], explanation.contributions)
    case .notApplicable: .notApplicable
    case .fail: nil
    }
  }

  /// Where a row's figures come from.
  func basis(row: Int) -> Basis {
    let origin = table.origin(row)
    return Basis(
      instrument: table.title.id, clause: origin.source, url: origin.url,
      confidence: origin.confidence)
  }

  /// What the absence of a row rests on.
  var basisOfAbsence: Basis {
    Basis(
      instrument: table.title.id, clause: table.path, url: nil,
      confidence: table.weakestConfidence)
  }
}
