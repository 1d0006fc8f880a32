import ReviuExpression
import ReviuTestSupport
import Testing

@testable import ReviuCore
@testable import ReviuXML

struct LikelyIntentTests {
  private static let rupiah = ValueFormat.integer(0...999_999_999_999_999)
  private static let volume = ValueFormat.decimal(integerDigits: 9, fractionDigits: 3)

  @Test(
    arguments: [
      ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1 234 567", "1234567"),
      ("1\u{A0}234\u{A0}567", "1234567"), ("1_234_567", "1234567"), ("1'234'567", "1234567"),
      ("Rp 1.000", "1000"), ("Rp1.000", "1000"), ("Rp. 1.000", "1000"), ("rp 1.000", "1000"),
      ("IDR 1,000", "1000"), ("Rp1.000,00", "1000"), ("1.000,-", "1000"), ("Rp1.000,–", "1000"),
      ("1000.00", "1000"), ("1000,00", "1000"), ("１２３４", "1234"), ("１．２３４", "1234"),
      ("١٢٣", "123"), (" 500 ", "500"), ("007", "7"), ("000", "0"), ("12.000", "12000"),
      ("1e6", nil), ("12,5", nil), ("1.5", nil), ("-5", nil), ("5-", nil), ("+5", nil),
      ("1.00.000", nil), ("1.0000", nil), ("1234.567", nil), ("abc", nil), ("Rp", nil),
      ("1.000.00", nil), ("", nil), (" ", nil), (".", nil), (",00", nil), ("1.000 (seribu)", nil),
      ("1.234.567.890.123.456", nil), ("1.500,750", nil), ("5 juta", nil), ("½", nil), ("²", nil),
    ] as [(String, String?)])
  func `finds the amount that was meant`(text: String, expected: String?) {
    #expect(LikelyIntent.spelling(of: text, for: Self.rupiah) == expected)
  }

  @Test(
    arguments: [
      ("12,5", "12.5"), ("012.50", "12.5"), ("12,500", nil), ("1,000", nil), ("12,50", "12.5"),
      ("12.5000", "12.5"),
      ("１２，５", "12.5"), (" 12.5", "12.5"), ("007", "7"),
      ("1.234,5", nil), ("1e3", nil), ("12,0005", nil), ("1 000", nil), ("-1,5", nil), ("", nil),
      (" ", nil), (".", nil), (",", nil), ("3 x 4", nil), ("1/2", nil), ("1234567890", nil),
    ] as [(String, String?)])
  func `finds the quantity that was meant`(text: String, expected: String?) {
    #expect(LikelyIntent.spelling(of: text, for: Self.volume) == expected)
  }

  @Test(
    arguments: [
      (CodeAlphabet.upperCase, 3...3, "ΑΕΑ", "AEA"), (.upperCase, 3...3, "АЕА", "AEA"),
      (.upperCase, 3...3, "qdi", "QDI"), (.upperCase, 3...3, "ＱＤＩ", "QDI"),
      (.upperCase, 3...3, " QDI\n", "QDI"), (.upperCase, 3...3, "\u{A0}QDI", "QDI"),
      (.upperCase, 3...3, "QD1", nil), (.upperCase, 3...3, "QD", nil), (.upperCase, 3...3, "", nil),
      (.digits, 3...3, "O51", "051"), (.digits, 3...3, "o5l", "051"),
      (.digits, 3...3, "I51", "151"),
      (.digits, 3...3, "０５１", "051"), (.digits, 3...3, "051 ", "051"), (.digits, 3...3, "51", nil),
      (.digits, 3...3, "0051", nil), (.digits, 3...3, "05A", nil), (.digits, 3...3, "", nil),
      (.digits, 18...18, "19700101 199503 1 001", "197001011995031001"),
      (.digits, 6...6, "52.21-51", "522151"), (.digits, 3...3, "0 5 1 2", nil),
      (.lowerHexadecimal, 4...4, "09AF", "09af"), (.lowerHexadecimal, 4...4, "09AG", nil),
      (.alphanumeric, 1...32, "UH LUAR KOTA", "UH-LUAR-KOTA"),
      (.alphanumeric, 1...32, "a_b", "a-b"), (.alphanumeric, 1...32, "UH–DIKLAT", "UH-DIKLAT"),
      (.alphanumeric, 1...32, "UH – DIKLAT", "UH-DIKLAT"), (.digits, 6...6, "52–21–51", "522151"),
      (.alphanumeric, 1...32, "a/b", nil), (.alphanumeric, 1...32, " ", nil),
    ] as [(CodeAlphabet, ClosedRange<Int>, String, String?)])
  func `finds the code that was meant`(
    alphabet: CodeAlphabet, length: ClosedRange<Int>, text: String, expected: String?
  ) {
    let format = ValueFormat.code(alphabet, length: length)
    #expect(LikelyIntent.spelling(of: text, for: format) == expected)
  }

