internal import ReviuXML

/// A day of the Gregorian calendar, without time and time zone.
package struct CivilDate: Sendable, Hashable, Comparable {
  /// `yyyymmdd` as a number, which sorts as the days do.
  package let packed: Int64

  package var year: Int { Int(packed / 10_000) }
  package var month: Int { Int(packed / 100 % 100) }
  package var day: Int { Int(packed % 100) }

  /// Nil for a day that the calendar does not have; years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= daysIn(month: Int64(month), year: Int64(year))
    else { return nil }
    packed = Int64(year * 10_000 + month * 100 + day)
  }

  /// - Parameter packed: `yyyymmdd` of a day that exists.
  package init?(packed: Int64) {
    self.init(
      year: Int(packed / 10_000), month: Int(packed / 100 % 100), day: Int(packed % 100))
  }

  /// Reads `yyyy-mm-dd`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The next day; nil after the last year.
  package var next: CivilDate? {
    CivilDate(year: year, month: month, day: day + 1)
      ?? CivilDate(year: year, month: month + 1, day: 1)
      ?? CivilDate(year: year + 1, month: 1, day: 1)
  }

  /// The day that many days later, or earlier; nil outside the years 1 to 9999.
  package func adding(days: Int) -> CivilDate? {
    let wanted = dayNumber + days
    guard wanted >= 1 else { return nil }
    // No year has more than 366 days, so the year is this one or one of a few that follow.
    var year = wanted / 366 + 1
    while let next = CivilDate(year: year + 1, month: 1, day: 1), next.dayNumber <= wanted {
      year += 1
    }
    let month = (1...12).last {
      CivilDate(year: year, month: $0, day: 1).map { $0.dayNumber <= wanted } ?? false
    }
    guard let month, let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    return CivilDate(year: year, month: month, day: wanted - first.dayNumber + 1)
  }

  /// How many days lie between this day and the one before the first of year 1.
  package var dayNumber: Int {
    let years = year - 1
    let before = (1..<month).reduce(0) { $0 + Int(daysIn(month: Int64($1), year: Int64(year))) }
    return years * 365 + years / 4 - years / 100 + years / 400 + before + day
  }

  package static func < (left: CivilDate, right: CivilDate) -> Bool { left.packed < right.packed }
}

extension CivilDate: CustomStringConvertible {
  /// `yyyy-mm-dd`.
  package var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
