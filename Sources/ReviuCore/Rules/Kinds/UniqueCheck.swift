internal import ReviuExpression

/// Rows of which no two may have the same key.
final class UniqueCheck: Sendable {
  let rows: RowSelection
  let key: [CheckedExpression]
  private let program: RowsProgram
  private let keys: RowKeys?

  init(rows: RowSelection, key: [CheckedExpression]) {
    self.rows = rows
    self.key = key
    program = RowsProgram(rows)
    keys = RowKeys(key, variable: rows.variable)
  }

  func passes(_ frame: inout Frame) -> Bool {
    guard let keys, let columns = program.columns(frame) else { return false }
    return keys.areDistinct(columns)
  }

  func assess(_ frame: Frame) -> Assessment {
    var outer = Explanation(frame)
    guard let all = outer.rows(rows) else {
      return .indeterminate(outer.gaps, outer.contributions)
    }
    var first: [[Value]: [Contribution]] = [:]
    var repetitions: [[Value]: Int] = [:]
    var failures: [Failure] = []
    var gaps: [Gap] = []
    var unknown: [Contribution] = []
    for row in all {
      var explanation = Explanation(frame)
      explanation.bind(rows.variable, toRow: row)
      guard let values = values(&explanation) else {
        gaps += explanation.gaps
        unknown += explanation.contributions
        continue
      }
      guard let original = first[values] else {
        first[values] = explanation.contributions
        continue
      }
      repetitions[values, default: 0] += 1
      let text = values.map { Quantity($0, unit: .plain).plain }.joined(separator: ", ")
      var failure = Failure(contributions: explanation.contributions + original)
      failure.actual = .text(text)
      failure.words["actual"] = Bilingual(
        id: written(values, in: .indonesian), en: written(values, in: .english))
      // Of three equal rows the second and the third are two findings.
      failure.discriminator = "\(text) \(repetitions[values, default: 1])"
      failures.append(failure)
    }
    if !failures.isEmpty { return .fail(failures) }
    return gaps.isEmpty ? .pass : .indeterminate(gaps, unknown)
  }

  /// As people write it, except that numbers are as they stand, since most of those in keys count nothing.
  private func written(_ values: [Value], in language: Language) -> String {
    values.map { value in
      guard case .date(let day) = value else { return Quantity(value, unit: .plain).plain }
      return day.written(in: language)
    }.joined(separator: ", ")
  }

  private func values(_ explanation: inout Explanation) -> [Value]? {
    var values: [Value] = []
    for part in key {
      guard let value = explanation.evaluate(part) else { return nil }
      values.append(value)
    }
    return values
  }
}
