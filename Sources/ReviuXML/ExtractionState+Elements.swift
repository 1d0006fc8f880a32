internal import CLibXML2

extension ExtractionState {
  mutating func startElement(
    name: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    namespaceCount: Int, attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    guard let name = unsafe name, stop == nil else { return }
    if namespaceCount > 0 {
      openScope(namespaceCount)
      if stop != nil { return }
    }
    if skippedDepth > 0 {
      checkNames()
      skippedDepth += 1
      if skippedDepth > Self.depthLimit { stopParsing(.limit(.depth)) }
      return
    }
    let isOurs = unsafe uri == vocabulary.namespace
    let nameNumber = unsafe isOurs ? vocabulary.number(of: name) : 0
    let parent = unsafe frames[depth].element
    let element = unsafe Int(parser.children[parent &* parser.nameCount &+ nameNumber])
    guard element != 0 else {
      unsafe enterUnknownElement(name: name, uri: uri)
      return
    }
    let offset = currentOffset()
    if depth == 0 { rootOffset = offset }
    let spec = unsafe parser.elements + element
    guard unsafe enter(element, spec, offset: offset) else {
      skippedDepth = 1
      return
    }
    if unsafe spec.pointee.table >= 0 {
      unsafe readAttributes(attributes, count: count, of: element, spec, offset: offset)
    } else {
      unsafe refuseAttributes(attributes, count: count, of: element, offset: offset)
    }
    if unsafe spec.pointee.content == .text {
      isReadingText = true
      text.begin()
    }
  }

  mutating func endElement() {
    guard stop == nil else { return }
    if depth &+ skippedDepth == scopeLevel { closeScope() }
    if skippedDepth > 0 {
      skippedDepth -= 1
      return
    }
    let frame = unsafe frames + depth
    let element = unsafe frame.pointee.element
    if isReadingText {
      isReadingText = false
      finishText(of: element)
    } else {
      let spec = unsafe parser.elements + element
      let missing = unsafe spec.pointee.requiredChildren & ~frame.pointee.seenChildren
      if unsafe missing != 0 || spec.pointee.needsCount {
        unsafe checkChildren(of: frame.pointee)
      }
    }
    depth -= 1
  }

  /// Checks where the element stands and opens it; false when it must not stand there once more.
  private mutating func enter(
    _ element: Int, _ spec: UnsafeMutablePointer<ParserTable.Element>, offset: Int
  ) -> Bool {
    let order = unsafe spec.pointee.orderInParent
    let frame = unsafe frames + depth
    var misplacement: Defect.Kind?
    if unsafe frame.pointee.lastChild == order {
      unsafe frame.pointee.run += 1
      if unsafe frame.pointee.run > spec.pointee.maxOccurs {
        if unsafe spec.pointee.maxOccurs == 1 { return forget(element, offset) }
        misplacement = unsafe .repeatedElement(
          table.elements[element].name, atMost: spec.pointee.maxOccurs)
      }
    } else {
      let bit: UInt64 = 1 << UInt64(order)
      if unsafe frame.pointee.seenChildren & bit != 0, unsafe spec.pointee.maxOccurs == 1 {
        return forget(element, offset)
      }
      if unsafe parser.elements[frame.pointee.element].needsCount {
        unsafe checkRun(of: frame.pointee)
      }
      if unsafe order < frame.pointee.lastChild {
        let last = unsafe table.elements[frame.pointee.element].children[frame.pointee.lastChild]
        misplacement = .elementOutOfOrder(
          table.elements[element].name, after: table.elements[last].name)
      }
      unsafe frame.pointee.lastChild = order
      unsafe frame.pointee.run = 1
      unsafe frame.pointee.seenChildren |= bit
    }
    depth += 1
    unsafe frames[depth] = Frame(element: element)
    let number = unsafe spec.pointee.table
    if number >= 0 {
      if unsafe spec.pointee.isRow {
        unsafe openRow(of: number, spec, offset: offset)
      } else {
        unsafe tables[number][spec.pointee.offsetColumn, tables[number].count &- 1] = Int64(offset)
      }
    }
    // Only now is the row there that the defect belongs to.
    if let misplacement { report(misplacement, element: element, offset: offset) }
    return true
  }

  @inline(__always)
  private mutating func openRow(
    of number: Int, _ spec: UnsafeMutablePointer<ParserTable.Element>, offset: Int
  ) {
    let buffer = unsafe tables + number
    unsafe buffer.pointee.appendRow()
    let row = unsafe buffer.pointee.count &- 1
    let capacity = unsafe buffer.pointee.capacity
    let cells = unsafe buffer.pointee.cells + row
    unsafe cells[ExtractionTable.SystemColumn.offset &* capacity] = Int64(offset)
    let parent = unsafe spec.pointee.parentTable
    if parent >= 0 {
      unsafe cells[ExtractionTable.SystemColumn.parent &* capacity] =
        Int64(tables[parent].count &- 1)
    }
    var index = unsafe spec.pointee.firstDescent
    let endDescent = unsafe spec.pointee.endDescent
    while index < endDescent {
      let descent = unsafe parser.descents[index]
      unsafe cells[descent.column &* capacity] = Int64(tables[descent.table].count)
      index &+= 1
    }
    index = unsafe spec.pointee.firstCleared
    let endCleared = unsafe spec.pointee.endCleared
    while index < endCleared {
      unsafe cells[parser.cleared[index] &* capacity] = Cell.missing
      index &+= 1
    }
  }

