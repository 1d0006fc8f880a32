internal import CLibXML2

/// The C functions that libxml2 calls; each hands over to a method of the extraction state.
enum SAXCallbacks {
  static func handler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = {
      user, name, _, uri, namespaceCount, _, attributeCount, _, attributes in
      unsafe extractionState(user).pointee.startElement(
        name: name, uri: uri, namespaceCount: Int(namespaceCount), attributes: attributes,
        count: Int(attributeCount))
    }
    unsafe handler.endElementNs = { user, _, _, _ in
      unsafe extractionState(user).pointee.endElement()
    }
    unsafe handler.characters = { user, text, count in
      unsafe extractionState(user).pointee.characters(text, count: Int(count))
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.cdataBlock = { user, text, count in
      unsafe extractionState(user).pointee.cdata(text, count: Int(count))
    }
    unsafe handler.processingInstruction = { user, _, _ in
      unsafe extractionState(user).pointee.checkNames()
    }
    // Before the subset is read, so that no entity of it is ever declared.
    unsafe handler.internalSubset = { user, _, _, _ in
      unsafe extractionState(user).pointee.stopParsing(.doctype)
    }
    unsafe handler.serror = { user, error in
      guard let error = unsafe error else { return }
      unsafe extractionState(user).pointee.record(
        level: error.pointee.level.rawValue, code: error.pointee.code,
        message: error.pointee.message)
    }
    return unsafe handler
  }
}

private func extractionState(
  _ user: UnsafeMutableRawPointer?
) -> UnsafeMutablePointer<ExtractionState> {
  guard let user = unsafe user else { preconditionFailure("libxml2 lost the user data") }
  return unsafe user.assumingMemoryBound(to: ExtractionState.self)
}
