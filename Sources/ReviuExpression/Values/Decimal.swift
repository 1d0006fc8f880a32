/// A number with at most 18 digits behind the point, held exactly.
///
/// Every operation gives the exact result or throws; nothing is rounded unless a rounding mode is named.
/// Equal numbers are equal whatever their scale: 1.50 is 1.5.
package struct Decimal: Sendable {
  package static let maximumScale = 18

  /// The value times ten to the power of ``scale``.
  package let coefficient: Int128
  package let scale: Int

  package init(coefficient: Int128, scale: Int) {
    precondition((0...Self.maximumScale).contains(scale), "scale \(scale) is not in 0...18")
    self.coefficient = coefficient
    self.scale = scale
  }

  package init(_ integer: some FixedWidthInteger & SignedInteger) {
    self.init(coefficient: Int128(integer), scale: 0)
  }
}

/// Why an operation has no exact result.
package enum ArithmeticError: Error, Sendable, Equatable {
  /// The coefficient does not fit 128 bits.
  case overflow
  /// The result has more than 18 digits behind the point.
  case inexact
  case divisionByZero
}

package enum RoundingMode: String, Sendable, CaseIterable {
  case down
  case up
  case floor
  case ceiling
  case halfUp = "half-up"
  case halfDown = "half-down"
  case halfEven = "half-even"
}

extension Decimal {
  package static func + (left: Decimal, right: Decimal) throws(ArithmeticError) -> Decimal {
    try sum(left, right, isRightNegative: right.coefficient < 0)
  }

  package static func - (left: Decimal, right: Decimal) throws(ArithmeticError) -> Decimal {
    try sum(left, right, isRightNegative: right.coefficient >= 0)
  }

  /// The sum with a sign of its own for `right`, since the least coefficient has no opposite.
  private static func sum(
    _ left: Decimal, _ right: Decimal, isRightNegative: Bool
  ) throws(ArithmeticError) -> Decimal {
    let scale = max(left.scale, right.scale)
    let a = Wide(left.coefficient.magnitude, times: powerOfTen(scale - left.scale))
    let b = Wide(right.coefficient.magnitude, times: powerOfTen(scale - right.scale))
    if (left.coefficient < 0) == isRightNegative {
      return try fitting(a + b, isNegative: left.coefficient < 0, scale: scale)
    }
    return a < b
      ? try fitting(b - a, isNegative: isRightNegative, scale: scale)
      : try fitting(a - b, isNegative: left.coefficient < 0, scale: scale)
  }

  package static prefix func - (value: Decimal) throws(ArithmeticError) -> Decimal {
    try fitting(
      Wide(value.coefficient.magnitude, times: 1), isNegative: value.coefficient >= 0,
      scale: value.scale)
  }

  package static func * (left: Decimal, right: Decimal) throws(ArithmeticError) -> Decimal {
    try fitting(
      Wide(left.coefficient.magnitude, times: right.coefficient.magnitude),
      isNegative: (left.coefficient < 0) != (right.coefficient < 0),
      scale: left.scale + right.scale)
  }

  /// The exact quotient; throws ``ArithmeticError/inexact`` where none has 18 digits or fewer.
  package static func / (left: Decimal, right: Decimal) throws(ArithmeticError) -> Decimal {
    if right.coefficient == 0 { throw .divisionByZero }
    if left.coefficient == 0 { return Decimal(coefficient: 0, scale: 0) }
    var numerator = left.coefficient.magnitude
    var denominator = right.coefficient.magnitude
    let divisor = greatestCommonDivisor(numerator, denominator)
    numerator /= divisor
    denominator /= divisor
    // The quotient is numerator / denominator times a power of ten; only twos and fives of the denominator
    // can be made up for by more digits.
    let shift = left.scale - right.scale
    let twos = removeFactor(2, &denominator) - removeFactor(2, &numerator) + shift
    let fives = removeFactor(5, &denominator) - removeFactor(5, &numerator) + shift
    guard denominator == 1 else { throw .inexact }
    let scale = max(0, twos, fives)
    guard scale <= maximumScale else { throw .inexact }
    var coefficient = numerator
    for (factor, count) in [(UInt128(2), scale - twos), (5, scale - fives)] {
      for _ in 0..<count {
        let (next, overflow) = coefficient.multipliedReportingOverflow(by: factor)
        if overflow { throw .overflow }
        coefficient = next
      }
    }
    return try fitting(
      Wide(coefficient, times: 1),
      isNegative: (left.coefficient < 0) != (right.coefficient < 0), scale: scale)
  }

