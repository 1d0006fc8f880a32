import Testing

@testable import ReviuExpression

struct CivilDateTests {
  private static let days = Result { try VectorScript(name: "civil_dates.py").lines() }

  @Test func `reads and writes every day from 1900 to 2100 in order`() throws {
    let days = try Self.days.get()
    #expect(days.count > 73_000)
    var previous: CivilDate?
    for text in days {
      let date = try #require(CivilDate(text), "\(text)")
      try #require(date.description == text)
      try #require(CivilDate(packed: date.packed) == date)
      if let previous { try #require(previous < date && previous.packed < date.packed) }
      previous = date
    }
  }

  @Test func `has no other day from 1900 to 2100`() throws {
    let days = Set(try Self.days.get())
    for year in 1900...2100 {
      for month in -1...14 {
        for day in -1...33 {
          guard let date = CivilDate(year: year, month: month, day: day) else {
            let text = "\(year)-\(padded(month))-\(padded(day))"
            try #require(!days.contains(text), "\(text)")
            continue
          }
          try #require(days.contains(date.description), "\(date)")
          try #require((date.year, date.month, date.day) == (year, month, day), "\(date)")
        }
      }
    }
  }

  @Test(
    arguments: [
      ("0001-01-01", 1_01_01), ("9999-12-31", 9999_12_31), ("2000-02-29", 2000_02_29),
      ("2024-02-29", 2024_02_29), ("0004-02-29", 4_02_29), ("0400-02-29", 400_02_29),
    ] as [(String, Int64)])
  func `reads the days at the ends of the calendar and of leap years`(
    text: String, packed: Int64
  ) throws {
    let date = try #require(CivilDate(text))
    #expect(date.packed == packed)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "", "2025-1-1", "2025-01-1", "25-01-01", "12025-01-01", "2025/01/01", "2025-01-01 ",
    " 2025-01-01", "2025-01-01T00:00", "01-01-2025", "20250101", "-025-01-01", "+025-01-01",
    "２０２５-01-01", "2025-01-0a", "2025–01–01", "2025-13-01", "2025-00-01", "2025-01-00",
    "2025-01-32", "2025-04-31", "2025-02-29", "1900-02-29", "2100-02-29", "0000-01-01",
    "0100-02-29", "0200-02-29", "1000-02-29", "1800-02-29", "9900-02-29",
  ])
  func `reads nothing else`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(
    arguments: [
      0, -1, 1, Int64.min, Int64.max, 10000_01_01, 2025_02_29, 2025_13_01, 2025_01_00, -2025_01_01,
      2025_01_01_00, 101,
    ] as [Int64])
  func `takes no number that is not a packed day`(packed: Int64) {
    #expect(CivilDate(packed: packed) == nil)
  }

  @Test func `has years 1 to 9999`() {
    #expect(CivilDate(year: 0, month: 1, day: 1) == nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: -1, month: 1, day: 1) == nil)
    #expect(CivilDate(year: Int.max, month: 1, day: 1) == nil)
  }

  private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  @Test func `adding days moves the day number by as many, over a whole cycle of leap years`()
    throws
  {
    let start = try #require(CivilDate(year: 1999, month: 2, day: 28))
    for days in stride(from: -150_000, through: 150_000, by: 37) {
      let day = try #require(start.adding(days: days))
      #expect(day.dayNumber == start.dayNumber + days)
      #expect(day.next == start.adding(days: days + 1))
    }
  }

  @Test func `no day lies before the first or behind the last`() throws {
    let first = try #require(CivilDate(year: 1, month: 1, day: 1))
    let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
    #expect(first.adding(days: -1) == nil)
    #expect(last.adding(days: 1) == nil)
    #expect(first.adding(days: last.dayNumber - 1) == last)
  }
}
