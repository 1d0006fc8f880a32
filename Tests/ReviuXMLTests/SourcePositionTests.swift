import Testing

@testable import ReviuXML

struct SourcePositionTests {
  private static let text = "ab\ncd\r\né漢😀x\n\nz"

  @Test(
    arguments: [
      (0, 1, 1), (1, 1, 2), (2, 1, 3), (3, 2, 1), (5, 2, 3), (6, 2, 4), (7, 3, 1), (9, 3, 2),
      (12, 3, 3), (16, 3, 4), (17, 3, 5), (18, 4, 1), (19, 5, 1), (20, 5, 2), (500, 5, 2),
    ])
  func `counts lines from LF and columns in code points`(offset: Int, line: Int, column: Int) {
    let index = LineIndex(Array(Self.text.utf8), count: Self.text.utf8.count)
    #expect(index.position(of: offset) == SourcePosition(line: line, column: column))
  }

  @Test(
    arguments: [
      (0, "ab", 0), (1, "ab", 1), (2, "ab", 2), (4, "cd", 1), (5, "cd", 2), (6, "cd", 2),
      (7, "é漢😀x", 0), (16, "é漢😀x", 3), (18, "", 0), (19, "z", 0), (20, "z", 1), (500, "z", 1),
    ])
  func `shows a short line without its end`(offset: Int, text: String, caret: Int) {
    let index = LineIndex(Array(Self.text.utf8), count: Self.text.utf8.count)
    #expect(index.excerpt(at: offset) == Excerpt(text: text, caret: caret))
  }

  @Test func `shows no line end, wherever the place is`() {
    let bytes = Array(Self.text.utf8)
    let index = LineIndex(bytes, count: bytes.count)
    for offset in 0...bytes.count {
      let text = index.excerpt(at: offset).text
      #expect(!text.unicodeScalars.contains { $0 == "\r" || $0 == "\n" }, "at \(offset)")
    }
  }

  @Test func `leaves out what stands behind the document`() {
    let bytes = Array("<a/>\nmore\ntexts".utf8)
    let index = LineIndex(bytes, count: 4)
    #expect(index.excerpt(at: 1).text == "<a/>")
    #expect(index.excerpt(at: 12).text == "<a/>")
    #expect(index.position(of: 12) == SourcePosition(line: 1, column: 5))
  }

  @Test func `places everything in an empty document at its start`() {
    let index = LineIndex([], count: 0)
    #expect(index.position(of: 0) == SourcePosition(line: 1, column: 1))
    #expect(index.tagStart(at: 0) == 0)
    #expect(index.excerpt(at: 0).text == "")
  }

  @Test(arguments: [(0, 0), (2, 0), (3, 3), (8, 3), (11, 3), (12, 12), (15, 12), (40, 12)])
  func `walks back to the start of a tag`(offset: Int, start: Int) {
    let bytes = Array("<a><b\nc='>'><d/>".utf8)
    #expect(LineIndex(bytes, count: bytes.count).tagStart(at: offset) == start)
  }

  @Test func `orders places by line, then by column`() {
    let places = [(2, 1), (1, 9), (10, 2), (1, 2)].map { SourcePosition(line: $0.0, column: $0.1) }
    #expect(places.sorted().map(\.line) == [1, 1, 2, 10])
    #expect(places.sorted().map(\.column) == [2, 9, 1, 2])
  }
}
