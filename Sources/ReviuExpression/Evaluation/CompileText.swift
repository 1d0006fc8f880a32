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
  default: preconditionFailure("the checker lets no other expression be a text")
  }
}
