extension String {
  /// The text in one line without what a terminal would obey: control characters show as �, tabs and line breaks
  /// as a space.
  package var printable: String { printable(keepingLines: false) }

  /// The same, with line breaks left as they are.
  package func printable(keepingLines: Bool) -> String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      // The categories of Unicode are looked up, which most characters do not need.
      if (0x20..<0x7F).contains(scalar.value) {
        result.append(scalar)
        continue
      }
      switch scalar.properties.generalCategory {
      case .control where keepingLines && scalar == "\n": result.append(scalar)
      case .control: result.append(scalar == "\t" || scalar == "\n" ? " " : "\u{FFFD}")
      // Marks that turn the direction of text can make it read as something else.
      case .format where scalar != "\u{200D}": result.append("\u{FFFD}")
      case .lineSeparator, .paragraphSeparator: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
