import ReviuXML

@testable import ReviuExpression

/// Makes the schema of the order vocabulary from its elements.
///
/// The name of a value is made of the names of the elements between it and its row.
struct OrderSchema {
  private let table: ExtractionTable
  private var records: [Schema.Record]

  init(table: ExtractionTable) {
    self.table = table
    records = table.tables.map { Schema.Record(name: $0.path, fields: [:], rowLimit: 1) }
    for (document, root) in OrderVocabulary.roots.enumerated() {
      add(root, path: root.name, name: "", document: document, rows: [], container: nil)
    }
  }

  var schema: Schema {
    Schema(
      records: records,
      globals: OrderVocabulary.roots.map { root in
        (name: root.name, record: number(ofTable: root.name))
      })
  }

  private struct Container {
    var path: String
    var isOptional: Bool
  }

  private func number(ofTable path: String) -> Int {
    guard let number = table.tables.firstIndex(where: { $0.path == path }) else {
      preconditionFailure("no table \(path)")
    }
    return number
  }

  private mutating func add(
    _ element: ElementSpec, path: String, name: String, document: Int, rows: [Int],
    container: Container?
  ) {
    var (name, rows, inner) = (name, rows, container)
    if element.isRow {
      let number = number(ofTable: path)
      addRows(element, number, document, rows, container)
      rows.append(number)
      (name, inner) = ("", nil)
      inherit(number, rows)
    } else {
      name += name.isEmpty ? element.name : ".\(element.name)"
      let isOptional = element.occurs.lowerBound == 0 || container?.isOptional == true
      inner = Container(path: path, isOptional: isOptional)
    }
    if case .text(let format) = element.content {
      add(name, format, path, path, document, rows, isOptional: inner?.isOptional == true)
    }
    for attribute in element.attributes {
      let isOptional = !attribute.isRequired || inner?.isOptional == true
      let field = name.isEmpty ? attribute.name : "\(name).\(attribute.name)"
      add(
        field, attribute.format, "\(path)@\(attribute.name)", path, document, rows,
        isOptional: isOptional)
    }
    for child in element.children {
      add(
        child, path: "\(path)/\(child.name)", name: name, document: document, rows: rows,
        container: inner)
    }
  }

  private mutating func add(
    _ name: String, _ format: ValueFormat, _ valuePath: String, _ elementPath: String,
    _ document: Int, _ rows: [Int], isOptional: Bool
  ) {
    guard let slot = table.valueSlots[valuePath], let offset = table.offsetSlots[elementPath],
      let holder = rows.last
    else { preconditionFailure("no value \(valuePath)") }
    records[holder].fields[name] = Schema.Field(
      name: name, type: type(of: format, name), isOptional: isOptional,
      place: Schema.Place(
        document: document, ascent: [], table: holder, column: slot.column,
        offsetColumn: offset.column))
  }

  private func type(of format: ValueFormat, _ name: String) -> ValueType {
    switch format {
    case .integer: .int(OrderVocabulary.rupiah.contains(name) ? .rupiah : .plain)
    case .decimal(_, let fractionDigits): .decimal(scale: fractionDigits, .plain)
    case .date: .date
    case .text, .code, .fiscalYear, .choice: .string
    }
  }

  private mutating func addRows(
    _ element: ElementSpec, _ number: Int, _ document: Int, _ rows: [Int], _ container: Container?
  ) {
    records[number].rowLimit =
      element.occurs.upperBound * (rows.last.map { records[$0].rowLimit } ?? 1)
    for ancestor in rows {
      let descent = table.tables[ancestor].descendants.first { $0.table == number }
      guard let column = descent?.column else { preconditionFailure("no rows \(element.name)") }
      let around = ancestor == rows.last ? container : nil
      records[ancestor].fields[element.name] = Schema.Field(
        name: element.name, type: .rows(record: number), isOptional: false,
        place: Schema.Place(
          document: document, ascent: [], table: ancestor, column: column,
          offsetColumn: around.flatMap { table.offsetSlots[$0.path]?.column }
            ?? ExtractionTable.SystemColumn.offset,
          rowTable: number, needsRows: element.occurs.lowerBound > 0,
          allowsNoContainer: around?.isOptional == true))
    }
  }

  /// Gives a row the fields that the rows around it hand down.
  private mutating func inherit(_ number: Int, _ rows: [Int]) {
    var ascent: [Int] = []
    for (row, ancestor) in zip(rows.reversed(), rows.reversed().dropFirst()) {
      ascent.append(row)
      let element = table.tables[ancestor].path.split(separator: "/").last.map(String.init) ?? ""
      for (own, name) in OrderVocabulary.inherited[element] ?? [:] {
        guard var field = records[ancestor].fields[own] else { continue }
        field.name = name
        field.place.ascent = ascent
        records[number].fields[name] = field
      }
    }
  }
}
