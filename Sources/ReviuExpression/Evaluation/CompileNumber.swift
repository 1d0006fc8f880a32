internal import ReviuXML

/// - Parameter scale: of the coefficients that the program gives; at least that of the expression's type.
func compileNumber(_ expression: CheckedExpression, scale: Int) -> NumberProgram.Body {
  let own = expression.type.scale
  if scale > own {
    let body = compileNumber(expression, scale: own)
    let factor = powersOfTen[scale - own]
    return { frame in checked(body(&frame).multipliedReportingOverflow(by: factor)) }
  }
  switch expression.kind {
  case .literal(.int(let value)):
    let number = Int128(value)
    return { _ in number }
  case .literal(.decimal(let value)):
    let number = value.coefficient
    return { _ in number }
  case .date(let date):
    let number = Int128(date.packed)
    return { _ in number }
  case .field(let access): return fieldNumber(access)
  case .negate(let operand):
    let body = compileNumber(operand, scale: own)
    return bounded(expression) { frame in
      let value = body(&frame)
      return value == noNumber ? noNumber : -value
    }
  case .binary(let symbol, let left, let right):
    return bounded(expression, arithmetic(symbol, left, right, scale: own))
  case .conditional(let condition, let then, let otherwise):
    let test = compileTruth(condition)
    let first = compileNumber(then, scale: own)
    let second = compileNumber(otherwise, scale: own)
    return { frame in
      switch test(&frame) {
      case .yes: first(&frame)
      case .no: second(&frame)
      case .unknown: noNumber
      }
    }
  case .lookup(let key, let entries):
    let place = compilePlace(of: key, among: entries)
    let values = entries.map { compileNumber($0.value, scale: own) }
    return { frame in
      guard let place = place(&frame) else { return noNumber }
      return values[place](&frame)
    }
  case .count(let selection):
    let rows = RowsProgram(selection)
    return remembering(expression) { (frame: inout Frame) -> Int128 in
      if let columns = rows.columns(frame) {
        frame.documents.visits &+= columns.count
        return Int128(columns.count)
      }
      var count: Int128 = 0
      let isKnown = rows.forEach(&frame, needsAll: true) { _ in
        count &+= 1
        return true
      }
      return isKnown ? count : noNumber
    }
  case .ordinal(let variable, let rows):
    return { frame in frame.ordinal(of: variable, among: rows).map { Int128($0) } ?? noNumber }
  case .length(let text):
    let body = compileText(text)
    return { frame in body(&frame).map { Int128($0.length) } ?? noNumber }
  case .position(let search, let part, let text, let start):
    return position(search, part, text, start)
  case .wholeNumber(let operand): return wholeNumber(operand)
  case .extreme(let extreme, let elements):
    let bodies = elements.map { compileNumber($0, scale: own) }
    return { frame in
      var best = noNumber
      for body in bodies {
        let next = body(&frame)
        if next == noNumber { return noNumber }
        best = best == noNumber ? next : extreme == .least ? min(best, next) : max(best, next)
      }
      return best
    }
  case .quotient(let left, let right, let digits, let mode):
    let dividend = compileNumber(left, scale: left.type.scale)
    let divisor = compileNumber(right, scale: right.type.scale)
    return { frame in
      let (a, b) = (dividend(&frame), divisor(&frame))
      if a == noNumber || b == noNumber { return noNumber }
      let quotient = try? Decimal(coefficient: a, scale: left.type.scale).divided(
        by: Decimal(coefficient: b, scale: right.type.scale), digits: digits, mode: mode)
      return quotient?.coefficient(atScale: own) ?? noNumber
    }
  case .rounded(let operand, let digits, let mode):
    let body = compileNumber(operand, scale: operand.type.scale)
    return { frame in
      let value = body(&frame)
      if value == noNumber { return noNumber }
      let rounded = try? Decimal(coefficient: value, scale: operand.type.scale).rounded(
        toDigits: digits, mode: mode)
      return rounded?.coefficient(atScale: own) ?? noNumber
    }
  case .aggregate(.min, let selection, let body):
    return remembering(expression, extreme(selection, body, scale: own) { $0 < $1 })
  case .aggregate(.max, let selection, let body):
    return remembering(expression, extreme(selection, body, scale: own) { $0 > $1 })
  case .aggregate(.sum, let selection, let body):
    return bounded(expression, remembering(expression, sum(selection, body)))
  case .aggregate(.product, let selection, let body):
    return remembering(expression, product(selection, body))
  default: preconditionFailure("the checker lets no other expression be a number")
  }
}

private func wholeNumber(_ operand: CheckedExpression) -> NumberProgram.Body {
  if operand.type == .string {
    let text = compileText(operand)
    return { frame in
      text(&frame).flatMap { Decimal.wholeNumber(stated: $0.string) }.map { Int128($0) } ?? noNumber
    }
  }
  let number = compileNumber(operand, scale: operand.type.scale)
  return { frame in
    let value = number(&frame)
    if value == noNumber { return noNumber }
    return Decimal(coefficient: value, scale: operand.type.scale).truncated.map { Int128($0) }
      ?? noNumber
  }
}

