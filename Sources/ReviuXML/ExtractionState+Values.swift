internal import CLibXML2

extension ExtractionState {
  /// Reads the attributes of an element that has values; each of its columns is written.
  mutating func readAttributes(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int, of element: Int,
    _ spec: UnsafeMutablePointer<ParserTable.Element>, offset: Int
  ) {
    let buffer = unsafe tables + spec.pointee.table
    let capacity = unsafe buffer.pointee.capacity
    let cells = unsafe buffer.pointee.cells + (buffer.pointee.count &- 1)
    var seen: UInt64 = 0
    if var field = unsafe attributes {
      let parser = parser
      let plain = plainValues()
      // A document repeats its attributes in one order, so each is first looked for where it stood last time.
      let expected = unsafe parser.expected + element &* ParserTable.expectedCount
      var index = 0
      while index < count {
        let position = index & (ParserTable.expectedCount &- 1)
        index &+= 1
        let (name, uri) = unsafe (field[0], field[2])
        let (start, end) = unsafe (field[3].unsafelyUnwrapped, field[4].unsafelyUnwrapped)
        unsafe field += 5
        var found = 0
        if unsafe expected[position].name == name, unsafe uri == nil {
          found = unsafe expected[position].attribute
        } else if let name = unsafe name {
          found = unsafe unexpectedAttribute(name, uri, of: element, expected + position, offset)
        }
        guard found != 0 else { continue }
        let attribute = unsafe parser.attributes + (found &- 1)
        unsafe seen |= attribute.pointee.bit
        let length = unsafe end - start
        let column = unsafe attribute.pointee.column
        var cell = unsafe plain.cell(start, length, attribute.pointee.format)
        if cell == PlainValues.notPlain {
          let bytes = unsafe UnsafeBufferPointer(start: start, count: length)
          cell = unsafe otherCell(
            of: found &- 1, bytes, at: plain.offset(of: start), element, offset)
        }
        unsafe cells[column &* capacity] = cell
      }
    }
    if unsafe seen != spec.pointee.allAttributes {
      unsafe completeAttributes(of: element, spec, seen: seen, cells, capacity, offset)
    }
  }

  /// Writes the columns of attributes that were not there, and reports those that are required.
  private mutating func completeAttributes(
    of element: Int, _ spec: UnsafeMutablePointer<ParserTable.Element>, seen: UInt64,
    _ cells: UnsafeMutablePointer<Int64>, _ capacity: Int, _ offset: Int
  ) {
    var index = unsafe spec.pointee.firstAttribute
    let end = unsafe spec.pointee.endAttribute
    while index < end {
      let attribute = unsafe parser.attributes + index
      if unsafe seen & attribute.pointee.bit == 0 {
        unsafe cells[attribute.pointee.column &* capacity] = attribute.pointee.defaultCell
        if unsafe spec.pointee.requiredAttributes & attribute.pointee.bit != 0 {
          report(
            .missingAttribute(table.attributes[index].name), element: element, offset: offset)
        }
      }
      index &+= 1
    }
  }

  /// The cell of an attribute whose value is not plain; reports it when it is malformed.
  @inline(never)
  private mutating func otherCell(
    of attribute: Int, _ bytes: UnsafeBufferPointer<UInt8>, at place: Int?, _ element: Int,
    _ offset: Int
  ) -> Int64 {
    let format = unsafe parser.attributes[attribute].format
    let cell = unsafe cell(for: bytes, at: place, format)
    if cell == Cell.malformed {
      unsafe reportMalformed(
        bytes, attribute: table.attributes[attribute].name, table.attributes[attribute].format,
        element: element, offset: offset)
    }
    return cell
  }

  /// The number plus one of an attribute that did not stand at its position before; 0, reported, for one that is
  /// not of the vocabulary.
  @inline(never)
  private mutating func unexpectedAttribute(
    _ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?, of element: Int,
    _ expected: UnsafeMutablePointer<ParserTable.Expected>, _ offset: Int
  ) -> Int {
    if unsafe uri == nil {
      let names = unsafe parser.attributesByName + element &* parser.nameCount
      let found = unsafe Int(names[vocabulary.number(of: name)])
      if found != 0 {
        unsafe expected.pointee = unsafe .init(name: name, attribute: found)
        return found
      }
    }
    checkNames()
    if unsafe !isSchemaLocation(name: name, uri: uri) {
      unsafe report(
        .unknownAttribute(Self.shortened(String(cString: name))), element: element, offset: offset)
    }
    return 0
  }

  /// Reports the attributes of the wrapper, which has none.
  mutating func refuseAttributes(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int, of element: Int,
    offset: Int
  ) {
    for index in 0..<count {
      guard let field = unsafe attributes.map({ unsafe $0 + index * 5 }),
        let name = unsafe field[0]
      else { continue }
      if unsafe !isSchemaLocation(name: name, uri: field[2]) {
        unsafe report(
          .unknownAttribute(Self.shortened(String(cString: name))), element: element,
          offset: offset)
      }
    }
  }

  mutating func characters(_ pointer: UnsafePointer<UInt8>?, count: Int) {
    guard skippedDepth == 0 && stop == nil, let pointer = unsafe pointer else { return }
    let piece = unsafe UnsafeBufferPointer(start: pointer, count: count)
    if isReadingText {
      unsafe text.append(piece, at: plainValues().offset(of: pointer), source: source)
      return
    }
    if unsafe !Self.isBlank(piece) {
      unsafe reportStrayText(piece)
      return
    }
    if unsafe parser.elements[frames[depth].element].content == .empty {
      unsafe reportStrayText(piece)
    }
  }

