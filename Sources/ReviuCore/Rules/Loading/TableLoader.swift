internal import ReviuExpression

/// A table of a pack, to be read.
struct DeclaredTable: Sendable {
  let name: String
  fileprivate let loader: TableLoader
  /// Nil where it is not sound; then a problem was reported.
  fileprivate let declaration: TableLoader.Declaration?

  init(name: String, loader: TableLoader, declaration: TableLoader.Declaration?) {
    (self.name, self.loader, self.declaration) = (name, loader, declaration)
  }

  /// In bytes.
  var size: Int { declaration?.size ?? 0 }

  /// Nil for one that is not sound.
  func read(_ problems: PackProblems) -> LookupTable? {
    declaration.flatMap { loader.table($0, problems) }
  }
}

/// Reads the tables that `pack.yaml` declares.
struct TableLoader: Sendable {
  let files: PackFiles
  let sources: [String: Source]
  let asOf: CivilDate

  struct Source: Sendable {
    var title: String
    var url: String?
  }

  struct Declaration: Sendable {
    fileprivate var name: String
    fileprivate var path: String
    fileprivate var bytes: [UInt8]
    fileprivate var title: Bilingual
    fileprivate var keys: [LookupTable.KeyColumn]
    fileprivate var types: [String: ColumnType]
    fileprivate var source: String
    fileprivate var confidence: String
    fileprivate var validity: (from: String, through: String)?

    fileprivate var size: Int { bytes.count }

    fileprivate var allColumns: [String] {
      keys.map(\.name) + types.keys + [source, confidence]
        + (validity.map { [$0.from, $0.through] } ?? [])
    }
  }

  /// Nil, with a problem, when the declaration is not sound or its file is not there.
  ///
  /// - Parameter declaration: the value under the table's name.
  func declaration(_ name: String, _ declaration: KeyReader) -> Declaration? {
    declaration.allowOnly(
      ["file", "title", "key", "columns", "source", "confidence", "validity"])
    let title = declaration.bilingual(declaration.required("title"))
    let keys = keyColumns(declaration)
    let types = columnTypes(declaration)
    let source = declaration.requiredText("source")
    let confidence = declaration.requiredText("confidence")
    let validity = declaration.mapping(declaration.optional("validity")).flatMap { reader in
      reader.allowOnly(["from", "through"])
      let from = reader.requiredText("from")
      let through = reader.requiredText("through")
      return from.flatMap { from in through.map { (from: from, through: $0) } }
    }
    guard let node = declaration.required("file"), let path = declaration.text(node) else {
      return nil
    }
    guard files.isInside(path) else {
      declaration.report(.badForm(path, form: .relativePath), at: node)
      return nil
    }
    guard let bytes = files.contents[path] else {
      declaration.report(.missingFile(path), at: node)
      return nil
    }
    guard let title, let keys, let types, let source, let confidence else { return nil }
    if let both = declaration.required("columns")?.entries?.first(where: { entry in
      keys.contains { $0.name == entry.key.text }
    }), let line = declaration.required("key")?.line {
      declaration.report(
        .duplicate(both.key.text ?? "", firstFile: declaration.file, firstLine: line), at: both.key)
      return nil
    }
    return Declaration(
      name: name, path: path, bytes: bytes, title: title, keys: keys, types: types, source: source,
      confidence: confidence, validity: validity)
  }

  private func keyColumns(_ declaration: KeyReader) -> [LookupTable.KeyColumn]? {
    guard let reader = declaration.mapping(declaration.required("key")) else { return nil }
    let columns = reader.node.entries ?? []
    if columns.count > LookupTable.keyColumnLimit {
      reader.report(.tooManyKeyColumns(limit: LookupTable.keyColumnLimit), at: reader.node)
      return nil
    }
    return columns.map { entry in
      let value = entry.value
      var any: String?
      var type = value
      if value.entries != nil, let inner = reader.mapping(value) {
        inner.allowOnly(["type", "any"])
        any = inner.optionalText("any")
        type = inner.required("type") ?? value
      }
      if type.text != "text" {
        reader.report(
          .unexpectedValue(type.text ?? "", allowed: ["text"], suggestion: nil), at: type)
      }
      return LookupTable.KeyColumn(name: entry.key.text ?? "", any: any)
    }
  }

  private func columnTypes(_ declaration: KeyReader) -> [String: ColumnType]? {
    guard let reader = declaration.mapping(declaration.required("columns")) else { return nil }
    var types: [String: ColumnType] = [:]
    for entry in reader.node.entries ?? [] {
      types[entry.key.text ?? ""] = reader.choice(entry.value, ColumnType.self)
    }
    return types
  }

