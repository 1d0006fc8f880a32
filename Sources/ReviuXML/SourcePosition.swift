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
  /// What stands before a block of bytes.
  private struct Block {
    var line = 1
    /// Where the line begins that the block begins in.
    var lineStart = 0
    var codePoints = 0

    /// Goes on behind some bytes, as far as lines are concerned.
    mutating func pass(_ range: Range<Int>, of bytes: [UInt8]) {
      let breaks = TextBlocks.count(of: 0x0A, bytes, range)
      guard breaks > 0, let last = bytes[range].lastIndex(of: 0x0A) else { return }
      line += breaks
      lineStart = last + 1
    }
  }

  private static let blockSize = 4096
  /// Code points of a line that are shown, and how many of them before the place.
  private static let excerptLength = 100
  private static let excerptLead = 20

  private let bytes: [UInt8]
  private let count: Int
  private let blocks: [Block]

  /// - Parameter count: how many of `bytes` are the document.
  package init(_ bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
    var next = Block()
    var blocks: [Block] = []
    for start in stride(from: 0, to: max(count, 1), by: Self.blockSize) {
      blocks.append(next)
      next.pass(start..<min(start + Self.blockSize, count), of: bytes)
      next.codePoints += TextBlocks.codePoints(bytes, start..<min(start + Self.blockSize, count))
    }
    self.blocks = blocks
  }

  /// The `<` of the tag that the offset lies in; it cannot occur between its start and its end.
  package func tagStart(at offset: Int) -> Int {
    var index = min(offset, count - 1)
    while index > 0, bytes[index] != 0x3C { index -= 1 }
    return max(index, 0)
  }

  package func position(of offset: Int) -> SourcePosition {
    let end = min(offset, count)
    let place = line(of: end)
    return SourcePosition(
      line: place.line,
      column: 1 + codePoints(before: end) - codePoints(before: place.lineStart))
  }

  /// The text around a place, cut to a length that fits a screen.
  package func excerpt(at offset: Int) -> Excerpt {
    let start = line(of: min(offset, count)).lineStart
    let end = lineEnd(from: min(offset, count), since: start)
    let place = min(end, offset)
    // Enough bytes on both sides of the place for any characters.
    let before = text(in: max(start, place - Self.excerptLength * 4)..<place).unicodeScalars
    let behind = text(in: place..<min(end, place + Self.excerptLength * 4)).unicodeScalars
    let missing = max(0, Self.excerptLength - Self.excerptLead - behind.count)
    let lead = before.suffix(Self.excerptLead + missing)
    let caret = lead.count
    return Excerpt(
      text: String(lead) + String(behind.prefix(Self.excerptLength - caret)), caret: caret)
  }

  private func text(in range: Range<Int>) -> String {
    // A cut may fall into a character; what is left of it is dropped.
    String(decoding: bytes[range].drop { $0 & 0xC0 == 0x80 }, as: UTF8.self)
  }

  /// Where the line ends, as far as one looks for it.
  private func lineEnd(from offset: Int, since start: Int) -> Int {
    let limit = min(count, offset + Self.excerptLength * 4 + 1)
    let lineBreak = bytes[offset..<limit].firstIndex(of: 0x0A)
    let end = lineBreak ?? limit
    let isEnd = lineBreak != nil || limit == count
    return isEnd && end > start && bytes[end - 1] == 0x0D ? end - 1 : end
  }

  /// The line that a place is in.
  private func line(of offset: Int) -> Block {
    let number = blockNumber(of: offset)
    var place = blocks[number]
    place.pass(number * Self.blockSize..<offset, of: bytes)
    return place
  }

  private func codePoints(before offset: Int) -> Int {
    let number = blockNumber(of: offset)
    return blocks[number].codePoints
      + TextBlocks.codePoints(bytes, number * Self.blockSize..<offset)
  }

  private func blockNumber(of offset: Int) -> Int {
    min(offset / Self.blockSize, blocks.count - 1)
  }
}
