import Testing

@testable import ReviuXML

struct ValueFormatTests {
  @Test(
    arguments: [
      ("0", 0), ("7", 7), ("10", 10), ("999999999999999", 999_999_999_999_999),
      ("100000000000000", 100_000_000_000_000), ("1000000000000000", nil), ("", nil), ("00", nil),
      ("01", nil), ("+1", nil), ("-1", nil), ("-0", nil), ("1.0", nil), ("1,0", nil),
      ("1.234", nil), ("1 000", nil), (" 1", nil), ("1 ", nil), ("1\n", nil), ("1e6", nil),
      ("0x1F", nil), ("12a", nil), ("١", nil), ("１", nil), ("1\u{A0}", nil), ("1_000", nil),
      ("99999999999999999999", nil), ("9223372036854775808", nil),
    ] as [(String, Int64?)])
  func `reads whole rupiah and nothing else`(text: String, expected: Int64?) throws {
    #expect(try number(text, .integer(0...999_999_999_999_999)) == expected)
  }

  @Test(
    arguments: [
      (1...12, "0", nil), (1...12, "1", 1), (1...12, "12", 12), (1...12, "13", nil),
      (1...12, "01", nil), (0...999_999, "0", 0), (0...999_999, "999999", 999_999),
      (0...999_999, "1000000", nil), (1...999_999, "0", nil),
      (0...Int64.max, "999999999999999999", 999_999_999_999_999_999),
      (0...Int64.max, "1000000000000000000", nil),
    ] as [(ClosedRange<Int64>, String, Int64?)])
  func `keeps whole numbers within their range`(
    range: ClosedRange<Int64>, text: String, expected: Int64?
  ) throws {
    #expect(try number(text, .integer(range)) == expected)
  }

  @Test(
    arguments: [
      ("0", 0), ("0.0", 0), ("0.001", 1), ("1", 1000), ("1.5", 1500), ("1.50", 1500),
      ("1.500", 1500), ("12.05", 12_050), ("999999999", 999_999_999_000),
      ("999999999.999", 999_999_999_999), ("1000000000", nil), ("1000000000.0", nil),
      ("1.0000", nil), ("0.0001", nil), ("", nil), (".", nil), (".5", nil), ("5.", nil),
      ("00", nil), ("00.5", nil), ("01.5", nil), ("0123456789", nil), ("1,5", nil), ("1.5.0", nil),
      ("-1.5", nil), ("+1.5", nil), ("1.-5", nil), ("1.5 ", nil), (" 1.5", nil), ("1. 5", nil),
      ("1e3", nil), ("1.5e3", nil), ("NaN", nil), ("INF", nil), ("１.5", nil),
    ] as [(String, Int64?)])
  func `scales volumes by three decimals and refuses other spellings`(
    text: String, expected: Int64?
  ) throws {
    #expect(try number(text, .decimal(integerDigits: 9, fractionDigits: 3)) == expected)
  }

  @Test(
    arguments: [
      ("2026-01-01", 20_260_101), ("2026-12-31", 20_261_231), ("0001-01-01", 10_101),
      ("9999-12-31", 99_991_231), ("2024-02-29", 20_240_229), ("2000-02-29", 20_000_229),
      ("2026-02-28", 20_260_228), (" 2026-02-28", 20_260_228), ("2026-02-28\t\r\n ", 20_260_228),
      ("2026-02-29", nil), ("1900-02-29", nil), ("2100-02-29", nil), ("2024-02-30", nil),
      ("2026-04-31", nil), ("2026-06-31", nil), ("2026-09-31", nil), ("2026-11-31", nil),
      ("2026-01-32", nil), ("2026-03-31", 20_260_331), ("2026-04-30", 20_260_430),
      ("2026-00-10", nil), ("2026-13-01", nil), ("2026-01-00", nil), ("0000-01-01", nil),
      ("-2026-01-01", nil), ("+2026-01-01", nil), ("12026-01-01", nil), ("2026-1-01", nil),
      ("2026-01-1", nil), ("26-01-01", nil), ("2026/01/01", nil), ("2026-01-01Z", nil),
      ("2026-01-01+07:00", nil), ("2026-01-01T00:00:00", nil), ("2026 01-01", nil), ("", nil),
      ("   ", nil), ("\u{A0}2026-01-01", nil), ("20260101", nil), ("2026-0a-01", nil),
      ("２０２６-01-01", nil),
    ] as [(String, Int64?)])
  func `reads days that exist and nothing else`(text: String, expected: Int64?) throws {
    #expect(try number(text, .date) == expected)
  }

