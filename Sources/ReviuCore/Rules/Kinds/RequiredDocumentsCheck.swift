internal import ReviuExpression

/// Documents that must be listed among the supporting documents.
final class RequiredDocumentsCheck: Sendable {
  /// The supporting documents of the KAK, and the field that names a document's kind.
  let rows: RowSelection
  let kind: CheckedExpression
  /// The kinds that must be there; small letters make none another one.
  let documents: [String]
  /// What may be blocked as long as a document is missing, in rupiah.
  let blocks: CheckedExpression?

  private let program: RowsProgram
  /// Each of ``documents`` in capitals.
  private let wanted: [CheckedExpression]
  /// For each of ``documents`` whether a row is about it.
  private let listings: [TruthColumn]

  init(
    rows: RowSelection, kind: CheckedExpression, documents: [String], blocks: CheckedExpression?
  ) {
    self.rows = rows
    self.kind = kind
    self.documents = documents
    self.blocks = blocks
    program = RowsProgram(rows)
    wanted = documents.map { document in
      CheckedExpression(kind: .literal(.string(document)), type: .string, span: kind.span)
        .inCapitals
    }
    listings = wanted.map { name in
      TruthColumn(
        CheckedExpression(
          kind: .binary(.equal, kind.inCapitals, name), type: .bool, span: kind.span),
        variable: rows.variable)
    }
  }

  func passes(_ frame: inout Frame) -> Bool {
    guard let rows = program.columns(frame) else { return false }
    return listings.allSatisfy { $0.evaluate(rows).contains(.yes) }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    guard let listed = explanation.rows(rows) else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    var found: Set<Value> = []
    let kind = kind.inCapitals
    for row in listed {
      explanation.bind(rows.variable, toRow: row)
      if let name = explanation.evaluate(kind) { found.insert(name) }
    }
    let missing = zip(documents, wanted).filter { _, name in
      explanation.evaluate(name).map { !found.contains($0) } ?? true
    }.map(\.0)
    if missing.isEmpty { return .pass }
    // A document whose kind cannot be read may be the one that is missing.
    if !explanation.absences.isEmpty {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    return .fail([failure(missing, frame)])
  }

  private func failure(_ missing: [String], _ frame: Frame) -> Failure {
    var frame = frame
    // Every row whose amount is held for blocking counts.
    frame.evidenceRows = nil
    var explanation = Explanation(frame)
    var failure = Failure(contributions: [explanation.contribution(of: rows.rows)])
    failure.expected = .text(missing.joined(separator: ", "))
    failure.words["missing"] = Bilingual(listing: missing)
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

extension CheckedExpression {
  /// A text with its ASCII letters made large.
  fileprivate var inCapitals: CheckedExpression {
    CheckedExpression(
      kind: .textFunction(.upperAscii, self, arguments: []), type: .string, span: span)
  }
}
