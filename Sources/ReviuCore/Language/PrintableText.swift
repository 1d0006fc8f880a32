extension String {
  /// The text in one line without what a terminal would obey: control characters show as �, tabs and line breaks
  /// as a space.
  package var printable: String { printable(keepingLines: false) }

  /// The same, with line breaks left as they are.
  package func printable(keepingLines: Bool) -> String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    guard unicodeScalars.contains(where: { $0.shown(keepingLines) != $0 }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars { result.append(scalar.shown(keepingLines)) }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate func shown(_ keepsLines: Bool) -> Unicode.Scalar {
    // The categories of Unicode are looked up, which most characters do not need.
    if (0x20..<0x7F).contains(value) { return self }
    switch properties.generalCategory {
    case .control where keepsLines && self == "\n": return self
    case .control: return self == "\t" || self == "\n" ? " " : "\u{FFFD}"
    // Marks that turn the direction of text can make it read as something else.
    case .format where self != "\u{200D}": return "\u{FFFD}"
    case .lineSeparator, .paragraphSeparator: return " "
    default: return self
    }
  }
}
