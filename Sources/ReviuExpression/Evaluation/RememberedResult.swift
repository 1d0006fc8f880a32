/// Tells apart what is remembered of a document: an object for each expression, however many programs are made of it.
final class ResultIdentity: Sendable, Hashable {
  static func == (left: ResultIdentity, right: ResultIdentity) -> Bool { left === right }

  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

struct RememberedResult: Hashable, Sendable {
  var identity: ResultIdentity
  var key: [RowKey]
}

/// Computes what rows give once for each of the keys that it follows from.
func remembering(
  _ expression: CheckedExpression, _ body: @escaping NumberProgram.Body
) -> NumberProgram.Body {
  guard let correlation = Correlation(expression.kind), correlation.isClosed,
    let identity = expression.identity
  else { return body }
  let keys = correlation.equalities.map { KeyProgram($0.key, scale: $0.scale) }
  return { frame in
    guard let key = keys.evaluate(&frame) else { return body(&frame) }
    let place = RememberedResult(identity: identity, key: key)
    if let result = frame.documents.results[place] { return result }
    let result = body(&frame)
    frame.documents.results[place] = result
    return result
  }
}

func remembering(
  _ expression: CheckedExpression, _ body: @escaping TruthProgram.Body
) -> TruthProgram.Body {
  guard Correlation(expression.kind)?.isClosed == true else { return body }
  let numbered = remembering(expression) { (frame: inout Frame) -> Int128 in
    switch body(&frame) {
    case .no: 0
    case .yes: 1
    case .unknown: noNumber
    }
  }
  return { frame in
    let result = numbered(&frame)
    return result == noNumber ? .unknown : Truth(result == 1)
  }
}
