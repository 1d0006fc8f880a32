extension CheckedExpression {
  /// The same for expressions that are made of the same fields and texts in the same way, wherever they are written;
  /// nil for those that need more than fields of rows and texts.
  var signature: String? {
    var signature = ""
    return write(to: &signature) ? signature : nil
  }

  /// - Returns: false for what has no signature.
  private func write(to signature: inout String) -> Bool {
    switch kind {
    case .literal(.string(let text)): signature += Self.quoted(text)
    case .literal(.bool(let value)): signature += "\(value)"
    case .literal(.int(let number)): signature += "\(number)"
    case .field(let access): signature += "\(access.variable).\(access.field.place.slot)"
    case .has(let access): signature += "has \(access.variable).\(access.field.place.slot)"
    case .not: signature += "!"
    case .binary(let symbol, _, _): signature += symbol.rawValue
    case .conditional: signature += "?"
    case .list: signature += "[]"
    case .textTest(let test, _, _): signature += test.rawValue
    case .matches(_, let pattern): signature += "~\(Self.quoted(pattern.source))"
    case .textFunction(let function, _, _): signature += function.rawValue
    default: return false
    }
    let parts = kind.parts
    if parts.isEmpty { return true }
    signature += "("
    for part in parts {
      guard part.write(to: &signature) else { return false }
      signature += ","
    }
    signature += ")"
    return true
  }

  /// A text so that it cannot be taken for something else, nor for one that only looks like it.
  private static func quoted(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return "\"\(text.utf8.count):\(text)" }
    return "'\(text.utf8.count):\(text.utf8.map { String($0, radix: 16) }.joined(separator: "."))"
  }
}
