import Testing

@testable import ReviuXML

struct TokenFormatTests {
  @Test(
    arguments: [
      ("a", "a"), ("a b c", "a b c"), ("é", "é"), (" a", "a"), ("a ", "a"), ("a  b", "a b"),
      ("a\tb", "a b"), ("a\nb", "a b"), ("a\rb", "a b"), ("a \n", "a"), ("\ta", "a"),
      (" \t a \r\n b \n", "a b"), (" é  ü ", "é ü"), ("\u{A0}a", "\u{A0}a"),
      ("a\u{2028} b", "a\u{2028} b"), ("\u{A0}", "\u{A0}"), ("a & b < c", "a & b < c"), ("", nil),
      (" ", nil), ("  ", nil), ("\n", nil), ("\t", nil), ("\r", nil), (" \t\r\n", nil),
      ("        ", nil), ("         ", nil),
    ] as [(String, String?)])
  func `collapses white space and refuses what has nothing else`(
    text: String, expected: String?
  ) throws {
    #expect(try SingleValue(text, .text(maxLength: 10)).text == expected)
    #expect(ValueFormat.text(maxLength: 10).accepts(text) == (expected != nil))
  }

  @Test(arguments: ["  ", "\n", "\t", " \n", "\r", "   ", "\t\t"])
  func `collapses white space wherever it stands`(space: String) throws {
    for count in 1...26 {
      for letter in ["a", "é", "\u{80}", "😀"] {
        let words = String(repeating: letter, count: count)
        let text = words + space + words
        #expect(
          try SingleValue(text, .text(maxLength: 100)).text == words + " " + words,
          "after \(count) times \(letter)")
      }
    }
  }

  @Test(arguments: 1...26)
  func `leaves single spaces as they are wherever they stand`(count: Int) throws {
    for letter in ["a", "é", "!", "\u{A0}"] {
      let text = Array(repeating: String(repeating: letter, count: count), count: 4)
        .joined(separator: " ")
      #expect(try SingleValue(text, .text(maxLength: 200)).text == text, "\(count) times \(letter)")
    }
  }

  @Test(
    arguments: [
      ("abcde", true), ("abcdef", false), ("  abcde  ", true), ("ab  cd", true),
      ("ab   cde", false), ("ab \n c d", false), ("éééée", true), ("éééééé", false),
      ("😀😀😀😀😀", true), ("😀😀😀😀😀😀", false), (" 😀😀 😀😀 ", true), ("e\u{301}e\u{301}e", true),
      ("e\u{301}e\u{301}e\u{301}", false), ("          a", true), ("a          ", true),
    ])
  func `counts code points after collapsing`(text: String, isAccepted: Bool) {
    #expect(ValueFormat.text(maxLength: 5).accepts(text) == isAccepted)
  }

  @Test(arguments: ["a", "é", "漢", "😀"])
  func `takes exactly twenty thousand code points`(letter: String) throws {
    let format = ValueFormat.text(maxLength: 20_000)
    let longest = String(repeating: letter, count: 20_000)
    #expect(try SingleValue(longest, format).text == longest)
    #expect(try SingleValue(longest + letter, format).text == nil)
  }
}
