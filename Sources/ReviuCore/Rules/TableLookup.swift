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

  /// The row; nil where there is none or a part of the key is not there.
  func row(_ frame: inout Frame) -> Int? {
    var values = LookupKey(count: programs.count)
    for (index, program) in programs.enumerated() {
      guard let part = program.bytes(&frame) else { return nil }
      values[index] = part
    }
    return table.row(values)
  }

  enum Result {
    case row(Int, key: [String])
    case noRow(key: [String])
    /// A part of the key is not there; the explanation says which.
    case unknown
  }

  /// The row once more, with the values that led to it.
  func row(explaining explanation: inout Explanation) -> Result {
    var values = LookupKey(count: key.count)
    var texts: [String] = []
    for (index, expression) in key.enumerated() {
      guard case .text(let text) = explanation.evaluate(expression) else { continue }
      values[index] = ArraySlice(text.utf8)
      texts.append(text)
    }
    guard texts.count == key.count else { return .unknown }
    return table.row(values).map { .row($0, key: texts) } ?? .noRow(key: texts)
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
