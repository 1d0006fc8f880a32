/// A vocabulary compiled for the parser: for each element what may stand in it and where its values go.
///
/// Element 0 is the document itself, whose children are the roots.
package struct ExtractionTable: Sendable {
  /// Where a value is stored: a column of a table.
  package struct Slot: Sendable, Hashable {
    package var table: Int
    package var column: Int

    package init(table: Int, column: Int) {
      self.table = table
      self.column = column
    }
  }

  /// A table holds one row for each occurrence of its element.
  package struct Table: Sendable {
    /// The path of the element, such as `rab/komponen/subkomponen`.
    package var path: String
    /// The table of the nearest row around it; nil for a root.
    package var parent: Int?
    package var columnCount: Int
    /// Tables of the rows below, with the column that holds the index of a row's first one.
    package var descendants: [(table: Int, column: Int)]
  }

  /// The columns that every table starts with.
  package enum SystemColumn {
    /// Offset of a byte inside the start tag.
    package static let offset = 0
    /// Row index in the parent table.
    package static let parent = 1
  }

  package let namespace: String
  package let tables: [Table]
  /// Slots by path: `rab/total` for the text of an element, `rab/komponen@kode` for an attribute.
  package let valueSlots: [String: Slot]
  /// Slots of the start tag's offset, by the path of the element.
  package let offsetSlots: [String: Slot]
  /// Paths by element number.
  package let elementPaths: [String]

  let elements: [Element]
  let attributes: [Attribute]
  let names: [String]
  /// Element number by parent and name: `children[parent * names.count + name]`, 0 for none.
  let children: [UInt8]
  /// Attribute number plus one by element and name; 0 for none.
  let attributesByName: [UInt16]

  struct Element: Sendable {
    var name: String
    var content: ElementSpec.Content
    var minOccurs: Int
    var maxOccurs: Int
    var orderInParent: Int
    var isRow: Bool
    var table: Int
    var offsetColumn: Int
    var textColumn: Int
    var requiredAttributes: UInt64
    var attributes: Range<Int>
    var children: [Int]
  }

  struct Attribute: Sendable {
    var name: String
    var format: ValueFormat
    var column: Int
    var bit: UInt64
    var defaultCell: Int64
  }

  /// - Parameters:
  ///   - roots: elements that may be the root, in the order in which the wrapper requires them.
  ///   - wrapper: name of a root that holds one of each.
  package init(namespace: String, roots: [ElementSpec], wrapper: String) {
    var compiler = ExtractionTableCompiler()
    compiler.compile(roots: roots, wrapper: wrapper)
    self.namespace = namespace
    tables = compiler.tables
    valueSlots = compiler.valueSlots
    offsetSlots = compiler.offsetSlots
    elementPaths = compiler.paths
    elements = compiler.elements
    attributes = compiler.attributes
    names = compiler.names
    (children, attributesByName) = compiler.lookups()
  }
}

private struct ExtractionTableCompiler {
  var tables: [ExtractionTable.Table] = []
  var valueSlots: [String: ExtractionTable.Slot] = [:]
  var offsetSlots: [String: ExtractionTable.Slot] = [:]
  var paths: [String] = [""]
  var elements: [ExtractionTable.Element] = []
  var attributes: [ExtractionTable.Attribute] = []
  /// Name 0 is no name of the vocabulary.
  var names = [""]
  private var nameNumbers: [String: Int] = [:]

  mutating func compile(roots: [ElementSpec], wrapper: String) {
    elements.append(container(named: ""))
    let rootNumbers = roots.enumerated().map { order, root in
      compile(root, path: root.name, order: order, enclosing: [])
    }
    let wrapperNumber = elements.count
    elements.append(container(named: wrapper))
    paths.append(wrapper)
    _ = number(ofName: wrapper)
    elements[0].children = rootNumbers + [wrapperNumber]
    elements[wrapperNumber].children = rootNumbers
  }

  private func container(named name: String) -> ExtractionTable.Element {
    ExtractionTable.Element(
      name: name, content: .elements, minOccurs: 1, maxOccurs: 1, orderInParent: 0, isRow: false,
      table: -1, offsetColumn: -1, textColumn: -1, requiredAttributes: 0, attributes: 0..<0,
      children: [])
  }

  /// - Parameter enclosing: tables of the rows around the element, outermost first.
  private mutating func compile(
    _ spec: ElementSpec, path: String, order: Int, enclosing: [Int]
  ) -> Int {
    let number = elements.count
    elements.append(container(named: spec.name))
    paths.append(path)
    _ = self.number(ofName: spec.name)
    var rows = enclosing
    if spec.isRow { rows.append(openTable(path: path, enclosing: enclosing)) }
    guard let table = rows.last else { preconditionFailure("a root must open a row") }

    let offsetColumn = spec.isRow ? ExtractionTable.SystemColumn.offset : addColumn(to: table)
    offsetSlots[path] = .init(table: table, column: offsetColumn)
    var textColumn = -1
    if case .text = spec.content {
      textColumn = addColumn(to: table)
      valueSlots[path] = .init(table: table, column: textColumn)
    }
    let firstAttribute = attributes.count
    var required: UInt64 = 0
    for (index, attribute) in spec.attributes.enumerated() {
      let column = addColumn(to: table)
      valueSlots["\(path)@\(attribute.name)"] = .init(table: table, column: column)
      _ = self.number(ofName: attribute.name)
      attributes.append(
        .init(
          name: attribute.name, format: attribute.format, column: column, bit: 1 << UInt64(index),
          defaultCell: attribute.defaultCell))
      if attribute.isRequired { required |= 1 << UInt64(index) }
    }
    elements[number] = ExtractionTable.Element(
      name: spec.name, content: spec.content, minOccurs: spec.occurs.lowerBound,
      maxOccurs: spec.occurs.upperBound, orderInParent: order, isRow: spec.isRow, table: table,
      offsetColumn: offsetColumn, textColumn: textColumn, requiredAttributes: required,
      attributes: firstAttribute..<attributes.count, children: [])
    elements[number].children = spec.children.enumerated().map { order, child in
      compile(child, path: "\(path)/\(child.name)", order: order, enclosing: rows)
    }
    return number
  }

  private mutating func openTable(path: String, enclosing: [Int]) -> Int {
    let table = tables.count
    tables.append(.init(path: path, parent: enclosing.last, columnCount: 2, descendants: []))
    for ancestor in enclosing {
      let column = addColumn(to: ancestor)
      tables[ancestor].descendants.append((table, column))
    }
    return table
  }

  private mutating func addColumn(to table: Int) -> Int {
    tables[table].columnCount += 1
    return tables[table].columnCount - 1
  }

  private mutating func number(ofName name: String) -> Int {
    if let number = nameNumbers[name] { return number }
    names.append(name)
    nameNumbers[name] = names.count - 1
    return names.count - 1
  }

  func lookups() -> (children: [UInt8], attributes: [UInt16]) {
    precondition(elements.count <= Int(UInt8.max) && attributes.count < Int(UInt16.max))
    var childTable = [UInt8](repeating: 0, count: elements.count * names.count)
    var attributeTable = [UInt16](repeating: 0, count: elements.count * names.count)
    for (number, element) in elements.enumerated() {
      for child in element.children {
        let name = nameNumbers[elements[child].name, default: 0]
        childTable[number * names.count + name] = UInt8(child)
      }
      for attribute in element.attributes {
        let name = nameNumbers[attributes[attribute].name, default: 0]
        attributeTable[number * names.count + name] = UInt16(attribute + 1)
      }
    }
    return (childTable, attributeTable)
  }
}
