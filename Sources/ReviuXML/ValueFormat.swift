/// The lexical form of a value, as the schema's simple types define it.
package enum ValueFormat: Sendable, Equatable {
  /// White space is collapsed; 1 to `maxLength` code points remain.
  case text(maxLength: Int, as: CollapsedText.Purpose = .prose)
  /// Exactly these bytes, nothing around them.
  case code(CodeAlphabet, length: ClosedRange<Int>)
  /// A year from 2000 to 2099, kept as text.
  case fiscalYear
  case choice([String])
  /// Digits without sign, separator, or leading zero.
  case integer(ClosedRange<Int64>)
  /// Up to `integerDigits` digits, then at most `fractionDigits` behind a point; the cell is scaled by
  /// `fractionDigits`.
  case decimal(integerDigits: Int, fractionDigits: Int)
  /// `yyyy-mm-dd` of the Gregorian calendar; white space around it is ignored.
  case date
}

package enum CodeAlphabet: Sendable, Equatable, BitwiseCopyable {
  case digits
  case upperCase
  case lowerHexadecimal
  /// ASCII letters, digits, point, and hyphen.
  case alphanumeric

  /// The alphabet's own bit among those of ``bits(of:)``.
  var bit: UInt8 {
    switch self {
    case .digits: 1
    case .upperCase: 2
    case .lowerHexadecimal: 4
    case .alphanumeric: 8
    }
  }

  /// The bits of all alphabets that have a byte.
  static func bits(of byte: UInt8) -> UInt8 {
    [CodeAlphabet.digits, .upperCase, .lowerHexadecimal, .alphanumeric].filter { $0.contains(byte) }
      .reduce(0) { $0 | $1.bit }
  }

  package func contains(_ byte: UInt8) -> Bool {
    switch self {
    case .digits: isDigit(byte)
    case .upperCase: byte >= 0x41 && byte <= 0x5A
    case .lowerHexadecimal: isDigit(byte) || (byte >= 0x61 && byte <= 0x66)
    case .alphanumeric:
      isDigit(byte) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
        || byte == 0x2D || byte == 0x2E
    }
  }
}

/// What the parser made of the bytes of a value.
enum ParsedValue {
  /// An integer, a scaled decimal, or a date.
  case number(Int64)
  /// The bytes themselves are the value.
  case verbatim
  /// The value is what ``CollapsedText`` makes of the bytes.
  case collapsed(CollapsedText.Purpose)
  case malformed
}

/// A format without references, so that the parser copies it for nothing.
enum CompiledFormat: BitwiseCopyable {
  case text(maxLength: Int32, CollapsedText.Purpose)
  case code(CodeAlphabet, minLength: Int32, maxLength: Int32)
  case fiscalYear
  /// Number of the choice among those of the table.
  case choice(Int32)
  case integer(Int64, Int64)
  case decimal(integerDigits: Int32, fractionDigits: Int32)
  case date

  func parse(_ bytes: Span<UInt8>, choices: [[String]]) -> ParsedValue {
    switch self {
    case .text(let maxLength, let purpose):
      parseToken(bytes, maxLength: Int(maxLength), purpose)
    case .code(let alphabet, let minLength, let maxLength):
      bytes.count >= minLength && bytes.count <= maxLength && allBytes(of: bytes, in: alphabet)
        ? .verbatim : .malformed
    case .fiscalYear:
      bytes.count == 4 && bytes[0] == 0x32 && bytes[1] == 0x30 && isDigit(bytes[2])
        && isDigit(bytes[3]) ? .verbatim : .malformed
    case .choice(let number):
      choices[Int(number)].contains { equal($0, bytes) } ? .verbatim : .malformed
    case .integer(let low, let high): parseInteger(bytes, from: low, through: high)
    case .decimal(let integerDigits, let fractionDigits):
      parseDecimal(
        bytes, integerDigits: Int(integerDigits), fractionDigits: Int(fractionDigits))
    case .date: parseDate(bytes)
    }
  }
}

extension ValueFormat {
  /// - Parameter choices: gathers the lists of choices, which the compiled form refers to by number.
  func compiled(_ choices: inout [[String]]) -> CompiledFormat {
    switch self {
    case .text(let maxLength, let purpose): return .text(maxLength: Int32(maxLength), purpose)
    case .code(let alphabet, let length):
      return .code(
        alphabet, minLength: Int32(length.lowerBound), maxLength: Int32(length.upperBound))
    case .fiscalYear: return .fiscalYear
    case .choice(let values):
      choices.append(values)
      return .choice(Int32(choices.count - 1))
    case .integer(let range): return .integer(range.lowerBound, range.upperBound)
    case .decimal(let integerDigits, let fractionDigits):
      return .decimal(
        integerDigits: Int32(integerDigits), fractionDigits: Int32(fractionDigits))
    case .date: return .date
    }
  }

