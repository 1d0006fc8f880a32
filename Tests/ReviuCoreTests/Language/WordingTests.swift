import Testing

@testable import ReviuCore

struct WordingTests {
  @Test func `English agrees with the number`() {
    #expect([0, 1, 2].map { $0.counted("row") } == ["0 rows", "1 row", "2 rows"])
    #expect([1, 2].map { $0.counted("value is", "values are") } == ["1 value is", "2 values are"])
  }
}
