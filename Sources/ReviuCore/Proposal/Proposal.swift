internal import ReviuExpression
package import ReviuXML

/// A readable document of a submission.
package struct SourceDocument: Sendable {
  /// As the user named it.
  package let file: String
  package let content: ExtractedDocument
  /// The files that it names, as they were found when it was read.
  let attachments: [Attachment]

  /// The names of those files that can be read in the document.
  var attachedNames: [String] { attachments.compactMap { $0.name(in: content) } }

  init(file: String, content: ExtractedDocument, attachments: [Attachment] = []) {
    self.file = file
    self.content = content
    self.attachments = attachments
  }
}

/// What a proposal is about; a KAK and a RAB with the same identity belong together.
package struct ProposalIdentity: Sendable, Hashable {
  package var tahunAnggaran: String
  package var satker: String
  package var kegiatan: String
  package var kro: String
  package var ro: String

  /// `900017/2026/6071.QDI.001`.
  package var id: String { "\(satker)/\(tahunAnggaran)/\(kegiatan).\(kro).\(ro)" }

  /// The output as business addresses name it: `6071.QDI.001`.
  package var output: String { "\(kegiatan).\(kro).\(ro)" }
}

/// One KAK and one RAB about the same output, with the position of every value.
package struct Proposal: Sendable {
  /// Which of the two documents; the raw value is its number in the schema.
  package enum Side: Int, Sendable, CaseIterable {
    case kak
    case rab
  }

  /// Nil where a code that belongs to it is missing or malformed; then the proposal stands alone.
  package let identity: ProposalIdentity?
  /// The identity, or the file of a document that has none.
  package let id: String
  package let kak: SourceDocument?
  package let rab: SourceDocument?

  package init(identity: ProposalIdentity?, id: String, kak: SourceDocument?, rab: SourceDocument?)
  {
    self.identity = identity
    self.id = id
    self.kak = kak
    self.rab = rab
  }

  package func document(_ side: Side) -> SourceDocument? {
    switch side {
    case .kak: kak
    case .rab: rab
    }
  }

  var frame: Frame {
    Frame(
      kak?.content ?? Proposal.absentDocument, rab?.content ?? Proposal.absentDocument)
  }

  private static let absentDocument = ExtractedDocument.absent(VocabularyIndex.shared.table)
}

extension ExtractedDocument {
  /// Whether the document holds a KAK, or a RAB.
  func holds(_ side: Proposal.Side) -> Bool {
    tables[VocabularyIndex.shared.rootTables[side.rawValue]].rows > 0
  }

  /// Offset of a byte inside the start tag of the KAK or the RAB; of the element around it where it is not there.
  func offset(ofRoot side: Proposal.Side) -> Int {
    let table = VocabularyIndex.shared.rootTables[side.rawValue]
    let offset = cell(table: table, column: ExtractionTable.SystemColumn.offset, row: 0)
    return offset.map { Int($0) } ?? rootOffset
  }

  /// The text of a header field; nil where it is not readable.
  func text(_ field: HeaderField, _ side: Proposal.Side) -> String? {
    let (table, column) = field.place(side)
    guard let cell = cell(table: table, column: column, row: 0), Cell.isReadable(cell) else {
      return nil
    }
    return String(decoding: bytes[Cell.range(ofText: cell)], as: UTF8.self)
  }

  /// A cell as it is stored; nil where the table has no such row.
  func cell(table: Int, column: Int, row: Int) -> Int64? {
    let extent = tables[table]
    guard row < extent.rows else { return nil }
    return cells[extent.start + column * extent.rows + row]
  }

  /// The row around a row; nil for the row of a root.
  func parent(of table: Int, row: Int) -> (table: Int, row: Int)? {
    guard let parent = VocabularyIndex.shared.table.tables[table].parent,
      let cell = cell(table: table, column: ExtractionTable.SystemColumn.parent, row: row),
      Cell.isReadable(cell)
    else { return nil }
    return (parent, Int(cell))
  }

  /// The identity; nil where one of its codes is not readable.
  func identity(_ side: Proposal.Side) -> ProposalIdentity? {
    guard let year = text(.tahunAnggaran, side), let satker = text(.satker, side),
      let kegiatan = text(.kegiatan, side), let kro = text(.kro, side),
      let ro = text(.ro, side)
    else { return nil }
    return ProposalIdentity(
      tahunAnggaran: year, satker: satker, kegiatan: kegiatan, kro: kro, ro: ro)
  }
}

/// The header fields that the engine itself reads; their places are looked up once.
struct HeaderField: Sendable {
  static let tahunAnggaran = HeaderField("tahunAnggaran")
  static let satker = HeaderField("satker.kode")
  static let satkerName = HeaderField("satker.nama")
  static let satkerProvince = HeaderField("satker.provinsi")
  static let kegiatan = HeaderField("kegiatan")
  static let kro = HeaderField("kro")
  static let ro = HeaderField("ro")

  private let places: [(table: Int, column: Int)]

  private init(_ name: String) {
    let index = VocabularyIndex.shared
    places = index.rootTables.map { table in
      guard let place = index.schema.records[table].fields[name]?.place else {
        preconditionFailure("the header has no field \(name)")
      }
      return (table, place.column)
    }
  }

  func place(_ side: Proposal.Side) -> (table: Int, column: Int) { places[side.rawValue] }
}
