/// A checked expression compiled to closures, for one result at a time.
///
/// It gives only the result. Why there is none, and which values led to it, is what ``Explanation`` says; it is
/// asked for the few rows that need it.
package enum Program: Sendable {
  case truth(TruthProgram)
  case number(NumberProgram)
  case text(TextProgram)
  case date(NumberProgram)

  package init(_ expression: CheckedExpression) {
    switch expression.type {
    case .bool: self = .truth(TruthProgram(expression))
    case .int, .decimal: self = .number(NumberProgram(expression))
    case .string: self = .text(TextProgram(expression))
    case .date: self = .date(NumberProgram(expression))
    case .list, .map, .nothing, .rows:
      preconditionFailure("lists, maps, and rows are no results")
    }
  }
}

/// A condition's result; unknown where a value that it needs is not there and the rest does not decide.
package enum Truth: Sendable {
  case no
  case yes
  case unknown

  @inline(__always)
  init(_ value: Bool) { self = value ? .yes : .no }

  var negated: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    }
  }
}

/// A condition.
package final class TruthProgram: Sendable {
  typealias Body = @Sendable (inout Frame) -> Truth
  let body: Body

  private let expression: CheckedExpression

  /// What the closures do not know, since their numbers have 128 bits at most on the way, is evaluated exactly.
  package func evaluate(_ frame: inout Frame) -> Truth {
    let truth = body(&frame)
    guard truth == .unknown else { return truth }
    var explanation = Explanation(withoutEvidence: frame)
    return explanation.truth(expression).map { Truth($0) } ?? .unknown
  }

  package init(_ expression: CheckedExpression) {
    self.expression = expression
    body = compileTruth(expression)
  }
}

/// A number or a date; its coefficient at a scale that is known beforehand.
package final class NumberProgram: Sendable {
  typealias Body = @Sendable (inout Frame) -> Int128
  package let scale: Int
  let body: Body

  /// The coefficient; nil where a value is not there or the result does not fit.
  package func evaluate(_ frame: inout Frame) -> Int128? {
    let result = body(&frame)
    guard result == noNumber else { return result }
    var explanation = Explanation(withoutEvidence: frame)
    switch explanation.evaluate(expression) {
    case .number(let value): return value.coefficient(atScale: scale)
    case .date(let date): return Int128(date.packed)
    default: return nil
    }
  }

  private let expression: CheckedExpression

  package convenience init(_ expression: CheckedExpression) {
    self.init(expression, scale: expression.type.scale)
  }

  /// - Parameter scale: at least that of the expression's type.
  package init(_ expression: CheckedExpression, scale: Int) {
    self.scale = scale
    self.expression = expression
    body = compileNumber(expression, scale: scale)
  }
}

/// A text.
package final class TextProgram: Sendable {
  typealias Body = @Sendable (inout Frame) -> TextSlice?
  let body: Body

  /// The text's bytes; nil where it is not there.
  package func bytes(_ frame: inout Frame) -> ArraySlice<UInt8>? {
    if let slice = body(&frame) { return slice.bytes[slice.range] }
    var explanation = Explanation(withoutEvidence: frame)
    guard case .text(let text) = explanation.evaluate(expression) else { return nil }
    return ArraySlice(text.utf8)
  }

  private let expression: CheckedExpression

  package init(_ expression: CheckedExpression) {
    self.expression = expression
    body = compileText(expression)
  }
}

