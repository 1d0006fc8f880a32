internal import Glibc

/// Numbers that stand for texts, so that comparing two mostly takes one step.
///
/// The code of a text of up to seven bytes is the text itself, with its length on top; longer ones are hashed.
package enum TextCode {
  /// Where hashes begin, another number in every process: nobody can write documents whose texts have all the same hash, so
  /// that comparing them takes hours.
  package static let seed = UInt64(bitPattern: Int64(Hasher().finalize()))

  /// Codes from here on stand for longer texts, of which several may have the same.
  package static let firstShared: UInt64 = 0xFF << 56
  /// The code of no text.
  package static let none: UInt64 = 0x80 << 56

  package static func of(_ text: ArraySlice<UInt8>) -> UInt64 {
    unsafe text.withUnsafeBytes { unsafe code($0, 0..<$0.count, seed) }
  }

  /// The codes of text cells; ``none`` for a cell which holds no text.
  package static func column(_ cells: ArraySlice<Int64>, in bytes: [UInt8]) -> [UInt64] {
    let seed = seed
    var codes = [UInt64](repeating: none, count: cells.count)
    var last: (cell: Int64, code: UInt64) = (Cell.missing, none)
    unsafe bytes.withUnsafeBytes { bytes in
      for index in codes.indices {
        let cell = cells[cells.startIndex + index]
        // Parts of a key such as the year are the same cell from row to row.
        if cell != last.cell {
          last = (cell, none)
          if Cell.isReadable(cell) {
            last.code = unsafe code(bytes, Cell.range(ofText: cell), seed)
          }
        }
        codes[index] = last.code
      }
    }
    return codes
  }

  /// Whether two texts have the same bytes.
  package static func areEqual(
    _ left: [UInt8], _ leftRange: Range<Int>, _ right: [UInt8], _ rightRange: Range<Int>
  ) -> Bool {
    guard leftRange.count == rightRange.count else { return false }
    return unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        let (first, second) = unsafe (text(leftRange, of: left), text(rightRange, of: right))
        guard let a = first.baseAddress, let b = second.baseAddress else { return true }
        return unsafe memcmp(a, b, first.count) == 0
      }
    }
  }

  @inline(__always)
  private static func text(
    _ range: Range<Int>, of bytes: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "no cell reaches beyond")
    return unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
  }

  @inline(__always)
  private static func code(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ seed: UInt64
  ) -> UInt64 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "no cell reaches beyond")
    let count = range.count
    if count < 8 { return unsafe end(of: range, in: bytes) | UInt64(count) << 56 }
    var result = seed ^ UInt64(truncatingIfNeeded: count)
    // Eight bytes at a time, since the multiplications wait for each other.
    var position = range.lowerBound
    while range.upperBound &- position >= 8 {
      result = unsafe mix(
        result, bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian)
      position &+= 8
    }
    if position < range.upperBound {
      result = unsafe mix(result, end(of: position..<range.upperBound, in: bytes))
    }
    return result | firstShared
  }

  @inline(__always)
  private static func mix(_ code: UInt64, _ word: UInt64) -> UInt64 {
    let product = (code ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  /// Bytes, fewer than eight, the first one lowest.
  @inline(__always)
  private static func end(of range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> UInt64 {
    let missing = 8 &- range.count
    // All of them in one step, together with those before; only texts at the very front lack these.
    if range.upperBound >= 8, missing < 8 {
      let word = unsafe bytes.loadUnaligned(
        fromByteOffset: range.upperBound &- 8, as: UInt64.self)
      return word.littleEndian &>> UInt64(missing &* 8)
    }
    var word: UInt64 = 0
    for index in range.reversed() { word = unsafe word << 8 | UInt64(bytes[index]) }
    return word
  }
}
