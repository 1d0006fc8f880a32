internal import CLibXML2

extension ExtractionState {
  mutating func startElement(
    name: UnsafePointer<UInt8>?, uri: UnsafePointer<UInt8>?,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int
  ) {
    events &+= 1
    guard let name = unsafe name, stop == nil else { return }
    if skippedDepth > 0 {
      skippedDepth += 1
      if skippedDepth > Self.depthLimit { stopParsing(.limit(.depth)) }
      return
    }
    let isOurs = unsafe uri == vocabulary.namespace
    let nameNumber = unsafe isOurs ? vocabulary.number(of: name) : 0
    let parent = unsafe frames[depth].element
    let element = unsafe Int(children[parent &* table.names.count &+ nameNumber])
    guard element != 0 else {
      unsafe enterUnknownElement(name: name, uri: uri)
      return
    }
    let offset = currentOffset()
    guard enter(element, offset: offset) else {
      skippedDepth = 1
      return
    }
    if table.elements[element].table >= 0 {
      unsafe readAttributes(attributes, count: count, of: element, offset: offset)
    }
    if case .text = unsafe elements[element].content {
      isReadingText = true
      text.begin()
    }
  }

  mutating func endElement() {
    events &+= 1
    guard stop == nil else { return }
    if skippedDepth > 0 {
      skippedDepth -= 1
      return
    }
    let element = unsafe frames[depth].element
    if isReadingText {
      isReadingText = false
      finishText(of: element)
    } else {
      unsafe checkChildren(of: frames[depth])
    }
    depth -= 1
  }

  /// Checks where the element stands and opens it; false when it must not stand there once more.
  private mutating func enter(_ element: Int, offset: Int) -> Bool {
    let spec = unsafe elements + element
    let order = unsafe spec.pointee.orderInParent
    let bit: UInt64 = 1 << UInt64(order)
    let frame = unsafe frames + depth
    if unsafe frame.pointee.lastChild == order {
      unsafe frame.pointee.run += 1
      if unsafe frame.pointee.run > spec.pointee.maxOccurs, !repeatElement(element, offset) {
        return false
      }
    } else {
      if unsafe frame.pointee.seenChildren & bit != 0, unsafe spec.pointee.maxOccurs == 1 {
        return repeatElement(element, offset)
      }
      unsafe checkRun(of: frame.pointee)
      if unsafe order < frame.pointee.lastChild {
        let last = unsafe elements[frame.pointee.element].children[frame.pointee.lastChild]
        unsafe report(
          .elementOutOfOrder(spec.pointee.name, after: elements[last].name), element: element,
          offset: offset)
      }
      unsafe frame.pointee.lastChild = order
      unsafe frame.pointee.run = 1
      unsafe frame.pointee.seenChildren |= bit
    }
    depth += 1
    unsafe frames[depth] = Frame(element: element)
    let number = unsafe spec.pointee.table
    guard number >= 0 else { return true }
    if unsafe spec.pointee.isRow {
      openRow(of: number, offset: offset)
    } else {
      unsafe tables[number][spec.pointee.offsetColumn, tables[number].count &- 1] = Int64(offset)
    }
    return true
  }

  @inline(__always)
  private mutating func openRow(of number: Int, offset: Int) {
    unsafe tables[number].appendRow()
    let row = unsafe tables[number].count &- 1
    unsafe tables[number][ExtractionTable.SystemColumn.offset, row] = Int64(offset)
    if let parent = table.tables[number].parent {
      unsafe tables[number][ExtractionTable.SystemColumn.parent, row] =
        Int64(tables[parent].count &- 1)
    }
    for (descendant, column) in table.tables[number].descendants {
      unsafe tables[number][column, row] = Int64(tables[descendant].count)
    }
  }

  /// Reports one too many and forgets the values of a single element, since none of them can be trusted.
  /// - Returns: whether the element is read all the same.
  private mutating func repeatElement(_ element: Int, _ offset: Int) -> Bool {
    let spec = unsafe elements[element]
    unsafe report(
      .repeatedElement(spec.name, atMost: spec.maxOccurs), element: element, offset: offset)
    if spec.maxOccurs > 1 { return true }
    markRepeated(element)
    return false
  }

  private func markRepeated(_ element: Int) {
    let spec = unsafe elements[element]
    guard spec.table >= 0, unsafe tables[spec.table].count > 0 else { return }
    let row = unsafe tables[spec.table].count - 1
    let columns =
      spec.attributes.map { table.attributes[$0].column }
      + [spec.isRow ? -1 : spec.offsetColumn, spec.textColumn].filter { $0 >= 0 }
    for column in columns { unsafe tables[spec.table][column, row] = Cell.repeated }
    for child in spec.children where unsafe !elements[child].isRow { markRepeated(child) }
  }

  private mutating func enterUnknownElement(
    name: UnsafePointer<UInt8>, uri: UnsafePointer<UInt8>?
  ) {
    let text = unsafe String(cString: name)
    let offset = currentOffset()
    guard depth > 0 else {
      let namespace = unsafe uri.map { unsafe String(cString: $0) }
      let isNamedLikeOurs = unsafe vocabulary.number(of: name) != 0
        && children[vocabulary.number(of: name)] != 0
      unsafe stopParsing(
        isNamedLikeOurs && uri != vocabulary.namespace
          ? .wrongNamespace(root: text, found: namespace) : .foreignRoot(text))
      return
    }
    let parent = unsafe frames[depth].element
    if isReadingText { textHasChild = true }
    report(.unknownElement(text), element: parent, offset: offset)
    skippedDepth = 1
  }

  private mutating func checkRun(of frame: Frame) {
    guard frame.lastChild >= 0 else { return }
    let child = unsafe elements[frame.element].children[frame.lastChild]
    let spec = unsafe elements[child]
    if frame.run < spec.minOccurs {
      unsafe report(
        .tooFewElements(spec.name, found: frame.run, atLeast: spec.minOccurs),
        element: frame.element, offset: offset(of: frame.element))
    }
  }

  @inline(__always)
  private mutating func checkChildren(of frame: Frame) {
    let children = unsafe elements[frame.element].children
    if children.isEmpty { return }
    checkRun(of: frame)
    for (order, child) in children.enumerated() {
      let isSeen = frame.seenChildren & (1 << UInt64(order)) != 0
      if unsafe !isSeen && elements[child].minOccurs > 0 {
        unsafe report(
          .missingElement(elements[child].name), element: frame.element,
          offset: offset(of: frame.element))
      }
    }
  }

  /// Where the start tag of the element that is open now stands.
  func offset(of element: Int) -> Int {
    let spec = unsafe elements[element]
    guard spec.table >= 0, unsafe tables[spec.table].count > 0 else { return currentOffset() }
    let cell = unsafe tables[spec.table][spec.offsetColumn, tables[spec.table].count - 1]
    return Cell.isReadable(cell) ? Int(cell) : currentOffset()
  }

  mutating func report(_ kind: Defect.Kind, element: Int, offset: Int) {
    guard defects.count < Self.defectLimit else {
      hasMoreDefects = true
      return
    }
    let spec = unsafe elements[element]
    let row: (table: Int, row: Int)? =
      unsafe spec.table >= 0 && tables[spec.table].count > 0
      ? unsafe (spec.table, tables[spec.table].count - 1) : nil
    defects.append(
      Defect(kind: kind, elementPath: table.elementPaths[element], offset: offset, row: row))
  }
}
