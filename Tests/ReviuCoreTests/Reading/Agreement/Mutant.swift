@testable import ReviuCore
@testable import ReviuXML

/// A document that was changed, and what is known about it.
struct Mutant: Sendable {
  /// Why the reader must refuse a document that the schema may allow.
  enum Exclusion: Sendable, Equatable {
    /// A document type declaration, refused for safety.
    case documentType
    /// An encoding other than UTF-8, refused so that there is only one way to read the bytes.
    case declaredEncoding(String)
    /// UTF-16 without a byte order mark: the reader does not guess.
    case unmarkedUTF16
    /// UTF-16 that ends with half a letter, which xmllint overlooks.
    case brokenUTF16
    /// A NUL byte, which xmllint takes for the end of the document.
    case nulByte
    /// More names, depth, or markup than a proposal needs.
    case limit(Refusal.Limit)
    /// Namespaces in XML are not followed, which xmllint prints and then overlooks.
    case namespaceError
    /// `xsi:type` names the very type that the schema has there: allowed, but of no use in a proposal.
    case schemaType

    func isConfirmed(by verdict: ReaderVerdict) -> Bool {
      switch (self, verdict) {
      case (.documentType, .refused(.doctype)): true
      case (.declaredEncoding(let name), .refused(.notUTF8(let declared))): name == declared
      case (.unmarkedUTF16, .refused(.notUTF8(nil))), (.brokenUTF16, .refused(.notUTF8(nil))): true
      case (.nulByte, .refused(.nulByte)): true
      case (.limit(let limit), .refused(.limit(let found))): limit == found
      case (.namespaceError, .refused(.malformed(let code, _))): Self.namespaceCodes.contains(code)
      case (.schemaType, .defects(let kinds)): kinds == [.unknownAttribute("type")]
      default: false
      }
    }

    /// XML_NS_ERR_XML_NAMESPACE and its neighbours, and XML_WAR_NS_URI of libxml2.
    private static let namespaceCodes: [Int] = [99] + Array(200...205)
  }

  var bytes: [UInt8]
  var description: String
  var exclusion: Exclusion?

  init(_ bytes: [UInt8], _ description: String, _ exclusion: Exclusion? = nil) {
    self.bytes = bytes
    self.description = description
    self.exclusion = exclusion
  }

  init(_ text: String, _ description: String, _ exclusion: Exclusion? = nil) {
    self.init(Array(text.utf8), description, exclusion)
  }

  init(_ markup: Markup, _ description: String, _ exclusion: Exclusion? = nil) {
    self.init(markup.text, description, exclusion)
  }
}

/// What the reader makes of a document.
enum ReaderVerdict: Equatable, CustomStringConvertible {
  case accepted
  case defects([Defect.Kind])
  case foreign(String)
  case refused(Refusal.Reason)

  init(_ bytes: [UInt8], with reader: inout DocumentReader) {
    self =
      switch reader.read(bytes) {
      case .document(let document) where document.defects.isEmpty: .accepted
      case .document(let document): .defects(document.defects.map(\.kind))
      case .foreign(let root): .foreign(root)
      case .unreadable(let refusal): .refused(refusal.reason)
      }
  }

  var description: String {
    switch self {
    case .accepted: "accepted"
    case .defects(let kinds): "defects: \(kinds.prefix(3).map { String("\($0)".prefix(200)) })"
    case .foreign(let root): "foreign root \(root)"
    case .refused(let reason): "refused: \(reason)"
    }
  }
}