  @Test(
    arguments: [
      ("2000", true), ("2026", true), ("2099", true), ("1999", false), ("2100", false),
      ("", false), ("26", false), ("02026", false), ("2026 ", false), (" 2026", false),
      ("20２6", false), ("20a6", false),
    ])
  func `takes years of this century only`(text: String, isAccepted: Bool) {
    #expect(ValueFormat.fiscalYear.accepts(text) == isAccepted)
  }

  @Test(
    arguments: [
      ("KP", true), ("TP", true), ("kp", false), ("K", false), ("KPP", false), ("KP ", false),
      ("", false), ("ΚP", false), ("KP,TP", false),
    ])
  func `takes a choice letter by letter`(text: String, isAccepted: Bool) {
    #expect(ValueFormat.choice(["KP", "TP"]).accepts(text) == isAccepted)
  }

  @Test(
    arguments: [
      (CodeAlphabet.digits, 3...3, "007", true), (.digits, 3...3, "07", false),
      (.digits, 3...3, "0007", false), (.digits, 3...3, "00a", false),
      (.digits, 3...3, "00/", false), (.digits, 3...3, "00:", false),
      (.digits, 3...3, "00７", false), (.digits, 3...3, " 07", false), (.digits, 3...3, "", false),
      (.upperCase, 2...6, "RM", true), (.upperCase, 2...6, "RMPDNX", true),
      (.upperCase, 2...6, "R", false), (.upperCase, 2...6, "RMPDNXY", false),
      (.upperCase, 2...6, "Rm", false), (.upperCase, 2...6, "R@", false),
      (.upperCase, 2...6, "R[", false), (.upperCase, 2...6, "R1", false),
      (.upperCase, 3...3, "ΑΕΑ", false), (.upperCase, 3...3, "AEА", false),
      (.lowerHexadecimal, 4...4, "09af", true), (.lowerHexadecimal, 4...4, "09AF", false),
      (.lowerHexadecimal, 4...4, "09ag", false), (.lowerHexadecimal, 4...4, "09a`", false),
      (.alphanumeric, 1...5, "a-Z.9", true), (.alphanumeric, 1...5, "a_b", false),
      (.alphanumeric, 1...5, "a/b", false), (.alphanumeric, 1...5, "a,b", false),
      (.alphanumeric, 1...5, "a b", false), (.alphanumeric, 1...5, "abcdef", false),
      (.alphanumeric, 1...5, "é", false), (.alphanumeric, 1...5, "-", true),
    ] as [(CodeAlphabet, ClosedRange<Int>, String, Bool)])
  func `takes codes of their alphabet and length`(
    alphabet: CodeAlphabet, length: ClosedRange<Int>, text: String, isAccepted: Bool
  ) {
    #expect(ValueFormat.code(alphabet, length: length).accepts(text) == isAccepted)
  }

  @Test(arguments: (0...0x7F as ClosedRange<UInt8>).map(Unicode.Scalar.init))
  func `draws the border of every alphabet at the right letters`(letter: Unicode.Scalar) {
    let isDigit = ("0"..."9").contains(letter)
    let isUpper = ("A"..."Z").contains(letter)
    let isLower = ("a"..."z").contains(letter)
    let isHexadecimal = isDigit || ("a"..."f").contains(letter)
    let isAlphanumeric = isDigit || isUpper || isLower || letter == "." || letter == "-"
    func accepts(_ alphabet: CodeAlphabet) -> Bool {
      ValueFormat.code(alphabet, length: 1...1).accepts(String(letter))
    }
    #expect(accepts(.digits) == isDigit)
    #expect(accepts(.upperCase) == isUpper)
    #expect(accepts(.lowerHexadecimal) == isHexadecimal)
    #expect(accepts(.alphanumeric) == isAlphanumeric)
  }
}