  /// Whether a text has this form.
  package func accepts(_ text: String) -> Bool {
    var choices: [[String]] = []
    let format = compiled(&choices)
    let bytes = Array(text.utf8)
    if case .malformed = format.parse(bytes.span, choices: choices) { return false }
    return true
  }
}

@inline(__always)
private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

private func allBytes(of bytes: Span<UInt8>, in alphabet: CodeAlphabet) -> Bool {
  for index in bytes.indices where !alphabet.contains(bytes[index]) { return false }
  return true
}

private func equal(_ text: String, _ bytes: Span<UInt8>) -> Bool {
  guard text.utf8.count == bytes.count else { return false }
  var index = 0
  for byte in text.utf8 {
    guard byte == bytes[index] else { return false }
    index += 1
  }
  return true
}

private func parseInteger(
  _ bytes: Span<UInt8>, from low: Int64, through high: Int64
) -> ParsedValue {
  guard let value = digits(of: bytes, from: 0, to: bytes.count, atMost: 18),
    bytes.count == 1 || bytes[0] != 0x30, value >= low, value <= high
  else { return .malformed }
  return .number(value)
}

private func parseDecimal(
  _ bytes: Span<UInt8>, integerDigits: Int, fractionDigits: Int
) -> ParsedValue {
  var point = 0
  while point < bytes.count, bytes[point] != 0x2E { point += 1 }
  guard let whole = digits(of: bytes, from: 0, to: point, atMost: integerDigits),
    point == 1 || bytes[0] != 0x30
  else { return .malformed }
  var scaled = whole
  var digitsLeft = fractionDigits
  if point < bytes.count {
    let start = point + 1
    guard let fraction = digits(of: bytes, from: start, to: bytes.count, atMost: fractionDigits)
    else { return .malformed }
    for _ in start..<bytes.count { scaled *= 10 }
    digitsLeft -= bytes.count - start
    scaled += fraction
  }
  for _ in 0..<digitsLeft { scaled *= 10 }
  return .number(scaled)
}

/// The value of 1 to `limit` digits; nil when there are none, too many, or something else among them.
@inline(__always)
private func digits(
  of bytes: Span<UInt8>, from start: Int, to end: Int, atMost limit: Int
) -> Int64? {
  guard end > start, end - start <= limit else { return nil }
  var value: Int64 = 0
  var index = start
  while index < end {
    let digit = bytes[index] &- 0x30
    guard digit < 10 else { return nil }
    value = value &* 10 &+ Int64(digit)
    index += 1
  }
  return value
}

private func parseDate(_ bytes: Span<UInt8>) -> ParsedValue {
  var start = 0
  var end = bytes.count
  while start < end, isWhiteSpace(bytes[start]) { start += 1 }
  while end > start, isWhiteSpace(bytes[end - 1]) { end -= 1 }
  guard end - start == 10, bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D,
    let year = digits(of: bytes, from: start, to: start + 4, atMost: 4), year > 0,
    let month = digits(of: bytes, from: start + 5, to: start + 7, atMost: 2),
    let day = digits(of: bytes, from: start + 8, to: end, atMost: 2),
    (1...12).contains(month), day >= 1, day <= daysIn(month: month, year: year)
  else { return .malformed }
  return .number(year * 10_000 + month * 100 + day)
}

/// How many days a month of the Gregorian calendar has.
package func daysIn(month: Int64, year: Int64) -> Int64 {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}

@inline(__always)
func isWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

private func parseToken(
  _ bytes: Span<UInt8>, maxLength: Int, _ purpose: CollapsedText.Purpose
) -> ParsedValue {
  guard bytes.indices.contains(where: { !isWhiteSpace(bytes[$0]) }) else { return .malformed }
  // Bytes are at least as many as code points, so most values need no second look.
  if bytes.count > maxLength, collapsedLength(of: bytes) > maxLength { return .malformed }
  return CollapsedText.differs(from: bytes, as: purpose) ? .collapsed(purpose) : .verbatim
}

/// The code points that the schema counts, to which characters that nobody sees belong.
private func collapsedLength(of bytes: Span<UInt8>) -> Int {
  var length = 0
  var pendingSpace = false
  for index in bytes.indices {
    let byte = bytes[index]
    if isWhiteSpace(byte) {
      pendingSpace = length > 0
    } else if byte & 0xC0 != 0x80 {
      length += pendingSpace ? 2 : 1
      pendingSpace = false
    }
  }
  return length
}
