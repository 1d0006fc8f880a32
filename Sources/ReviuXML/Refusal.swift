/// Why a document is not read at all.
package struct Refusal: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case empty
    case tooLarge(limit: Int)
    /// The encoding that the document declares, or nil when its bytes are not UTF-8.
    case notUTF8(declared: String?)
    case nulByte
    case doctype
    case limit(Limit)
    /// The root has a name of the vocabulary but not its namespace; nil means none.
    case wrongNamespace(root: String, found: String?)
    /// The root is no element of the vocabulary.
    case foreignRoot(String)
    /// The root has the namespace of the vocabulary but none of the names that a root may have.
    case misspelledRoot(String)
    /// libxml2's error number and its English words.
    case malformed(code: Int, detail: String)
    case outOfMemory
  }

  package enum Limit: Sendable, Equatable {
    case depth
    /// Different names of elements, attributes, and namespaces.
    case names
    /// Bytes without the end of a tag, a text, or a comment.
    case markup
  }

  package var reason: Reason
  /// Where reading stopped: an offset in the document as UTF-8 without byte order mark.
  package var offset: Int
  /// The document in UTF-8 as far as it could be decoded, to show the place.
  package var source: [UInt8]
}
