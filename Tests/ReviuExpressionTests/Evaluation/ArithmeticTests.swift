import Testing

@testable import ReviuExpression

struct ArithmeticTests {
  @Test(arguments: [
    ("1 + 2", "3"), ("1 - 2", "-1"), ("3 * 4", "12"), ("-5", "-5"), ("--5", "5"), ("-(2 - 5)", "3"),
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 3 - 2", "5"), ("1.5 + 2", "3.5"),
    ("2 - 0.25", "1.75"), ("1.25 * 4", "5"), ("0.1 + 0.2", "0.3"), ("1.10 - 1.1", "0"),
    ("0.1 * 0.1", "0.01"), ("-1.5 * -1.5", "2.25"), ("order.total + 1", "101"),
    ("order.total * 0.15", "15"), ("order.rate * order.rate", "2.25"),
    ("order.total - order.rate", "98.5"), ("stock.level * 2", "14"),
    ("0.000000001 * 0.000000001", "0.000000000000000001"), ("0 * 0.000000000000000001", "0"),
  ])
  func `is exact`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("9223372036854775807 + 0", "9223372036854775807"), ("9223372036854775807 + 1", "none"),
    ("-9223372036854775807 - 1", "-9223372036854775808"), ("-9223372036854775807 - 2", "none"),
    ("9223372036854775807 - 9223372036854775807", "0"), ("9223372036854775807 * 2", "none"),
    ("3037000500 * 3037000500", "none"), ("3037000499 * 3037000499", "9223372030926249001"),
    ("9223372036854775807 * 9223372036854775807", "none"),
    ("9223372036854775807 + 1 - 1", "none"), ("9223372036854775807 + 1 > 0", "none"),
    ("(9223372036854775807 + 1) * 0", "none"), ("(9223372036854775807 + 1) * 0.5", "none"),
    ("-(9223372036854775807 + 1)", "none"),
    ("true ? 9223372036854775807 : 9223372036854775807 + 1", "9223372036854775807"),
  ])
  func `holds whole numbers in sixty-four bits`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test func `has no opposite of the least whole number`() throws {
    #expect(try OrderText().result("-(-9223372036854775807 - 1)") == "none")
    #expect(try OrderText().result("-(-9223372036854775807 - 1) > 0") == "none")
  }

  @Test(arguments: [
    ("9223372036854775807 + 1.0", "9223372036854775808"),
    ("9223372036854775807 * 2.0", "18446744073709551614"),
    ("9223372036854775807 * 1.5 - 9223372036854775807", "4611686018427387903.5"),
  ])
  func `widens to decimals before it calculates with one`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    (
      "17014118346046923173168730371588410572.7 + 0.0",
      "17014118346046923173168730371588410572.7"
    ),
    ("17014118346046923173168730371588410572.7 + 0.1", "none"),
    ("-17014118346046923173168730371588410572.7 - 0.2", "none"),
    ("17014118346046923173168730371588410572.7 * 2", "none"),
    ("17014118346046923173168730371588410572.7 * 10000.5 > 0", "none"),
    ("-17014118346046923173168730371588410572.7 + 17014118346046923173168730371588410572.7", "0"),
  ])
  func `holds decimals in a hundred and twenty-eight bits`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    // The least coefficient is one that a decimal can have.
    (
      "-17014118346046923173168730371588410572.7 - 0.1",
      "-17014118346046923173168730371588410572.8"
    ),
    // The digits of the type need more bits than the value.
    ("17014118346046923173168730371588410572.7 > 0.01", "true"),
    ("100000000000.000000000 * 100000000000.000000000", "10000000000000000000000"),
    (
      "10000000000000000000000000000000000000.0 + 0.10 - 0.1",
      "10000000000000000000000000000000000000"
    ),
  ])
  func `gives one answer where the digits of a type need more bits than the value`(
    text: String, expected: String
  ) throws {
    let result = try OrderText().result(text)
    #expect([expected, "none"].contains(result))
  }

  @Test(arguments: [
    "order.rate + 1", "1 - order.rate", "order.rate * 0", "-order.rate",
    "order.rate - order.rate", "order.total + order.rate", "(order.total > 1 ? order.rate : 0) + 1",
  ])
  func `gives nothing where an operand cannot be read`(text: String) throws {
    for rate in ["", "<rate>1,5</rate>", "<rate/>", "<rate>1</rate><rate>1</rate>"] {
      var order = OrderText()
      order.rate = rate
      #expect(try order.result(text) == "none", "\(rate)")
    }
  }

  @Test func `gives coefficients at the scale that it is asked for`() throws {
    let checked = try CheckedExpression("order.rate * 2")
    var frame = try OrderText().frame()
    #expect(NumberProgram(checked).scale == 3)
    #expect(NumberProgram(checked).evaluate(&frame) == 3_000)
    #expect(NumberProgram(checked, scale: 6).evaluate(&frame) == 3_000_000)
    #expect(NumberProgram(checked, scale: 6).scale == 6)
  }
}
