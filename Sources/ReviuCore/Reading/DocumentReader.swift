package import ReviuXML

/// Reads submissions; one for each thread.
package struct DocumentReader: ~Copyable {
  /// Larger files are refused: 64 MiB.
  package static let byteLimit = 64 << 20

  package enum Result: Sendable {
    case document(ExtractedDocument)
    /// The root is no element of the vocabulary.
    case foreign(root: String)
    case unreadable(Refusal)
  }

  private var extractor: Extractor

  package init() {
    extractor = Extractor(VocabularyIndex.shared.table, byteLimit: Self.byteLimit)
  }

  package mutating func read(_ bytes: consuming [UInt8]) -> Result {
    do throws(Refusal) {
      return .document(try extractor.extract(bytes))
    } catch {
      if case .foreignRoot(let root) = error.reason { return .foreign(root: root) }
      return .unreadable(error)
    }
  }
}
