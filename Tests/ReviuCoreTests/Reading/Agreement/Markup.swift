/// A document as a row of tags and texts, to change them one by one.
struct Markup: Sendable {
  struct Attribute: Sendable, Equatable {
    var name: String
    /// As it stands between the quotes, with its references.
    var value: String
  }

  enum Piece: Sendable, Equatable {
    case start(name: String, [Attribute])
    case empty(name: String, [Attribute])
    case end(name: String)
    case text(String)
    /// Comments, instructions, and whatever else a change puts in.
    case other(String)
  }

  /// An element's tags among the pieces; the same piece twice for an empty one.
  struct Element: Sendable {
    var path: String
    var start: Int
    var end: Int
    var depth: Int
  }

  var pieces: [Piece]

  init(_ pieces: [Piece]) { self.pieces = pieces }

  /// - Parameter text: well-formed, without `>` inside attributes and without CDATA.
  init(parsing text: String) {
    pieces = []
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") {
        pieces.append(.other(String(rest[..<end.upperBound])))
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<"), let end = rest.firstIndex(of: ">") {
        pieces.append(Self.tag(rest[...end]))
        rest = rest[rest.index(after: end)...]
      } else {
        let end = rest.firstIndex(of: "<") ?? rest.endIndex
        pieces.append(.text(String(rest[..<end])))
        rest = rest[end...]
      }
    }
  }

  private static func tag(_ tag: Substring) -> Piece {
    if tag.hasPrefix("<?") { return .other(String(tag)) }
    if tag.hasPrefix("</") { return .end(name: String(tag.dropFirst(2).dropLast())) }
    let isEmpty = tag.hasSuffix("/>")
    var rest = tag.dropFirst().dropLast(isEmpty ? 2 : 1)
    let name = String(rest.prefix { !$0.isWhitespace })
    rest = rest.dropFirst(name.count)
    var attributes: [Attribute] = []
    while let equals = rest.firstIndex(of: "=") {
      let attribute = rest[..<equals].filter { !$0.isWhitespace }
      let value = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      guard let quote = value.first else { break }
      let inside = value.dropFirst().prefix { $0 != quote }
      attributes.append(Attribute(name: String(attribute), value: String(inside)))
      rest = value.dropFirst(inside.count + 2)
    }
    return isEmpty ? .empty(name: name, attributes) : .start(name: name, attributes)
  }

  var text: String { pieces.map(\.text).joined() }

  /// All elements in the order of their start tags.
  var elements: [Element] {
    var found: [Element] = []
    var open: [Int] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .start(let name, _), .empty(let name, _):
        let parent = open.last.map { found[$0].path + "/" } ?? ""
        found.append(
          Element(path: parent + name, start: index, end: index, depth: open.count))
        if case .start = piece { open.append(found.count - 1) }
      case .end:
        if let last = open.popLast() { found[last].end = index }
      case .text, .other: break
      }
    }
    return found
  }

  func attributes(of element: Element) -> [Attribute] {
    switch pieces[element.start] {
    case .start(_, let attributes), .empty(_, let attributes): attributes
    default: []
    }
  }

  mutating func setAttributes(_ attributes: [Attribute], of element: Element) {
    switch pieces[element.start] {
    case .start(let name, _): pieces[element.start] = .start(name: name, attributes)
    case .empty(let name, _): pieces[element.start] = .empty(name: name, attributes)
    default: break
    }
  }

  mutating func rename(_ element: Element, to name: String) {
    switch pieces[element.start] {
    case .start(_, let attributes):
      pieces[element.start] = .start(name: name, attributes)
      pieces[element.end] = .end(name: name)
    case .empty(_, let attributes): pieces[element.start] = .empty(name: name, attributes)
    default: break
    }
  }

  /// Puts other pieces in the place of an element's content.
  mutating func setContent(_ content: [Piece], of element: Element) {
    guard case .start = pieces[element.start] else {
      guard case .empty(let name, let attributes) = pieces[element.start] else { return }
      pieces.replaceSubrange(
        element.start...element.start,
        with: [.start(name: name, attributes)] + content + [.end(name: name)])
      return
    }
    pieces.replaceSubrange(element.start + 1..<element.end, with: content)
  }

  /// The text of an element that has nothing else in it.
  func content(of element: Element) -> String? {
    guard element.end == element.start + 2, case .text(let text) = pieces[element.start + 1] else {
      return nil
    }
    return text
  }
}

extension Markup.Piece {
  var text: String {
    switch self {
    case .start(let name, let attributes): "<\(name)\(Self.text(of: attributes))>"
    case .empty(let name, let attributes): "<\(name)\(Self.text(of: attributes))/>"
    case .end(let name): "</\(name)>"
    case .text(let text), .other(let text): text
    }
  }

  private static func text(of attributes: [Markup.Attribute]) -> String {
    attributes.map { attribute in
      let quote = attribute.value.contains("\"") ? "'" : "\""
      return " \(attribute.name)=\(quote)\(attribute.value)\(quote)"
    }.joined()
  }
}
