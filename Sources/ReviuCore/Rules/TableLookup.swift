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
    private let lookup: KeyLookup
    private let verdictOnMissingRow: RowVerdict

    /// Nil where a part of the key has no column form.
    init?(_ lookup: TableLookup, variable: Int) {
      let table = lookup.table
      let parts = lookup.key.compactMap { TextColumn($0, variable: variable) }
      guard parts.count == lookup.key.count else { return nil }
      self.lookup = KeyLookup(table.name, table.index, parts, variants: table.variants)
      verdictOnMissingRow = lookup.verdictOnMissingRow
    }

    func find(_ columns: ColumnFrame) -> FoundRows { lookup.find(columns) }

    /// What rows come to by what is found for them, and by whether that lets them pass.
    func verdicts(_ found: FoundRows, passing: RowTruths) -> RowVerdicts {
      RowVerdicts(
        passing: passing,
        applies: verdictOnMissingRow == .notApplicable ? found.areFound : nil)
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
  func assessmentOfMissingRow(key texts: [String], _ explanation: Explanation) -> Assessment? {
    switch onMissing {
    case .indeterminate:
      // Whatever else the rule looks at, it is by the key that there is no row.
      var asked = Explanation(explanation.frame)
      for part in key { _ = asked.evaluate(part) }
      // A row says more of where that is than what the whole document has.
      let roots = VocabularyIndex.shared.rootTables
      let places = asked.contributions.filter { !roots.contains($0.table) }
      return .indeterminate(
        [.noRow(table: table.name, key: texts)],
        places + asked.contributions.filter { roots.contains($0.table) })
    case .notApplicable: return .notApplicable
    case .fail: return nil
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
