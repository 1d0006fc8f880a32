import ReviuTestSupport
import Testing

@testable import ReviuExpression

struct DecimalPropertyTests {
  @Test func `addition and multiplication do not mind the order of their operands`() {
    expect { a, b, _ in
      result { () throws(ArithmeticError) in try a + b }
        == result { () throws(ArithmeticError) in try b + a }
        && result { () throws(ArithmeticError) in try a * b }
          == result { () throws(ArithmeticError) in try b * a }
    }
  }

  @Test func `subtraction undoes addition`() {
    expect { a, b, _ in
      guard case .success(let sum) = result({ () throws(ArithmeticError) in try a + b }) else {
        return true
      }
      return result { () throws(ArithmeticError) in try sum - b } == .success(a)
    }
  }

  @Test func `negation is subtraction from zero`() {
    expect { a, _, _ in
      result { () throws(ArithmeticError) in try -a }
        == result { () throws(ArithmeticError) in try Decimal(0) - a }
    }
  }

  @Test func `division undoes multiplication`() {
    expect { a, b, _ in
      guard case .success(let product) = result({ () throws(ArithmeticError) in try a * b }),
        b != Decimal(0)
      else { return true }
      return result { () throws(ArithmeticError) in try product / b } == .success(a)
    }
  }

  @Test func `of two numbers exactly one is less, or they are equal`() {
    expect { a, b, _ in [a < b, a == b, b < a].count { $0 } == 1 }
  }

  @Test func `the order is transitive`() {
    expect { a, b, c in !(a < b && b < c) || a < c }
    expect { a, b, c in !(a == b && b == c) || a == c }
  }

  @Test func `the order is the sign of the difference`() {
    expect { a, b, _ in
      guard case .success(let difference) = result({ () throws(ArithmeticError) in try a - b })
      else { return true }
      return (a < b) == difference.isNegative && (a == b) == (difference == Decimal(0))
    }
  }

  @Test func `equal numbers of different scale have one hash`() {
    expect { a, _, _ in
      guard a.scale < Decimal.maximumScale,
        let longer = a.coefficient.multiplied(by: 10)
      else { return true }
      let other = Decimal(coefficient: longer, scale: a.scale + 1)
      return a == other && Set([a, other]).count == 1
    }
  }

  @Test func `what is printed is read as the same number`() {
    expect { a, _, _ in Decimal(a.description) == a }
  }

  @Test func `rounding twice changes nothing`() {
    expect { a, _, _ in
      RoundingMode.allCases.allSatisfy { mode in
        (0...Decimal.maximumScale).allSatisfy { digits in
          guard let once = try? a.rounded(toDigits: digits, mode: mode) else { return false }
          return once.reduced.scale <= digits
            && (try? once.rounded(toDigits: digits, mode: mode)) == once
        }
      }
    }
  }

  /// Expects a property of three random numbers, which are often equal or near each other.
  private func expect(
    sourceLocation: SourceLocation = #_sourceLocation,
    _ holds: (Decimal, Decimal, Decimal) -> Bool
  ) {
    let seed: UInt64 = 0xDEC1_3A11
    var source = SplitMix64(seed: seed)
    for _ in 0..<3_000 {
      let a = source.decimal()
      let b = source.chance(30) ? source.decimal(near: a) : source.decimal()
      let c = source.chance(30) ? source.decimal(near: b) : source.decimal()
      if holds(a, b, c) { continue }
      Issue.record(
        "seed \(seed): \([a, b, c].map { "\($0.coefficient):\($0.scale)" })",
        sourceLocation: sourceLocation)
      return
    }
  }

  private func result(
    _ body: () throws(ArithmeticError) -> Decimal
  ) -> Result<Decimal, ArithmeticError> {
    Result { () throws(ArithmeticError) in try body() }
  }
}

extension Int128 {
  fileprivate func multiplied(by factor: Int128) -> Int128? {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }
}

extension SplitMix64 {
  fileprivate mutating func decimal() -> Decimal {
    let coefficient: Int128 =
      switch below(6) {
      case 0: Int128(below(2_001) - 1_000)
      case 1: Int128.max - Int128(below(50))
      case 2: Int128.min + Int128(below(50))
      case 3: powersOfTen[below(39)] * (chance(50) ? 1 : -1)
      default: Int128.random(in: Int128.min...Int128.max, using: &self) >> below(127)
      }
    return Decimal(coefficient: coefficient, scale: below(Decimal.maximumScale + 1))
  }

  fileprivate mutating func decimal(near other: Decimal) -> Decimal {
    let step = Int128(below(3) - 1)
    let (coefficient, overflow) = other.coefficient.addingReportingOverflow(step)
    return overflow ? other : Decimal(coefficient: coefficient, scale: other.scale)
  }
}
