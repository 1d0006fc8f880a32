extension CheckedExpression {
  /// The same for expressions that are made of the same fields and texts in the same way, wherever they are written;
  /// nil for those that need more than fields of rows and texts.
  var signature: String? {
    let own: String
    switch kind {
    case .literal(.string(let text)): own = "\"\(text.utf8.count):\(text)"
    case .literal(.bool(let value)): own = "\(value)"
    case .literal(.int(let number)): own = "\(number)"
    case .field(let access): own = "\(access.variable).\(access.field.place.slot)"
    case .has(let access): own = "has \(access.variable).\(access.field.place.slot)"
    case .not: own = "!"
    case .binary(let symbol, _, _): own = symbol.rawValue
    case .conditional: own = "?"
    case .list: own = "[]"
    case .textTest(let test, _, _): own = test.rawValue
    case .matches(_, let pattern): own = "~\(pattern.source.utf8.count):\(pattern.source)"
    case .textFunction(let function, _, _): own = function.rawValue
    default: return nil
    }
    if kind.parts.isEmpty { return own }
    var signatures: [String] = []
    for part in kind.parts {
      guard let signature = part.signature else { return nil }
      signatures.append(signature)
    }
    return "\(own)(\(signatures.joined(separator: ",")))"
  }
}
