internal import Glibc

/// Finds lines and columns of places that mostly come in the order of the document, without an index of its lines.
///
/// For the few places of many documents; ``LineIndex`` serves many places of one.
package struct PositionScanner: Sendable {
  private var offset = 0
  private var line = 1
  private var lineStart = 0

  package init() {}

  /// The position of the `<` of the tag that the offset lies in.
  /// - Parameter bytes: of the same document each time.
  package mutating func position(ofTagAt offset: Int, in bytes: [UInt8]) -> SourcePosition {
    var start = min(offset, bytes.count - 1)
    while start > 0, bytes[start] != 0x3C { start -= 1 }
    if start < self.offset { self = PositionScanner() }
    advance(to: max(start, 0), in: bytes)
    let column = 1 + bytes[lineStart..<self.offset].count { $0 & 0xC0 != 0x80 }
    return SourcePosition(line: line, column: column)
  }

  private mutating func advance(to end: Int, in bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      while offset < end, let found = unsafe memchr(start + offset, 0x0A, end - offset) {
        offset = unsafe UnsafeRawPointer(found) - start + 1
        line += 1
        lineStart = offset
      }
    }
    offset = end
  }
}
