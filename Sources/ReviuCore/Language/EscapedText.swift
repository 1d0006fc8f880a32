extension String {
  /// The text with some characters written in another way.
  ///
  /// Looks at one code point after the other: to Swift's `Character`, a quote that a combining mark follows is no
  /// quote, but to all who read it next it is.
  package func escaped(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if let other = replacement(scalar) {
        result.append(contentsOf: other.utf8)
      } else {
        result.append(contentsOf: scalar.utf8)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text as the content or an attribute of an element of XML or HTML.
  package var escapedForMarkup: String { escaped(\.escapedForMarkup) }
}

extension Unicode.Scalar {
  /// Nil for a character that means only itself in XML and HTML.
  package var escapedForMarkup: String? {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    default: nil
    }
  }
}
