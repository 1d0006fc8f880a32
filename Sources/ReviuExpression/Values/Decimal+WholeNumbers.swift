/// Decimals and the whole numbers of CEL, which have 64 bits.
extension Decimal {
  /// Nil where the number is too large or has too many digits behind the point.
  init?(_ integer: Int128, timesTenToThe exponent: Int) {
    guard exponent > 0 else {
      guard -exponent <= Self.maximumScale else { return nil }
      self.init(coefficient: integer, scale: -exponent)
      return
    }
    guard exponent < powersOfTen.count else { return nil }
    let (value, overflow) = integer.multipliedReportingOverflow(by: powersOfTen[exponent])
    if overflow { return nil }
    self.init(coefficient: value, scale: 0)
  }

  /// What whole numbers leave over; it has the sign of the dividend.
  static func remainder(
    _ dividend: Int128, _ divisor: Int128
  ) throws(ArithmeticError) -> Int128 {
    if divisor == 0 { throw .divisionByZero }
    // In CEL the quotient must fit as well.
    if dividend == Int64.min, divisor == -1 { throw .overflow }
    return dividend % divisor
  }

  /// The value without what stands behind the point; nil for the bounds of 64 bits and beyond, an error in CEL.
  var truncated: Int64? {
    let whole = coefficient / powersOfTen[scale]
    return whole > Int64.min && whole < Int64.max ? Int64(whole) : nil
  }

  /// The number that a text is: digits, with a minus sign before them if it is negative, and nothing else.
  static func wholeNumber(stated text: String) -> Int64? {
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int64(text)
  }
}
