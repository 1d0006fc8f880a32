internal import ReviuXML

/// A number for every row of a range; what does not fit 64 bits counts as not there.
package struct NumberColumn: Sendable {
  typealias Body = @Sendable (ColumnFrame) -> [Int64]
  let body: Body
  package let scale: Int

  /// Nil for expressions that have no column form.
  ///
  /// - Parameters:
  ///   - variable: the loop variable that the rows are bound to.
  ///   - scale: of the results; at least ``naturalScale(_:)``.
  package init?(_ expression: CheckedExpression, variable: Int, scale: Int) {
    guard let body = Self.compile(expression, variable, scale: scale) else { return nil }
    self.body = body
    self.scale = scale
  }

  /// The results; nil in place of one that is not there.
  package func evaluate(_ columns: ColumnFrame) -> [Int64] { body(columns) }

  package static let none = noColumnNumber

  /// The fewest digits behind the point with which a column can hold the expression.
  ///
  /// The type of a product allows for any number of factors, most of which are whole.
  package static func naturalScale(_ expression: CheckedExpression) -> Int {
    switch expression.kind {
    case .aggregate(.product, _, let body), .aggregate(.sum, _, let body):
      naturalScale(body)
    case .binary(.multiply, let left, let right): naturalScale(left) + naturalScale(right)
    case .binary(_, let left, let right): max(naturalScale(left), naturalScale(right))
    case .conditional(_, let then, let otherwise):
      max(naturalScale(then), naturalScale(otherwise))
    case .negate(let operand): naturalScale(operand)
    default: expression.type.scale
    }
  }

  private static func compile(
    _ expression: CheckedExpression, _ variable: Int, scale: Int
  ) -> Body? {
    let own = naturalScale(expression)
    guard scale >= own else { return nil }
    if scale > own {
      guard let body = compile(expression, variable, scale: own),
        let factor = Int64(exactly: powersOfTen[scale - own])
      else { return nil }
      return { columns in
        var values = body(columns)
        for index in values.indices { values[index] = product(values[index], factor) }
        return values
      }
    }
    if !expression.mentions(variable) {
      guard own == expression.type.scale else { return nil }
      let program = NumberProgram(expression)
      return { columns in
        var frame = columns.frame
        let value = program.evaluate(&frame).flatMap { Int64(exactly: $0) } ?? noColumnNumber
        return [Int64](repeating: value, count: columns.count)
      }
    }
    switch expression.kind {
    case .field(let access):
      return { columns in
        var values = columns.cells(of: access)
        for index in values.indices where values[index] <= lastUnreadableCell {
          values[index] = noColumnNumber
        }
        return values
      }
    case .binary(let symbol, let left, let right):
      return arithmetic(symbol, left, right, variable, scale: own)
    case .aggregate(.sum, let selection, let body):
      return segments(selection, body, variable) { values in values.reduce(0, sum) }
    case .aggregate(.product, let selection, let body):
      guard let one = Int64(exactly: powersOfTen[own]) else { return nil }
      // Divisions take more time than all the rest.
      if own == 0 {
        return segments(selection, body, variable) { values in values.reduce(1, product) }
      }
      return segments(selection, body, variable) { values in
        values.reduce(one) { soFar, next in
          let scaled = product(soFar, next)
          return scaled == noColumnNumber || scaled % one != 0 ? noColumnNumber : scaled / one
        }
      }
    case .count(let selection):
      guard selection.filters.isEmpty else { return nil }
      return { columns in
        columns.childRanges(of: selection.rows)?.map { Int64($0.upperBound &- $0.lowerBound) }
          ?? [Int64](repeating: noColumnNumber, count: columns.count)
      }
    default: return nil
    }
  }

  private static func arithmetic(
    _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression,
    _ variable: Int, scale: Int
  ) -> Body? {
    let isProduct = symbol == .multiply
    let first = compile(left, variable, scale: isProduct ? naturalScale(left) : scale)
    let second = compile(right, variable, scale: isProduct ? naturalScale(right) : scale)
    guard let first, let second else { return nil }
    return { columns in
      var values = first(columns)
      let others = second(columns)
      switch symbol {
      case .multiply:
        for index in values.indices { values[index] = product(values[index], others[index]) }
      case .add:
        for index in values.indices { values[index] = sum(values[index], others[index]) }
      default:
        for index in values.indices {
          values[index] = difference(values[index], others[index])
        }
      }
      return values
    }
  }

  /// Combines the values of the rows below each row.
  private static func segments(
    _ selection: RowSelection, _ body: CheckedExpression, _ variable: Int,
    _ combine: @escaping @Sendable (ArraySlice<Int64>) -> Int64
  ) -> Body? {
    guard selection.filters.isEmpty, selection.rows.variable == variable,
      let inner = compile(body, selection.variable, scale: naturalScale(body)),
      !body.mentions(variable)
    else { return nil }
    return { columns in
      guard let ranges = columns.childRanges(of: selection.rows),
        let first = ranges.first?.lowerBound, let last = ranges.last?.upperBound
      else { return [Int64](repeating: noColumnNumber, count: columns.count) }
      let values = inner(
        ColumnFrame(columns.frame, variable: selection.variable, rows: first..<last))
      return ranges.map { range in
        combine(values[range.lowerBound - first..<range.upperBound - first])
      }
    }
  }
}

@inline(__always)
private func product(_ left: Int64, _ right: Int64) -> Int64 {
  let (value, overflow) = left.multipliedReportingOverflow(by: right)
  return overflow || left == noColumnNumber || right == noColumnNumber ? noColumnNumber : value
}

@inline(__always)
private func sum(_ left: Int64, _ right: Int64) -> Int64 {
  let (value, overflow) = left.addingReportingOverflow(right)
  return overflow || left == noColumnNumber || right == noColumnNumber ? noColumnNumber : value
}

@inline(__always)
private func difference(_ left: Int64, _ right: Int64) -> Int64 {
  let (value, overflow) = left.subtractingReportingOverflow(right)
  return overflow || left == noColumnNumber || right == noColumnNumber ? noColumnNumber : value
}
