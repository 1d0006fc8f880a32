internal import ReviuExpression

/// A combination of values that a table must allow.
final class EligibilityCheck: Sendable {
  let lookup: TableLookup
  /// A column of yes and no; without one, being listed is enough.
  let column: String?
  /// The value to change where the combination is not allowed; nil for the first of the key.
  let value: CheckedExpression?

  init(lookup: TableLookup, column: String?, value: CheckedExpression?) {
    self.lookup = lookup
    self.column = column
    self.value = value
  }

  func verdict(_ frame: inout Frame) -> RowVerdict {
    lookup.verdict(&frame) { row, _ in
      RowVerdict(passes: column.map { lookup.table.text($0, row) == "ya" } ?? true)
    }
  }

  func columns(_ variable: Int) -> RuleColumns.Check? {
    guard let rows = TableLookup.Columns(lookup, variable: variable) else { return nil }
    let allowed = column.map { name in lookup.table.allTexts(name).map { $0 == "ya" } }
    return { columns in
      rows.verdicts(columns) { _, row in
        RowVerdict(passes: allowed.map { $0[row] } ?? true)
      }
    }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    let subject = (value ?? lookup.key.first).flatMap { explanation.evaluate($0) }
    switch lookup.row(explaining: &explanation) {
    case .unknown: return .indeterminate(explanation.gaps, explanation.contributions)
    case .noRow(let key):
      return lookup.assessmentOfMissingRow(key: key, explanation)
        ?? .fail([failure(subject, key, explanation, lookup.basisOfAbsence)])
    case .row(let row, let key):
      guard let column else { return .pass }
      switch lookup.table.text(column, row) {
      case "ya": return .pass
      case nil:
        let gap = Gap.noValue(table: lookup.table.name, key: key, column: column)
        return .indeterminate([gap], explanation.contributions)
      default: return .fail([failure(subject, key, explanation, lookup.basis(row: row))])
      }
    }
  }

  private func failure(
    _ subject: Value?, _ key: [String], _ explanation: Explanation, _ origin: Basis
  ) -> Failure {
    var failure = Failure(contributions: explanation.contributions)
    failure.actual = subject.map { Quantity($0, unit: .plain) }
    failure.words["key"] = Bilingual(verbatim: key.joined(separator: ", "))
    failure.origin = origin
    return failure
  }
}
