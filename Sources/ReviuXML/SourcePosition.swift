/// A place in a text, counted as editors do.
package struct SourcePosition: Sendable, Hashable, Comparable {
  /// From 1; lines end with LF.
  package var line: Int
  /// From 1, in Unicode code points.
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Finds lines and columns in a document; made only when there is something to show.
package struct LineIndex: Sendable {
  private let bytes: [UInt8]
  private let count: Int
  private let lineStarts: [Int]

  /// - Parameter count: how many of `bytes` are the document.
  package init(_ bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
    var starts = [0]
    for index in 0..<count where bytes[index] == 0x0A { starts.append(index + 1) }
    lineStarts = starts
  }

  /// The `<` of the tag that the offset lies in; it cannot occur between its start and its end.
  package func tagStart(at offset: Int) -> Int {
    var index = min(offset, count - 1)
    while index > 0, bytes[index] != 0x3C { index -= 1 }
    return max(index, 0)
  }

  package func position(of offset: Int) -> SourcePosition {
    let line = lineNumber(of: offset)
    var column = 1
    for index in lineStarts[line - 1]..<max(lineStarts[line - 1], min(offset, count))
    where bytes[index] & 0xC0 != 0x80 { column += 1 }
    return SourcePosition(line: line, column: column)
  }

  /// The text of a line, without its end.
  package func line(_ number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  private func lineNumber(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}
