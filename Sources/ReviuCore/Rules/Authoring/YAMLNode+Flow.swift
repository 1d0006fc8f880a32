extension YAMLNode {
  /// The node in one line, as authors may write it.
  var flow: String {
    switch content {
    case .scalar(let text): text.isPlainScalar ? text : "\"\(text.escapedForYAML)\""
    case .sequence(let nodes): "[\(nodes.map(\.flow).joined(separator: ", "))]"
    case .mapping(let entries): "{\(entries.map(\.flow).joined(separator: ", "))}"
    }
  }
}

extension YAMLEntry {
  /// The entry in one line, without braces.
  var flow: String { "\(key.flow): \(value.flow)" }
}

extension String {
  /// Whether the text means itself in a flow collection, with or without quotes; codes keep their quotes.
  fileprivate var isPlainScalar: Bool {
    guard let first = utf8.first, first >= 0x41 || (first >= 0x31 && first <= 0x39) else {
      return false
    }
    let isPlain = utf8.allSatisfy { byte in
      byte >= 0x80 || Character(UnicodeScalar(byte)).isLetter || (byte >= 0x30 && byte <= 0x39)
        || [0x20, 0x28, 0x29, 0x2A, 0x2B, 0x2D, 0x2E, 0x2F, 0x3C, 0x3D, 0x3E, 0x5F].contains(byte)
    }
    return isPlain && utf8.last != 0x20
  }

  fileprivate var escapedForYAML: String {
    escaped { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      default: nil
      }
    }
  }
}
