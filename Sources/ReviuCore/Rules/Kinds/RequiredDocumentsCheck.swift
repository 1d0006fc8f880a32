internal import ReviuExpression

/// Documents that must be listed among the supporting documents.
final class RequiredDocumentsCheck: Sendable {
  /// The supporting documents of the KAK, and the field that names a document's kind.
  let rows: RowSelection
  let kind: CheckedExpression
  let documents: [String]
  /// What may be blocked as long as a document is missing, in rupiah.
  let blocks: CheckedExpression?

  private let program: RowsProgram
  private let kindProgram: TextProgram
  private let documentBytes: [[UInt8]]

  init(
    rows: RowSelection, kind: CheckedExpression, documents: [String], blocks: CheckedExpression?
  ) {
    self.rows = rows
    self.kind = kind
    self.documents = documents
    self.blocks = blocks
    program = RowsProgram(rows)
    kindProgram = TextProgram(kind)
    documentBytes = documents.map { Array($0.utf8) }
  }

  func passes(_ frame: inout Frame) -> Bool {
    var missing = documentBytes
    let isKnown = program.forEach(&frame) { frame in
      if let bytes = kindProgram.bytes(&frame) {
        missing.removeAll { $0.elementsEqual(bytes) }
      }
      return !missing.isEmpty
    }
    return isKnown && missing.isEmpty
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    guard let listed = explanation.rows(rows) else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    var found: Set<String> = []
    for row in listed {
      explanation.bind(rows.variable, toRow: row)
      if case .text(let text) = explanation.evaluate(kind) { found.insert(text) }
    }
    let missing = documents.filter { !found.contains($0) }
    if missing.isEmpty { return .pass }
    // A document whose kind cannot be read may be the one that is missing.
    if !explanation.absences.isEmpty {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    return .fail([failure(missing, Explanation(frame))])
  }

  private func failure(_ missing: [String], _ start: Explanation) -> Failure {
    var explanation = start
    var failure = Failure(contributions: [explanation.contribution(of: rows.rows)])
    failure.expected = .text(missing.joined(separator: ", "))
    failure.words["missing"] = Bilingual(verbatim: missing.joined(separator: ", "))
    if let blocks, let amount = explanation.number(blocks) {
      failure.effect.blokir = amount
      if case .aggregate(.sum, _, let body) = blocks.kind, case .field = body.kind {
        failure.blocked = explanation.summands.map { ($0.row, $0.value) }
      }
      failure.contributions += explanation.summands.map(\.row)
    }
    return failure
  }
}
