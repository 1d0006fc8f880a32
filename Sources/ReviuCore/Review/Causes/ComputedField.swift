internal import ReviuExpression

/// A field that an arithmetic rule computes: one of the proposal, or one of each row that the rule is about.
final class ComputedField {
  private let rule: Rule
  private let check: ArithmeticCheck
  private let frame: Frame
  /// The value in the first row.
  private let column: ValuePlace
  /// The first rows of the columns that it is computed from.
  private let inputs: Set<ValuePlace>
  /// Whether the value of a row is computed from this row and rows below it.
  private let staysBelow: Bool
  /// The rows that the rule is about; nil for a rule about the proposal.
  private lazy var rows: Set<Int>? = rule.rows.map { program in
    var rows: Set<Int> = []
    var frame = frame
    _ = program.forEach(&frame) { frame in
      rows.insert(frame.row(of: variable))
      return true
    }
    return rows
  }
  private let variable: Int

  /// Nil for a rule that computes no field, or the same one anew for every row.
  init?(_ rule: Rule, _ frame: Frame) {
    guard rule.isActive, rule.isInForce, case .arithmetic(let check) = rule.check,
      case .field(let value) = check.value.kind, value.field.place.ascent.isEmpty
    else { return nil }
    if let scope = rule.scope, value.variable != scope.variable { return nil }
    self.rule = rule
    self.check = check
    self.frame = frame
    variable = value.variable
    column = ValuePlace(value.field.place)
    inputs = Set(check.equals.fields.map { ValuePlace($0.field.place) })
    staysBelow = check.equals.staysBelow([value.variable])
  }

  /// Nil where the value is none of these, or not what the rule computes.
  func derivation(of value: ValuePlace) -> Derivation? {
    guard value.inRow(0) == column, rows?.contains(value.row) ?? (value.row == 0) else {
      return nil
    }
    var frame = frame
    if rows != nil { frame.bind(variable, toRow: value.row) }
    guard rule.applicability(&frame) == .yes, check.passes(&frame) else { return nil }
    return Derivation(of: value, by: check.equals, frame)
  }

  /// The values that may be computed from a value: that of the row around it, or all that read its column.
  func values(readingColumnOf input: ValuePlace) -> [ValuePlace] {
    guard inputs.contains(input.inRow(0)) else { return [] }
    guard let rows else { return [column] }
    guard staysBelow else { return rows.map { column.inRow($0) } }
    return row(around: input).map { [column.inRow($0)] } ?? []
  }

  private func row(around input: ValuePlace) -> Int? {
    var (table, row) = (input.table, input.row)
    while table != column.table {
      guard let parent = frame.document(input.document).parent(of: table, row: row) else {
        return nil
      }
      (table, row) = parent
    }
    return row
  }
}
