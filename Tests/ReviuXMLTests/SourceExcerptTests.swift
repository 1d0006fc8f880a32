import ReviuTestSupport
import Testing

@testable import ReviuXML

/// Places and excerpts in long documents, against counting from the start.
struct SourceExcerptTests {
  private struct Letter {
    var scalar: Unicode.Scalar
    var offset: Int
    var line: Int
    var column: Int
  }

  /// Letters of one to four bytes in lines of very different lengths.
  private static func document(seed: UInt64, lineEnds: Int) -> [Letter] {
    var random = SplitMix64(seed: seed)
    let scalars = Array("aé漢😀<".unicodeScalars)
    var letters: [Letter] = []
    var (offset, line, column) = (0, 1, 1)
    for _ in 0..<12_000 {
      let isEnd = Int.random(in: 0..<lineEnds, using: &random) == 0
      let scalar = isEnd ? "\n" : scalars[Int.random(in: 0..<scalars.count, using: &random)]
      letters.append(Letter(scalar: scalar, offset: offset, line: line, column: column))
      offset += UTF8.width(scalar)
      (line, column) = isEnd ? (line + 1, 1) : (line, column + 1)
    }
    return letters
  }

  private static func index(of letters: [Letter]) -> LineIndex {
    let bytes = Array(String(String.UnicodeScalarView(letters.map(\.scalar))).utf8)
    return LineIndex(bytes, count: bytes.count)
  }

  @Test(arguments: [5, 100, 9000, 1_000_000])
  func `places every letter of a long document`(lineEnds: Int) {
    let seed: UInt64 = 7
    let letters = Self.document(seed: seed, lineEnds: lineEnds)
    let index = Self.index(of: letters)
    for letter in letters {
      let found = index.position(of: letter.offset)
      #expect(
        found == SourcePosition(line: letter.line, column: letter.column),
        "seed \(seed), offset \(letter.offset)")
    }
  }

  @Test(arguments: [5, 100, 9000, 1_000_000])
  func `shows a hundred letters around a place`(lineEnds: Int) throws {
    let seed: UInt64 = 11
    let letters = Self.document(seed: seed, lineEnds: lineEnds)
    let index = Self.index(of: letters)
    for number in stride(from: 0, to: letters.count, by: 29) {
      let letter = letters[number]
      let start = number - letter.column + 1
      let line = letters[start...].prefix { $0.line == letter.line && $0.scalar != "\n" }
        .map(\.scalar)
      let excerpt = index.excerpt(at: letter.offset)
      let shown = Array(excerpt.text.unicodeScalars)
      let place = "seed \(seed), letter \(number)"
      #expect(shown.count == min(100, line.count), "\(place)")
      let first = letter.column - 1 - excerpt.caret
      try #require(first >= 0 && first + shown.count <= line.count, "\(place)")
      #expect(shown == Array(line[first..<first + shown.count]), "\(place)")
      #expect(first == 0 || excerpt.caret >= 20, "\(place)")
      #expect(excerpt.caret <= shown.count, "\(place)")
    }
  }
}
