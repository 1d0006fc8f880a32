/// A part of a line of a rule file.
struct TextPlace {
  var line: Int
  /// In code points, from 1.
  var column: Int
  var length: Int

  init(line: Int, column: Int, length: Int) {
    self.line = line
    self.column = column
    self.length = length
  }

  /// The whole of a node.
  init(_ node: YAMLNode) {
    self.init(
      line: node.line, column: node.column, length: max(1, node.text?.unicodeScalars.count ?? 1))
  }
}

extension PackProblems {
  /// Where a part of a node's text stands; the whole node where YAML unescaped the text or took white space away.
  /// - Parameter span: offsets in the UTF-8 of the text.
  func place(of span: Range<Int>, in node: YAMLNode, of file: String) -> TextPlace {
    exactPlace(of: span, in: node, of: file) ?? TextPlace(node)
  }

  func warning(_ warning: PackWarning, at place: TextPlace, of file: String) -> PackProblem {
    PackProblem(
      reason: .warning(warning), file: file, line: place.line, column: place.column,
      length: place.length, sourceLine: sourceLine(place.line, of: file))
  }

  private func exactPlace(
    of span: Range<Int>, in node: YAMLNode, of file: String
  ) -> TextPlace? {
    let text = node.text ?? ""
    let line = sourceLine(node.line, of: file)
    let behind = line.unicodeScalars.dropFirst(node.column - 1)
    if let mark = behind.first, mark == ">" || mark == "|" {
      return placeInBlock(of: span, text, below: node.line, of: file)
    }
    let columns = Self.columns(of: text, in: behind)
    let marked = text.codePoints(span)
    guard let columns, marked.upperBound < columns.count else { return nil }
    let (start, end) = (columns[marked.lowerBound], columns[marked.upperBound])
    return TextPlace(
      line: node.line, column: node.column + start, length: max(1, end - start))
  }

  /// For each code point of a text, and its end, how far behind the beginning of the scalar it stands.
  private static func columns(
    of text: String, in source: some Sequence<Unicode.Scalar>
  ) -> [Int]? {
    var source = Array(source)[...]
    let quote = source.first.flatMap { $0 == "\"" || $0 == "'" ? $0 : nil }
    if quote != nil { source.removeFirst() }
    var columns: [Int] = []
    for scalar in text.unicodeScalars {
      columns.append(source.startIndex)
      // A quote that belongs to the text is doubled, or has a backslash before it.
      let escape: Unicode.Scalar? =
        quote == "'" && scalar == "'"
        ? "'"
        : quote == "\"" && (scalar == "\"" || scalar == "\\") ? "\\" : nil
      if let escape {
        guard source.first == escape else { return nil }
        source.removeFirst()
      }
      guard source.first == scalar else { return nil }
      source.removeFirst()
    }
    return columns + [source.startIndex]
  }

  /// In a block of several lines, each of which stands for itself and the white space behind it.
  private func placeInBlock(
    of span: Range<Int>, _ text: String, below line: Int, of file: String
  ) -> TextPlace? {
    var rest = Array(text.utf8)[...]
    var number = line
    var offset = 0
    while !rest.isEmpty {
      number += 1
      let source = sourceLine(number, of: file)
      let content = source.drop { $0 == " " }
      guard !content.isEmpty, rest.starts(with: content.utf8) else { return nil }
      let end = offset + content.utf8.count
      if span.lowerBound < end {
        // A part that goes on in the next line is marked as far as this one goes.
        let own = span.lowerBound - offset..<min(span.upperBound, end) - offset
        let marked = String(content).codePoints(own)
        let indent = source.unicodeScalars.count - content.unicodeScalars.count
        return TextPlace(line: number, column: indent + 1 + marked.lowerBound, length: marked.count)
      }
      offset = end + 1
      rest = rest.dropFirst(content.utf8.count + 1)
    }
    return nil
  }
}

extension String {
  /// A range of bytes as one of code points.
  fileprivate func codePoints(_ range: Range<Int>) -> Range<Int> {
    func count(_ bytes: some Sequence<UInt8>) -> Int {
      bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
    let start = count(utf8.prefix(range.lowerBound))
    return start..<start + count(utf8.dropFirst(range.lowerBound).prefix(range.count))
  }
}
