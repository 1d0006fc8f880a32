import Testing

@testable import ReviuExpression

/// T and F stand for the truths, U for one that depends on a malformed value.
struct LogicTests {
  private static let order: OrderText = {
    var order = OrderText()
    order.rate = "<rate>1,5</rate>"
    return order
  }()

  @Test(arguments: [
    ("T && T", "true"), ("T && F", "false"), ("F && T", "false"), ("F && F", "false"),
    ("T && U", "none"), ("U && T", "none"), ("F && U", "false"), ("U && F", "false"),
    ("U && U", "none"), ("U && U && F", "false"), ("(U && T) && F", "false"),
    ("T || T", "true"), ("T || F", "true"), ("F || T", "true"), ("F || F", "false"),
    ("T || U", "true"), ("U || T", "true"), ("F || U", "none"), ("U || F", "none"),
    ("U || U", "none"), ("U || U || T", "true"), ("U && F || T", "true"), ("U || F && T", "none"),
    ("!T", "false"), ("!F", "true"), ("!U", "none"), ("!!U", "none"),
    ("!(U && F)", "true"), ("!(U || T)", "false"),
  ])
  func `is decided by one side whatever is unknown on the other`(
    text: String, expected: String
  ) throws {
    #expect(try Self.order.result(Self.spelled(text)) == expected)
  }

  @Test(arguments: [
    ("T == T", "true"), ("T == F", "false"), ("F == F", "true"), ("T != F", "true"),
    ("T != T", "false"), ("T == U", "none"), ("U != F", "none"), ("U == U", "none"),
    ("T in [F, T]", "true"), ("T in [F]", "false"), ("U in [T, F]", "none"),
    ("T in [U, T]", "true"), ("T in [T, U]", "true"), ("T in [U, F]", "none"),
  ])
  func `compares truths that are known`(text: String, expected: String) throws {
    #expect(try Self.order.result(Self.spelled(text)) == expected)
  }

  @Test(arguments: [
    ("T ? 1 : 2", "1"), ("F ? 1 : 2", "2"), ("U ? 1 : 2", "none"), ("U ? 1 : 1", "none"),
    ("T ? T : U", "true"), ("F ? U : F", "false"), ("T ? U : T", "none"), ("F ? T : U", "none"),
    ("T ? 1.50 : 2", "1.5"), ("F ? 1.50 : 2", "2"), ("T ? 'a' : 'b'", "'a'"),
    ("F ? 'a' : order.code", "'X1'"), ("U ? 'a' : 'b'", "none"),
    ("T ? date('2025-01-31') : order.head.day", "2025-01-31"),
    ("F ? date('2025-01-31') : order.head.day", "2025-10-09"),
    ("U ? order.head.day : order.head.day", "none"), ("T ? (F ? 1 : 2) : 3", "2"),
    ("T ? 1 : order.total * 9_000_000_000_000_000_000", "1"),
  ])
  func `takes the branch that a known condition names`(text: String, expected: String) throws {
    #expect(try Self.order.result(Self.spelled(text)) == expected)
  }

  private static func spelled(_ text: String) -> String {
    text.replacing("T", with: "true").replacing("F", with: "false")
      .replacing("U", with: "(order.rate > 1)")
  }
}
