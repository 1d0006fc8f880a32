import Testing

@testable import ReviuXML

struct TokenFormatTests {
  @Test(
    arguments: [
      ("a", "a"), ("a b c", "a b c"), ("é", "é"), (" a", "a"), ("a ", "a"), ("a  b", "a b"),
      ("a\tb", "a b"), ("a\nb", "a b"), ("a\rb", "a b"), ("a \n", "a"), ("\ta", "a"),
      (" \t a \r\n b \n", "a b"), (" é  ü ", "é ü"), ("\u{A0}a", "a"),
      ("a\u{2028} b", "a b"), ("a & b < c", "a & b < c"), ("", nil),
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
      for letter in ["a", "é", "\u{C0}", "😀"] {
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
    let planes = [0x21...0x1_FFFF, 0xE_0000...0xE_0FFF] as [ClosedRange<UInt32>]
    for scalar in planes.joined().compactMap(Unicode.Scalar.init)
    where scalar.value < 0xFFFE || scalar.value > 0xFFFF {
      let properties = scalar.properties
      let expected =
        if properties.isWhitespace || scalar == "\u{2800}" {
          "OH a"
        } else if scalar == "\u{2010}" || scalar == "\u{2011}" {
          "OH-a"
        } else if properties.isDefaultIgnorableCodePoint || properties.generalCategory == .control
          || ("\u{FFF9}"..."\u{FFFB}").contains(scalar)
        {
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

  @Test(arguments: ["\u{A0}", "\u{200B}", "\u{7F}", " \u{AD} ", "\u{3164}\u{2800}", "\u{E0020}"])
  func `takes a text that nobody sees for none, which the schema allows`(text: String) throws {
    let value = try SingleValue(text, .text(maxLength: 10))
    #expect(try value.cell == Cell.missing)
    #expect(ValueFormat.text(maxLength: 10).accepts(text))
  }

  @Test(arguments: ["a\u{A0}b", "a\u{2011}b", "a\u{200B}b", "\u{AD}", "a\u{7F}b"])
  func `reads no character of a name as another one`(name: String) throws {
    let format = ValueFormat.text(maxLength: 10, as: .name)
    #expect(try SingleValue(name, format).text?.utf8.elementsEqual(name.utf8) == true)
    #expect(
      try SingleValue(" \(name)  b\n", format).text?.utf8.elementsEqual("\(name) b".utf8) == true)
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
