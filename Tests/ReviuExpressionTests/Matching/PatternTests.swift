import Testing

@testable import ReviuExpression

struct PatternTests {
  @Test(arguments: [
    ("abc", ["abc"], ["ab", "abcd", "ABC", ""]), ("", [""], ["a"]),
    ("a.c", ["abc", "a.c", "aéc", "a😀c"], ["a\nc", "ac"]),
    ("a|b", ["a", "b"], ["ab", "", "c"]), ("|a", ["", "a"], ["aa"]),
    ("a||b", ["a", "", "b"], ["ab"]),
    ("ab|cd", ["ab", "cd"], ["abd", "acd"]), ("a(b|c)d", ["abd", "acd"], ["ad", "abcd"]),
    ("(?:a)b", ["ab"], ["b"]), ("()", [""], ["a"]), ("(a)(b)", ["ab"], ["a"]),
    ("a*", ["", "a", "aaa"], ["b", "ab"]), ("a+", ["a", "aa"], ["", "ab"]),
    ("a?", ["", "a"], ["aa"]),
    ("ab*", ["a", "abb"], ["abab"]), ("(ab)*", ["", "abab"], ["aba"]),
    ("a{3}", ["aaa"], ["aa", "aaaa"]),
    ("a{2,}", ["aa", "aaaaa"], ["a"]), ("a{1,3}", ["a", "aaa"], ["", "aaaa"]),
    ("a{0}", [""], ["a"]),
    ("a{0,1}b", ["b", "ab"], ["aab"]), ("(a|b){2}", ["ab", "ba", "aa"], ["a", "abc"]),
    ("x{1,2}y", ["xy", "xxy"], ["y", "xxxy"]), ("]", ["]"], ["["]), ("}", ["}"], [""]),
    ("a-b", ["a-b"], ["ab"]),
  ])
  func `matches whole texts`(source: String, matching: [String], other: [String]) throws {
    try expect(source, matches: matching, notMatches: other)
  }

