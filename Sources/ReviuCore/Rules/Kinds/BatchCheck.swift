internal import ReviuExpression

/// What a rule demands of all proposals of a run together.
///
/// Each proposal contributes ``BatchEntries`` when it is reviewed; ``BatchAssessment`` holds them against each
/// other when all are there.
final class BatchCheck: Sendable {
  enum Demand: Sendable {
    /// The sum of the values with the same key must not exceed the number in the key's row.
    case sum(of: CheckedExpression, atMost: TableNumber)
    /// No two proposals may have the same key, and if they say so, similar texts.
    case distinct(similarity: Similarity?)
    /// Every row of the table must have a proposal, and the other way round.
    case expected(in: TableLookup, rows: [(column: String, value: String)])
  }

  /// Texts that are nearly the same.
  struct Similarity: Sendable {
    var text: CheckedExpression
    /// The share of their words that texts must have in common.
    var least: Decimal
  }

  let demand: Demand
  let key: [CheckedExpression]
  /// The field that findings point at, where the rule is not about rows.
  private let subject: FieldAccess?
  private let keyPrograms: [TextProgram]
  private let textProgram: TextProgram?
  private let amountProgram: NumberProgram?

  init(_ demand: Demand, key: [CheckedExpression]) {
    self.demand = demand
    self.key = key
    keyPrograms = key.map { TextProgram($0) }
    var subjects = key
    switch demand {
    case .sum(let value, _):
      amountProgram = NumberProgram(value)
      textProgram = nil
      subjects.insert(value, at: 0)
    case .distinct(let similarity):
      amountProgram = nil
      textProgram = similarity.map { TextProgram($0.text) }
      if let similarity { subjects.insert(similarity.text, at: 0) }
    case .expected:
      amountProgram = nil
      textProgram = nil
    }
    subject =
      subjects.lazy.compactMap { expression -> FieldAccess? in
        if case .field(let access) = expression.kind { access } else { nil }
      }.first
  }

  /// Digits behind the point of amounts.
  var scale: Int { amountProgram?.scale ?? 0 }

  /// The unit of what is summed up.
  var unit: ValueType.Unit {
    if case .sum(let value, _) = demand { value.type.unit } else { .plain }
  }

  /// The table that proposals are held against.
  var lookup: (lookup: TableLookup, columns: [String])? {
    switch demand {
    case .sum(_, let limit): (limit.lookup, [limit.column])
    case .expected(let lookup, let rows): (lookup, rows.map(\.column))
    case .distinct: nil
    }
  }

  /// Adds what the proposal, or the row that the frame is bound to, contributes.
  func addEntry(
    _ frame: inout Frame, rule: Int, place: BatchPlace, to entries: inout BatchEntries
  ) {
    var parts: [ArraySlice<UInt8>] = []
    parts.reserveCapacity(keyPrograms.count)
    for program in keyPrograms {
      guard let part = program.bytes(&frame) else {
        entries.append(rule: rule, place: place)
        return
      }
      parts.append(part)
    }
    var value = BatchEntry.Value.none
    if let textProgram {
      guard let bytes = textProgram.bytes(&frame) else {
        entries.append(rule: rule, place: place)
        return
      }
      value = .text(bytes)
    }
    if let amount = amountProgram?.evaluate(&frame).flatMap({ Int64(exactly: $0) }) {
      value = .amount(amount)
    }
    entries.append(rule: rule, place: place, key: parts, value: value)
  }

  /// The element that a finding about the frame points at.
  func contribution(_ frame: Frame) -> Contribution? {
    subject.map { Explanation(frame).contribution(of: $0) }
  }
}