  /// The quotient rounded to `digits` places behind the point.
  package func divided(
    by divisor: Decimal, digits: Int, mode: RoundingMode
  ) throws(ArithmeticError) -> Decimal {
    precondition((0...Self.maximumScale).contains(digits))
    if divisor.coefficient == 0 { throw .divisionByZero }
    let isNegative = (coefficient < 0) != (divisor.coefficient < 0)
    let shift = digits + divisor.scale - scale
    let quotient: Wide
    let rest: Wide
    let whole: Wide
    if shift >= 0 {
      let numerator = Wide(coefficient.magnitude, times: Self.powerOfTen(shift))
      whole = Wide(divisor.coefficient.magnitude, times: 1)
      (quotient, rest) = numerator.divided(by: divisor.coefficient.magnitude)
    } else {
      let power = Self.powerOfTen(-shift)
      whole = Wide(divisor.coefficient.magnitude, times: power)
      let (first, firstRest) = coefficient.magnitude.quotientAndRemainder(
        dividingBy: divisor.coefficient.magnitude)
      let (second, secondRest) = first.quotientAndRemainder(dividingBy: power)
      quotient = Wide(second, times: 1)
      rest =
        Wide(divisor.coefficient.magnitude, times: secondRest) + Wide(firstRest, times: 1)
    }
    return try Self.rounded(
      quotient, rest: rest, of: whole, isNegative: isNegative, mode: mode, scale: digits)
  }

  /// The value with at most `digits` places behind the point.
  package func rounded(
    toDigits digits: Int, mode: RoundingMode
  ) throws(ArithmeticError) -> Decimal {
    precondition((0...Self.maximumScale).contains(digits))
    if scale <= digits { return self }
    let power = Self.powerOfTen(scale - digits)
    let (quotient, rest) = coefficient.magnitude.quotientAndRemainder(dividingBy: power)
    return try Self.rounded(
      Wide(quotient, times: 1), rest: Wide(rest, times: 1), of: Wide(power, times: 1),
      isNegative: coefficient < 0, mode: mode, scale: digits)
  }

  /// The coefficient of the same value at another scale; nil where it has none that fits.
  package func coefficient(atScale scale: Int) -> Int128? {
    let value = reduced
    guard scale >= value.scale else { return nil }
    let (result, overflow) = value.coefficient.multipliedReportingOverflow(
      by: powersOfTen[scale - value.scale])
    return overflow ? nil : result
  }

  package var isNegative: Bool { coefficient < 0 }

  /// The same value without zeros at the end.
  package var reduced: Decimal {
    var coefficient = coefficient
    var scale = scale
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    return Decimal(coefficient: coefficient, scale: scale)
  }

  /// The value as a whole number; nil when it has a fraction or does not fit.
  package var wholeNumber: Int64? {
    let value = reduced
    return value.scale == 0 ? Int64(exactly: value.coefficient) : nil
  }

  /// Rounds a quotient away from zero where the mode wants it.
  private static func rounded(
    _ quotient: Wide, rest: Wide, of whole: Wide, isNegative: Bool, mode: RoundingMode, scale: Int
  ) throws(ArithmeticError) -> Decimal {
    let hasRest = !rest.isZero
    let twice = rest + rest
    let roundsAway =
      switch mode {
      case .down: false
      case .up: hasRest
      case .floor: hasRest && isNegative
      case .ceiling: hasRest && !isNegative
      case .halfUp: hasRest && !(twice < whole)
      case .halfDown: whole < twice
      case .halfEven: whole < twice || (twice == whole && !quotient.low.isMultiple(of: 2))
      }
    let result = roundsAway ? quotient + Wide(1, times: 1) : quotient
    return try fitting(result, isNegative: isNegative, scale: scale)
  }