  @Test(arguments: [
    ("[abc]", ["a", "c"], ["d", "", "ab"]), ("[^abc]", ["d", "\n", "é"], ["a"]),
    ("[a-c]", ["a", "b", "c"], ["d", "-"]),
    ("[a-c0-9]", ["b", "5"], ["d"]), ("[-a]", ["-", "a"], ["b"]), ("[a-]", ["-", "a"], ["b"]),
    ("[]a]", ["]", "a"], ["["]),
    ("[^]a]", ["b"], ["]", "a"]), ("[a^]", ["a", "^"], ["b"]), (#"[\]]"#, ["]"], ["\\"]),
    (#"[\\]"#, ["\\"], ["/"]),
    (#"[a\-c]"#, ["a", "-", "c"], ["b"]), (#"[\d]"#, ["0", "9"], ["a", "٣"]),
    (#"[\D]"#, ["a"], ["1"]),
    (#"[\dx]"#, ["1", "x"], ["a"]), (#"[^\d]"#, ["a"], ["1"]), (#"[^\D]"#, ["1"], ["a"]),
    (#"[\W\d]"#, ["-", "1"], ["a"]),
    (#"[\s\S]"#, ["a", "\n"], [""]), (#"[^\s\S]"#, [], ["a", "\n"]),
    (#"[\w-]"#, ["a", "-"], ["."]), ("[.]", ["."], ["a"]),
    ("[$^*+?(){}|]", ["$", "*", "|"], ["a"]), ("[é-ü]", ["ö"], ["e"]), ("[😀-😂]", ["😁"], ["😃"]),
    (#"[\t\n]"#, ["\t", "\n"], ["t"]),
    ("[ -~]", ["a", " ", "~"], ["é"]), ("[+--]", ["+", ",", "-"], ["."]),
  ])
  func `reads classes as others do`(source: String, matching: [String], other: [String]) throws {
    try expect(source, matches: matching, notMatches: other)
  }

  @Test(arguments: [
    (#"\d"#, ["0", "9"], ["a", "", "٣", "１"]), (#"\D"#, ["a", "é", "\n"], ["0"]),
    (#"\w"#, ["a", "Z", "0", "_"], ["-", "é", " "]), (#"\W"#, ["-", "é"], ["a", "_"]),
    (#"\s"#, [" ", "\t", "\n", "\r"], ["a", "\u{A0}"]), (#"\S"#, ["a", "\u{A0}"], [" "]),
    (#"\."#, ["."], ["a"]), (#"\\"#, ["\\"], ["/"]), (#"\n\t"#, ["\n\t"], ["nt"]),
    (#"\^\$"#, ["^$"], [""]),
    (#"\(\)\[\]\{\}\|\*\+\?"#, ["()[]{}|*+?"], [""]), (#"\-\/\_\ "#, ["-/_ "], [""]),
  ])
  func `reads escapes as others do`(source: String, matching: [String], other: [String]) throws {
    try expect(source, matches: matching, notMatches: other)
  }

  @Test(arguments: [
    ("b", "abc", true), ("^b", "abc", false), ("^a", "abc", true), ("c$", "abc", true),
    ("b$", "abc", false),
    ("^$", "", true), ("^$", "a", false), ("$", "a", true), ("^", "a", true), ("a^b", "ab", false),
    ("a$b", "ab", false),
    ("(^a|b)c", "xbc", true), ("(^a|b)c", "xac", false), ("a($|b)", "xa", true),
    ("a($|b)", "xac", false),
    ("a\n$", "a\n", true), ("a$", "a\n", false), ("^b", "a\nb", false),
    ("(^|,)a(,|$)", "b,a", true), ("^^a$$", "a", true),
    ("(?:^)*a", "ba", true), ("x*", "", true), ("a+b", "caaab", true), ("é", "caf\u{E9}", true),
    ("é", "cafe\u{301}", false),
  ])
  func `finds a part of a text`(source: String, text: String, expected: Bool) throws {
    #expect(try Pattern(source).occurs(in: text) == expected)
  }

  @Test(arguments: [
    "(", ")", "a)", "(a", "(a|b", "[", "[a", "[]", "[^]", "[^", "*", "+a", "?", "{", "{2}", "a|*",
    "(*a)", "a**", "a+?", "a*?",
    "a{2}{3}", "a{2}?", "a{", "a{x}", "a{1", "a{1,", "a{1,2", "a{,3}", "a{2,1}", "a{-1}",
    "a{1000000000000000000000}",
    "[b-a]", #"[a-\d]"#, "\\", #"\b"#, #"\B"#, #"\A"#, #"\z"#, #"\1"#, #"\0"#, #"\x41"#, #"\u0041"#,
    #"\p{L}"#, #"\r"#, #"\é"#,
    #"[\b]"#, "(?=a)", "(?!a)", "(?<=a)b", "(?<n>a)", "(?P<n>a)", "(?i)a", "(?#c)", "(?>a)", "[\\",
    "(?",
  ])
  func `refuses what is malformed or not supported`(source: String) {
    #expect(throws: Pattern.Problem.self) { try Pattern(source) }
  }

  @Test(
    arguments: [
      ("(a", .unclosed(")")), ("a)", .unexpected(")")), ("[a", .unclosed("]")),
      ("a{2", .unclosed("}")), ("*a", .nothingToRepeat("*")), ("a**", .repeatedRepetition),
      ("a{3,2}", .reversedBounds), ("[z-a]", .reversedRange), ("[a-\\d]", .rangeOfClass),
      ("(?=a)", .groupForm),
      (#"\b"#, .unsupportedEscape("b")), ("a\\", .nothingEscaped), ("a{,3}", .noNumber),
      ("[[:alpha:]]", .namedClass), ("(a{1000}){1000}", .tooLarge),
      (String(repeating: "(", count: 60), .tooDeep),
    ] as [(String, Pattern.Problem)])
  func `says what is wrong`(source: String, problem: Pattern.Problem) {
    #expect(throws: problem) { try Pattern(source) }
  }

  @Test(arguments: [
    (#"[\.-z]"#, ["a", "/", "."], ["-"]), (#"[\t-z]"#, ["a", " ", "-"], []),
    (#"[\[-a]"#, ["_", "^"], ["-"]),
    (#"[\--/]"#, ["-", ".", "/"], [","]), (#"[!-\/]"#, ["-", "."], ["0"]),
  ])
  func `reads a range with an escape at its end as others do, or refuses it`(
    source: String, matching: [String], other: [String]
  ) throws {
    guard (try? Pattern(source)) != nil else { return }
    try expect(source, matches: matching, notMatches: other)
  }

  @Test(arguments: ["[[:alpha:]]", "[[:digit:]]+", "[[:^space:]]", "[^[:upper:]]"])
  func `does not take a named class of RE2 for letters`(source: String) {
    #expect(throws: Pattern.Problem.self) { try Pattern(source) }
  }

  @Test(arguments: [
    ("(a*)*b", "a", false), ("(a*)*b", "ab", true), ("(a|aa)+$", "a", true),
    ("(a|aa)+$", "ab", false),
    ("(a|a)*c", "a", false), ("(.*)(.*)(.*)x", "a", false), ("(a?){20}a{20}", "a", true),
    ("((a+)+)+!", "a", false),
  ])
  func `finishes on long texts whatever the pattern`(
    source: String, unit: String, expected: Bool
  ) throws {
    let text = String(repeating: unit, count: 20_000 / unit.utf8.count)
    #expect(try Pattern(source).occurs(in: text) == expected)
  }

  @Test(arguments: [
    "(a*)*", "(a*)+", "(|a)*", "((a?)*)*", "()*", "(()|a)+", "(a*|b*)*", "(^)*", "($)+",
  ])
  func `leaves loops that match nothing`(source: String) throws {
    let pattern = try Pattern(source)
    #expect(pattern.matchesWhole(""))
    #expect(pattern.occurs(in: "xyz"))
    #expect(!pattern.matchesWhole("xyz"))
  }

  @Test func `refuses patterns that are too large or too deep`() {
    for source in [
      "a{1999}a{1999}", "a{600}|a{600}|a{600}|a{600}", "(a{200}){200}", "((a{30}){30}){30}",
      String(repeating: "a", count: 2_001),
      String(repeating: "(", count: 60) + String(repeating: ")", count: 60),
      String(repeating: "(", count: 100_000),
    ] {
      #expect(throws: Pattern.Problem.self, "\(source.prefix(20))") { try Pattern(source) }
    }
    #expect(throws: Never.self) { try Pattern("(a{40}){40}") }
  }

  @Test func `compiles a pattern once, and another that only looks like it as well`() throws {
    let known = KnownPatterns()
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    try #require(composed == decomposed)
    let first = try known.pattern(composed)
    #expect(try known.pattern(composed) === first)
    #expect(try known.pattern(decomposed).matchesWhole(decomposed))
    #expect(!first.matchesWhole(decomposed))
    #expect(throws: Pattern.Problem.unclosed(")")) { try known.pattern("(a") }
  }

  private func expect(
    _ source: String, matches matching: [String], notMatches other: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let pattern = try Pattern(source)
    #expect(pattern.source == source, sourceLocation: sourceLocation)
    #expect(matching.filter { !pattern.matchesWhole($0) } == [], sourceLocation: sourceLocation)
    #expect(other.filter { pattern.matchesWhole($0) } == [], sourceLocation: sourceLocation)
  }
}