private func position(
  _ search: CheckedExpression.TextSearch, _ part: CheckedExpression, _ text: CheckedExpression,
  _ start: CheckedExpression?
) -> NumberProgram.Body {
  let (wanted, own) = (compileText(part), compileText(text))
  let from = start.map { compileNumber($0, scale: 0) }
  return { frame in
    guard let wanted = wanted(&frame), let own = own(&frame) else { return noNumber }
    let start = from?(&frame)
    if start == noNumber { return noNumber }
    // A number of type int has 64 bits.
    let found = search.position(of: wanted, in: own, from: start.map { Int64($0) })
    return found.map { Int128($0) } ?? noNumber
  }
}

/// The number of the row that comes before all others.
private func extreme(
  _ selection: RowSelection, _ body: CheckedExpression, scale: Int,
  isBefore: @escaping @Sendable (Int128, Int128) -> Bool
) -> NumberProgram.Body {
  let rows = RowsProgram(selection)
  let value = compileNumber(body, scale: scale)
  return { frame in
    var best = noNumber
    let isKnown = rows.forEach(&frame, needsAll: true) { frame in
      let next = value(&frame)
      if next == noNumber {
        best = noNumber
        return false
      }
      if best == noNumber || isBefore(next, best) { best = next }
      return true
    }
    return isKnown ? best : noNumber
  }
}

/// The result, or that there is none: an operand was not there, or it does not fit.
@inline(__always)
private func checked(_ result: (partialValue: Int128, overflow: Bool)) -> Int128 {
  result.overflow ? noNumber : result.partialValue
}

/// Makes results of type int that do not fit 64 bits no results.
private func bounded(
  _ expression: CheckedExpression, _ body: @escaping NumberProgram.Body
) -> NumberProgram.Body {
  guard case .int = expression.type else { return body }
  return { frame in
    let value = body(&frame)
    return Int64(exactly: value) == nil ? noNumber : value
  }
}

private func fieldNumber(_ access: FieldAccess) -> NumberProgram.Body {
  let place = access.field.place
  let variable = access.variable
  guard place.ascent.isEmpty else {
    return { frame in
      let cell = frame.cell(of: access)
      return cell > lastUnreadableCell ? Int128(cell) : noNumber
    }
  }
  let (document, table, column) = (place.document, place.table, place.column)
  return { frame in
    let cell = frame.cell(document, table, column, frame.row(of: variable))
    return cell > lastUnreadableCell ? Int128(cell) : noNumber
  }
}

private func arithmetic(
  _ symbol: BinaryOperator, _ left: CheckedExpression, _ right: CheckedExpression, scale: Int
) -> NumberProgram.Body {
  if symbol == .multiply {
    let first = compileNumber(left, scale: left.type.scale)
    let second = compileNumber(right, scale: right.type.scale)
    return { frame in
      let (a, b) = (first(&frame), second(&frame))
      if a == noNumber || b == noNumber { return noNumber }
      return checked(a.multipliedReportingOverflow(by: b))
    }
  }
  let first = compileNumber(left, scale: scale)
  let second = compileNumber(right, scale: scale)
  if symbol == .remainder {
    return { frame in
      let (a, b) = (first(&frame), second(&frame))
      if a == noNumber || b == noNumber { return noNumber }
      return (try? Decimal.remainder(a, b)) ?? noNumber
    }
  }
  return { frame in
    let (a, b) = (first(&frame), second(&frame))
    if a == noNumber || b == noNumber { return noNumber }
    return symbol == .add
      ? checked(a.addingReportingOverflow(b)) : checked(a.subtractingReportingOverflow(b))
  }
}

private func sum(_ selection: RowSelection, _ body: CheckedExpression) -> NumberProgram.Body {
  let rows = RowsProgram(selection)
  let value = compileNumber(body, scale: body.type.scale)
  let column = NumberColumn(body, variable: selection.variable, scale: body.type.scale)
  return { frame in
    var total: Int128 = 0
    if let column, let columns = rows.columns(frame), columns.count > 0 {
      let values = column.evaluate(columns)
      if !values.contains(noColumnNumber) {
        frame.documents.visits &+= values.count
        for value in values { total += Int128(value) }
        return total
      }
    }
    let isKnown = rows.forEach(&frame, needsAll: true) { frame in
      let next = value(&frame)
      total = next == noNumber ? noNumber : checked(total.addingReportingOverflow(next))
      return total != noNumber
    }
    return isKnown ? total : noNumber
  }
}

private func product(_ selection: RowSelection, _ body: CheckedExpression) -> NumberProgram.Body {
  let rows = RowsProgram(selection)
  let value = compileNumber(body, scale: body.type.scale)
  let divisor = powersOfTen[body.type.scale]
  return { frame in
    var result = powersOfTen[Decimal.maximumScale]
    let isKnown = rows.forEach(&frame, needsAll: true) { frame in
      let next = value(&frame)
      let (scaled, overflow) = result.multipliedReportingOverflow(by: next)
      if next == noNumber || overflow || scaled % divisor != 0 {
        result = noNumber
        return false
      }
      result = scaled / divisor
      return true
    }
    return isKnown ? result : noNumber
  }
}
