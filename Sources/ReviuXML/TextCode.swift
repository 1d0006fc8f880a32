/// Numbers that stand for texts, so that comparing two mostly takes one step.
///
/// The code of a text of up to seven bytes is the text itself, with its length on top; longer ones are hashed.
package enum TextCode {
  /// Codes from here on stand for longer texts, of which several may have the same.
  package static let firstShared: UInt64 = 0xFF << 56

  package static func of(_ text: ArraySlice<UInt8>) -> UInt64 {
    code(text.span, 0, text.count)
  }

  /// The codes of text cells; that of a cell which holds no text means nothing.
  package static func column(_ cells: [Int64], in bytes: [UInt8]) -> [UInt64] {
    let span = bytes.span
    var last: (cell: Int64, code: UInt64) = (Cell.missing, 0)
    return cells.map { cell in
      // Parts of a key such as the year are the same cell from row to row.
      if cell != last.cell, Cell.isReadable(cell) {
        let range = Cell.range(ofText: cell)
        last = (cell, code(span, range.lowerBound, range.count))
      }
      return last.code
    }
  }

  /// Whether two texts have the same bytes.
  package static func areEqual(
    _ left: [UInt8], _ leftRange: Range<Int>, _ right: [UInt8], _ rightRange: Range<Int>
  ) -> Bool {
    guard leftRange.count == rightRange.count else { return false }
    let (first, second) = (left.span, right.span)
    var position = 0
    while position < leftRange.count {
      let rest = leftRange.count - position
      if word(first, leftRange.lowerBound + position, rest)
        != word(second, rightRange.lowerBound + position, rest)
      {
        return false
      }
      position += 8
    }
    return true
  }

  @inline(__always)
  private static func code(_ bytes: Span<UInt8>, _ offset: Int, _ count: Int) -> UInt64 {
    if count < 8 { return word(bytes, offset, count) | UInt64(count) << 56 }
    var result = UInt64(truncatingIfNeeded: count)
    // Eight bytes at a time, since the multiplications wait for each other.
    var position = 0
    while position < count {
      let word = word(bytes, offset + position, count - position)
      let product = (result ^ word) &* 0x9E37_79B9_7F4A_7C15
      result = product ^ product >> 32
      position += 8
    }
    return result | firstShared
  }

  /// Up to eight bytes, the first one lowest; those behind the count are zero.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ offset: Int, _ count: Int) -> UInt64 {
    if offset >= 0, offset &+ 8 <= bytes.count {
      let word = unsafe bytes.withUnsafeBytes { buffer in
        unsafe buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      }
      return count >= 8 ? word : word & ((1 << UInt64(count &* 8)) &- 1)
    }
    var word: UInt64 = 0
    for index in 0..<min(count, 8) {
      word |= UInt64(bytes[offset + index]) << UInt64(index * 8)
    }
    return word
  }
}
