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
    let (a, b, scale) = try aligned(left, right)
    let (sum, overflow) = a.addingReportingOverflow(b)
    if overflow { throw .overflow }
    return Decimal(coefficient: sum, scale: scale)
  }

  package static func - (left: Decimal, right: Decimal) throws(ArithmeticError) -> Decimal {
    let (a, b, scale) = try aligned(left, right)
    let (difference, overflow) = a.subtractingReportingOverflow(b)
    if overflow { throw .overflow }
    return Decimal(coefficient: difference, scale: scale)
  }

  package static prefix func - (value: Decimal) throws(ArithmeticError) -> Decimal {
    if value.coefficient == Int128.min { throw .overflow }
    return Decimal(coefficient: -value.coefficient, scale: value.scale)
  }

  package static func * (left: Decimal, right: Decimal) throws(ArithmeticError) -> Decimal {
    let a = left.reduced
    let b = right.reduced
    let (product, overflow) = a.coefficient.multipliedReportingOverflow(by: b.coefficient)
    if overflow { throw .overflow }
    return try Decimal.fitting(product, scale: a.scale + b.scale)
  }

  /// The exact quotient; throws ``ArithmeticError/inexact`` where none has 18 digits or fewer.
  package static func / (left: Decimal, right: Decimal) throws(ArithmeticError) -> Decimal {
    if right.coefficient == 0 { throw .divisionByZero }
    let a = left.reduced
    let b = right.reduced
    var numerator = a.coefficient
    var scale = a.scale - b.scale
    while true {
      // Int128.min / -1 is the one quotient of integers that does not fit.
      let (quotient, overflow) = numerator.dividedReportingOverflow(by: b.coefficient)
      if overflow { throw .overflow }
      if quotient * b.coefficient == numerator {
        return try Decimal.fitting(quotient, scale: scale)
      }
      if scale >= maximumScale { throw .inexact }
      let (scaled, overflows) = numerator.multipliedReportingOverflow(by: 10)
      if overflows { throw .overflow }
      numerator = scaled
      scale += 1
    }
  }

  /// The quotient rounded to `digits` places behind the point.
  package func divided(
    by divisor: Decimal, digits: Int, mode: RoundingMode
  ) throws(ArithmeticError) -> Decimal {
    precondition((0...Self.maximumScale).contains(digits))
    if divisor.coefficient == 0 { throw .divisionByZero }
    let a = reduced
    let b = divisor.reduced
    var numerator = a.coefficient
    var denominator = b.coefficient
    // quotient * 10^digits = a * 10^(digits + b.scale - a.scale) / b
    let shift = digits + b.scale - a.scale
    if shift >= 0 {
      numerator = try Decimal.scaled(numerator, byPowerOfTen: shift)
    } else {
      denominator = try Decimal.scaled(denominator, byPowerOfTen: -shift)
    }
    let quotient = try Decimal.divide(numerator, by: denominator, mode: mode)
    return Decimal(coefficient: quotient, scale: digits)
  }

  /// The value with at most `digits` places behind the point.
  package func rounded(
    toDigits digits: Int, mode: RoundingMode
  ) throws(ArithmeticError) -> Decimal {
    precondition((0...Self.maximumScale).contains(digits))
    if scale <= digits { return self }
    let divisor = powersOfTen[scale - digits]
    return Decimal(
      coefficient: try Decimal.divide(coefficient, by: divisor, mode: mode), scale: digits)
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

  private static func aligned(
    _ left: Decimal, _ right: Decimal
  ) throws(ArithmeticError) -> (Int128, Int128, Int) {
    if left.scale == right.scale { return (left.coefficient, right.coefficient, left.scale) }
    let a = left.reduced
    let b = right.reduced
    let scale = max(a.scale, b.scale)
    return (
      try scaled(a.coefficient, byPowerOfTen: scale - a.scale),
      try scaled(b.coefficient, byPowerOfTen: scale - b.scale), scale
    )
  }

  private static func scaled(
    _ coefficient: Int128, byPowerOfTen exponent: Int
  ) throws(ArithmeticError) -> Int128 {
    if coefficient == 0 { return 0 }
    guard exponent < powersOfTen.count else { throw .overflow }
    let (value, overflow) = coefficient.multipliedReportingOverflow(by: powersOfTen[exponent])
    if overflow { throw .overflow }
    return value
  }

  /// Brings a scale outside 0...18 back without changing the value.
  private static func fitting(
    _ coefficient: Int128, scale: Int
  ) throws(ArithmeticError) -> Decimal {
    if scale < 0 {
      return Decimal(coefficient: try scaled(coefficient, byPowerOfTen: -scale), scale: 0)
    }
    var coefficient = coefficient
    var scale = scale
    while scale > maximumScale {
      guard coefficient % 10 == 0 else { throw .inexact }
      coefficient /= 10
      scale -= 1
    }
    return Decimal(coefficient: coefficient, scale: scale)
  }

  private static func divide(
    _ numerator: Int128, by denominator: Int128, mode: RoundingMode
  ) throws(ArithmeticError) -> Int128 {
    let (quotient, overflow) = numerator.dividedReportingOverflow(by: denominator)
    if overflow { throw .overflow }
    let remainder = numerator - quotient * denominator
    if remainder == 0 { return quotient }
    let away: Int128 = (numerator < 0) == (denominator < 0) ? 1 : -1
    // Twice the remainder may not fit, so the halves are compared by subtraction.
    let rest = remainder.magnitude
    let other = denominator.magnitude - rest
    let roundsAway =
      switch mode {
      case .down: false
      case .up: true
      case .floor: away < 0
      case .ceiling: away > 0
      case .halfUp: rest >= other
      case .halfDown: rest > other
      case .halfEven: rest > other || (rest == other && quotient % 2 != 0)
      }
    if !roundsAway { return quotient }
    let (rounded, overflows) = quotient.addingReportingOverflow(away)
    if overflows { throw .overflow }
    return rounded
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
let powersOfTen: [Int128] = {
  var powers: [Int128] = [1]
  while powers.count < 39 { powers.append(powers[powers.count - 1] * 10) }
  return powers
}()
