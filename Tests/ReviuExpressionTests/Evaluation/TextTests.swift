import Testing

@testable import ReviuExpression

struct TextTests {
  @Test(arguments: [
    ("'abc'.startsWith('ab')", "true"), ("'abc'.startsWith('abc')", "true"),
    ("'abc'.startsWith('')", "true"), ("'abc'.startsWith('abcd')", "false"),
    ("'abc'.startsWith('b')", "false"), ("''.startsWith('')", "true"),
    ("'abc'.endsWith('bc')", "true"), ("'abc'.endsWith('abc')", "true"),
    ("'abc'.endsWith('')", "true"), ("'abc'.endsWith('zabc')", "false"),
    ("'abc'.endsWith('ab')", "false"), ("''.endsWith('a')", "false"),
    ("'abc'.contains('b')", "true"), ("'abc'.contains('')", "true"),
    ("''.contains('')", "true"), ("'abc'.contains('abc')", "true"),
    ("'abc'.contains('ac')", "false"), ("'abc'.contains('abcd')", "false"),
    ("'aab'.contains('ab')", "true"), ("'ABC'.contains('b')", "false"),
    ("'é'.contains('e')", "false"), ("order.head.title.startsWith('Cha')", "true"),
    ("order.head.title.endsWith('airs')", "true"), ("order.head.title.contains('i')", "true"),
    ("order.head.title.contains(order.code)", "false"), ("'X12'.startsWith(order.code)", "true"),
  ])
  func `is searched letter by letter`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("size('')", "0"), ("'abc'.size()", "3"), ("size('é€😀')", "3"), ("size('e\u{301}')", "2"),
    ("size(order.code)", "2"), ("order.code.size() + 1", "3"), ("'a' + 'b'", "'ab'"),
    ("'' + order.code + '2' == 'X12'", "true"), ("size('é' + order.code)", "3"),
    ("(order.code + '12').startsWith('X1')", "true"), ("('a' + 'b') in ['ab']", "true"),
  ])
  func `has a length and can be put together`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    ("'abc'.matches('b')", "true"), ("'abc'.matches('^b')", "false"),
    ("'abc'.matches('^a.c$')", "true"), (#"'a1'.matches('^[a-z]\\d$')"#, "true"),
    ("order.head.title.matches('^C[a-z]+$')", "true"), ("'abc'.matches('')", "true"),
    ("(true ? order.code : 'a').matches('X')", "true"),
  ])
  func `matches a pattern anywhere unless it is anchored`(text: String, expected: String) throws {
    #expect(try OrderText().result(text) == expected)
  }

  @Test(arguments: [
    "order.head.title.startsWith('a')", "'a'.startsWith(order.head.title)",
    "order.head.title.endsWith('')", "'a'.contains(order.head.title)",
    "order.head.title.matches('')", "order.head.title in ['a']",
    "order.head.title.startsWith(order.head.title)", "size(order.head.title)",
    "'a' + order.head.title", "(order.head.title + 'a').size()",
  ])
  func `is unknown where a text cannot be read`(text: String) throws {
    var order = OrderText()
    order.head = "<head><day>2025-10-09</day></head>"
    #expect(try order.result(text) == "none")
  }

  @Test(arguments: [
    ("<title>a &amp; b</title>", "'a & b'"), ("<title>a&#x20AC;</title>", "'a€'"),
    ("<title>  a \n b  </title>", "'a b'"), ("<title><![CDATA[a<b]]></title>", "'a<b'"),
    ("<title>a<!-- x -->b</title>", "'ab'"), ("<title>é😀</title>", "'é😀'"),
  ])
  func `is what the document means, not how it is written`(
    title: String, expected: String
  ) throws {
    var order = OrderText()
    order.head = "<head>\(title)<day>2025-10-09</day></head>"
    #expect(try order.result("order.head.title") == expected)
    #expect(try order.result("order.head.title == \(expected)") == "true")
    #expect(try order.result("order.head.title != \(expected)") == "false")
  }

  @Test func `differs where its bytes differ, however it looks`() throws {
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    var order = OrderText()
    order.head = "<head><title>\(decomposed)</title><day>2025-10-09</day></head>"
    #expect(try order.result("order.head.title == '\(composed)'") == "false")
    #expect(try order.result("order.head.title != '\(composed)'") == "true")
    #expect(try order.result("order.head.title in ['\(composed)']") == "false")
    #expect(try order.result("order.head.title == '\(decomposed)'") == "true")
    #expect(try order.result("order.head.title <= '\(composed)'") == "true")
    #expect(try order.result("order.head.title >= '\(composed)'") == "false")
    #expect(try order.result("order.head.title.contains('\(composed)')") == "false")
    #expect(try order.result("order.head.title.contains('e')") == "true")
  }

  @Test(arguments: [
    ("<day>2025-10-09</day>", "2025-10-09"), ("<day> 2025-10-09\n</day>", "2025-10-09"),
    ("<day>2025-02-29</day>", "none"), ("<day>09-10-2025</day>", "none"), ("<day/>", "none"),
  ])
  func `is no date unless the calendar has it`(day: String, expected: String) throws {
    var order = OrderText()
    order.head = "<head><title>a</title>\(day)</head>"
    #expect(try order.result("order.head.day") == expected)
  }
}
