internal import ReviuExpression
internal import ReviuXML

/// Looks for tables and rows that are of no use, and for days that rows leave out.
struct TableLint {
  private let pack: AuthoredPack
  private let folder: AuthoredFolder
  private let lookups: [String: [Reach]]

  init(_ pack: AuthoredPack, _ folder: AuthoredFolder) {
    self.pack = pack
    self.folder = folder
    var lookups: [String: [Reach]] = [:]
    for authored in pack.rules {
      guard let lookup = authored.rule.check.lookup?.lookup else { continue }
      lookups[lookup.table.name, default: []].append(Reach(lookup, when: authored.rule.when))
    }
    self.lookups = lookups
  }

  var warnings: [PackProblem] {
    folder.header.tableEntries.flatMap { entry -> [PackProblem] in
      guard let name = entry.key.text, let table = folder.tables[name].flatMap({ $0 }) else {
        return []
      }
      guard let reaches = lookups[name] else {
        return [pack.warning(.unusedTable(name), at: entry.key, folder.headerFile)]
      }
      return unreachableRows(of: table, reaches) + unusedAny(in: table, entry.value)
        + keysDifferingInCase(table) + validityWarnings(table, entry.value)
    }
  }

  private func unreachableRows(of table: LookupTable, _ reaches: [Reach]) -> [PackProblem] {
    let columns = table.keyColumns.map { table.textsOfAllDays($0.name) }
    return (columns.first ?? []).indices.compactMap { row in
      let key = columns.map { $0[row].text }
      if reaches.contains(where: { $0.mayFind(key, in: table) }) { return nil }
      let text = key.joined(separator: ", ")
      return rowWarning(
        .unreachableRow(key: text, table: table.name), table, columns[0][row].line)
    }
  }

  /// Values that are declared to stand for all others, but stand in no row.
  private func unusedAny(in table: LookupTable, _ declaration: YAMLNode) -> [PackProblem] {
    table.keyColumns.compactMap { column in
      guard let any = column.any,
        !table.textsOfAllDays(column.name).contains(where: { $0.text == any }),
        let node = declaration["key"]?[column.name]?["any"]
      else { return nil }
      return pack.warning(.noRowForAny(any, column: column.name), at: node, folder.headerFile)
    }
  }

  private func keysDifferingInCase(_ table: LookupTable) -> [PackProblem] {
    let columns = table.keyColumns.map { table.textsOfAllDays($0.name) }
    var known: [[String]: (key: [String], line: Int)] = [:]
    return (columns.first ?? []).indices.compactMap { row in
      let key = columns.map { $0[row].text }
      let line = columns[0][row].line
      let folded = key.map { $0.lowercased() }
      guard let other = known[folded] else {
        known[folded] = (key, line)
        return nil
      }
      if other.key == key { return nil }
      return rowWarning(
        .keysDifferInCase(
          key.joined(separator: ", "), other: other.key.joined(separator: ", "), line: other.line),
        table, line)
    }
  }

  private func rowWarning(_ warning: PackWarning, _ table: LookupTable, _ line: Int) -> PackProblem
  {
    let length = pack.problems.sourceLine(line, of: table.file).unicodeScalars.count
    return pack.problems.warning(
      warning, at: TextPlace(line: line, column: 1, length: max(1, length)), of: table.file)
  }

  /// Rows that never hold while the pack does, and days of the pack on which a key has no row.
  private func validityWarnings(_ table: LookupTable, _ declaration: YAMLNode) -> [PackProblem] {
    guard let from = declaration["validity"]?["from"]?.text,
      let through = declaration["validity"]?["through"]?.text, let period = folder.header.validity,
      let text = folder.files.contents[table.path].flatMap({ String(textFile: $0) }),
      let csv = try? CSV(parsing: Array(text.utf8)),
      let names = csv.rows.first?.fields.map(\.text)
    else { return [] }
    func day(_ name: String, _ row: CSV.Row) -> CivilDate? {
      names.firstIndex(of: name).flatMap { CivilDate(row.fields[$0].text) }
    }
    var rows: [[String]: [(line: Int, validity: Validity)]] = [:]
    for row in csv.rows.dropFirst() {
      let key = table.keyColumns.compactMap { column in
        names.firstIndex(of: column.name).map { row.fields[$0].text }
      }
      let validity = Validity(from: day(from, row), through: day(through, row))
      rows[key, default: []].append((row.line, validity))
    }
    return rows.flatMap { key, rows in
      let text = key.joined(separator: ", ")
      let outside = rows.filter { !$0.validity.overlaps(period) }
      return outside.map { rowWarning(.rowOutsidePack(key: text), table, $0.line) }
        + uncoveredDays(text, rows.filter { $0.validity.overlaps(period) }, period, table)
    }
  }

