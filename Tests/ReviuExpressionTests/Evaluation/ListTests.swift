import Testing

@testable import ReviuExpression

struct ListTests {
  @Test(arguments: [
    ("size([])", "0"), ("[].size()", "0"), ("[] == []", "true"), ("[] != []", "false"),
    ("[] == [order.total]", "false"), ("[1] != []", "true"), ("[] + [3, 4] == [3, 4]", "true"),
    ("[] + [] == []", "true"), ("order.total in []", "false"),
    ("[].exists(e, e == 2)", "false"), ("[].all(e, e > 0)", "true"),
    ("[].exists_one(e, e == 7)", "false"), ("[].all(i, e, i > e)", "true"),
    ("[].map(e, e * 2) == []", "true"), ("[].filter(e, e).size()", "0"), ("[].sum()", "0"),
    ("[].map(e, e).sum()", "0"), ("[].join('-')", "''"), ("[].join()", "''"),
    ("cel.bind(l, [], l + [1] == [1] && l == [])", "true"),
  ])
  func `holds nothing against a list without values`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test func `does not know whether something that is not there is in a list without values`()
    throws
  {
    var order = OrderText()
    order.total = ""
    #expect(try order.result("order.total in []") == "none")
  }

  @Test(arguments: [
    ("[].all(1, true)", ExpressionError.Reason.notALoopVariable, 7..<8),
    ("[].map(order, 1)", .shadowedName("order"), 7..<12),
    ("[].exists(i, order, true)", .shadowedName("order"), 13..<18),
    (
      "[].all(i)", .wrongArgumentCount(function: "all", expected: 2, found: 1), 3..<6
    ),
    ("[].joins()", .unknownFunction("joins", suggestion: "join"), 3..<8),
    ("[].join(1)", .typeMismatch(expected: "string", found: "int"), 8..<9),
  ])
  func `checks what is asked of a list without values`(
    text: String, reason: ExpressionError.Reason, span: Range<Int>
  ) {
    #expect(throws: ExpressionError(reason, at: span)) { try CheckedExpression(text) }
  }

  @Test(arguments: [
    ("[1] in [[2], [1]]", "true"), ("[order.total] in [[1], [2, 3]]", "false"),
    ("[[1, 2], []] == [[1, 2], []]", "true"), ("[[]] != [[]]", "false"),
    ("[[1], [2, 3]].map(l, l.sum()).sum()", "6"), ("[[1], [2, 3]].all(l, l.size() < 3)", "true"),
    ("[['A', order.code], ['B']].exists(l, 'X1' in l)", "true"),
    ("[[1], [2]].filter(l, 1 in l).size()", "1"),
  ])
  func `goes through lists of lists`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }
}
