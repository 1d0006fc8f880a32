import ReviuExpression
import Testing

@testable import ReviuCore

struct QuantityTests {
  @Test(arguments: [
    ("0", "Rp0"), ("5", "Rp5"), ("-5", "-Rp5"), ("999", "Rp999"), ("1000", "Rp1.000"),
    ("1234567", "Rp1.234.567"), ("-1234567", "-Rp1.234.567"), ("100000", "Rp100.000"),
    ("0.5", "Rp0,5"), ("-1234.25", "-Rp1.234,25"), ("1000.00", "Rp1.000"),
    (
      "170141183460469231731687303715884105727",
      "Rp170.141.183.460.469.231.731.687.303.715.884.105.727"
    ),
    (
      "-170141183460469231731687303715884105728",
      "-Rp170.141.183.460.469.231.731.687.303.715.884.105.728"
    ),
  ])
  func `writes money as Indonesians do in both languages`(text: String, expected: String) throws {
    let quantity = Quantity.rupiah(try #require(Decimal(text)))
    #expect(quantity.written(in: .indonesian) == expected)
    #expect(quantity.written(in: .english) == expected)
  }

  @Test(arguments: [
    ("0", "0", "0"), ("12.5", "12,5", "12.5"), ("0.125", "0,125", "0.125"),
    ("1000", "1.000", "1,000"), ("-1000", "-1.000", "-1,000"), ("100", "100", "100"),
    ("1234567.891", "1.234.567,891", "1,234,567.891"), ("-0.5", "-0,5", "-0.5"),
    ("12.500", "12,5", "12.5"), ("0.0001234", "0,0001234", "0.0001234"),
    ("-999999", "-999.999", "-999,999"),
  ])
  func `writes numbers with the separators of the language`(
    text: String, indonesian: String, english: String
  ) throws {
    let quantity = Quantity.number(try #require(Decimal(text)))
    #expect(quantity.written(in: .indonesian) == indonesian)
    #expect(quantity.written(in: .english) == english)
  }

  @Test(arguments: [
    ("2025-10-09", "9 Oktober 2025", "9 October 2025"),
    ("2025-01-01", "1 Januari 2025", "1 January 2025"),
    ("2024-02-29", "29 Februari 2024", "29 February 2024"),
    ("2025-03-31", "31 Maret 2025", "31 March 2025"),
    ("2025-04-30", "30 April 2025", "30 April 2025"),
    ("2025-05-10", "10 Mei 2025", "10 May 2025"),
    ("2025-06-01", "1 Juni 2025", "1 June 2025"),
    ("2025-07-01", "1 Juli 2025", "1 July 2025"),
    ("2025-08-17", "17 Agustus 2025", "17 August 2025"),
    ("2025-09-01", "1 September 2025", "1 September 2025"),
    ("2025-11-30", "30 November 2025", "30 November 2025"),
    ("2025-12-31", "31 Desember 2025", "31 December 2025"),
  ])
  func `writes dates with the name of the month`(
    text: String, indonesian: String, english: String
  ) throws {
    let quantity = Quantity.date(try #require(CivilDate(text)))
    #expect(quantity.written(in: .indonesian) == indonesian)
    #expect(quantity.written(in: .english) == english)
  }

  @Test func `writes truth in words and texts as they are`() {
    #expect(Quantity.truth(true).written(in: .indonesian) == "ya")
    #expect(Quantity.truth(false).written(in: .indonesian) == "tidak")
    #expect(Quantity.truth(true).written(in: .english) == "yes")
    #expect(Quantity.truth(false).written(in: .english) == "no")
    #expect(Quantity.text("1.000, a-b").written(in: .indonesian) == "1.000, a-b")
    #expect(Quantity.text("1.000, a-b").written(in: .english) == "1.000, a-b")
  }

  @Test(arguments: [
    ("-1234567", "-1234567"), ("12.50", "12.5"), ("0.125", "0.125"), ("0", "0"),
  ])
  func `gives plain digits to machines`(text: String, expected: String) throws {
    let number = try #require(Decimal(text))
    #expect(Quantity.number(number).plain == expected)
    #expect(Quantity.rupiah(number).plain == expected)
  }

  @Test func `gives plain dates, texts, and truths to machines`() throws {
    let date = try #require(CivilDate("2025-10-09"))
    #expect(Quantity.date(date).plain == "2025-10-09")
    #expect(Quantity.text("a \"b\"").plain == "a \"b\"")
    #expect(Quantity.truth(true).plain == "true")
    #expect(Quantity.truth(false).plain == "false")
  }

  @Test func `takes its kind from the value and its unit`() throws {
    let number = Decimal(5)
    let date = try #require(CivilDate("2025-10-09"))
    #expect(Quantity(.number(number), unit: .rupiah) == .rupiah(number))
    #expect(Quantity(.number(number), unit: .plain) == .number(number))
    #expect(Quantity(.date(date), unit: .plain) == .date(date))
    #expect(Quantity(.text("a"), unit: .rupiah) == .text("a"))
    #expect(Quantity(.bool(true), unit: .plain) == .truth(true))
  }
}
