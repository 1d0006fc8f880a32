/// A value that encoded parts are made of: it reads back what it has written.
///
/// Everything writes at least one byte, so a count that is larger than what is left is recognised as wrong before
/// memory is taken for it.
protocol PartValue {
  func write(to writer: inout PartWriter)
  init(from reader: inout PartReader) throws(PartProblem)
}

extension Bool: PartValue {
  func write(to writer: inout PartWriter) { writer.append(self ? 1 : 0) }

  init(from reader: inout PartReader) throws(PartProblem) {
    switch try reader.byte() {
    case 0: self = false
    case 1: self = true
    default: throw .corrupt
    }
  }
}

extension Int128: PartValue {
  /// Seven bits a byte, the sign as the lowest bit, so that numbers near zero are short.
  func write(to writer: inout PartWriter) {
    writer.append(number: UInt128(bitPattern: self << 1 ^ self >> 127))
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    let number = try reader.number()
    self = Int128(bitPattern: number >> 1) ^ -Int128(number & 1)
  }
}

extension PartValue where Self: FixedWidthInteger & SignedInteger {
  func write(to writer: inout PartWriter) { Int128(self).write(to: &writer) }

  init(from reader: inout PartReader) throws(PartProblem) {
    guard let value = Self(exactly: try Int128(from: &reader)) else { throw .corrupt }
    self = value
  }
}

extension Int: PartValue {}
extension Int8: PartValue {}
extension Int16: PartValue {}
extension Int32: PartValue {}
extension Int64: PartValue {}

extension String: PartValue {
  func write(to writer: inout PartWriter) { writer.append(text: self) }

  init(from reader: inout PartReader) throws(PartProblem) { self = try reader.text() }
}

extension Optional: PartValue where Wrapped: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(self != nil)
    if let value = self { writer.write(value) }
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    self = try Bool(from: &reader) ? try Wrapped(from: &reader) : nil
  }
}

extension Array: PartValue where Element: PartValue {
  func write(to writer: inout PartWriter) {
    writer.write(count)
    for element in self { element.write(to: &writer) }
  }

  init(from reader: inout PartReader) throws(PartProblem) {
    let count = try reader.count()
    self = []
    // Elements take more memory than bytes, and nobody knows yet whether they are there.
    reserveCapacity(Swift.min(count, 64))
    for _ in 0..<count { append(try Element(from: &reader)) }
  }
}

extension PartValue where Self: RawRepresentable, RawValue == String {
  func write(to writer: inout PartWriter) { writer.write(rawValue) }

  init(from reader: inout PartReader) throws(PartProblem) {
    guard let value = Self(rawValue: try String(from: &reader)) else { throw .corrupt }
    self = value
  }
}
