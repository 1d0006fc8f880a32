/// Functions of texts.
extension Explanation {
  mutating func evaluateText(_ expression: CheckedExpression) -> Value? {
    let parts = expression.kind.parts.map { evaluate($0) }
    var texts: [String] = []
    var numbers: [Int64] = []
    for part in parts {
      switch part {
      case .text(let text): texts.append(text)
      case .number(let number): numbers.append(number.wholeNumber ?? -1)
      default: return nil
      }
    }
    let result: Value? =
      switch expression.kind {
      case .textFunction(let function, _, _):
        TextChange(function, texts: Array(texts.dropFirst()), numbers: numbers)
          .apply(to: TextSlice(texts[0])).map {
            .text($0.string)
          }
      case .position(let search, _, _, _):
        search.position(of: TextSlice(texts[0]), in: TextSlice(texts[1]), from: numbers.first).map {
          .number(Decimal($0))
        }
      default: preconditionFailure("not a function of texts")
      }
    if result == nil { lack(.outsideText) }
    return result
  }

  mutating func wholeNumber(_ value: Value) -> Value? {
    let (number, reason): (Int64?, Absence.Reason) =
      switch value {
      case .text(let text): (Decimal.wholeNumber(stated: text), .notANumber)
      case .number(let decimal): (decimal.truncated, .arithmetic(.overflow))
      default: preconditionFailure("only texts and decimals are made whole numbers")
      }
    if number == nil { lack(reason) }
    return number.map { .number(Decimal($0)) }
  }
}
