/// Numbers, as CEL writes them, and with `_` between digits.
extension Lexer {
  mutating func number() throws(ExpressionError) -> Token {
    let start = position
    skipDigits()
    var isDecimal = false
    if peek() == UInt8(ascii: "."), position + 1 < bytes.count, isDigit(bytes[position + 1]) {
      isDecimal = true
      position += 1
      skipDigits()
    }
    if let value = try powerOfTen(behind: start..<position) { return .literal(.decimal(value)) }
    try rejectLocalNumber(from: start)
    let spelled = String(decoding: bytes[start..<position], as: UTF8.self)
    let digits = spelled.filter { $0 != "_" }
    if isDecimal {
      try rejectAmbiguousNumber(spelled, from: start)
      guard let value = Decimal(digits) else {
        let fraction = digits.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }
        throw ExpressionError(
          fraction.count > Decimal.maximumScale
            ? .numberTooFine(spelled) : .numberTooLarge(spelled), at: start..<position)
      }
      return .literal(.decimal(value))
    }
    if UInt64(digits) == Int64.min.magnitude { return .leastInt }
    guard let value = Int64(digits) else {
      throw ExpressionError(.numberTooLarge(spelled), at: start..<position)
    }
    return .literal(.int(value))
  }

  /// The number that begins with some digits when an exponent follows, as in `2.5e9`; a decimal, since it is one in CEL.
  private mutating func powerOfTen(behind digits: Range<Int>) throws(ExpressionError) -> Decimal? {
    guard peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") else { return nil }
    let signs = [UInt8(ascii: "+"), UInt8(ascii: "-")]
    let sign = bytes[(position + 1)...].prefix(1).filter(signs.contains)
    let power = bytes[(position + 1 + sign.count)...].prefix(while: isDigit)
    if power.isEmpty { return nil }
    position = power.endIndex
    let spelled = String(decoding: bytes[digits.lowerBound..<position], as: UTF8.self)
    let fraction = bytes[digits].drop { $0 != UInt8(ascii: ".") }.count(where: isDigit)
    guard let exponent = Int32(String(decoding: sign + power, as: UTF8.self)),
      let whole = Decimal(String(decoding: bytes[digits].filter(isDigit), as: UTF8.self)),
      let value = Decimal(whole.coefficient, timesTenToThe: Int(exponent) - fraction)
    else {
      let isFine = sign.first == UInt8(ascii: "-")
      throw ExpressionError(
        isFine ? .numberTooFine(spelled) : .numberTooLarge(spelled),
        at: digits.lowerBound..<position)
    }
    return value
  }

  /// `1.000.000` and `15%` mean a number to their author; say how it is written here.
  private mutating func rejectLocalNumber(from start: Int) throws(ExpressionError) {
    let isGrouped =
      peek() == UInt8(ascii: ".") && position + 1 < bytes.count
      && isDigit(bytes[position + 1])
    // What is followed by something is a remainder.
    let isPercent =
      peek() == UInt8(ascii: "%")
      && !bytes[(position + 1)...].prefix(1).contains(where: isOperandStart)
    guard isGrouped || isPercent else { return }
    while let byte = peek(), isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "%")
    {
      position += 1
    }
    let spelled = String(decoding: bytes[start..<position], as: UTF8.self)
    let suggestion: String? =
      isPercent
      ? Decimal(spelled.dropLast()).flatMap { try? $0 / Decimal(100) }.map(\.description)
      : spelled.replacing(".", with: "_")
    throw ExpressionError(
      .localNumber(spelled, suggestion: suggestion), at: start..<position)
  }

  private func isOperandStart(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "(") || isNameStart(byte)
  }

  /// `1.000` means a thousand to one author and one to another.
  private func rejectAmbiguousNumber(
    _ spelled: String, from start: Int
  ) throws(ExpressionError) {
    let parts = spelled.split(separator: ".")
    guard parts[0].utf8.count <= 3, parts[1].utf8.count == 3, !spelled.contains("_"),
      parts[0].first != "0"
    else { return }
    if peek() == UInt8(ascii: ","), let error = numberWithCommas(at: position) { throw error }
    throw ambiguous(spelled, parts, at: start..<position)
  }

  private func ambiguous(
    _ spelled: String, _ parts: [Substring], at span: Expression.Span
  ) -> ExpressionError {
    // Three digits would be taken for thousands again.
    let fraction = parts[1].utf8.allSatisfy { $0 == UInt8(ascii: "0") } ? "0" : "\(parts[1])0"
    return ExpressionError(
      .ambiguousNumber(
        spelled, whole: "\(parts[0])_\(parts[1])", decimal: "\(parts[0]).\(fraction)"), at: span)
  }

  private mutating func skipDigits() {
    while let byte = peek(), isDigit(byte) || byte == UInt8(ascii: "_") { position += 1 }
  }

  /// What is wrong with the number that a comma with digits on both sides stands in: `1,5` is a decimal, `50,000,000`
  /// has thousands, and `50,000` may be either; nil where there is no such number.
  func numberWithCommas(at comma: Int) -> ExpressionError? {
    func isPart(_ index: Int) -> Bool { isDigit(bytes[index]) || bytes[index] == UInt8(ascii: ".") }
    guard let start = bytes[..<comma].indices.reversed().prefix(while: isPart).last else {
      return nil
    }
    let whole = String(decoding: bytes[start..<comma], as: UTF8.self)
    let end = bytes[(comma + 1)...].prefix { isDigit($0) || $0 == UInt8(ascii: ",") }.endIndex
    let behind = String(decoding: bytes[(comma + 1)..<end], as: UTF8.self)
    let groups = behind.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groups.allSatisfy { $0.utf8.count == 3 } && (1...3).contains(whole.utf8.count)
      && !whole.contains(".") && whole != "0"
    if isGrouped, groups.count > 1 {
      let suggestion = ([Substring(whole)] + groups).joined(separator: "_")
      return ExpressionError(
        .localNumber("\(whole),\(behind)", suggestion: suggestion), at: start..<end)
    }
    let (fraction, spelled) = (groups[0], "\(whole),\(groups[0])")
    if fraction.isEmpty { return nil }
    let span = start..<comma + 1 + fraction.utf8.count
    if isGrouped { return ambiguous(spelled, [Substring(whole), fraction], at: span) }
    let suggestion = "\(whole.filter { $0 != "." }).\(fraction)"
    // Three digits would be taken for thousands again.
    let zero = fraction.utf8.count == 3 && whole != "0" ? "0" : ""
    return ExpressionError(.localNumber(spelled, suggestion: suggestion + zero), at: span)
  }
}
