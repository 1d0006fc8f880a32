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

  /// Ids of the proposals that a file belongs to; none where it is no document, or does not say, and nil where it
  /// cannot be read.
  package mutating func proposals(in bytes: consuming [UInt8]) -> [String]? {
    switch read(bytes) {
    case .document(let content):
      Proposal.Side.allCases.compactMap { content.identity($0)?.id }
    case .foreign: []
    case .unreadable: nil
    }
  }

  /// The document that had this source; nil where none can have it.
  mutating func document(withSource source: consuming [UInt8]) -> ExtractedDocument? {
    // UTF-16 grows by half at most when it becomes UTF-8.
    guard source.count <= Self.byteLimit / 2 * 3 else { return nil }
    return try? extractor.extract(source: source)
  }
}
