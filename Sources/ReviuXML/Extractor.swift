internal import CLibXML2

/// Reads documents of one vocabulary; keeps its buffers from one document to the next.
///
/// Not for use by two threads at a time: every thread makes its own.
@safe
package struct Extractor: ~Copyable {
  private let state: UnsafeMutablePointer<ExtractionState>
  private let byteLimit: Int

  /// - Parameter byteLimit: larger documents are refused unread.
  package init(_ table: ExtractionTable, byteLimit: Int) {
    _ = Extractor.libraryIsInitialized
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: ExtractionState(table))
    self.byteLimit = byteLimit
  }

  deinit {
    unsafe state.pointee.free()
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  // xmlInitParser is not safe to run twice at the same time; a static runs its initialiser once.
  private static let libraryIsInitialized: Bool = {
    reviu_initialize()
    return true
  }()

  /// Extracts everything that the vocabulary names, or says why the document cannot be read.
  ///
  /// - Throws: ``Refusal`` when the document is not well-formed UTF-8 XML of the vocabulary, has a document
  ///   type declaration, or exceeds a limit. Anything else that is wrong with it is a defect of the result.
  package mutating func extract(_ bytes: consuming [UInt8]) throws(Refusal) -> ExtractedDocument {
    let byteCount = bytes.count
    guard byteCount <= byteLimit else {
      throw Refusal(reason: .tooLarge(limit: byteLimit), offset: 0, source: [])
    }
    return try extract(source: InputEncoding.utf8(bytes))
  }

  /// The same from what ``ExtractedDocument/source`` was before.
  package mutating func extract(
    source: consuming [UInt8]
  ) throws(Refusal) -> ExtractedDocument {
    if let offset = OverlongMarkup.firstOffset(in: source) {
      throw Refusal(reason: .limit(.markup), offset: offset, source: source)
    }
    // libxml2 reads up to a NUL behind the last byte.
    source.append(0)
    let refusal = unsafe source.withUnsafeBufferPointer { buffer in
      unsafe state.pointee.parse(buffer.extracting(..<(buffer.count - 1)), state: state)
    }
    source.removeLast()
    if let refusal {
      if let offset = InputEncoding.firstNUL(in: source) {
        throw Refusal(reason: .nulByte, offset: offset, source: source)
      }
      throw Refusal(
        reason: refusal.reason, offset: min(refusal.offset, source.count), source: source)
    }
    return unsafe state.pointee.takeDocument(source: consume source)
  }
}

extension ExtractionState {
  /// Why parsing stopped, before the source is attached.
  struct Stop {
    var reason: Refusal.Reason
    var offset: Int
  }

  /// - Parameter state: the address of `self`, which libxml2 hands back to the callbacks.
  fileprivate mutating func parse(
    _ buffer: UnsafeBufferPointer<UInt8>, state: UnsafeMutablePointer<ExtractionState>
  ) -> Stop? {
    unsafe begin(buffer)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      | XML_PARSE_NOWARNING.rawValue
    var handler = unsafe SAXCallbacks.handler()
    guard
      let context = unsafe reviu_new_context(
        dictionary, &handler, state, buffer.baseAddress, Int32(buffer.count), Int32(options))
    else { return Stop(reason: .outOfMemory, offset: 0) }
    unsafe self.context = context
    defer {
      unsafe xmlFreeParserCtxt(context)
      unsafe self.context = nil
    }
    let status = unsafe xmlParseDocument(context)
    if let stop { return stop }
    let consumed = currentOffset()
    guard unsafe status == 0 && context.pointee.wellFormed == 1 && context.pointee.nsWellFormed == 1
    else {
      let code = unsafe context.pointee.errNo
      if code == XML_ERR_NO_MEMORY.rawValue { return Stop(reason: .outOfMemory, offset: consumed) }
      return Stop(reason: .malformed(code: Int(code), detail: ""), offset: consumed)
    }
    guard consumed == buffer.count else {
      return Stop(
        reason: .malformed(code: Int(XML_ERR_DOCUMENT_END.rawValue), detail: ""), offset: consumed)
    }
    return nil
  }
}
