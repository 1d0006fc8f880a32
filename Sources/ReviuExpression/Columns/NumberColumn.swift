internal import ReviuXML

/// A number for every row of a range; what does not fit 64 bits counts as not there.
package struct NumberColumn: Sendable {
  /// What it gives is a number where the cell is readable.
  typealias Body = @Sendable (ColumnFrame) -> ColumnCells
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

  /// The results, one for each row; ``none`` in place of one that is not there.
  package func evaluate(_ columns: ColumnFrame) -> [Int64] {
    var values = Array(body(columns).each(columns.count))
    for index in values.indices where values[index] <= lastUnreadableCell {
      values[index] = noColumnNumber
    }
    return values
  }

  package static let none = noColumnNumber

  /// Of which rows two numbers of the same scale are equal, or less than some amount apart; unknown where one of the
  /// two is not there.
  package func isEqual(
    to others: NumberColumn, orLessThan apart: Int64, _ columns: ColumnFrame
  ) -> RowTruths {
    RowTruths(comparing: body(columns), others.body(columns), columns.count) { left, right in
      let (difference, overflow) = left.subtractingReportingOverflow(right)
      return left == right || !overflow && difference < apart && difference > -apart
    }
  }

  /// Of which rows the number is at most another; unknown where one of the two is not there.
  package func isAtMost(_ others: ColumnCells, _ columns: ColumnFrame) -> RowTruths {
    RowTruths(comparing: body(columns), others, columns.count) { $0 <= $1 }
  }

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
    case .rounded(let operand, let digits, _) where naturalScale(operand) <= digits:
      naturalScale(operand)
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
      return { columns in combined(body(columns), ColumnCells(common: factor), product) }
    }
    if !expression.mentions(variable) {
      guard own == expression.type.scale else { return nil }
      let program = NumberProgram(expression)
      return { columns in
        var frame = columns.frame
        let value = program.evaluate(&frame).flatMap { Int64(exactly: $0) } ?? noColumnNumber
        return ColumnCells(common: value)
      }
    }
    switch expression.kind {
    case .field(let access):
      return { $0.cells(of: access) }
    case .length(let text):
      guard let column = TextColumn(text, variable: variable) else { return nil }
      return { column.texts($0).lengths }
    case .rounded(let operand, let digits, let mode):
      let held = naturalScale(operand)
      guard let body = compile(operand, variable, scale: held) else { return nil }
      if held <= digits { return body }
      guard let unit = Int64(exactly: powersOfTen[held - digits]) else { return nil }
      return { columns in
        combined(body(columns), ColumnCells(common: unit)) { rounded($0, toMultipleOf: $1, mode) }
      }
    case .binary(let symbol, let left, let right):
      return arithmetic(symbol, left, right, variable, scale: own)
    case .aggregate(.sum, let selection, let body):
      return segments(selection, body, variable, from: 0, sum)
    case .aggregate(.product, let selection, let body):
      guard let one = Int64(exactly: powersOfTen[own]) else { return nil }
      // Divisions take more time than all the rest.
      if own == 0 {
        return segments(selection, body, variable, from: 1, product)
      }
      return segments(selection, body, variable, from: one) { soFar, next in
        let scaled = product(soFar, next)
        return scaled == noColumnNumber || scaled % one != 0 ? noColumnNumber : scaled / one
      }
    case .count(let selection):
      guard selection.filters.isEmpty else { return nil }
      return { columns in
        guard let ranges = columns.childRanges(of: selection.rows) else {
          return ColumnCells(common: noColumnNumber)
        }
        var counts = [Int64](filledWith: 0, count: ranges.count)
        var results = counts.mutableSpan
        let start = ranges.startIndex
        for index in results.indices { results[index] = Int64(ranges[start + index].count) }
        return ColumnCells(counts[...])
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
      let (values, others) = (first(columns), second(columns))
      return switch symbol {
      case .multiply: combined(values, others, product)
      case .add: combined(values, others, sum)
      case .remainder: combined(values, others, remainder)
      default: combined(values, others, difference)
      }
    }
  }

  /// Combines the values of the rows below each row.
  private static func segments(
    _ selection: RowSelection, _ body: CheckedExpression, _ variable: Int,
    from start: Int64, _ combine: @escaping @Sendable (Int64, Int64) -> Int64
  ) -> Body? {
    guard selection.filters.isEmpty, selection.rows.variable == variable,
      let inner = compile(body, selection.variable, scale: naturalScale(body)),
      !body.mentions(variable)
    else { return nil }
    return { columns in
      guard let ranges = columns.childRanges(of: selection.rows),
        let first = ranges.first?.lowerBound, let last = ranges.last?.upperBound
      else { return ColumnCells(common: noColumnNumber) }
      let below = ColumnFrame(columns.frame, variable: selection.variable, rows: first..<last)
      let cells = inner(below)
      let values = cells.values.span
      var results: [Int64] = []
      results.reserveCapacity(ranges.count)
      for range in ranges {
        var result = start
        for row in range { result = combine(result, values[(row &- first) &* cells.step]) }
        results.append(result)
      }
      return ColumnCells(results[...])
    }
  }
}

/// What two numbers give together, row by row.
@inline(__always)
private func combined(
  _ left: ColumnCells, _ right: ColumnCells, _ combine: (Int64, Int64) -> Int64
) -> ColumnCells {
  let (first, second) = (left.values.span, right.values.span)
  if left.step == 0, right.step == 0 { return ColumnCells(common: combine(first[0], second[0])) }
  let count = left.step == 0 ? second.count : first.count
  var cells = [Int64](filledWith: noColumnNumber, count: count)
  var results = cells.mutableSpan
  for index in results.indices {
    results[index] = combine(first[index &* left.step], second[index &* right.step])
  }
  return ColumnCells(cells[...])
}

@inline(__always)
private func product(_ left: Int64, _ right: Int64) -> Int64 {
  let (value, overflow) = left.multipliedReportingOverflow(by: right)
  return overflow || !areReadable(left, right) ? noColumnNumber : value
}

@inline(__always)
private func sum(_ left: Int64, _ right: Int64) -> Int64 {
  let (value, overflow) = left.addingReportingOverflow(right)
  return overflow || !areReadable(left, right) ? noColumnNumber : value
}

@inline(__always)
private func difference(_ left: Int64, _ right: Int64) -> Int64 {
  let (value, overflow) = left.subtractingReportingOverflow(right)
  return overflow || !areReadable(left, right) ? noColumnNumber : value
}

@inline(__always)
private func remainder(_ left: Int64, _ right: Int64) -> Int64 {
  right == 0 || !areReadable(left, right) ? noColumnNumber : left % right
}

/// How many units are nearest to a value, as the mode has it.
@inline(__always)
private func rounded(_ value: Int64, toMultipleOf unit: Int64, _ mode: RoundingMode) -> Int64 {
  guard areReadable(value, unit) else { return noColumnNumber }
  let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
  if rest == 0 { return quotient }
  // Powers of ten are even.
  let (distance, half) = (abs(rest), unit / 2)
  let roundsAway =
    switch mode {
    case .down: false
    case .up: true
    case .floor: rest < 0
    case .ceiling: rest > 0
    case .halfUp: distance >= half
    case .halfDown: distance > half
    case .halfEven: distance > half || distance == half && !quotient.isMultiple(of: 2)
    }
  return roundsAway ? quotient + rest.signum() : quotient
}

@inline(__always)
private func areReadable(_ left: Int64, _ right: Int64) -> Bool {
  left > lastUnreadableCell && right > lastUnreadableCell
}
