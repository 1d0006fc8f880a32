internal import ReviuExpression

/// A value that must be one of a list, or stand in a table.
final class AllowedValuesCheck: Sendable {
  enum Allowed: Sendable {
    case values([String])
    /// Being listed is enough.
    case listed(TableLookup)
    /// The row's column holds the allowed value, or several of them.
    case column(TableLookup, String, isList: Bool)
  }

  let value: CheckedExpression
  let allowed: Allowed
  let ignoresCase: Bool
  private let program: TextProgram
  /// ``allowed``: for each row of the table, or once where there is none.
  private let choices: [[String]]

  init(value: CheckedExpression, allowed: Allowed, ignoresCase: Bool) {
    self.value = value
    self.allowed = allowed
    self.ignoresCase = ignoresCase
    program = TextProgram(value)
    choices =
      switch allowed {
      case .values(let values): [values]
      case .listed: []
      case .column(let lookup, let column, let isList):
        lookup.table.allTexts(column).map { Self.choices($0, isList) }
      }
  }

  func verdict(_ frame: inout Frame) -> RowVerdict {
    switch allowed {
    case .values: RowVerdict(passes: isAmong(0, &frame))
    case .listed(let lookup), .column(let lookup, _, _):
      // Whether the value is there comes first: without it nothing can be said.
      if program.bytes(&frame) == nil {
        .unclear
      } else {
        lookup.verdict(&frame) { row, frame in
          RowVerdict(passes: choices.isEmpty || isAmong(row, &frame))
        }
      }
    }
  }

  private func isAmong(_ row: Int, _ frame: inout Frame) -> Bool {
    // Whatever differs in bytes may still be the same in another case.
    guard let bytes = program.bytes(&frame), !bytes.isEmpty else { return false }
    return choices[row].contains { $0.utf8.elementsEqual(bytes) }
  }

  func columns(_ variable: Int) -> RuleColumns.Check? {
    guard let column = TextColumn(value, variable: variable) else { return nil }
    switch allowed {
    case .values:
      let choices = ChoiceTexts(choices)
      return { columns in
        let texts = column.texts(columns)
        return RowVerdicts(count: columns.count) {
          RowVerdict(passes: choices.hold(texts, $0, in: 0))
        }
      }
    case .listed(let lookup):
      guard let rows = TableLookup.Columns(lookup, variable: variable) else { return nil }
      // Where the value is a part of the key, a row that was looked up has it.
      let texts = lookup.key.contains { isValue($0) } ? nil : column
      return rowVerdicts(rows, texts) { _, found in found.areFound }
    case .column(let lookup, _, _):
      guard let rows = TableLookup.Columns(lookup, variable: variable) else { return nil }
      let choices = ChoiceTexts(choices)
      return rowVerdicts(rows, column) { columns, found in
        let texts = column.texts(columns)
        return RowTruths(rows: columns.count) { position in
          guard let row = found[position] else { return .unknown }
          return choices.hold(texts, position, in: row) ? .yes : .no
        }
      }
    }
  }

  /// - Parameters:
  ///   - column: texts without which nothing can be said of a row.
  ///   - passing: which rows pass by what is found for them.
  private func rowVerdicts(
    _ rows: TableLookup.Columns, _ column: TextColumn?,
    _ passing: @escaping @Sendable (ColumnFrame, FoundRows) -> RowTruths
  ) -> RuleColumns.Check {
    { columns in
      let found = rows.find(columns)
      let verdicts = rows.verdicts(found, passing: passing(columns, found))
      guard let texts = column?.texts(columns), !texts.areAllThere() else { return verdicts }
      return RowVerdicts(count: columns.count) { position in
        texts.range(position) == nil ? .unclear : verdicts[position]
      }
    }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    guard case .text(let text) = explanation.evaluate(value) else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    switch allowed {
    case .values(let values):
      return contains(values, text) ? .pass : .fail([failure(text, values, explanation, nil)])
    case .listed(let lookup):
      switch lookup.row(explaining: &explanation) {
      case .unknown: return .indeterminate(explanation.gaps, explanation.contributions)
      case .row: return .pass
      case .noRow(let key):
        return lookup.assessmentOfMissingRow(key: key, explanation)
          ?? .fail([
            failure(text, [], explanation, lookup.basisOfAbsence, among: registered(lookup, text))
          ])
      }
    case .column(let lookup, let column, let isList):
      switch lookup.row(explaining: &explanation) {
      case .unknown: return .indeterminate(explanation.gaps, explanation.contributions)
      case .noRow(let key):
        return lookup.assessmentOfMissingRow(key: key, explanation)
          ?? .fail([failure(text, [], explanation, lookup.basisOfAbsence)])
      case .row(let row, let key):
        guard let cell = lookup.table.text(column, row) else {
          let gap = Gap.noValue(table: lookup.table.name, key: key, column: column)
          return .indeterminate([gap], explanation.contributions)
        }
        let choices = Self.choices(cell, isList)
        return contains(choices, text)
          ? .pass : .fail([failure(text, choices, explanation, lookup.basis(row: row))])
      }
    }
  }

  private static func choices(_ text: String, _ isList: Bool) -> [String] {
    isList ? text.split(separator: ";").map { String($0).trimmingWhiteSpace() } : [text]
  }

  private func contains(_ choices: [String], _ text: String) -> Bool {
    // By bytes, as everywhere: look-alike spellings of a character are different.
    let wanted = ignoresCase ? text.lowercased() : text
    return choices.contains { choice in
      (ignoresCase ? choice.lowercased() : choice).utf8.elementsEqual(wanted.utf8)
    }
  }

  /// The registered values of the key column that the value is looked up in.
  private func registered(_ lookup: TableLookup, _ text: String) -> [String] {
    guard let column = lookup.key.firstIndex(where: { $0.span == value.span || isValue($0) }) else {
      return []
    }
    return lookup.table.allTexts(lookup.table.keyColumns[column].name)
  }

  private func isValue(_ expression: CheckedExpression) -> Bool {
    if case .field(let own) = value.kind, case .field(let other) = expression.kind {
      return own == other
    }
    return false
  }

  private func failure(
    _ text: String, _ choices: [String], _ explanation: Explanation, _ origin: Basis?,
    among registered: [String] = []
  ) -> Failure {
    var failure = Failure(contributions: explanation.contributions)
    failure.actual = .text(text)
    if choices.isEmpty {
      failure.words["choices"] = Bilingual(
        id: "yang terdaftar pada tabel", en: "what the table has registered")
    } else {
      failure.expected = .text(choices.joined(separator: ", "))
      failure.words["choices"] = Bilingual(
        id: choices.joined(separator: " atau "), en: choices.joined(separator: " or "))
    }
    if let near = surelyMeant(text, among: choices + registered) {
      failure.words["suggestion"] = .suggestion(near)
    }
    failure.origin = origin
    return failure
  }
}

/// The allowed texts of every table row, prepared for comparing many texts with them.
private struct ChoiceTexts: Sendable {
  private let texts: TextColumn.Texts
  /// Where the texts of each row begin, and where those of the last one end.
  private let starts: [Int]

  init(_ choices: [[String]]) {
    texts = TextColumn.Texts(choices.flatMap { $0 })
    starts = choices.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
  }

  /// Whether a text is one of a row's. An empty text never is.
  func hold(_ own: TextColumn.Texts, _ position: Int, in row: Int) -> Bool {
    guard own.range(position)?.isEmpty == false else { return false }
    return (starts[row]..<starts[row + 1]).contains {
      own.isText(at: position, equalTo: $0, of: texts)
    }
  }
}
