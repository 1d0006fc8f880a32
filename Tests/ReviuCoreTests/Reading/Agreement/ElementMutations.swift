/// Changes to elements and their order.
enum ElementMutations {
  typealias Change = @Sendable (inout Markup, Markup.Element) -> Void

  static let named: [(name: String, change: Change)] = [
    ("delete", { markup, element in markup.pieces.removeSubrange(element.start...element.end) }),
    (
      "duplicate",
      { markup, element in
        markup.pieces.insert(
          contentsOf: markup.pieces[element.start...element.end], at: element.end + 1)
      }
    ),
    ("swap with the next", swapWithNext),
    ("move to the end of the parent", moveToEnd),
    ("rename", { markup, element in markup.rename(element, to: "lain") }),
    ("rename to a sibling's name", { markup, element in markup.rename(element, to: "uraian") }),
    ("rename in another case", { $0.rename($1, to: lastName($1).uppercased()) }),
    ("empty", { markup, element in markup.setContent([], of: element) }),
    ("leave a space", { markup, element in markup.setContent([.text(" ")], of: element) }),
    ("wrap in another element", wrap),
    ("unwrap", unwrap),
    (
      "leave out the end tag",
      { markup, element in if element.end > element.start { markup.pieces.remove(at: element.end) }
      }
    ),
    (
      "misspell the end tag",
      { markup, element in
        if element.end > element.start { markup.pieces[element.end] = .end(name: "salah") }
      }
    ),
  ]

  /// Things to put before, into, or behind a tag.
  static let strays: [String] = [
    "x", " ", "\n", "\r\n", "\u{A0}", "&#32;", "&#10;", "&#120;", "&amp;", "&lt;", "&nope;",
    "<![CDATA[x]]>", "<![CDATA[ ]]>", "<![CDATA[]]>", "<!-- x -->", "<!---->", "<!-- -- -->",
    "<?p x?>", "<?p?>", "<lain/>", "<uraian>x</uraian>", "<x:lain/>", "]]>", "\u{1}", "\u{FFFE}",
    "<lain xmlns=\"urn:evil\"/>", "<?xml version=\"1.0\"?>", "<", ">", "&",
  ]

  static func lastName(_ element: Markup.Element) -> String {
    element.path.split(separator: "/").last.map(String.init) ?? element.path
  }

  private static func swapWithNext(_ markup: inout Markup, _ element: Markup.Element) {
    guard
      let next = markup.elements.first(where: {
        $0.start > element.end && $0.depth == element.depth
      })
    else { return }
    let second = Array(markup.pieces[next.start...next.end])
    let first = Array(markup.pieces[element.start...element.end])
    markup.pieces.replaceSubrange(next.start...next.end, with: first)
    markup.pieces.replaceSubrange(element.start...element.end, with: second)
  }

  private static func moveToEnd(_ markup: inout Markup, _ element: Markup.Element) {
    guard
      let parent = markup.elements.last(where: {
        $0.start < element.start && $0.end > element.end && $0.depth == element.depth - 1
      })
    else { return }
    let moved = Array(markup.pieces[element.start...element.end])
    markup.pieces.insert(contentsOf: moved, at: parent.end)
    markup.pieces.removeSubrange(element.start...element.end)
  }

  private static func wrap(_ markup: inout Markup, _ element: Markup.Element) {
    markup.pieces.insert(.end(name: "bungkus"), at: element.end + 1)
    markup.pieces.insert(.start(name: "bungkus", []), at: element.start)
  }

  private static func unwrap(_ markup: inout Markup, _ element: Markup.Element) {
    guard element.end > element.start else { return }
    markup.pieces.remove(at: element.end)
    markup.pieces.remove(at: element.start)
  }
}
