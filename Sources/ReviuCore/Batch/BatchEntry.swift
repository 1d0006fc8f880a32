internal import ReviuExpression
internal import ReviuXML

/// What one proposal, or one row of it, contributes to a rule about all proposals.
struct BatchEntry: Sendable {
  enum Value: Sendable {
    case none
    /// Coefficient at the scale of the rule.
    case amount(Int64)
    case text(ArraySlice<UInt8>)
  }

  /// Index of the rule in the pack.
  let rule: Int16
  let place: BatchPlace
  /// Nil where a value is not there or not readable, so that nobody knows to what the entry belongs.
  let key: Key?
  let value: Value

  init(rule: Int16, place: BatchPlace, key: Key? = nil, value: Value = .none) {
    (self.rule, self.place, self.key, self.value) = (rule, place, key, value)
  }

  /// Nil where it is not known.
  var amount: Int64? { if case .amount(let amount) = value { amount } else { nil } }

  var text: String? {
    if case .text(let text) = value { String(decoding: text, as: UTF8.self) } else { nil }
  }

  /// One text of several, none of which can contain the control character between them: XML has none.
  struct Key: Hashable, Sendable {
    static let separator: UInt8 = 0x1F

    let bytes: ArraySlice<UInt8>

    var parts: [ArraySlice<UInt8>] {
      bytes.split(separator: Self.separator, omittingEmptySubsequences: false)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }
}

/// Where an entry stands; its address follows from it.
struct BatchPlace: Sendable {
  var side: Int8
  var table: Int16
  var offsetColumn: Int16
  var row: Int32
  var line: Int32
  var column: Int32
}

/// Finds the places of entries, document by document from the front to the back.
struct BatchPlaces {
  private let proposal: Proposal
  private var scanners: [Int: PositionScanner] = [:]

  init(_ proposal: Proposal) { self.proposal = proposal }

  /// - Parameter contribution: nil, or of a document that is not there, stands for the whole proposal.
  mutating func place(of contribution: Contribution?) -> BatchPlace {
    if let contribution, let offset = contribution.offset,
      let side = Proposal.Side(rawValue: contribution.document), proposal.document(side) != nil
    {
      return place(
        side, contribution.table, contribution.row, contribution.offsetColumn, offset: offset)
    }
    guard let side = proposal.sources.first?.0 else {
      preconditionFailure("a proposal has a document")
    }
    let table = VocabularyIndex.shared.rootTables[side.rawValue]
    let column = ExtractionTable.SystemColumn.offset
    let offset = proposal.document(side)?.content.cell(table: table, column: column, row: 0)
    return place(side, table, 0, column, offset: Int(offset ?? 0))
  }

  private mutating func place(
    _ side: Proposal.Side, _ table: Int, _ row: Int, _ offsetColumn: Int, offset: Int
  ) -> BatchPlace {
    let bytes = proposal.document(side)?.content.bytes ?? []
    let position = scanners[side.rawValue, default: PositionScanner()].position(
      ofTagAt: offset, in: bytes)
    return BatchPlace(
      side: Int8(side.rawValue), table: Int16(table), offsetColumn: Int16(offsetColumn),
      row: Int32(row), line: Int32(position.line), column: Int32(position.column))
  }
}

extension Rule {
  /// What a proposal contributes to the rule, taken by itself: it has number 0.
  func entries(of check: BatchCheck, in proposal: Proposal) -> BatchEntries {
    var entries = BatchEntries()
    var places = BatchPlaces(proposal)
    var frame = proposal.frame
    addEntries(of: check, number: 0, &frame, &places, to: &entries)
    return entries
  }

  /// What a proposal contributes to the rule.
  /// - Parameter number: of the rule in the pack.
  func addEntries(
    of check: BatchCheck, number: Int, _ frame: inout Frame, _ places: inout BatchPlaces,
    to entries: inout BatchEntries
  ) {
    guard isActive, isInForce else { return }
    guard let rows, let scope else {
      addEntry(check, number, at: { check.contribution($0) }, &frame, &places, &entries)
      return
    }
    func add(_ frame: inout Frame) {
      addEntry(
        check, number,
        at: { Explanation($0).rowContribution(of: scope, $0.row(of: scope.variable)) }, &frame,
        &places, &entries)
    }
    if let columns, let all = rows.columns(frame) {
      let rows = columns.rowsThatMayApply(all)
      for position in 0..<rows.count {
        frame.bind(rows.variable, toRow: rows.row(at: position))
        add(&frame)
      }
      return
    }
    let isKnown = rows.forEach(&frame) { frame in
      add(&frame)
      return true
    }
    if !isKnown { entries.append(rule: number, place: places.place(of: nil)) }
  }

  private func addEntry(
    _ check: BatchCheck, _ number: Int, at subject: (Frame) -> Contribution?,
    _ frame: inout Frame, _ places: inout BatchPlaces, _ entries: inout BatchEntries
  ) {
    let truth = whenProgram?.evaluate(&frame) ?? .yes
    if truth == .no { return }
    let place = places.place(of: subject(frame))
    if truth == .yes {
      check.addEntry(&frame, rule: number, place: place, to: &entries)
    } else {
      entries.append(rule: number, place: place)
    }
  }
}