/// Rows below a row, in order, less those that are filtered out.
package final class RowsProgram: Sendable {
  private let rows: FieldAccess
  private let variable: Int
  private let filters: [Filter]
  /// The same for all rows at once; nil where the rows before a row matter.
  private let columnFilters: [TruthColumn]?
  private let equalities: [Correlation.Equality]
  private let keys: [KeyProgram]

  private enum Filter: Sendable {
    case condition(TruthProgram.Body)
    case first(KeyProgram)
    case repeated(KeyProgram)
  }

  package convenience init(_ selection: RowSelection) {
    self.init(selection, Correlation(selection))
  }

  /// - Parameter correlation: by what rows are found that count at all.
  init(_ selection: RowSelection, _ correlation: Correlation?) {
    rows = selection.rows
    variable = selection.variable
    equalities = correlation?.equalities ?? []
    keys = equalities.map { KeyProgram($0.key, scale: $0.scale) }
    let variable = variable
    let conditions = selection.filters.compactMap { filter in
      if case .condition(let condition) = filter { condition } else { nil as CheckedExpression? }
    }
    let columns = conditions.map { TruthColumn($0, variable: variable) }
    columnFilters =
      columns.count == selection.filters.count && columns.allSatisfy(\.isQuickForFew)
      ? columns : nil
    filters = selection.filters.map { filter in
      switch filter {
      case .condition(let condition): .condition(compileTruth(condition))
      case .first(let key): .first(KeyProgram(key))
      case .repeated(let key): .repeated(KeyProgram(key))
      }
    }
  }

  /// Binds the variable to one row after the other, until `visit` says false.
  ///
  /// - Parameter needsAll: whether the rows behind one of which it is not known whether it counts do not matter.
  /// - Returns: false when it is not known which rows there are.
  @inline(__always)
  package func forEach(
    _ frame: inout Frame, needsAll: Bool = false, _ visit: (inout Frame) -> Bool
  ) -> Bool {
    forEach(&frame, needsAll: needsAll) { frame, _ in visit(&frame) }
  }

  /// - Parameter visit: is told whether the row is known to be equal in what it is compared by; those of which it is not
  ///   come last.
  @inline(__always)
  func forEach(
    _ frame: inout Frame, needsAll: Bool = false,
    _ visit: (inout Frame, _ isCertain: Bool) -> Bool
  ) -> Bool {
    guard let range = frame.range(of: rows) else { return false }
    if keys.isEmpty { return forEach(of: range, [], &frame, needsAll, visit) }
    if let key = keys.evaluate(&frame) {
      let rows = frame.rows(range, matching: equalities, key)
      return forEach(of: rows.certain, rows.uncertain, &frame, needsAll, visit)
    }
    // Rows that differ in what is known do not count, whatever the rest is; of all others it is not known whether they do.
    let known = zip(equalities, keys).compactMap { equality, key in
      key.evaluate(&frame).map { (equality: equality, key: $0) }
    }
    if known.isEmpty { return forEach(of: [], range, &frame, needsAll, visit) }
    let rows = frame.rows(range, matching: known.map(\.equality), known.map(\.key))
    return forEach(of: [], [rows.certain, rows.uncertain].joined(), &frame, needsAll, visit)
  }

  /// All rows at once; nil when it is not known which there are, or when that is told row by row.
  package func columns(_ frame: Frame) -> ColumnFrame? {
    guard keys.isEmpty, let columnFilters, let range = frame.range(of: rows) else { return nil }
    var columns = ColumnFrame(frame, variable: variable, rows: range)
    for filter in columnFilters where columns.count > 0 {
      let truths = filter.evaluate(columns)
      if truths.contains(.unknown) { return nil }
      columns = columns.picking(.yes, of: truths)
    }
    return columns
  }

  @inline(__always)
  private func forEach(
    of certain: some Sequence<Int>, _ uncertain: some Sequence<Int>, _ frame: inout Frame,
    _ needsAll: Bool, _ visit: (inout Frame, _ isCertain: Bool) -> Bool
  ) -> Bool {
    var isKnown = true
    var keys = [Set<RowKey>](repeating: [], count: filters.count)
    for row in certain {
      frame.bind(variable, toRow: row)
      switch passes(&frame, &keys) {
      case .no: continue
      case .unknown:
        if needsAll { return false }
        isKnown = false
      case .yes: if !visit(&frame, true) { return isKnown }
      }
    }
    for row in uncertain {
      frame.bind(variable, toRow: row)
      switch passes(&frame, &keys) {
      case .no: continue
      case .unknown: return false
      case .yes: if !visit(&frame, false) { return isKnown }
      }
    }
    return isKnown
  }

  /// Whether the filters let the row through that the frame is bound to.
  @inline(__always)
  private func passes(_ frame: inout Frame, _ keys: inout [Set<RowKey>]) -> Truth {
    frame.documents.visits &+= 1
    var passes = Truth.yes
    for (index, filter) in filters.enumerated() {
      switch truth(of: filter, &keys[index], passes, &frame) {
      case .yes: continue
      // Whatever is unknown to another filter.
      case .no: return .no
      case .unknown: passes = .unknown
      }
    }
    return passes
  }

  /// - Parameter before: what the filters before this one say of the row.
  @inline(__always)
  private func truth(
    of filter: Filter, _ keys: inout Set<RowKey>, _ before: Truth, _ frame: inout Frame
  ) -> Truth {
    let (program, lets): (KeyProgram, Bool)
    switch filter {
    case .condition(let condition): return condition(&frame)
    case .first(let key): (program, lets) = (key, true)
    case .repeated(let key): (program, lets) = (key, false)
    }
    // Of a row that may not be there, it is not known whether it is the first.
    guard before == .yes, let key = program.evaluate(&frame) else { return .unknown }
    return Truth(keys.insert(key).inserted == lets)
  }
}

/// Stands for a number that is not there or does not fit; no result of arithmetic is let through as it.
let noNumber = Int128.min
