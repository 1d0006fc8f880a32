import Testing

@testable import ReviuXML

struct TokenFormatTests {
  /// Soft hyphen, widths of nothing, joiners, directions of writing, and the byte order mark.
  private static let invisible: [ClosedRange<UInt32>] = [
    0xAD...0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069,
    0xFEFF...0xFEFF,
  ]

  @Test(
    arguments: [
      ("a", "a"), ("a b c", "a b c"), ("é", "é"), (" a", "a"), ("a ", "a"), ("a  b", "a b"),
      ("a\tb", "a b"), ("a\nb", "a b"), ("a\rb", "a b"), ("a \n", "a"), ("\ta", "a"),
      (" \t a \r\n b \n", "a b"), (" é  ü ", "é ü"), ("\u{A0}a", "a"),
      ("a\u{2028} b", "a b"), ("\u{A0}", "\u{A0}"), ("a & b < c", "a & b < c"), ("", nil),
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
    for letter in ["a", "é", "!", "漢"] {
      let text = Array(repeating: String(repeating: letter, count: count), count: 4)
        .joined(separator: " ")
      #expect(try SingleValue(text, .text(maxLength: 200)).text == text, "\(count) times \(letter)")
    }
  }

  @Test func `reads every space as one, and not what nobody sees`() throws {
    for scalar in (0x21...0x1_FFFF).compactMap(Unicode.Scalar.init)
    where scalar.value < 0xFFFE || scalar.value > 0xFFFF {
      let properties = scalar.properties
      let expected =
        if properties.isWhitespace { "OH a" } else if scalar == "\u{2010}" || scalar == "\u{2011}" {
          "OH-a"
        } else if Self.invisible.contains(where: { $0.contains(scalar.value) }) {
          "OHa"
        } else {
          "OH\(scalar)a"
        }
      let read = try SingleValue("OH\(scalar)a", .text(maxLength: 10)).text
      #expect(
        read?.unicodeScalars.elementsEqual(expected.unicodeScalars) == true,
        "\(scalar.escaped(asASCII: true))")
    }
  }

  @Test(
    arguments: [
      ("abcde", true), ("abcdef", false), ("  abcde  ", true), ("ab  cd", true),
      ("ab   cde", false), ("ab \n c d", false), ("abcd\u{AD}e", false), ("éééée", true),
      ("éééééé", false),
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
