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

/// A part of a line with a place in it, to show where something is.
package struct Excerpt: Sendable, Hashable {
  package var text: String
  /// How many code points of ``text`` stand before the place.
  package var caret: Int

  package init(text: String, caret: Int) {
    self.text = text
    self.caret = caret
  }
}

/// Finds lines and columns in a document; made only when there is something to show.
///
/// Takes the same time for every place, also in a document that is one long line.
package struct LineIndex: Sendable {
  private static let blockSize = 4096
  /// Code points of a line that are shown, and how many of them before the place.
  private static let excerptLength = 100
  private static let excerptLead = 20

  private let bytes: [UInt8]
  private let count: Int
  private let lineStarts: [Int]
  /// Code points before each block of bytes.
  private let codePoints: [Int]

  /// - Parameter count: how many of `bytes` are the document.
  package init(_ bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
    lineStarts = [0] + TextBlocks.offsets(of: 0x0A, in: bytes, 0..<count).map { $0 + 1 }
    var total = 0
    codePoints = stride(from: 0, to: count, by: Self.blockSize).map { start in
      defer {
        total += TextBlocks.codePoints(bytes, start..<min(start + Self.blockSize, count))
      }
      return total
    }
  }

  /// The `<` of the tag that the offset lies in; it cannot occur between its start and its end.
  package func tagStart(at offset: Int) -> Int {
    var index = min(offset, count - 1)
    while index > 0, bytes[index] != 0x3C { index -= 1 }
    return max(index, 0)
  }

  package func position(of offset: Int) -> SourcePosition {
    let line = lineNumber(of: offset)
    let start = lineStarts[line - 1]
    return SourcePosition(
      line: line, column: 1 + codePoints(before: max(start, offset)) - codePoints(before: start))
  }

  /// The text around a place, cut to a length that fits a screen.
  package func excerpt(at position: SourcePosition) -> Excerpt {
    guard lineStarts.indices.contains(position.line - 1) else { return Excerpt(text: "", caret: 0) }
    let start = lineStarts[position.line - 1]
    var end = position.line < lineStarts.count ? lineStarts[position.line] - 1 : count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    // Enough bytes on both sides of the place for any characters.
    let place = min(end, offset(of: position))
    let from = max(start, place - Self.excerptLength * 4)
    let before = scalars(in: from..<max(from, place))
    let behind = scalars(in: min(place, end)..<min(end, place + Self.excerptLength * 4))
    let missing = max(0, Self.excerptLength - Self.excerptLead - behind.count)
    let lead = before.suffix(Self.excerptLead + missing)
    let text = lead + behind.prefix(Self.excerptLength - lead.count)
    return Excerpt(text: String(String.UnicodeScalarView(text)), caret: lead.count)
  }

  private func scalars(in range: Range<Int>) -> [Unicode.Scalar] {
    // A cut may fall into a character; what is left of it is dropped.
    let slice = bytes[range].drop { $0 & 0xC0 == 0x80 }
    return Array(String(decoding: slice, as: UTF8.self).unicodeScalars)
  }

  /// The offset of the first byte of a place.
  private func offset(of position: SourcePosition) -> Int {
    let wanted = codePoints(before: lineStarts[position.line - 1]) + position.column - 1
    var low = 0
    var high = codePoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if codePoints[middle] <= wanted { low = middle } else { high = middle }
    }
    var offset = low * Self.blockSize
    var found = codePoints.isEmpty ? 0 : codePoints[low]
    while offset < count {
      if bytes[offset] & 0xC0 != 0x80 {
        if found == wanted { return offset }
        found += 1
      }
      offset += 1
    }
    return count
  }

  private func codePoints(before offset: Int) -> Int {
    let end = min(offset, count)
    guard end > 0 else { return 0 }
    let block = min(end / Self.blockSize, codePoints.count - 1)
    return codePoints[block] + TextBlocks.codePoints(bytes, block * Self.blockSize..<end)
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