  /// Reports a second one of a single element and forgets the values of both, since none can be trusted.
  /// - Returns: false, since it is not read.
  @inline(never)
  private mutating func forget(_ element: Int, _ offset: Int) -> Bool {
    report(
      .repeatedElement(table.elements[element].name, atMost: 1), element: element, offset: offset)
    markRepeated(element)
    return false
  }

  private func markRepeated(_ element: Int) {
    let spec = table.elements[element]
    guard spec.table >= 0, unsafe tables[spec.table].count > 0 else { return }
    let row = unsafe tables[spec.table].count - 1
    // Where the first one stands is still known, except of a container of rows; which rows there are is not.
    let isForgotten = !spec.isRow && holdsRows(spec)
    let columns =
      spec.attributes.map { table.attributes[$0].column }
      + [isForgotten ? spec.offsetColumn : -1, spec.textColumn].filter { $0 >= 0 }
      + (spec.isRow ? table.tables[spec.table].descendants.map(\.column) : [])
    for column in columns { unsafe tables[spec.table][column, row] = Cell.repeated }
    for child in spec.children where !table.elements[child].isRow { markRepeated(child) }
  }

  private func holdsRows(_ spec: ExtractionTable.Element) -> Bool {
    spec.children.contains { table.elements[$0].isRow || holdsRows(table.elements[$0]) }
  }

  @inline(never)
  private mutating func enterUnknownElement(
    name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?
  ) {
    let text = unsafe Self.shortened(String(cString: name))
    guard depth > 0 else {
      let namespace = unsafe uri.map { unsafe Self.shortened(String(cString: $0)) }
      // In capitals it is as well one of ours, whose namespace was forgotten.
      let isNamedLikeOurs = table.elements[0].children.contains {
        table.elements[$0].name == text.lowercased()
      }
      let isOurs = unsafe uri == vocabulary.namespace
      stopParsing(
        isOurs
          ? .misspelledRoot(text)
          : isNamedLikeOurs ? .wrongNamespace(root: text, found: namespace) : .foreignRoot(text))
      return
    }
    checkNames()
    if isReadingText { textHasChild = true }
    unsafe report(.unknownElement(text), element: frames[depth].element, offset: currentOffset())
    skippedDepth = 1
  }

  @inline(never)
  private mutating func checkRun(of frame: Frame) {
    guard frame.lastChild >= 0 else { return }
    let spec = table.elements[table.elements[frame.element].children[frame.lastChild]]
    if frame.run < spec.minOccurs {
      report(
        .tooFewElements(spec.name, found: frame.run, atLeast: spec.minOccurs),
        element: frame.element, offset: offset(of: frame.element))
    }
  }

  @inline(never)
  private mutating func checkChildren(of frame: Frame) {
    checkRun(of: frame)
    for (order, child) in table.elements[frame.element].children.enumerated() {
      let isSeen = frame.seenChildren & (1 << UInt64(order)) != 0
      if !isSeen, table.elements[child].minOccurs > 0 {
        report(
          .missingElement(table.elements[child].name), element: frame.element,
          offset: offset(of: frame.element))
      }
    }
  }

  /// Where the start tag of the element that is open now stands.
  func offset(of element: Int) -> Int {
    let spec = unsafe parser.elements[element]
    guard spec.table >= 0, unsafe tables[spec.table].count > 0 else { return currentOffset() }
    let cell = unsafe tables[spec.table][spec.offsetColumn, tables[spec.table].count - 1]
    return Cell.isReadable(cell) ? Int(cell) : currentOffset()
  }

  /// As much of a name as a message needs.
  static func shortened(_ name: String) -> String {
    name.unicodeScalars.count > 100
      ? String(String.UnicodeScalarView(name.unicodeScalars.prefix(100))) + "…" : name
  }

  @inline(never)
  mutating func report(_ kind: Defect.Kind, element: Int, offset: Int) {
    guard defects.count < Self.defectLimit else {
      hasMoreDefects = true
      return
    }
    let number = table.elements[element].table
    let rows = unsafe number >= 0 ? tables[number].count : 0
    defects.append(
      Defect(
        kind: kind, elementPath: table.elementPaths[element], offset: offset,
        row: rows > 0 ? (number, rows - 1) : nil))
  }
}
