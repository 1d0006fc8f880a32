import ReviuExpression
import Testing

@testable import ReviuCore

struct PackValidityTests {
  private static func given(_ total: Int) -> String {
    "{rab.total: \(total), rab.satker.kode: \"900017\"}"
  }

  /// A table whose limit changes from one half of the year to the other.
  private static func sketch(
    through: String = "2025-06-30", from: String = "2025-07-01"
  ) -> PackSketch {
    PackSketch(
      table: """
        satker,batas,boleh,satuan,daftar,sumber,yakin,dari,sampai
        900017,1000,ya,OH,,CONTOH,seen,,\(through)
        900017,5000,ya,OH,,CONTOH,seen,\(from),

        """)
  }

  @Test(arguments: [
    ("2025-01-01", 1000), ("2025-06-30", 1000), ("2025-07-01", 5000), ("2026-12-31", 5000),
  ])
  func `the day picks the row of the table`(day: String, limit: Int) throws {
    let pack = try Self.sketch().load(asOf: day)
    #expect(try RuleTrial(pack, given: Self.given(limit)).outcome() == .pass)
    let over = try RuleTrial(pack, given: Self.given(limit + 1))
    #expect(try over.outcome() == .fail)
    #expect(over.findings.first?.expected?.plain == String(limit))
  }

  @Test func `a day before the first row is one without a limit`() throws {
    let sketch = try Self.sketch().replacing(
      "seen,,2025-06-30", with: "seen,2025-02-01,2025-06-30", in: PackSketch.tablePath)
    let pack = try sketch.load(asOf: "2025-01-31")
    #expect(try RuleTrial(pack, given: Self.given(1)).outcome() == .indeterminate)
  }

  @Test func `rows of one key leave no day without a row between them`() throws {
    let problems = try Self.sketch(through: "2025-06-29").problems()
    #expect(
      problems.map(\.reason) == [.validityGap("900017", after: "2025-06-29", before: "2025-07-01")])
    #expect(problems.map(\.line) == [3])
  }

  @Test(arguments: [
    ("2025-06-30", "2025-06-30"), ("2025-06-30", "2025-01-01"), ("2025-06-30", ""),
    ("", "2025-07-01"), ("", ""),
  ])
  func `rows of one key may not hold on the same day`(through: String, from: String) throws {
    let problems = try Self.sketch(through: through, from: from).problems()
    #expect(problems.map(\.reason) == [.duplicateTableKey("900017", firstLine: 2)])
    #expect(problems.map(\.line) == [3])
  }

  @Test func `mistakes in rows of another time are reported too`() throws {
    let sketch = try Self.sketch().replacing("5000", with: "5.000", in: PackSketch.tablePath)
    #expect(
      try sketch.problems().map(\.reason) == [.badTableValue("5.000", type: "rupiah")])
  }

  @Test(arguments: [
    ("{from: 2025-03-01, through: 2025-03-31}", "2025-02-28", Outcome.notApplicable),
    ("{from: 2025-03-01, through: 2025-03-31}", "2025-03-01", .fail),
    ("{from: 2025-03-01, through: 2025-03-31}", "2025-03-31", .fail),
    ("{from: 2025-03-01, through: 2025-03-31}", "2025-04-01", .notApplicable),
    ("{from: 2025-03-01}", "2026-12-31", .fail),
    ("{through: 2025-03-31}", "2025-01-01", .fail),
    ("{through: 2025-03-31}", "2025-04-01", .notApplicable),
  ])
  func `a rule outside its time does not apply`(
    valid: String, day: String, outcome: Outcome
  ) throws {
    let pack = try PackSketch().replacing("value:", with: "valid: \(valid)\n  value:")
      .load(asOf: day)
    #expect(try RuleTrial(pack, given: Self.given(1001)).outcome() == outcome)
  }

  @Test(arguments: ["2024-12-31", "2027-01-01"])
  func `a pack cannot be used outside its time`(day: String) throws {
    let date = try #require(CivilDate(day))
    #expect {
      _ = try RulePack(PackSketch().files, asOf: date)
    } throws: { error in
      guard case .notValid(let id, let from, let through) = error as? PackFailure else {
        return false
      }
      return id == "uji" && from?.description == "2025-01-01"
        && through?.description == "2026-12-31"
    }
  }

  @Test(arguments: ["2025-01-01", "2026-12-31"])
  func `a pack can be used on its first and last day`(day: String) throws {
    #expect(try PackSketch().load(asOf: day).asOf.description == day)
  }

  @Test func `without a day the first one of the pack counts`() throws {
    #expect(try PackSketch().load().asOf.description == "2025-01-01")
  }

  @Test func `a broken pack is refused for its problems, whatever the day`() throws {
    let sketch = try PackSketch().replacing("kind: ceiling", with: "kind: celing")
    let date = try #require(CivilDate("2030-01-01"))
    #expect {
      _ = try RulePack(sketch.files, asOf: date)
    } throws: { error in
      if case .problems = error as? PackFailure { true } else { false }
    }
  }
}
