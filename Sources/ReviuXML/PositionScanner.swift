/// Finds lines and columns of places that mostly come in the order of the document, without an index of its lines.
///
/// For the few places of many documents; ``LineIndex`` serves many places of one.
package struct PositionScanner: Sendable {
  fileprivate struct Place {
    var offset = 0
    var position = SourcePosition(line: 1, column: 1)
  }

  /// Places to go on from, in the order of the document.
  private var known = [Place()]
  /// How far apart they are at least.
  private static let distance = 256

  package init() {}

  /// The position of the `<` of the tag that the offset lies in.
  /// - Parameter bytes: of the same document each time.
  package mutating func position(ofTagAt offset: Int, in bytes: [UInt8]) -> SourcePosition {
    var start = min(offset, bytes.count - 1)
    while start > 0, bytes[start] != 0x3C { start -= 1 }
    let before = lastKnown(upTo: max(start, 0))
    var place = known[before]
    place.advance(to: max(start, 0), in: bytes)
    if place.offset - known[before].offset >= Self.distance {
      known.insert(place, at: before + 1)
    }
    return place.position
  }

  private func lastKnown(upTo offset: Int) -> Int {
    var (low, high) = (0, known.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if known[middle].offset <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

extension PositionScanner.Place {
  fileprivate mutating func advance(to end: Int, in bytes: [UInt8]) {
    let lines = TextBlocks.count(of: 0x0A, bytes, offset..<end)
    if lines > 0 {
      var lineStart = end
      while bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
      offset = lineStart
      position = SourcePosition(line: position.line + lines, column: 1)
    }
    position.column += TextBlocks.codePoints(bytes, offset..<end)
    offset = end
  }
}
