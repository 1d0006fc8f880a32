internal import ReviuXML

func compileText(_ expression: CheckedExpression) -> TextProgram.Body {
  switch expression.kind {
  case .literal(.string(let text)):
    let slice = TextSlice(text)
    return { _ in slice }
  case .field(let access):
    let document = access.field.place.document
    return { frame in
      let cell = frame.cell(of: access)
      return cell > lastUnreadableCell ? frame.text(cell, in: document) : nil
    }
  case .binary(.add, let left, let right):
    let (first, second) = (compileText(left), compileText(right))
    return { frame in
      guard let head = first(&frame), let tail = second(&frame) else { return nil }
      return head + tail
    }
  case .conditional(let condition, let then, let otherwise):
    let test = compileTruth(condition)
    let (first, second) = (compileText(then), compileText(otherwise))
    return { frame in
      switch test(&frame) {
      case .yes: first(&frame)
      case .no: second(&frame)
      case .unknown: nil
      }
    }
  case .lookup(let key, let entries):
    let place = compilePlace(of: key, among: entries)
    let values = entries.map { compileText($0.value) }
    return { frame in
      guard let place = place(&frame) else { return nil }
      return values[place](&frame)
    }
  case .spelling(let operand):
    let isDate = operand.type == .date
    let number = compileNumber(operand, scale: operand.type.scale)
    return { frame in
      let value = number(&frame)
      if value == noNumber { return nil }
      let spelled =
        isDate
        ? CivilDate(packed: Int64(value))?.description
        : Decimal(coefficient: value, scale: operand.type.scale).description
      return spelled.map { TextSlice($0) }
    }
  case .textFunction(let function, let text, let arguments):
    return call(function, text, arguments)
  default: preconditionFailure("the checker lets no other expression be a text")
  }
}

private func call(
  _ function: TextFunction, _ text: CheckedExpression, _ arguments: [CheckedExpression]
) -> TextProgram.Body {
  let own = compileText(text)
  if let change = TextChange(function, arguments) {
    return { frame in own(&frame).flatMap { change.apply(to: $0) } }
  }
  let texts = arguments.filter { $0.type == .string }.map(compileText)
  let numbers = arguments.filter(\.type.isNumber).map { compileNumber($0, scale: 0) }
  return { frame in
    guard let own = own(&frame) else { return nil }
    var parts: [String] = []
    for text in texts {
      guard let part = text(&frame) else { return nil }
      parts.append(part.string)
    }
    var positions: [Int64] = []
    for number in numbers {
      // A number of type int has 64 bits.
      guard let position = Int64(exactly: number(&frame)) else { return nil }
      positions.append(position)
    }
    return TextChange(function, texts: parts, numbers: positions).apply(to: own)
  }
}
