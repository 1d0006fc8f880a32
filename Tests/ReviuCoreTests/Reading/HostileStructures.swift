@testable import ReviuXML

extension HostileDocument {
  /// Nesting, size, names, and namespaces beyond all measure.
  static let structures: [HostileDocument] = [
    HostileDocument("255 foreign levels", .foreign(root: "a"), nested(255, root: declaration)),
    HostileDocument("257 foreign levels", .foreign(root: "a"), nested(257, root: declaration)),
    HostileDocument(
      "100,000 foreign levels", .foreign(root: "a"), nested(100_000, root: declaration)),
    HostileDocument("60 levels", .defects(missing), nested(60, root: rab) + "</rab>"),
    HostileDocument("255 levels", .refused(.limit(.depth)), nested(255, root: rab) + "</rab>"),
    HostileDocument("257 levels", .refused(.limit(.depth)), nested(257, root: rab) + "</rab>"),
    HostileDocument(
      "100,000 levels", .refused(.limit(.depth)), nested(100_000, root: rab) + "</rab>"),
    HostileDocument(
      "200,000 levels that are never closed", .refused(.limit(.depth)),
      rab + String(repeating: "<a>", count: 200_000)),
    HostileDocument(
      "attribute of 10 MB", .refused(.limit(.markup)),
      rab + "<x x=\"\(letters(10_000_001))\"/></rab>"),
    HostileDocument(
      "attribute of 10 MB on the root", .refused(.limit(.markup)),
      declaration + "<rab x=\"\(letters(10_000_001))\"/>"),
    HostileDocument(
      "attribute of 300,000 references", .refused(.limit(.markup)),
      rab + "<x x=\"\(String(repeating: "&#65;", count: 300_000))\"/></rab>"),
    HostileDocument(
      "attribute without end", .malformed(code: 38),
      rab + "<x x=\"" + String(repeating: "<", count: 5_000_000)),
    HostileDocument(
      "comment of 20 MB", .refused(.limit(.markup)), rab + "<!--\(letters(20_000_000))--></rab>"),
    HostileDocument(
      "instruction of 20 MB", .refused(.limit(.markup)), rab + "<?p \(letters(20_000_000))?></rab>"),
    HostileDocument(
      "CDATA of 20 MB", .refused(.limit(.markup)), rab + "<![CDATA[\(letters(20_000_000))]]></rab>"),
    HostileDocument("text of 20 MB", .defects(stray), rab + letters(20_000_000) + "</rab>"),
    HostileDocument(
      "value of 20 MB", .defects(malformed), rab + "<total>\(letters(20_000_000))</total></rab>"),
    HostileDocument(
      "300,000 pieces of text", .defects(missing + [.strayText("A")]),
      rab + String(repeating: "A<!---->", count: 300_000) + "</rab>"),
    HostileDocument(
      "300,000 character references", .defects(missing + [.strayText("A")]),
      rab + String(repeating: "&#65;", count: 300_000) + "</rab>"),
    HostileDocument(
      "100,000 attributes", .refused(.limit(.markup)),
      rab + "<x " + series(100_000) { "a\($0)=\"1\" " } + "/></rab>"),
    HostileDocument(
      "5,000 attributes", .refused(.limit(.names)),
      rab + "<x " + series(5_000) { "a\($0)=\"1\" " } + "/></rab>"),
    HostileDocument(
      "100,000 attributes behind a quoted angle bracket", .refused(.limit(.markup)),
      rab + "<x y=\">\" " + series(100_000) { "a\($0)=\"1\" " } + "/></rab>"),
    HostileDocument(
      "5,000 namespaces", .refused(.limit(.names)),
      rab + "<x " + series(5_000) { "xmlns:n\($0)=\"u\($0)\" " } + "/></rab>"),
    HostileDocument(
      "100,000 attributes of one name", .refused(.limit(.markup)),
      rab + "<x " + series(100_000) { _ in "a=\"1\" " } + "/></rab>"),
    HostileDocument(
      "50,000 namespaces", .refused(.limit(.markup)),
      rab + "<x " + series(50_000) { "xmlns:n\($0)=\"u\($0)\" " } + "/></rab>"),
    HostileDocument(
      "2,000 namespaces in 40 levels", .refused(.limit(.names)),
      rab
        + series(40) { level in
          "<a " + series(50) { "xmlns:n\(level)_\($0)=\"u\(level)_\($0)\" " } + ">"
        } + letters(10_000)),
    HostileDocument(
      "200,000 names", .refused(.limit(.names)), rab + series(200_000) { "<n\($0)/>" } + "</rab>"),
    HostileDocument(
      "50,000 names of attributes", .refused(.limit(.names)),
      rab + series(50_000) { "<d a\($0)=\"1\"/>" } + "</rab>"),
    HostileDocument(
      "200 names of 49,000 letters", .defects(missing),
      rab + series(200) { "<\(letters(49_000))\($0)/>" } + "</rab>"),
    HostileDocument(
      "name of 60,000 letters", .malformed(code: 110), rab + "<\(letters(60_000))/></rab>"),
    HostileDocument(
      "100,000 undeclared prefixes", .malformed(code: 201),
      rab + String(repeating: "<x:a/>", count: 100_000) + "</rab>"),
    HostileDocument(
      "200,000 unknown elements",
      .defects(missing + Array(repeating: .unknownElement("a"), count: 150)),
      rab + String(repeating: "<a/>", count: 200_000) + "</rab>"),
  ]

  /// What is found in a RAB without anything in it.
  static let missing: [Defect.Kind] = [.missingAttribute("tahunAnggaran")]
  private static let malformed =
    missing + [
      .malformedValue(
        attribute: nil, text: letters(120), format: .integer(0...999_999_999_999_999))
    ]
  private static let stray = missing + [.strayText(letters(60))]

  private static func nested(_ depth: Int, root: String) -> String {
    root + String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
  }
}
