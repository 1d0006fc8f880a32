import ReviuExpression
import Testing

@testable import ReviuCore

struct RupiahTests {
  @Test(
    arguments: [
      ("0", 0), ("1234567", 1_234_567), ("-5", -5), ("12.000", 12), ("0.5", nil), ("-0.001", nil),
      ("9223372036854775807", Int64.max), ("9223372036854775808", nil),
      ("-9223372036854775808", Int64.min), ("-9223372036854775809", nil),
    ] as [(String, Int64?)])
  func `takes over whole numbers that fit`(text: String, expected: Int64?) throws {
    let value = try #require(Decimal(text))
    #expect(Rupiah(exactly: value)?.amount == expected)
  }

  @Test(
    arguments: [
      (1, 2, 3), (-1, 1, 0), (Int64.max, 0, Int64.max), (Int64.max, Int64.min, -1),
      (Int64.max, 1, nil), (Int64.min, -1, nil),
    ] as [(Int64, Int64, Int64?)])
  func `adds exactly or says that the sum does not fit`(
    left: Int64, right: Int64, expected: Int64?
  ) {
    expect(expected) { () throws(ArithmeticError) in try Rupiah(left) + Rupiah(right) }
  }

  @Test(
    arguments: [
      (3, 2, 1), (0, Int64.max, -Int64.max), (-1, Int64.min, Int64.max), (0, Int64.min, nil),
      (Int64.min, 1, nil), (Int64.max, -1, nil),
    ] as [(Int64, Int64, Int64?)])
  func `subtracts exactly or says that the difference does not fit`(
    left: Int64, right: Int64, expected: Int64?
  ) {
    expect(expected) { () throws(ArithmeticError) in try Rupiah(left) - Rupiah(right) }
  }

  @Test(
    arguments: [
      (1_000, 1_500, "1500"), (3, 1, "0.003"), (-7, 2_500, "-17.5"), (0, 999, "0"),
      (Int64.max, Int64.max, "85070591730234615847396907784232501.249"),
      (Int64.min, Int64.max, "-85070591730234615856620279821087277.056"),
    ] as [(Int64, Int64, String)])
  func `multiplies by a volume without rounding`(
    amount: Int64, thousandths: Int64, expected: String
  ) throws {
    let product = try Rupiah(amount).multiplied(by: Volume(thousandths: thousandths))
    #expect(product.description == expected)
  }

  @Test func `is ordered by its amount`() {
    let amounts = [Int64.max, 0, -1, 1, Int64.min].map { Rupiah($0) }
    #expect(amounts.sorted().map(\.amount) == [Int64.min, -1, 0, 1, Int64.max])
    #expect(Rupiah.zero == Rupiah(0))
  }

  private func expect(
    _ expected: Int64?, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws(ArithmeticError) -> Rupiah
  ) {
    let result = Result { () throws(ArithmeticError) in try body() }
    let wanted: Result<Rupiah, ArithmeticError> =
      expected.map { .success(Rupiah($0)) } ?? .failure(.overflow)
    #expect(result == wanted, sourceLocation: sourceLocation)
  }
}
