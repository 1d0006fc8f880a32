/// Reads what a ``PartWriter`` has written; nothing that it is given makes it trap.
///
/// What it takes has one form only: written again, it is the same bytes.
struct PartReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var known: [String] = []
  private var differing: Set<ExactText> = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  var isAtEnd: Bool { place == bytes.endIndex }

  mutating func next<Value: PartValue>() throws(PartProblem) -> Value {
    try Value(from: &self)
  }

  mutating func byte() throws(PartProblem) -> UInt8 {
    guard place < bytes.endIndex else { throw .corrupt }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func number() throws(PartProblem) -> UInt128 {
    var number: UInt128 = 0
    var shift = 0
    while true {
      let byte = try byte()
      let bits = UInt128(byte & 0x7F)
      guard shift < 128, (bits << shift) >> shift == bits else { throw .corrupt }
      // A writer has no zeros in front.
      guard byte != 0 || shift == 0 else { throw .corrupt }
      number |= bits << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  /// How many values follow; no more than there are bytes for.
  mutating func count() throws(PartProblem) -> Int {
    let count = try Int(from: &self)
    guard (0...(bytes.endIndex - place)).contains(count) else { throw .corrupt }
    return count
  }

  mutating func text() throws(PartProblem) -> String {
    let number = try number()
    if number < known.count { return known[Int(number)] }
    guard number == known.count, let text = String(validating: try content(), as: UTF8.self),
      differing.insert(ExactText(text: text)).inserted
    else { throw .corrupt }
    known.append(text)
    return text
  }

  mutating func optionalContent() throws(PartProblem) -> [UInt8]? {
    try Bool(from: &self) ? Array(try content()) : nil
  }

  mutating func content() throws(PartProblem) -> ArraySlice<UInt8> {
    guard let count = Int(exactly: try number()), count <= bytes.endIndex - place else {
      throw .corrupt
    }
    defer { place += count }
    return bytes[place..<place + count]
  }
}