  /// The value of a wide coefficient, with zeros at its end given up where it would not fit otherwise.
  private static func fitting(
    _ magnitude: Wide, isNegative: Bool, scale: Int
  ) throws(ArithmeticError) -> Decimal {
    var magnitude = magnitude
    var scale = scale
    while scale > maximumScale || (scale > 0 && !magnitude.fits(isNegative: isNegative)) {
      let (quotient, rest) = magnitude.divided(by: 10)
      guard rest.isZero else { throw scale > maximumScale ? .inexact : .overflow }
      magnitude = quotient
      scale -= 1
    }
    guard magnitude.fits(isNegative: isNegative) else { throw .overflow }
    // Negating below zero reaches the smallest coefficient too.
    let coefficient =
      isNegative ? Int128(truncatingIfNeeded: 0 &- magnitude.low) : Int128(magnitude.low)
    return Decimal(coefficient: coefficient, scale: scale)
  }

  private static func powerOfTen(_ exponent: Int) -> UInt128 { powersOfTen[exponent].magnitude }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// Divides as often as there is no remainder, and says how often.
  private static func removeFactor(_ factor: UInt128, _ value: inout UInt128) -> Int {
    var count = 0
    while value % factor == 0 {
      value /= factor
      count += 1
    }
    return count
  }
}

extension Decimal: Comparable, Hashable {
  package static func == (left: Decimal, right: Decimal) -> Bool {
    let a = left.reduced
    let b = right.reduced
    return a.coefficient == b.coefficient && a.scale == b.scale
  }

  package static func < (left: Decimal, right: Decimal) -> Bool {
    let scale = max(left.scale, right.scale)
    let a = left.coefficient.multipliedFullWidth(by: powersOfTen[scale - left.scale])
    let b = right.coefficient.multipliedFullWidth(by: powersOfTen[scale - right.scale])
    return (a.high, a.low) < (b.high, b.low)
  }

  package func hash(into hasher: inout Hasher) {
    let value = reduced
    hasher.combine(value.coefficient)
    hasher.combine(value.scale)
  }
}

extension Decimal: CustomStringConvertible {
  /// Reads digits with an optional sign and point; nil for anything else or more than fits.
  package init?(_ text: some StringProtocol) { self.init(utf8: Array(text.utf8)) }

  private init?(utf8 bytes: [UInt8]) {
    var coefficient: Int128 = 0
    var scale = 0
    var digits = 0
    var sawPoint = false
    let isNegative = bytes.first == UInt8(ascii: "-")
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      if byte == UInt8(ascii: "."), !sawPoint, digits > 0 {
        sawPoint = true
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      let (tens, overflow) = coefficient.multipliedReportingOverflow(by: 10)
      let (next, overflows) = tens.subtractingReportingOverflow(Int128(byte - 0x30))
      if overflow || overflows { return nil }
      coefficient = next
      digits += 1
      if sawPoint { scale += 1 }
    }
    guard digits > 0, !sawPoint || scale > 0, scale <= Self.maximumScale else { return nil }
    if !isNegative {
      // Digits were gathered below zero, where there is room for one more.
      guard coefficient != Int128.min else { return nil }
      coefficient = -coefficient
    }
    self.init(coefficient: coefficient, scale: scale)
  }

  /// Digits with a point, without zeros at the end.
  package var description: String {
    let value = reduced
    let digits = String(value.coefficient.magnitude)
    let sign = value.coefficient < 0 ? "-" : ""
    if value.scale == 0 { return sign + digits }
    let padded = String(repeating: "0", count: max(0, value.scale + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(value.scale)).\(padded.suffix(value.scale))"
  }
}

/// Ten to the powers 0 to 38, all that fit.
package let powersOfTen: [Int128] = {
  var powers: [Int128] = [1]
  while powers.count < 39 { powers.append(powers[powers.count - 1] * 10) }
  return powers
}()