  /// Whether there is only white space; no other character up to the space is legal in XML.
  @inline(__always)
  private static func isBlank(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = piece.baseAddress else { return true }
    let count = piece.count
    if count < 8 {
      var index = 0
      while index < count {
        if unsafe start[index] > 0x20 { return false }
        index &+= 1
      }
      return true
    }
    let raw = unsafe UnsafeRawPointer(start)
    var index = 0
    var visible: UInt64 = 0
    while true {
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // Adding 0x5F sets the high bit of every byte above the space.
      visible |= word | ((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x5F5F_5F5F_5F5F_5F5F)
      if index == count &- 8 { break }
      // The last word may share bytes with the one before it.
      index = min(index &+ 8, count &- 8)
    }
    return visible & 0x8080_8080_8080_8080 == 0
  }

  mutating func cdata(_ pointer: UnsafePointer<UInt8>?, count: Int) {
    if isReadingText {
      unsafe characters(pointer, count: count)
      return
    }
    guard skippedDepth == 0 && stop == nil && depth > 0 else { return }
    unsafe reportStrayText(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
  }

  mutating func finishText(of element: Int) {
    let spec = unsafe parser.elements + element
    let number = unsafe spec.pointee.table
    let row = unsafe tables[number].count - 1
    let cell: Int64
    if text.isCopied {
      let copy = text.copy
      cell = unsafe copy.withUnsafeBufferPointer { bytes in
        unsafe store(bytes, of: element, spec.pointee.format)
      }
    } else {
      let bytes = unsafe UnsafeBufferPointer(
        rebasing: source[text.start..<text.start + text.count])
      cell = unsafe store(bytes, of: element, spec.pointee.format)
    }
    // A text with elements inside is not the text that was meant.
    unsafe tables[number][spec.pointee.textColumn, row] = textHasChild ? Cell.malformed : cell
    textHasChild = false
  }

  private mutating func store(
    _ bytes: UnsafeBufferPointer<UInt8>, of element: Int, _ format: CompiledFormat
  ) -> Int64 {
    var cell = PlainValues.notPlain
    if !text.isCopied, let start = bytes.baseAddress, let base = unsafe source.baseAddress {
      let plain = unsafe PlainValues(
        base: base, end: base + source.count, offset: 0, alphabets: parser.alphabets)
      cell = unsafe plain.cell(start, bytes.count, format)
    }
    if cell == PlainValues.notPlain {
      cell = unsafe self.cell(for: bytes, at: text.isCopied ? nil : text.start, format)
    }
    if cell == Cell.malformed, !textHasChild,
      case .text(let declared) = table.elements[element].content
    {
      unsafe reportMalformed(
        bytes, attribute: nil, declared, element: element, offset: offset(of: element))
    }
    return cell
  }

  /// - Parameter offset: where the bytes stand in the source; nil when they do not.
  @inline(never)
  private mutating func cell(
    for bytes: UnsafeBufferPointer<UInt8>, at offset: Int?, _ format: CompiledFormat
  ) -> Int64 {
    let parsed = unsafe format.parse(Span(_unsafeElements: bytes), choices: parser.choices)
    switch parsed {
    case .number(let number): return number
    case .malformed: return Cell.malformed
    case .verbatim:
      if let offset { return Cell.text(offset: offset, count: bytes.count) }
      let start = unsafe source.count + arena.count
      unsafe arena.append(contentsOf: bytes)
      return Cell.text(offset: start, count: bytes.count)
    case .collapsed(let purpose): return unsafe collapse(bytes, as: purpose)
    }
  }

  private mutating func collapse(
    _ bytes: UnsafeBufferPointer<UInt8>, as purpose: CollapsedText.Purpose
  ) -> Int64 {
    let start = arena.count
    unsafe CollapsedText.forEachByte(of: Span(_unsafeElements: bytes), as: purpose) { byte, _ in
      arena.append(byte)
    }
    // The schema takes what nobody sees for a text, but nothing was filled in.
    if arena.count == start { return Cell.missing }
    return unsafe Cell.text(offset: source.count + start, count: arena.count - start)
  }

  /// The two attributes that every schema validator allows and that say nothing about the content.
  private func isSchemaLocation(
    name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?
  ) -> Bool {
    guard unsafe uri == vocabulary.schemaInstance else { return false }
    let text = unsafe String(cString: name)
    return text == "schemaLocation" || text == "noNamespaceSchemaLocation"
  }

  @inline(never)
  private mutating func reportStrayText(_ piece: UnsafeBufferPointer<UInt8>) {
    let element = unsafe frames[depth].element
    let visible = unsafe piece.drop { $0 <= 0x20 }
    let excerpt = unsafe Self.excerpt(of: Array(visible.prefix(200)), maxLength: 60)
    // One report for an element is enough; entities and line ends split a text into many pieces.
    if let last = defects.last, case .strayText = last.kind,
      last.elementPath == table.elementPaths[element] && last.offset == offset(of: element)
    {
      return
    }
    report(.strayText(excerpt), element: element, offset: offset(of: element))
  }

  @inline(never)
  private mutating func reportMalformed(
    _ bytes: UnsafeBufferPointer<UInt8>, attribute: String?, _ format: ValueFormat, element: Int,
    offset: Int
  ) {
    let text = unsafe Self.excerpt(of: Array(bytes.prefix(600)), maxLength: 120)
    unsafe report(
      .malformedValue(attribute: attribute, text: text, format: format), element: element,
      offset: offset)
  }

  /// The first code points of a text that may be cut inside of one.
  private static func excerpt(of bytes: [UInt8], maxLength: Int) -> String {
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    return String(String.UnicodeScalarView(scalars.prefix(maxLength)))
  }
}
