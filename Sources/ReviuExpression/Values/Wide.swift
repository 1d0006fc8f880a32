/// A whole number of 256 bits without sign, for results on their way to one that fits.
struct Wide: Comparable {
  var high: UInt128
  var low: UInt128

  init(_ value: UInt128, times factor: UInt128) {
    (high, low) = value.multipliedFullWidth(by: factor)
  }

  private init(high: UInt128, low: UInt128) {
    self.high = high
    self.low = low
  }

  var isZero: Bool { high == 0 && low == 0 }

  /// Whether the number with that sign is one of `Int128`.
  func fits(isNegative: Bool) -> Bool {
    high == 0 && low <= (isNegative ? Int128.min.magnitude : Int128.max.magnitude)
  }

  /// - Precondition: the sum has 256 bits, as sums of products of two coefficients and a power of ten do.
  static func + (left: Wide, right: Wide) -> Wide {
    let (low, carry) = left.low.addingReportingOverflow(right.low)
    return Wide(high: left.high + right.high + (carry ? 1 : 0), low: low)
  }

  /// - Precondition: `right` is not larger.
  static func - (left: Wide, right: Wide) -> Wide {
    let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
    return Wide(high: left.high - right.high - (borrow ? 1 : 0), low: low)
  }

  static func < (left: Wide, right: Wide) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  func divided(by divisor: UInt128) -> (quotient: Wide, rest: Wide) {
    let (highQuotient, highRest) = high.quotientAndRemainder(dividingBy: divisor)
    let (lowQuotient, rest) = divisor.dividingFullWidth((highRest, low))
    return (Wide(high: highQuotient, low: lowQuotient), Wide(high: 0, low: rest))
  }
}
