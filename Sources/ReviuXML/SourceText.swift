/// A value as it stands in the source, with the place of every byte that it comes to.
///
/// Made only where something inside of a value is to be shown: most values stand in the source letter by letter, the
/// others have references, comments, or more white space than counts.
struct SourceText {
  /// What the parser makes of the value.
  private(set) var bytes: [UInt8] = []
  /// For each of ``bytes`` where it comes from.
  private(set) var offsets: [Int] = []

  private let source: ArraySlice<UInt8>
  private var index: Int

  /// - Parameters:
  ///   - source: the document.
  ///   - tag: offset of the start tag's `<`.
  ///   - attribute: nil for the text of the element.
  /// - Returns: nil where the tag has no such attribute.
  init?(_ source: ArraySlice<UInt8>, tagAt tag: Int, attribute: String?) {
    self.source = source
    index = tag
    switch enter(attribute) {
    case .content: readContent()
    case .quoted(let quote):
      while index < source.endIndex, source[index] != quote { readCharacter() }
    case nil: return nil
    }
    collapse()
  }

  private enum Form {
    case content
    /// Between two of these bytes.
    case quoted(UInt8)
  }

  /// Goes to the value's first byte.
  private mutating func enter(_ attribute: String?) -> Form? {
    skip { $0 != 0x3E && $0 != 0x2F && !isWhiteSpace($0) }
    while index < source.endIndex {
      skip(while: isWhiteSpace)
      guard index < source.endIndex else { return nil }
      if source[index] == UInt8(ascii: ">") {
        index += 1
        return attribute == nil ? .content : nil
      }
      if source[index] == UInt8(ascii: "/") { return nil }
      let name = index
      skip { $0 != UInt8(ascii: "=") && !isWhiteSpace($0) }
      let isWanted = attribute.map { source[name..<index].elementsEqual($0.utf8) } ?? false
      skip { $0 != 0x22 && $0 != 0x27 }
      guard index < source.endIndex else { return nil }
      let quote = source[index]
      index += 1
      if isWanted { return .quoted(quote) }
      skip { $0 != quote }
      index += 1
    }
    return nil
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while index < source.endIndex, isSkipped(source[index]) { index += 1 }
  }

  private mutating func readContent() {
    while index < source.endIndex {
      let rest = source[index...]
      if rest.starts(with: "<!--".utf8) {
        leap(behind: "-->", from: index + 4)
      } else if rest.starts(with: "<?".utf8) {
        leap(behind: "?>", from: index + 2)
      } else if rest.starts(with: "<![CDATA[".utf8) {
        index += 9
        while index < source.endIndex, !source[index...].starts(with: "]]>".utf8) { take() }
        index += 3
      } else if source[index] == UInt8(ascii: "<") {
        return
      } else {
        readCharacter()
      }
    }
  }

  private mutating func leap(behind end: StaticString, from start: Int) {
    let bytes = Array(end.description.utf8)
    index = start
    while index < source.endIndex, !source[index...].starts(with: bytes) { index += 1 }
    index += bytes.count
  }

  private mutating func readCharacter() {
    guard source[index] == UInt8(ascii: "&"),
      let end = source[index...].firstIndex(of: UInt8(ascii: ";")),
      let scalar = Self.scalar(ofReference: source[index + 1..<end])
    else {
      take()
      return
    }
    for byte in String(Character(scalar)).utf8 {
      bytes.append(byte)
      offsets.append(index)
    }
    index = end + 1
  }

  /// Takes the byte as it is; a carriage return is white space either way.
  private mutating func take() {
    bytes.append(source[index])
    offsets.append(index)
    index += 1
  }

  private static func scalar(ofReference name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case let number where number.hasPrefix("#x"):
      return UInt32(number.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case let number where number.hasPrefix("#"):
      return UInt32(number.dropFirst()).flatMap(Unicode.Scalar.init)
    default: return nil
    }
  }

  private mutating func collapse() {
    let (written, places) = (bytes, offsets)
    bytes = []
    offsets = []
    CollapsedText.forEachByte(of: written.span, as: .prose) { byte, index in
      bytes.append(byte)
      offsets.append(places[index])
    }
  }
}

extension ExtractedDocument {
  /// Where a byte of a text stands in the document; nil where that cannot be told.
  ///
  /// - Parameters:
  ///   - byte: counted from the beginning of the text.
  ///   - cell: of the text.
  ///   - tag: offset of a byte inside the start tag of the text's element.
  ///   - attribute: that holds the text; nil where the element does.
  package func sourceOffset(
    ofByte byte: Int, inText cell: Int64, ofTagAt tag: Int, attribute: String?
  ) -> Int? {
    guard Cell.isReadable(cell) else { return nil }
    let range = Cell.range(ofText: cell)
    if range.upperBound <= sourceCount { return range.lowerBound + byte }
    let source = bytes[..<sourceCount]
    guard let start = source[...min(tag, sourceCount - 1)].lastIndex(of: UInt8(ascii: "<")),
      let text = SourceText(source, tagAt: start, attribute: attribute),
      text.bytes.elementsEqual(bytes[range])
    else { return nil }
    return text.offsets[byte]
  }
}