  /// Gaps between two rows of a key are problems; this is about the days before the first and after the last.
  private func uncoveredDays(
    _ key: String, _ rows: [(line: Int, validity: Validity)], _ period: Validity,
    _ table: LookupTable
  ) -> [PackProblem] {
    let starts = rows.map(\.validity.from)
    let ends = rows.map(\.validity.through)
    var warnings: [PackProblem] = []
    if let start = period.from, !starts.contains(nil), let first = starts.compactMap({ $0 }).min(),
      start < first, let last = first.adding(days: -1),
      let row = rows.first(where: { $0.validity.from == first })
    {
      warnings.append(
        rowWarning(
          .keyWithoutRow(key: key, from: start.description, through: last.description), table,
          row.line))
    }
    if let end = period.through, !ends.contains(nil), let last = ends.compactMap({ $0 }).max(),
      last < end, let first = last.next,
      let row = rows.first(where: { $0.validity.through == last })
    {
      warnings.append(
        rowWarning(
          .keyWithoutRow(key: key, from: first.description, through: end.description), table,
          row.line))
    }
    return warnings
  }
}

/// The keys with which a rule may look rows up.
private struct Reach {
  /// What a key column may be asked for.
  private enum Wanted {
    case anything
    case texts(Set<String>)
    /// A field of the format, held by the rule's condition to some texts, if any.
    case field(ValueFormat?, heldTo: Set<String>?)
    indirect case either(Wanted, Wanted)

    func mayBe(_ text: String) -> Bool {
      switch self {
      case .anything: true
      case .texts(let texts): texts.contains(text)
      case .field(let format, let texts):
        texts?.contains(text) ?? true && format?.mayHold(text) ?? true
      case .either(let one, let other): one.mayBe(text) || other.mayBe(text)
      }
    }
  }

  private let wanted: [Wanted]

  init(_ lookup: TableLookup, when: CheckedExpression?) {
    let facts = when.map { Self.facts($0) } ?? []
    wanted = lookup.key.map { Self.wanted($0, facts) }
  }

  private static func wanted(
    _ part: CheckedExpression, _ facts: [(access: FieldAccess, values: Set<String>)]
  ) -> Wanted {
    switch part.kind {
    case .literal(.string(let text)): .texts([text])
    case .field(let access):
      .field(
        access.format,
        heldTo: facts.filter { $0.access == access }.map(\.values).reduce(nil) { known, next in
          known.map { $0.intersection(next) } ?? next
        })
    case .conditional(_, let then, let otherwise):
      .either(wanted(then, facts), wanted(otherwise, facts))
    default: .anything
    }
  }

  func mayFind(_ key: [String], in table: LookupTable) -> Bool {
    key.indices.allSatisfy { index in
      key[index] == table.keyColumns[index].any || wanted[index].mayBe(key[index])
    }
  }

  /// Fields that a condition holds to certain texts.
  private static func facts(
    _ condition: CheckedExpression
  ) -> [(access: FieldAccess, values: Set<String>)] {
    switch condition.kind {
    case .binary(.and, let left, let right): facts(left) + facts(right)
    case .binary(.equal, let left, let right):
      switch (left.kind, right.kind) {
      case (.field(let access), .literal(.string(let text))),
        (.literal(.string(let text)), .field(let access)):
        [(access, [text])]
      default: []
      }
    case .binary(.isIn, let left, let right):
      if case .field(let access) = left.kind, let texts = texts(right) {
        [(access, texts)]
      } else {
        []
      }
    default: []
    }
  }

  private static func texts(_ list: CheckedExpression) -> Set<String>? {
    guard case .list(let elements) = list.kind else { return nil }
    let texts = elements.compactMap { element in
      if case .literal(.string(let text)) = element.kind { text } else { nil as String? }
    }
    return texts.count == elements.count ? Set(texts) : nil
  }
}

extension FieldAccess {
  /// What sound documents hold in the field.
  var format: ValueFormat? {
    VocabularyIndex.shared.info(table: field.place.table, column: field.place.column)?.format
  }
}

extension ValueFormat {
  /// Whether a sound document may hold the text.
  func mayHold(_ text: String) -> Bool {
    switch self {
    case .choice(let choices): choices.contains(text)
    case .code(let alphabet, let length):
      length.contains(text.utf8.count) && text.utf8.allSatisfy { alphabet.contains($0) }
    case .fiscalYear:
      text.utf8.count == 4 && text.hasPrefix("20")
        && text.utf8.allSatisfy { CodeAlphabet.digits.contains($0) }
    case .text, .integer, .decimal, .date: true
    }
  }
}
