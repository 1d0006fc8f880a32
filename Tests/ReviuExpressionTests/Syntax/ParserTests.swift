import Testing

@testable import ReviuExpression

struct ParserTests {
  @Test(arguments: [
    ("a || b && c", "(|| a (&& b c))"), ("a && b || c", "(|| (&& a b) c)"),
    ("a && b == c", "(&& a (== b c))"), ("a == b && c", "(&& (== a b) c)"),
    ("a < b + c", "(< a (+ b c))"), ("a + b < c", "(< (+ a b) c)"),
    ("a in b + c", "(in a (+ b c))"), ("a + b in c", "(in (+ a b) c)"),
    ("a + b * c", "(+ a (* b c))"), ("a * b + c", "(+ (* a b) c)"),
    ("a - b * c", "(- a (* b c))"), ("-a * b", "(* (- a) b)"), ("a * -b", "(* a (- b))"),
    ("!a && b", "(&& (! a) b)"), ("!a == b", "(== (! a) b)"), ("-a.b", "(- (. a b))"),
    ("!a.f(b)", "(! (a.f b))"), ("a - -b", "(- a (- b))"), ("--a", "(- (- a))"),
    ("a ? b : c || d", "(? a b (|| c d))"), ("a || b ? c : d", "(? (|| a b) c d)"),
    ("a ? b : c ? d : e", "(? a b (? c d e))"), ("(a ? b : c) ? d : e", "(? (? a b c) d e)"),
    ("a < b ? c + 1 : d", "(? (< a b) (+ c 1) d)"),
  ])
  func `binds operators as CEL does`(text: String, expected: String) throws {
    #expect(try Expression(parsing: text).sketch == expected)
  }

  @Test(arguments: ["||", "&&", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*"])
  func `groups operators of one rank from the left`(symbol: String) throws {
    let expression = try Expression(parsing: "a \(symbol) b \(symbol) c")
    #expect(expression.sketch == "(\(symbol) (\(symbol) a b) c)")
  }

  @Test(arguments: [
    ("==", "<"), ("<", "=="), ("in", "!="), (">=", "in"), ("+", "-"), ("-", "+"),
  ])
  func `groups different operators of one rank from the left`(
    first: String, second: String
  ) throws {
    let expression = try Expression(parsing: "a \(first) b \(second) c")
    #expect(expression.sketch == "(\(second) (\(first) a b) c)")
  }

  @Test(arguments: [
    ("(a || b) && c", "(&& (|| a b) c)"), ("a * (b + c)", "(* a (+ b c))"),
    ("a - (b - c)", "(- a (- b c))"), ("-(a + b)", "(- (+ a b))"), ("((a))", "a"),
    ("!(a && b)", "(! (&& a b))"), ("a == (b == c)", "(== a (== b c))"),
  ])
  func `lets parentheses decide`(text: String, expected: String) throws {
    #expect(try Expression(parsing: text).sketch == expected)
  }

  @Test(arguments: [
    ("a.b.c", "(. (. a b) c)"), ("f()", "(f)"), ("f(a, b + 1)", "(f a (+ b 1))"),
    ("a.f()", "(a.f)"), ("a.b.f(x, x.y).g(z)", "(((. a b).f x (. x y)).g z)"),
    ("(a + b).f()", "((+ a b).f)"), ("\"t\".f()", "('t'.f)"), ("[]", "[]"),
    ("[1, 2.50, \"x\", true]", "[1 250e-2 'x' true]"), ("[[a], [b, c]]", "[[a] [b c]]"),
    ("a in [1, 2]", "(in a [1 2])"), ("a.in_b", "(. a in_b)"), ("{}", "{}"),
    ("{'a': 1, b + c: [2]}", "{'a':1 (+ b c):[2]}"), ("{a ? b : c : d}", "{(? a b c):d}"),
    ("{'a': {}}.a", "(. {'a':{}} a)"), ("a[0]", "([] a 0)"),
    ("a.b[c][d].e", "(. ([] ([] (. a b) c) d) e)"),
    ("-a[0]", "(- ([] a 0))"), ("f(a)[0]", "([] (f a) 0)"), ("[a][0]", "([] [a] 0)"),
    ("a in b[c ? d : e]", "(in a ([] b (? c d e)))"),
  ])
  func `reads members, calls, lists, maps, and what is looked up in them`(
    text: String, expected: String
  ) throws {
    #expect(try Expression(parsing: text).sketch == expected)
  }

  @Test(arguments: [
    ("[a, b,]", "[a b]"), ("[\n a,\n b,\n]", "[a b]"), ("{a: b,}", "{a:b}"),
  ])
  func `reads a comma behind the last element of a list or a map as CEL does, or refuses it`(
    text: String, expected: String
  ) {
    let expression = try? Expression(parsing: text)
    #expect([expected, nil].contains(expression?.sketch))
  }

  @Test(arguments: ["f(a,)", "a.f(b,)"])
  func `allows no comma behind the last argument, as CEL does not`(text: String) {
    #expect(throws: ExpressionError.self) { try Expression(parsing: text) }
  }

  @Test func `allows no condition without parentheses before the colon, as CEL does not`() {
    #expect(throws: ExpressionError.self) { try Expression(parsing: "a ? b ? c : d : e") }
  }
}
