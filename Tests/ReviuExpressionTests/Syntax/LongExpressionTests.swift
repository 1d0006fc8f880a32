import Testing

@testable import ReviuExpression

/// A process of its own shows that nothing overflows the stack.
struct LongExpressionTests {
  @Test(arguments: [" + 1", " * 1", " - 1"])
  func `reads sums of as many terms as people write`(term: String) throws {
    let text = "1" + String(repeating: term, count: 60)
    #expect(try Expression(parsing: text).nodes.count == 121)
  }

  @Test func `survives a sum of many terms`() async {
    await #expect(processExitsWith: .success) {
      check(String(repeating: "1 + ", count: 100_000) + "1")
    }
  }

  @Test func `survives a conjunction of many conditions`() async {
    await #expect(processExitsWith: .success) {
      check(String(repeating: "true && ", count: 100_000) + "true")
    }
  }

  @Test func `survives long chains in parentheses in long chains`() async {
    await #expect(processExitsWith: .success) {
      let chain = String(repeating: " + 1", count: 100)
      check((0..<63).reduce("1") { text, _ in "(\(text)\(chain))" })
    }
  }

  @Test func `survives a long path of fields`() async {
    await #expect(processExitsWith: .success) {
      check("a" + String(repeating: ".a", count: 100_000))
    }
  }

  @Test func `survives a long chain of filters`() async {
    await #expect(processExitsWith: .success) {
      check("a.b" + String(repeating: ".filter(x, true)", count: 100_000) + ".count()")
    }
  }
}

/// Reads, checks, compiles, and evaluates; refusing the expression at any step is as good.
private func check(_ text: String) {
  let checker = Checker(schema: Schema(records: [], globals: []))
  guard let expression = try? Expression(parsing: text),
    let checked = try? checker.check(expression)
  else { return }
  _ = Program(checked)
}
