import Testing

@testable import ReviuExpression

struct DecimalTests {
  @Test(arguments: [
    "", "-", "+1", ".5", "-.5", "1.", "1..2", "1.2.3", "1,5", "1_000", "1e3", " 1", "1 ", "--1",
    "１", "0x10", "٣", "1.-5", "NaN", "1\0",
  ])
  func `reads nothing but digits with a sign and a point`(text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test(
    arguments: [
      ("170141183460469231731687303715884105727", Int128.max, 0),
      ("-170141183460469231731687303715884105728", Int128.min, 0),
      ("170141183460469231731.687303715884105727", Int128.max, 18),
      ("-170141183460469231731.687303715884105728", Int128.min, 18),
      ("0.000000000000000001", 1, 18), ("-0.000000000000000001", -1, 18),
      ("000", 0, 0), ("-0", 0, 0), ("-0.0", 0, 1), ("007.50", 750, 2),
    ] as [(String, Int128, Int)])
  func `reads up to the limits of coefficient and scale`(
    text: String, coefficient: Int128, scale: Int
  ) throws {
    let value = try #require(Decimal(text))
    #expect(value.coefficient == coefficient)
    #expect(value.scale == scale)
  }

  @Test(arguments: [
    "170141183460469231731687303715884105728", "-170141183460469231731687303715884105729",
    "1000000000000000000000000000000000000000", "17014118346046923173168730371588410572.8",
    "0.0000000000000000001", "1.0000000000000000001",
  ])
  func `reads no number beyond the limits`(text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test(
    arguments: [
      (0, 0, "0"), (0, 18, "0"), (150, 2, "1.5"), (-150, 2, "-1.5"), (-5, 1, "-0.5"),
      (1, 18, "0.000000000000000001"), (-1_000, 3, "-1"), (1_000, 0, "1000"), (1_001, 3, "1.001"),
      (Int128.min, 18, "-170141183460469231731.687303715884105728"),
      (Int128.max, 0, "170141183460469231731687303715884105727"),
    ] as [(Int128, Int, String)])
  func `prints digits with a point and no zeros at the end`(
    coefficient: Int128, scale: Int, expected: String
  ) {
    #expect(Decimal(coefficient: coefficient, scale: scale).description == expected)
  }

  @Test(
    arguments: [
      ("12", 12), ("12.000", 12), ("-12.0", -12), ("12.5", nil), ("0.0", 0),
      ("9223372036854775807", Int64.max), ("9223372036854775808", nil),
      ("-9223372036854775808.00", Int64.min), ("-9223372036854775809", nil),
    ] as [(String, Int64?)])
  func `is a whole number when nothing stands behind the point and 64 bits hold it`(
    text: String, expected: Int64?
  ) throws {
    #expect(try #require(Decimal(text)).wholeNumber == expected)
  }

  @Test(arguments: [
    (RoundingMode.down, ["2", "-2", "2", "-2", "3", "-3", "2", "-2"]),
    (.up, ["3", "-3", "3", "-3", "4", "-4", "3", "-3"]),
    (.floor, ["2", "-3", "2", "-3", "3", "-4", "2", "-3"]),
    (.ceiling, ["3", "-2", "3", "-2", "4", "-3", "3", "-2"]),
    (.halfUp, ["3", "-3", "2", "-2", "4", "-4", "3", "-3"]),
    (.halfDown, ["2", "-2", "2", "-2", "3", "-3", "3", "-3"]),
    (.halfEven, ["2", "-2", "2", "-2", "4", "-4", "3", "-3"]),
  ])
  func `rounds as its mode says`(mode: RoundingMode, expected: [String]) throws {
    let values = ["2.5", "-2.5", "2.4", "-2.4", "3.5", "-3.5", "2.51", "-2.51"]
    let results = try values.map {
      try #require(Decimal($0)).rounded(toDigits: 0, mode: mode).description
    }
    #expect(results == expected)
  }

  @Test func `leaves a number alone that has fewer digits than it is rounded to`() throws {
    let value = try #require(Decimal("1.25"))
    #expect(try value.rounded(toDigits: 2, mode: .up) == value)
    #expect(try value.rounded(toDigits: 18, mode: .up) == value)
  }

  @Test(
    arguments: [
      ("1", "3", 2, RoundingMode.halfUp, "0.33"), ("2", "3", 2, .halfUp, "0.67"),
      ("-1", "3", 0, .floor, "-1"), ("1", "-3", 0, .ceiling, "0"), ("1", "8", 2, .halfEven, "0.12"),
      ("3", "8", 2, .halfEven, "0.38"), ("1000000", "12", 0, .halfUp, "83333"),
    ] as [(String, String, Int, RoundingMode, String)])
  func `divides to the digits and by the mode that it is told`(
    left: String, right: String, digits: Int, mode: RoundingMode, expected: String
  ) throws {
    let quotient = try #require(Decimal(left)).divided(
      by: try #require(Decimal(right)), digits: digits, mode: mode)
    #expect(quotient.description == expected)
  }

  @Test func `does not divide by zero`() throws {
    let zero = Decimal(coefficient: 0, scale: 3)
    #expect(throws: ArithmeticError.divisionByZero) { try Decimal(1) / zero }
    #expect(throws: ArithmeticError.divisionByZero) { try zero / zero }
    #expect(throws: ArithmeticError.divisionByZero) {
      try Decimal(1).divided(by: zero, digits: 2, mode: .halfUp)
    }
  }

  @Test func `has no opposite of the least coefficient`() {
    #expect(throws: ArithmeticError.overflow) {
      try -Decimal(coefficient: Int128.min, scale: 4)
    }
  }
}