  @Test(
    arguments: [
      ("31/12/2026", "2026-12-31"), ("31-12-2026", "2026-12-31"), ("31.12.2026", "2026-12-31"),
      ("2026/12/31", "2026-12-31"), ("2026.12.31", "2026-12-31"), ("1/2/2026", "2026-02-01"),
      ("2026-2-1", "2026-02-01"), ("29/02/2024", "2024-02-29"), ("２０２６-12-31", "2026-12-31"),
      ("29/02/2026", nil), ("12/31/2026", nil), ("31/12/26", nil),
      ("31 Desember 2026", "2026-12-31"),
      ("4 September 2025", "2025-09-04"), ("1 mei 2026", "2026-05-01"),
      ("1 May 2026", "2026-05-01"),
      ("09 Okt 2026", "2026-10-09"), ("9-Oct-2026", "2026-10-09"),
      ("9 Agustus, 2026", "2026-08-09"),
      ("31–12–2026", "2026-12-31"), ("31⁄12⁄2026", "2026-12-31"), ("9 Ju 2026", nil),
      ("9 Jun 2026", "2026-06-09"), ("9 Mar 2026", "2026-03-09"), ("9 Bulan 2026", nil),
      ("31 Februari 2026", nil), ("04-09-25", nil),
      ("20261231", nil), ("2026-12-31Z", nil), ("2026-13-01", nil), ("12/2026", nil), ("", nil),
    ] as [(String, String?)])
  func `finds the date that was meant`(text: String, expected: String?) {
    #expect(LikelyIntent.spelling(of: text, for: .date) == expected)
  }

  @Test(
    arguments: [
      ("tp", "TP"), ("Tp", "TP"), (" TP ", "TP"), ("T P", nil), ("XX", nil), ("", nil),
    ] as [(String, String?)])
  func `finds the choice that was meant`(text: String, expected: String?) {
    #expect(LikelyIntent.spelling(of: text, for: .choice(["KP", "TP"])) == expected)
  }

  @Test(
    arguments: [
      (" 2026", "2026"), ("２０２６", "2026"), ("26", nil), ("1999", nil), ("2026/2027", nil),
      ("", nil),
    ] as [(String, String?)])
  func `finds the year that was meant`(text: String, expected: String?) {
    #expect(LikelyIntent.spelling(of: text, for: .fiscalYear) == expected)
  }

  @Test func `proposes nothing for a text`() {
    #expect(LikelyIntent.spelling(of: "  ", for: .text(maxLength: 5)) == nil)
    #expect(LikelyIntent.spelling(of: "abcdef", for: .text(maxLength: 5)) == nil)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `proposes only what would be accepted`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let letters = Array("0123456789.,-/ Rp_'eOlATPtpΑ０\u{A0}")
    let formats: [ValueFormat] = [
      Self.rupiah, Self.volume, .date, .fiscalYear, .choice(["KP", "TP"]),
      .code(.digits, length: 3...3), .code(.upperCase, length: 2...6),
      .code(.lowerHexadecimal, length: 4...4), .code(.alphanumeric, length: 1...32),
    ]
    for number in 0..<3000 {
      let length = Int.random(in: 0...12, using: &random)
      let text = String((0..<length).map { _ in random.pick(letters) })
      let format = random.pick(formats)
      guard let spelling = LikelyIntent.spelling(of: text, for: format) else { continue }
      #expect(format.accepts(spelling), "seed \(seed), number \(number): \(text)")
      #expect(spelling != text, "seed \(seed), number \(number)")
    }
  }

  @Test(
    arguments: [
      ("15%", "0.15"), ("15 %", "0.15"), ("0,15", "0.15"), ("15", "0.15"), ("100", "1"),
      ("12,5%", "0.125"), ("0,5%", "0.005"), ("0.15", "0.15"), ("101", nil), ("150%", nil),
      ("-5%", nil), ("seperlima", nil), ("", nil), ("%", nil),
    ] as [(String, String?)])
  func `knows the share that a percentage stands for`(text: String, expected: String?) {
    #expect(LikelyIntent.share(of: text)?.description == expected)
  }
}
