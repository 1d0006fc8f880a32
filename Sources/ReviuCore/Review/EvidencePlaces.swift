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
  /// - Parameter spot: a part of a text that comes before them, and in place of that text.
  mutating func locations(
    of contributions: [Contribution], startingWith spot: TextSpot? = nil
  ) -> [Location] {
    var result: [Location] = []
    if let spot, let location = location(of: spot) { result.append(location) }
    for contribution in contributions where contribution != spot?.contribution {
      guard let location = location(of: contribution, isShown: result.isEmpty) else { continue }
      result.append(location)
    }
    var seen: Set<Location> = []
    return result.filter { location in
      var place = location
      place.excerpt = nil
      return seen.insert(place).inserted
    }
  }

  /// Nil where the document is not there.
  /// - Parameter isShown: with the line of the document.
  mutating func location(of contribution: Contribution, isShown: Bool = true) -> Location? {
    guard let side = Proposal.Side(rawValue: contribution.document),
      let document = proposal.document(side), let offset = contribution.offset
    else { return nil }
    return location(
      at: offset, in: document, side: side, address: address(of: contribution), isShown: isShown)
  }

  /// Where a finding stands that has no place of its own: at a row, or at the root of the first document that is there.
  mutating func fallback(_ row: Contribution?) -> [Location] {
    if let row, let location = location(of: row) { return [location] }
    return proposal.sources.first.map { side, document in [rootLocation(of: document, side)] } ?? []
  }

  mutating func rootLocation(of document: SourceDocument, _ side: Proposal.Side) -> Location {
    let address = BusinessAddress(
      output: proposal.identity?.output, document: document.content
    ).text(table: VocabularyIndex.shared.rootTables[side.rawValue], row: 0)
    return location(
      at: document.content.offset(ofRoot: side), in: document, side: side, address: address)
  }

  /// Where a part of a text begins; its element where that cannot be told.
  mutating func location(of spot: TextSpot) -> Location? {
    let contribution = spot.contribution
    guard let side = Proposal.Side(rawValue: contribution.document),
      let document = proposal.document(side), let tag = contribution.offset,
      let cell = document.content.cell(
        table: contribution.table, column: contribution.column, row: contribution.row),
      let path = VocabularyIndex.shared.path(of: contribution),
      let offset = document.content.sourceOffset(
        ofByte: spot.range.lowerBound, inText: cell, ofTagAt: tag,
        attribute: path.split(separator: "@").dropFirst().first.map(String.init))
    else { return location(of: contribution) }
    let lines = lineIndex(of: document, side)
    var place = location(at: offset, lines, in: document, address: address(of: contribution))
    place.element = lines.position(of: lines.tagStart(at: tag))
    return place
  }

  /// - Parameter offset: of a byte inside a start tag.
  mutating func location(
    at offset: Int, in document: SourceDocument, side: Proposal.Side, address: String,
    isShown: Bool = true
  ) -> Location {
    let lines = lineIndex(of: document, side)
    return location(
      at: lines.tagStart(at: offset), lines, in: document, address: address, isShown: isShown)
  }

  private func location(
    at offset: Int, _ lines: LineIndex, in document: SourceDocument, address: String,
    isShown: Bool = true
  ) -> Location {
    let position = lines.position(of: offset)
    return Location(
      file: document.file, line: position.line, column: position.column, address: address,
      excerpt: isShown ? lines.excerpt(at: offset) : nil)
  }

  private mutating func lineIndex(of document: SourceDocument, _ side: Proposal.Side) -> LineIndex {
    let index =
      lines[side.rawValue]
      ?? LineIndex(document.content.bytes, count: document.content.sourceCount)
    lines[side.rawValue] = index
    return index
  }

  private func address(of contribution: Contribution) -> String {
    guard let side = Proposal.Side(rawValue: contribution.document),
      let document = proposal.document(side)
    else { return "" }
    return BusinessAddress(output: proposal.identity?.output, document: document.content).text(
      table: contribution.table, row: contribution.row,
      elementPath: VocabularyIndex.shared.elementPath(of: contribution))
  }
}
