internal import ReviuExpression

/// A combination of values that a table must allow.
final class EligibilityCheck: Sendable {
  let lookup: TableLookup
  /// A column of yes and no; without one, being listed is enough.
  let column: String?
  /// The value to change where the combination is not allowed; nil for the first of the key.
  let value: CheckedExpression?
  /// By row of the table; nil where being listed is enough.
  private let isAllowed: [Int64]?
  /// What messages may show of the row that is found.
  private let placeholders: [(name: String, column: String)]

  init(lookup: TableLookup, column: String?, value: CheckedExpression?) {
    self.lookup = lookup
    self.column = column
    self.value = value
    placeholders = lookup.table.rowPlaceholders
    isAllowed = column.map { lookup.table.allTexts($0).map { $0 == "ya" ? 1 : 0 } }
  }

  func verdict(_ frame: inout Frame) -> RowVerdict {
    lookup.verdict(&frame) { row, _ in
      RowVerdict(passes: isAllowed?[row] != 0)
    }
  }

  func columns(_ variable: Int) -> RuleColumns.Check? {
    guard let rows = TableLookup.Columns(lookup, variable: variable) else { return nil }
    let isAllowed = isAllowed
    return { columns in
      let found = rows.find(columns)
      let passing = isAllowed.map { found.numbers(of: $0).areAtLeast(1, columns) }
      return rows.verdicts(found, passing: passing ?? found.areFound)
    }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    let subject = (value ?? lookup.key.first).flatMap { explanation.evaluate($0) }
    switch lookup.row(explaining: &explanation) {
    case .unknown: return .indeterminate(explanation.gaps, explanation.contributions)
    case .noRow(let key):
      return lookup.assessmentOfMissingRow(key: key, explanation)
        ?? .fail([failure(subject, key, nil, explanation)])
    case .row(let row, let key):
      guard let column else { return .pass }
      switch lookup.table.text(column, row) {
      case "ya": return .pass
      case nil:
        let gap = Gap.noValue(table: lookup.table.name, key: key, column: column)
        return .indeterminate([gap], explanation.contributions)
      default: return .fail([failure(subject, key, row, explanation)])
      }
    }
  }

  /// - Parameter row: that does not allow it; nil where there is none.
  private func failure(
    _ subject: Value?, _ key: [String], _ row: Int?, _ explanation: Explanation
  ) -> Failure {
    var failure = Failure(contributions: explanation.contributions)
    failure.actual = subject.map { Quantity($0, unit: .plain) }
    failure.words["key"] = Bilingual(verbatim: key.joined(separator: ", "))
    failure.origin = row.map { lookup.basis(row: $0) } ?? lookup.basisOfAbsence
    if let row {
      for (name, column) in placeholders {
        failure.words[name] = lookup.table.text(column, row).map { Bilingual(verbatim: $0) }
      }
    }
    return failure
  }
}
