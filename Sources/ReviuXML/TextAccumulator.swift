/// The text of one element, which arrives in pieces: a range of the source as long as the pieces follow each
/// other there, a copy from the first piece that does not.
@safe
struct TextAccumulator {
  private(set) var start = 0
  private(set) var count = 0
  private(set) var copy: [UInt8] = []
  private(set) var isCopied = false

  mutating func begin() {
    start = 0
    count = 0
    isCopied = false
  }

  mutating func append(
    _ piece: UnsafeBufferPointer<UInt8>, at offset: Int?, source: UnsafeBufferPointer<UInt8>
  ) {
    if piece.isEmpty { return }
    if !isCopied, let offset, count == 0 || offset == start + count {
      if count == 0 { start = offset }
      count += piece.count
      return
    }
    if !isCopied {
      copy.removeAll(keepingCapacity: true)
      unsafe copy.append(contentsOf: source[start..<start + count])
      isCopied = true
    }
    unsafe copy.append(contentsOf: piece)
    count = copy.count
  }
}
