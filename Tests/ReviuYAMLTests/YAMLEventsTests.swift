import Testing

@testable import ReviuYAML

struct YAMLEventsTests {
  private func events(_ text: String) throws -> [YAMLEvents.Event] {
    var reader = YAMLEvents(text)
    var events: [YAMLEvents.Event] = []
    repeat { events.append(try reader.next()) } while events.last?.kind != .end
    return events
  }

  private func problem(of text: String) -> YAMLEvents.Malformed? {
    #expect(throws: YAMLEvents.Malformed.self) { try events(text) }
  }

  @Test func `tells what begins, stands, and ends, in order`() throws {
    #expect(
      try events("a: [b, 'c']").map(\.kind) == [
        .documentStart, .mappingStart, .scalar("a"), .sequenceStart, .scalar("b"), .scalar("c"),
        .sequenceEnd, .mappingEnd, .documentEnd, .end,
      ])
  }

  @Test func `counts lines and code points from 1`() throws {
    let places = try events("é: 1\n\u{1F33E}a:\n  - ⅓: x").compactMap { event in
      if case .scalar(let text) = event.kind { (text, event.place) } else { nil }
    }
    #expect(places.map(\.0) == ["é", "1", "\u{1F33E}a", "⅓", "x"])
    #expect(
      places.map { [$0.1.line, $0.1.column] } == [[1, 1], [1, 4], [2, 1], [3, 5], [3, 8]])
  }

  @Test func `puts folded and escaped texts together`() throws {
    let kinds = try events("a: >-\n  satu\n  dua\nb: \"\\u00e9\\n\"").map(\.kind)
    #expect(kinds.contains(.scalar("satu dua")))
    #expect(kinds.contains(.scalar("é\n")))
  }

  @Test(arguments: ["", "\n\n", "# hanya komentar\n"])
  func `finds no document in a text without one`(text: String) throws {
    #expect(try events(text).map(\.kind) == [.end])
  }

  @Test func `tells anchors, aliases, and tags`() throws {
    let found = try events("a: &x 1\nb: *x\nc: !!str 2\nd: ! 3\ne: !f {}\ng: &y []\nh: '4'")
    #expect(found.filter(\.hasAnchor).map(\.kind) == [.scalar("1"), .sequenceStart])
    #expect(found.filter(\.hasTag).map(\.kind) == [.scalar("2"), .scalar("3"), .mappingStart])
    #expect(found.filter { $0.kind == .alias("x") }.map(\.place) == [.init(line: 2, column: 4)])
  }

  @Test func `reads every document`() throws {
    #expect(try events("a\n---\nb").filter { $0.kind == .documentStart }.count == 2)
  }

  @Test func `says where a text is not YAML`() {
    #expect(
      problem(of: "a: [b\nc: d")
        == .init(
          problem: "did not find expected ',' or ']'", place: .init(line: 2, column: 2)))
  }

  @Test(arguments: ["é: 1\nb: \"x\nc: d\n", "é: 1\nb: [x, é\n", "é: 1\nb: {x: é"])
  func `says where something begins that is never closed`(text: String) {
    #expect(
      problem(of: text)
        == .init(problem: "found unexpected end of stream", place: .init(line: 2, column: 4)))
  }

  @Test(arguments: [("\u{85}", "U+0085"), ("\u{2028}", "U+2028"), ("\u{2029}", "U+2029")])
  func `refuses a line break that nobody sees`(character: String, name: String) {
    #expect(
      problem(of: "a: b\n# é\(character)c: d\n")
        == .init(
          problem: "invisible line break \(name)", place: .init(line: 2, column: 4)))
  }

  @Test func `takes characters that begin with the same bytes`() throws {
    #expect(try events("a: “b” §").map(\.kind).contains(.scalar("“b” §")))
  }

  /// The reader is far ahead of what is marked when it meets one.
  @Test(arguments: ["\u{1}", "\u{7F}", "\u{FFFE}"])
  func `says where a character stands that YAML does not have`(character: String) {
    let lines = String(repeating: "a: b\n", count: 10_000)
    #expect(
      problem(of: "\(lines)é: \(character)")
        == .init(
          problem: "control characters are not allowed", place: .init(line: 10_001, column: 4)))
  }
}
