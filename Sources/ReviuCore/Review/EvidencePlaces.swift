internal import ReviuExpression
internal import ReviuXML

/// Turns contributions of one proposal into locations.
///
/// Line indexes are made only for documents that have something to show.
struct EvidencePlaces {
  private let proposal: Proposal
  private var lines: [Int: LineIndex] = [:]
  private var identities: RowIdentity

  init(_ proposal: Proposal) {
    self.proposal = proposal
    identities = RowIdentity(proposal)
  }

  /// What stays of a contribution when the file is edited elsewhere.
  mutating func identity(of contribution: Contribution) -> [String] {
    identities.parts(of: contribution)
  }

  /// The same for a row.
  mutating func name(of row: Int, _ table: Int, _ side: Proposal.Side) -> String {
    identities.name(of: row, table, side)
  }

  /// Locations of all contributions, each element once; the first carries its line.
  mutating func locations(of contributions: [Contribution]) -> [Location] {
    var seen: Set<Location> = []
    var result: [Location] = []
    for contribution in contributions {
      guard var location = location(of: contribution) else { continue }
      let isFirst = result.isEmpty
      let excerpt = location.excerpt
      location.excerpt = nil
      guard seen.insert(location).inserted else { continue }
      if isFirst { location.excerpt = excerpt }
      result.append(location)
    }
    return result
  }

  /// Nil where the document is not there.
  mutating func location(of contribution: Contribution) -> Location? {
    guard let side = Proposal.Side(rawValue: contribution.document),
      let document = proposal.document(side), let offset = contribution.offset
    else { return nil }
    let address = BusinessAddress(output: proposal.identity?.output, document: document.content)
      .text(
        table: contribution.table, row: contribution.row,
        elementPath: VocabularyIndex.shared.elementPath(of: contribution))
    return location(at: offset, in: document, side: side, address: address)
  }

  /// - Parameter offset: of a byte inside a start tag.
  mutating func location(
    at offset: Int, in document: SourceDocument, side: Proposal.Side, address: String
  ) -> Location {
    let index =
      lines[side.rawValue]
      ?? LineIndex(document.content.bytes, count: document.content.sourceCount)
    lines[side.rawValue] = index
    let position = index.position(of: index.tagStart(at: offset))
    return Location(
      file: document.file, line: position.line, column: position.column, address: address,
      excerpt: index.excerpt(at: position))
  }
}
