package import ReviuExpression
package import ReviuXML

/// Everything that follows from the vocabulary: the parser's table, the names in rules, and what values are
/// called.
package struct VocabularyIndex: Sendable {
  /// The one vocabulary that the engine reads.
  package static let shared = VocabularyIndex(
    namespace: Vocabulary.namespace, roots: Vocabulary.roots, wrapper: Vocabulary.wrapper)

  /// What a value is called and where it stands.
  package struct FieldInfo: Sendable {
    package var label: Bilingual
    /// Names of the elements from the root down, such as `rab/total`.
    package var elementPath: String
    var type: ValueType
    /// The form of the values that a sound document has.
    var format: ValueFormat
  }

  /// What the rows of a table are called.
  struct TableInfo: Sendable {
    var label: Bilingual
    var elementPath: String
    /// Column of the value that names a row in a business address; nil counts the rows.
    var addressColumn: Int?
    var document: Int
  }

  package let table: ExtractionTable
  package let schema: Schema
  private let fields: [ExtractionTable.Slot: FieldInfo]
  private let elementPaths: [ExtractionTable.Slot: String]
  private let paths: [ExtractionTable.Slot: String]
  let tables: [TableInfo]
  /// Tables of the roots: the documents of the schema's places.
  let rootTables: [Int]
  let labelsByPath: [String: Bilingual]

  init(namespace: String, roots: [ElementDeclaration], wrapper: String) {
    table = ExtractionTable(namespace: namespace, roots: roots.map(\.spec), wrapper: wrapper)
    var builder = VocabularyIndexBuilder(table: table)
    for (document, root) in roots.enumerated() {
      builder.add(root, path: root.name, document: document, rows: [], container: nil)
    }
    builder.addHandedDownFields()
    let rootTables = roots.map { builder.tableNumber($0.name) }
    schema = Schema(
      records: builder.records,
      globals: zip(roots, rootTables).map { (name: $0.name, record: $1) })
    fields = builder.fields
    tables = builder.tables
    labelsByPath = builder.labelsByPath
    self.rootTables = rootTables
    elementPaths = Dictionary(
      table.offsetSlots.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    paths = Self.paths(table)
  }

  private static func paths(_ table: ExtractionTable) -> [ExtractionTable.Slot: String] {
    var paths: [ExtractionTable.Slot: String] = [:]
    for (path, slot) in table.valueSlots { paths[slot] = path }
    for (number, holder) in table.tables.enumerated() {
      for (below, column) in holder.descendants {
        paths[.init(table: number, column: column)] = table.tables[below].path
      }
    }
    return paths
  }

  /// What the value of a column is called.
  package func info(table: Int, column: Int) -> FieldInfo? {
    fields[.init(table: table, column: column)]
  }

  /// Where a contribution's value stands: `rab/total`, `rab/komponen@kode`, or the path of rows.
  func path(of contribution: Contribution) -> String? {
    path(table: contribution.table, column: contribution.column)
  }

  func path(table: Int, column: Int) -> String? { paths[.init(table: table, column: column)] }

  /// The element that a contribution's offset belongs to.
  func elementPath(of contribution: Contribution) -> String? {
    elementPath(table: contribution.table, offsetColumn: contribution.offsetColumn)
  }

  func elementPath(table: Int, offsetColumn: Int) -> String? {
    elementPaths[.init(table: table, column: offsetColumn)]
  }

  /// What a contribution's value is called, or the rows that it stands for.
  func label(of contribution: Contribution) -> Bilingual {
    if let info = info(table: contribution.table, column: contribution.column) { return info.label }
    let rows = table.tables[contribution.table].descendants.first {
      $0.column == contribution.column
    }
    return tables[rows?.table ?? contribution.table].label
  }
}

private func preconditionMissing(_ path: String) -> Never {
  preconditionFailure("the vocabulary has no element \(path)")
}

private struct VocabularyIndexBuilder {
  /// More rows than a document can hold whose size the reader accepts: each takes some sixty-four bytes.
  private static let rowLimit = DocumentReader.byteLimit / 64

  let table: ExtractionTable
  var records: [Schema.Record]
  var fields: [ExtractionTable.Slot: VocabularyIndex.FieldInfo] = [:]
  var tables: [VocabularyIndex.TableInfo]
  var labelsByPath: [String: Bilingual] = [:]
  private var handsDown: [Int: [String: String]] = [:]

  /// An inline element around the rows that are being added.
  struct Container {
    var path: String
    var isOptional: Bool
  }

  init(table: ExtractionTable) {
    self.table = table
    records = table.tables.map { Schema.Record(name: $0.path, fields: [:], rowLimit: 1) }
    tables = table.tables.map {
      .init(
        label: Bilingual(verbatim: $0.path), elementPath: $0.path, addressColumn: nil, document: 0)
    }
  }

  func tableNumber(_ path: String) -> Int {
    guard let number = table.tables.firstIndex(where: { $0.path == path }) else {
      preconditionMissing(path)
    }
    return number
  }

  /// - Parameters:
  ///   - rows: tables of the rows around the element, outermost first.
  ///   - container: the inline element around it, where its parent is no row.
  mutating func add(
    _ element: ElementDeclaration, path: String, document: Int, rows: [Int],
    container: Container?
  ) {
    var rows = rows
    var inner = container
    if let declaration = element.rows {
      let number = tableNumber(path)
      addRows(declaration, number, path, document, rows, container, element.occurs)
      rows.append(number)
      inner = nil
    } else {
      let isOptional = element.occurs.lowerBound == 0 || container?.isOptional == true
      inner = Container(path: path, isOptional: isOptional)
    }
    guard let holder = rows.last else { preconditionFailure("a root must open a row") }
    var declared = element.attributes.map { ("\(path)@\($0.attribute)", $0) }
    if case .text(let field) = element.content { declared.append((path, field)) }
    for (valuePath, field) in declared {
      add(
        field, valuePath, elementPath: path, document: document, table: holder,
        isOptional: inner?.isOptional == true)
    }
    if let field = element.rows?.addressField {
      tables[holder].addressColumn = table.valueSlots["\(path)@\(field)"]?.column
    }
    for child in element.children {
      add(
        child, path: "\(path)/\(child.name)", document: document, rows: rows, container: inner)
    }
  }

  private mutating func add(
    _ field: FieldDeclaration, _ valuePath: String, elementPath: String, document: Int,
    table holder: Int, isOptional: Bool
  ) {
    guard let slot = table.valueSlots[valuePath], let offset = table.offsetSlots[elementPath]
    else { preconditionMissing(valuePath) }
    let place = Schema.Place(
      document: document, ascent: [], table: holder, column: slot.column,
      offsetColumn: offset.column)
    let isAlwaysThere = field.isRequired || field.defaultValue != nil
    let previous = records[holder].fields.updateValue(
      Schema.Field(
        name: field.name, type: field.type.valueType, isOptional: isOptional || !isAlwaysThere,
        place: place),
      forKey: field.name)
    precondition(previous == nil, "two fields of \(elementPath) are named \(field.name)")
    fields[slot] = .init(
      label: field.label, elementPath: elementPath, type: field.type.valueType,
      format: field.type.format)
    labelsByPath[valuePath] = field.label
  }

  private mutating func addRows(
    _ declaration: RowsDeclaration, _ number: Int, _ path: String, _ document: Int,
    _ enclosing: [Int], _ container: Container?, _ occurs: ClosedRange<Int>
  ) {
    tables[number].label = declaration.label
    tables[number].document = document
    labelsByPath[path] = declaration.label
    records[number].name = declaration.name
    let around = enclosing.last.map { records[$0].rowLimit } ?? 1
    records[number].rowLimit = min(
      Self.rowLimit, around * min(Self.rowLimit, occurs.upperBound))
    handsDown[number] = declaration.handsDown
    for ancestor in enclosing {
      guard let descent = table.tables[ancestor].descendants.first(where: { $0.table == number })
      else { preconditionMissing(path) }
      let isParent = ancestor == enclosing.last
      let offset = isParent ? container.flatMap { table.offsetSlots[$0.path]?.column } : nil
      let place = Schema.Place(
        document: document, ascent: [], table: ancestor, column: descent.column,
        offsetColumn: offset ?? ExtractionTable.SystemColumn.offset, rowTable: number,
        needsRows: occurs.lowerBound > 0,
        allowsNoContainer: isParent && container?.isOptional == true)
      let previous = records[ancestor].fields.updateValue(
        Schema.Field(
          name: declaration.name, type: .rows(record: number), isOptional: false, place: place),
        forKey: declaration.name)
      precondition(previous == nil, "two fields are named \(declaration.name)")
    }
    if let root = enclosing.first {
      records[number].name = "\(table.tables[root].path).\(declaration.name)"
    }
  }

  mutating func addHandedDownFields() {
    for number in table.tables.indices {
      var ascent = [number]
      var ancestor = table.tables[number].parent
      while let current = ancestor {
        for (own, name) in handsDown[current] ?? [:] {
          guard var field = records[current].fields[own] else { preconditionMissing(own) }
          field.name = name
          field.place.ascent = ascent
          records[number].fields[name] = field
        }
        ascent.append(current)
        ancestor = table.tables[current].parent
      }
    }
  }
}
