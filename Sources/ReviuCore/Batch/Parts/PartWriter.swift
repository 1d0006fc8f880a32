/// Writes the values of a part one after the other; a text that was there before as its number.
struct PartWriter {
  private(set) var bytes: [UInt8] = []
  /// By their bytes: texts that only look alike are different.
  private var known: [[UInt8]: Int] = [:]

  mutating func write<each Value: PartValue>(_ value: repeat each Value) {
    repeat (each value).write(to: &self)
  }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Seven bits a byte, the lowest first; all but the last have the highest bit set.
  mutating func append(number: some UnsignedInteger) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(text: String) {
    let text = Array(text.utf8)
    if let number = known[text] { return append(number: UInt(number)) }
    append(number: UInt(known.count))
    known[text] = known.count
    append(content: text)
  }

  mutating func append(optionalContent: (some Collection<UInt8>)?) {
    write(optionalContent != nil)
    if let optionalContent { append(content: optionalContent) }
  }

  /// Bytes that will hardly come again.
  mutating func append(content: some Collection<UInt8>) {
    append(number: UInt(content.count))
    bytes += content
  }
}
