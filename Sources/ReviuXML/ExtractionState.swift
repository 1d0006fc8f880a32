internal import CLibXML2

/// Everything the callbacks need, at one fixed address.
///
/// No class, no closure, and no array on the way of a sound document: measured, they cost a third of the
/// parser's own time.
@safe
struct ExtractionState {
  struct Frame {
    var element: Int
    /// Order of the last known child, and how many of it stood there.
    var lastChild = -1
    var run = 0
    var seenChildren: UInt64 = 0
  }

  /// Nesting that no sound document comes near; libxml2 itself stops at 256.
  static let depthLimit = 64
  static let nameLimit: Int32 = 2_000
  static let defectLimit = 200

  let table: ExtractionTable
  let parser: ParserTable
  private(set) var vocabulary: NameTable
  let frames: UnsafeMutablePointer<Frame>
  let tables: UnsafeMutablePointer<TableBuffer>

  var context: xmlParserCtxtPtr?
  var source = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// Offset of a byte inside the start tag of the root.
  var rootOffset = 0
  /// Number of open known elements; frame 0 is the document.
  var depth = 0
  /// Number of open elements below an unknown one.
  var skippedDepth = 0
  /// The open elements that declare namespaces: how deep each is, and how many hold in it. libxml2 looks through all of
  /// them for every prefix.
  private var scopes: [(level: Int, total: Int)] = []
  /// That of the innermost of them.
  private(set) var scopeLevel = 0
  var isReadingText = false
  var textHasChild = false
  var text = TextAccumulator()
  /// Texts that do not stand in the source as they are.
  var arena: [UInt8] = []
  var defects: [Defect] = []
  var hasMoreDefects = false
  var stop: Stop?

  var dictionary: xmlDictPtr { unsafe vocabulary.dictionary }

  init(_ table: ExtractionTable) {
    self.table = table
    parser = ParserTable(table)
    vocabulary = NameTable(names: table.names, namespace: table.namespace)
    unsafe frames = .allocate(capacity: Self.depthLimit + 1)
    unsafe frames.initialize(repeating: Frame(element: 0), count: Self.depthLimit + 1)
    unsafe tables = .allocate(capacity: table.tables.count)
    for (index, spec) in table.tables.enumerated() {
      unsafe (tables + index).initialize(to: TableBuffer(columns: spec.columnCount))
    }
  }

  /// Takes note of namespaces that an element declares which is about to be opened.
  @inline(never)
  mutating func openScope(_ count: Int) {
    checkNames()
    scopeLevel = depth + skippedDepth + 1
    let total = (scopes.last?.total ?? 0) + count
    scopes.append((scopeLevel, total))
    if total > Self.nameLimit { stopParsing(.limit(.names)) }
  }

  @inline(never)
  mutating func closeScope() {
    scopes.removeLast()
    scopeLevel = scopes.last?.level ?? 0
  }

  func free() {
    parser.free()
    vocabulary.free()
    unsafe frames.deallocate()
    for index in table.tables.indices { unsafe tables[index].free() }
    unsafe tables.deallocate()
  }

  mutating func begin(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe source = unsafe buffer
    depth = 0
    skippedDepth = 0
    // A document that was refused left its own open.
    scopes.removeAll(keepingCapacity: true)
    scopeLevel = 0
    isReadingText = false
    textHasChild = false
    arena.removeAll(keepingCapacity: true)
    defects.removeAll()
    hasMoreDefects = false
    stop = nil
    if vocabulary.hasGrown {
      vocabulary.free()
      vocabulary = NameTable(names: table.names, namespace: table.namespace)
      parser.forgetAddresses()
    }
    unsafe frames[0] = Frame(element: 0)
    for index in table.tables.indices { unsafe tables[index].removeAll() }
  }

  /// The columns of the document that was just read, moved out of the buffers.
  mutating func takeDocument(source: consuming [UInt8]) -> ExtractedDocument {
    var extents: [ExtractedDocument.TableExtent] = []
    extents.reserveCapacity(table.tables.count)
    var total = 0
    for index in table.tables.indices {
      let rows = unsafe tables[index].count
      extents.append(.init(start: total, rows: rows))
      unsafe total += rows * tables[index].columns
    }
    let cells = unsafe [Int64](unsafeUninitializedCapacity: total) { target, count in
      guard let start = target.baseAddress else { return }
      for (index, extent) in extents.enumerated() where extent.rows > 0 {
        unsafe tables[index].move(to: start + extent.start)
      }
      count = total
    }
    let sourceCount = source.count
    if !arena.isEmpty { source.append(contentsOf: arena) }
    return ExtractedDocument(
      bytes: source, sourceCount: sourceCount, rootOffset: rootOffset, cells: cells,
      tables: extents, defects: defects, hasMoreDefects: hasMoreDefects)
  }

  /// Offset in the source of the byte that libxml2 looks at.
  @inline(__always)
  func currentOffset() -> Int {
    guard let input = unsafe context.unsafelyUnwrapped.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) &+ (input.pointee.cur - input.pointee.base)
  }

  /// Reads values out of libxml2's buffer as it is now.
  @inline(__always)
  func plainValues() -> PlainValues {
    let input = unsafe context.unsafelyUnwrapped.pointee.input.unsafelyUnwrapped
    return unsafe PlainValues(
      base: input.pointee.base.unsafelyUnwrapped, end: input.pointee.end.unsafelyUnwrapped,
      offset: Int(truncatingIfNeeded: input.pointee.consumed), alphabets: parser.alphabets)
  }

  mutating func stopParsing(_ reason: Refusal.Reason) {
    if stop == nil { stop = Stop(reason: reason, offset: currentOffset()) }
    unsafe xmlStopParser(context)
  }

  /// Keeps the first error; what follows is its consequence.
  mutating func record(level: UInt32, code: Int32, message: UnsafeMutablePointer<CChar>?) {
    guard stop == nil, level >= XML_ERR_ERROR.rawValue else { return }
    let detail = unsafe message.map { unsafe String(cString: $0) } ?? ""
    unsafe stop = Stop(
      reason: .malformed(
        code: Int(code), detail: String(detail.prefix { $0 != "\n" }.prefix(200))),
      offset: currentOffset())
  }

  /// Stops a document that is made of names: libxml2's dictionary gets slower with every one.
  ///
  /// To be called where a name may have been seen that is not of the vocabulary.
  mutating func checkNames() {
    if unsafe xmlDictSize(vocabulary.dictionary) > Self.nameLimit { stopParsing(.limit(.names)) }
  }
}