  /// Nil, with a problem, when the file cannot be read as a table.
  func table(_ table: Declaration, _ problems: PackProblems) -> LookupTable? {
    let file = files.displayPath(table.path)
    guard let text = String(textFile: table.bytes) else {
      problems.report(.notUTF8, file: file, line: 1, column: 1)
      return nil
    }
    problems.register(text, as: file)
    let csv: CSV
    do throws(CSV.Unterminated) { csv = try CSV(parsing: Array(text.utf8)) } catch {
      problems.report(
        .unterminatedQuote, file: file, line: error.line, column: error.column)
      return nil
    }
    guard let header = csv.rows.first else {
      problems.report(.emptyFile, file: file, line: 1, column: 1)
      return nil
    }
    let names = header.fields.map(\.text)
    guard hasAllColumns(of: table, header, csv, problems) else { return nil }
    for (index, field) in header.fields.enumerated() where names[..<index].contains(field.text) {
      problems.report(
        .duplicate(field.text, firstFile: file, firstLine: field.line), file: file,
        line: field.line, column: csv.column(of: field), length: field.text.unicodeScalars.count)
    }
    var reader = TableRowReader(
      table: table, loader: self, problems: problems, file: file, csv: csv, names: names)
    for row in csv.rows.dropFirst() { reader.add(row) }
    reader.reportGaps()
    return reader.table
  }

  /// Whether a header has the declared columns and no others; where not, problems say so.
  private func hasAllColumns(
    of table: Declaration, _ header: CSV.Row, _ csv: CSV, _ problems: PackProblems
  ) -> Bool {
    let file = files.displayPath(table.path)
    let names = header.fields.map(\.text)
    var missing = table.allColumns.filter { !names.contains($0) }.sorted()
    let unknown = header.fields.filter { !table.allColumns.contains($0.text) }
    if missing.isEmpty, unknown.isEmpty { return true }
    for field in unknown {
      let near = nearest(field.text.trimmingWhiteSpace(), among: missing)
      problems.report(
        .unknownHeader(field.text, suggestion: near), file: file, line: field.line,
        column: csv.column(of: field), length: field.text.unicodeScalars.count)
      missing.removeAll { $0 == near }
    }
    let isSeparatedOtherwise = names.count == 1 && names[0].contains(";")
    if !missing.isEmpty, !isSeparatedOtherwise {
      problems.report(.missingHeader(missing), file: file, line: 1, column: 1)
    }
    return false
  }

  /// Gathers the rows of one table that are valid on the day of the review; checks all of them.
  private struct TableRowReader {
    private let declaration: Declaration
    private let loader: TableLoader
    private let problems: PackProblems
    private let file: String
    private let csv: CSV
    private let names: [String]
    private let types: [ColumnType?]
    private let keyColumns: [Int]
    private let sourceColumn: Int?
    private let confidenceColumn: Int?
    private let validityColumns: (from: Int?, through: Int?)
    private var values: [[String]]
    private var keys: [[String]] = []
    private var origins: [LookupTable.Origin] = []
    private var otherRows: [LookupTable.OtherRow] = []
    /// The rows of each key.
    private var seen: [[String]: [SeenRow]] = [:]
    private typealias SeenRow = (row: CSV.Row, validity: Validity)
    /// The source that was found last; most rows have that of the row before.
    private var lastSource: (id: String, source: Source?)?

    init(
      table: Declaration, loader: TableLoader, problems: PackProblems, file: String, csv: CSV,
      names: [String]
    ) {
      declaration = table
      self.loader = loader
      self.problems = problems
      self.file = file
      self.csv = csv
      self.names = names
      types = names.map { table.types[$0] }
      keyColumns = table.keys.compactMap { names.firstIndex(of: $0.name) }
      sourceColumn = names.firstIndex(of: table.source)
      confidenceColumn = names.firstIndex(of: table.confidence)
      validityColumns = (
        table.validity.flatMap { names.firstIndex(of: $0.from) },
        table.validity.flatMap { names.firstIndex(of: $0.through) }
      )
      values = names.map { _ in [] }
      seen.reserveCapacity(csv.rows.count)
    }

    var table: LookupTable {
      LookupTable(
        name: declaration.name, title: declaration.title, path: declaration.path, file: file,
        keyColumns: declaration.keys, columnTypes: declaration.types,
        values: Dictionary(zip(names, values), uniquingKeysWith: { first, _ in first }),
        keys: keys, origins: origins, otherRows: otherRows)
    }

