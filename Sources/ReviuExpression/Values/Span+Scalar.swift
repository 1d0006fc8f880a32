extension Span<UInt8> {
  /// The scalar whose bytes, of valid UTF-8, begin at an index and are not of ASCII, and where the next one begins.
  package func scalar(beyondASCIIAt index: Int) -> (scalar: Unicode.Scalar, next: Int) {
    var next = index + 1
    while next < count, self[next] & 0xC0 == 0x80 { next += 1 }
    // As many of the first byte's low bits as its length leaves.
    var value = UInt32(self[index]) & (0x7F >> UInt32(next - index))
    for position in index + 1..<next { value = value << 6 | UInt32(self[position] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", next)
  }
}
