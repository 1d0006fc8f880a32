/// Writes the values of a part one after the other; a text that was there before as its number.
struct PartWriter {
  private(set) var bytes: [UInt8] = []
  private var known: [ExactText: Int] = [:]

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
    let key = ExactText(text: text)
    if let number = known[key] { return append(number: UInt(number)) }
    append(number: UInt(known.count))
    known[key] = known.count
    append(content: text.utf8)
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