    mutating func add(_ row: CSV.Row) {
      if row.fields.allSatisfy(\.text.isEmpty) {
        problems.report(.emptyRow, file: file, line: row.line, column: 1)
        return
      }
      guard row.fields.count == names.count else {
        let reason = PackProblem.Reason.wrongFieldCount(
          expected: names.count, found: row.fields.count)
        problems.report(reason, file: file, line: row.line, column: 1)
        return
      }
      for field in row.fields where !field.isWellQuoted { report(.textBehindQuote, field) }
      for (type, field) in zip(types, row.fields) {
        if let type, !field.text.isEmpty, !type.accepts(field.text) {
          report(.badTableValue(field.text, type: type.rawValue), field)
        }
      }
      let key = keyColumns.map { row.fields[$0].text }
      let validity = Validity(
        from: date(validityColumns.from, row), through: date(validityColumns.through, row))
      if let from = validity.from, let through = validity.through, through < from,
        let column = validityColumns.through
      {
        report(.badForm(row.fields[column].text, form: .dateOrder), row.fields[column])
      }
      if isDated(row), let earlier = Self.add((row, validity), to: &seen[key, default: []]) {
        report(
          .duplicateTableKey(key.joined(separator: ", "), firstLine: earlier.row.line),
          row.fields[keyColumns.first ?? 0])
      }
      guard let origin = origin(row) else { return }
      guard validity.contains(loader.asOf) else {
        let texts = zip(names, row.fields.map(\.text))
        otherRows.append(
          LookupTable.OtherRow(
            line: row.line, texts: Dictionary(texts, uniquingKeysWith: { first, _ in first })))
        return
      }
      keys.append(key)
      origins.append(origin)
      for index in values.indices { values[index].append(row.fields[index].text) }
    }

    /// Whether the days between which a row holds can be read.
    private func isDated(_ row: CSV.Row) -> Bool {
      [validityColumns.from, validityColumns.through].compactMap { $0 }.allSatisfy {
        row.fields[$0].text.isEmpty || ColumnType.date.accepts(row.fields[$0].text)
      }
    }

    /// - Returns: the first of the other rows that holds on one of the days of the new one.
    private static func add(_ row: SeenRow, to rows: inout [SeenRow]) -> SeenRow? {
      defer { rows.append(row) }
      return rows.first { $0.validity.overlaps(row.validity) }
    }

    /// Reports days between two rows of a key on which none of them holds.
    func reportGaps() {
      guard let column = validityColumns.from else { return }
      for (key, rows) in seen {
        for (row, validity) in rows {
          guard let from = validity.from, validity.through.map({ from <= $0 }) ?? true else {
            continue
          }
          let ends = rows.compactMap(\.validity.through).filter { $0 < from }
          guard let end = ends.max(), let next = end.next, next < from else { continue }
          report(
            .validityGap(
              key.joined(separator: ", "), after: end.description, before: from.description),
            row.fields[column])
        }
      }
    }

    private func date(_ column: Int?, _ row: CSV.Row) -> CivilDate? {
      guard let column, !row.fields[column].text.isEmpty else { return nil }
      let date = CivilDate(row.fields[column].text)
      if date == nil {
        report(.badForm(row.fields[column].text, form: .date), row.fields[column])
      }
      return date
    }

    private mutating func origin(_ row: CSV.Row) -> LookupTable.Origin? {
      guard let sourceColumn, let confidenceColumn else { return nil }
      let sourceField = row.fields[sourceColumn]
      let confidenceField = row.fields[confidenceColumn]
      let source = source(sourceField.text)
      if source == nil {
        let near = nearest(sourceField.text, among: Array(loader.sources.keys))
        report(.unknownSource(sourceField.text, suggestion: near), sourceField)
      }
      let confidence = Confidence(rawValue: confidenceField.text)
      if confidence == nil {
        let allowed = Confidence.allCases.map(\.rawValue)
        report(
          .unexpectedValue(confidenceField.text, allowed: allowed, suggestion: nil),
          confidenceField)
      }
      guard let source, let confidence else { return nil }
      return LookupTable.Origin(
        line: row.line, source: source.title, url: source.url, confidence: confidence)
    }

    private mutating func source(_ id: String) -> Source? {
      if let lastSource, lastSource.id == id { return lastSource.source }
      let source = loader.sources[id]
      lastSource = (id, source)
      return source
    }

    private func report(_ reason: PackProblem.Reason, _ field: CSV.Field) {
      problems.report(
        reason, file: file, line: field.line, column: csv.column(of: field),
        length: field.text.unicodeScalars.count)
    }
  }
}
