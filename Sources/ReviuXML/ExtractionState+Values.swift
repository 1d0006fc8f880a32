internal import CLibXML2

extension ExtractionState {
  mutating func readAttributes(
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int, of element: Int,
    _ spec: UnsafeMutablePointer<ParserTable.Element>, offset: Int
  ) {
    let number = unsafe spec.pointee.table
    let row = unsafe tables[number].count &- 1
    let names = unsafe parser.attributesByName + element &* parser.nameCount
    // A document repeats its attributes in one order, so each is first looked for where it stood last time.
    let expected = unsafe parser.expected + element &* ParserTable.expectedCount
    var seen: UInt64 = 0
    guard var field = unsafe attributes else {
      unsafe completeAttributes(of: spec, seen: 0, row: row, element: element, offset: offset)
      return
    }
    for index in 0..<count {
      defer { unsafe field += 5 }
      guard let name = unsafe field[0], let start = unsafe field[3], let end = unsafe field[4]
      else { continue }
      var found = 0
      let position = index & (ParserTable.expectedCount &- 1)
      if unsafe expected[position].name == name, unsafe field[2] == nil {
        found = unsafe expected[position].attribute
      } else if unsafe field[2] == nil {
        found = unsafe Int(names[vocabulary.number(of: name)])
        if found != 0 { unsafe expected[position] = .init(name: name, attribute: found) }
      }
      guard found != 0 else {
        if unsafe !isSchemaLocation(name: name, uri: field[2]) {
          unsafe report(
            .unknownAttribute(Self.shortened(String(cString: name))), element: element,
            offset: offset)
        }
        continue
      }
      let attribute = unsafe parser.attributes + (found &- 1)
      unsafe seen |= attribute.pointee.bit
      let bytes = unsafe UnsafeBufferPointer(start: start, count: end - start)
      let cell = unsafe self.cell(
        for: bytes, at: sourceOffset(of: start), attribute.pointee.format)
      unsafe tables[number][attribute.pointee.column, row] = cell
      if cell == Cell.malformed {
        unsafe reportMalformed(
          bytes, attribute: table.attributes[found - 1].name,
          table.attributes[found - 1].format, element: element, offset: offset)
      }
    }
    unsafe completeAttributes(of: spec, seen: seen, row: row, element: element, offset: offset)
  }

  /// Reports required attributes that were not there, and puts defaults in the place of others.
  @inline(__always)
  private mutating func completeAttributes(
    of spec: UnsafeMutablePointer<ParserTable.Element>, seen: UInt64, row: Int, element: Int,
    offset: Int
  ) {
    let number = unsafe spec.pointee.table
    guard unsafe seen != spec.pointee.allAttributes else { return }
    let first = unsafe spec.pointee.firstAttribute
    let last = unsafe spec.pointee.endAttribute
    for index in first..<last {
      let attribute = unsafe parser.attributes + index
      guard unsafe seen & attribute.pointee.bit == 0 else { continue }
      if unsafe spec.pointee.requiredAttributes & attribute.pointee.bit != 0 {
        report(
          .missingAttribute(table.attributes[index].name), element: element, offset: offset)
      } else {
        unsafe tables[number][attribute.pointee.column, row] = attribute.pointee.defaultCell
      }
    }
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
    events &+= 1
    guard skippedDepth == 0 && stop == nil, let pointer = unsafe pointer else { return }
    let piece = unsafe UnsafeBufferPointer(start: pointer, count: count)
    if isReadingText {
      unsafe text.append(piece, at: sourceOffset(of: pointer), source: source)
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
    var index = 0
    let raw = unsafe UnsafeRawPointer(start)
    while index &+ 8 <= piece.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // Adding 0x5F sets the high bit of every byte above the space.
      let above = (word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x5F5F_5F5F_5F5F_5F5F
      if (above | word) & 0x8080_8080_8080_8080 != 0 { return false }
      index &+= 8
    }
    while index < piece.count {
      if unsafe start[index] > 0x20 { return false }
      index &+= 1
    }
    return true
  }

  mutating func cdata(_ pointer: UnsafePointer<UInt8>?, count: Int) {
    if isReadingText {
      unsafe characters(pointer, count: count)
      return
    }
    events &+= 1
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
    let cell = unsafe self.cell(for: bytes, at: text.isCopied ? nil : text.start, format)
    if cell == Cell.malformed, !textHasChild,
      case .text(let declared) = table.elements[element].content
    {
      unsafe reportMalformed(
        bytes, attribute: nil, declared, element: element, offset: offset(of: element))
    }
    return cell
  }

  /// - Parameter offset: where the bytes stand in the source; nil when they do not.
  private mutating func cell(
    for bytes: UnsafeBufferPointer<UInt8>, at offset: Int?, _ format: CompiledFormat
  ) -> Int64 {
    switch format {
    case .integer(let low, let high):
      return unsafe Self.integer(bytes, from: low, through: high)
    case .text(let maxLength):
      // Nearly all texts stand in the source as they are meant.
      if let offset, bytes.count <= maxLength, unsafe Self.isPlain(bytes) {
        return Cell.text(offset: offset, count: bytes.count)
      }
    default: break
    }
    let parsed = unsafe format.parse(Span(_unsafeElements: bytes), choices: parser.choices)
    switch parsed {
    case .number(let number): return number
    case .malformed: return Cell.malformed
    case .verbatim:
      if let offset { return Cell.text(offset: offset, count: bytes.count) }
      let start = unsafe source.count + arena.count
      unsafe arena.append(contentsOf: bytes)
      return Cell.text(offset: start, count: bytes.count)
    case .collapsed: return unsafe collapse(bytes)
    }
  }

  /// Whether a text begins and ends with something visible and has nothing but single spaces inside.
  @inline(__always)
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = bytes.baseAddress, bytes.count > 0,
      unsafe start[0] > 0x20 && start[bytes.count &- 1] > 0x20
    else { return false }
    return unsafe !needsCollapse(Span(_unsafeElements: bytes))
  }

  /// Digits without sign, separator, or leading zero.
  @inline(__always)
  private static func integer(
    _ bytes: UnsafeBufferPointer<UInt8>, from low: Int64, through high: Int64
  ) -> Int64 {
    guard let start = bytes.baseAddress, bytes.count > 0, bytes.count <= 18,
      unsafe bytes.count == 1 || start[0] != 0x30
    else { return Cell.malformed }
    var value: Int64 = 0
    for index in 0..<bytes.count {
      let digit = unsafe start[index] &- 0x30
      guard digit < 10 else { return Cell.malformed }
      value = value &* 10 &+ Int64(digit)
    }
    return value >= low && value <= high ? value : Cell.malformed
  }

  private mutating func collapse(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64 {
    let start = arena.count
    var pendingSpace = false
    for position in 0..<bytes.count {
      let byte = unsafe bytes[position]
      if isWhiteSpace(byte) {
        pendingSpace = arena.count > start
      } else {
        if pendingSpace { arena.append(0x20) }
        arena.append(byte)
        pendingSpace = false
      }
    }
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
