internal import ReviuExpression
internal import ReviuXML

/// The documents of a rule test, made from field names and values.
///
/// They are written as XML and read by the ordinary reader, so that a test sees exactly what a submission would.
/// Only what is given exists.
struct TestDocuments: Sendable {
  /// XML by root element; absent where the test gives nothing of the document.
  private(set) var texts: [Proposal.Side: String] = [:]

  /// - Parameter given: the value of the test's key `given`.
  init(_ given: KeyReader) {
    var roots: [Proposal.Side: Element] = [:]
    for entry in given.node.entries ?? [] {
      let (key, value) = (entry.key, entry.value)
      let name = key.text ?? ""
      let parts = name.split(separator: ".", maxSplits: 1)
      guard parts.count == 2, let side = Proposal.Side(name: parts[0]) else {
        given.report(.unknownTestField(name, suggestion: nil), at: key)
        continue
      }
      let root = roots[side] ?? Element(String(parts[0]))
      roots[side] = root
      let writer = TestWriter(keys: given, root: root)
      writer.set(
        String(parts[1]), value, at: key,
        of: VocabularyIndex.shared.rootTables[side.rawValue], row: root)
    }
    texts = roots.mapValues { root in
      root.attributes.append(("xmlns", Vocabulary.namespace))
      return root.xml
    }
  }
}

extension Proposal.Side {
  init?(name: some StringProtocol) {
    switch name {
    case "kak": self = .kak
    case "rab": self = .rab
    default: return nil
    }
  }
}

/// An element under construction.
private final class Element {
  let name: String
  var attributes: [(String, String)] = []
  var children: [Element] = []
  var text = ""

  init(_ name: String) { self.name = name }

  /// The last child of a name, made when there is none.
  func child(_ name: String) -> Element {
    children.last { $0.name == name } ?? append(name)
  }

  func append(_ name: String) -> Element {
    let element = Element(name)
    children.append(element)
    return element
  }

  var xml: String {
    let attributes = attributes.map { " \($0.0)=\"\($0.1.escapedForMarkup)\"" }.joined()
    let content = text.escapedForMarkup + children.map(\.xml).joined()
    return "<\(name)\(attributes)>\(content)</\(name)>"
  }
}

/// Puts the given values where the vocabulary says that they stand.
private struct TestWriter {
  let keys: KeyReader
  let root: Element

  private var index: VocabularyIndex { .shared }

  /// - Parameters:
  ///   - row: the element of the row that the field belongs to.
  func set(_ name: String, _ value: YAMLNode, at key: YAMLNode, of table: Int, row: Element) {
    let record = index.schema.records[table]
    guard let field = record.fields[name] else {
      let near = nearest(name, among: Array(record.fields.keys))
      keys.report(.unknownTestField(name, suggestion: near), at: key)
      return
    }
    guard case .rows(let rowTable) = field.type else {
      guard let text = keys.text(value) else { return }
      setValue(field, text, row: row)
      return
    }
    for node in keys.list(value) ?? [] {
      addRow(of: rowTable, node, below: table, row: row)
    }
    // An empty list says that the element around the rows is there, unless it may be absent itself.
    if value.elements?.isEmpty == true, !field.place.allowsNoContainer {
      _ = container(of: rowTable, below: table, row: row)
    }
  }

  private func addRow(of table: Int, _ node: YAMLNode, below ancestor: Int, row: Element) {
    guard let fields = keys.mapping(node) else { return }
    // Rows in between that the test does not name are made for this row alone.
    var chain: [Int] = []
    var current = index.table.tables[table].parent
    while let between = current, between != ancestor {
      chain.insert(between, at: 0)
      current = index.table.tables[between].parent
    }
    var holders: [Int: Element] = [ancestor: row]
    var parent = (table: ancestor, element: row)
    for number in chain + [table] {
      let holder = container(of: number, below: parent.table, row: parent.element)
      let element = holder.append(lastName(index.table.tables[number].path))
      holders[number] = element
      parent = (number, element)
    }
    for entry in fields.node.entries ?? [] {
      let (key, value) = (entry.key, entry.value)
      let name = key.text ?? ""
      if let field = index.schema.records[table].fields[name], !field.place.ascent.isEmpty,
        let text = keys.text(value)
      {
        if let holder = holders[field.place.table] { setValue(field, text, row: holder) }
      } else {
        set(name, value, at: key, of: table, row: parent.element)
      }
    }
  }

  private func setValue(_ field: Schema.Field, _ text: String, row: Element) {
    let place = field.place
    let slot = ExtractionTable.Slot(table: place.table, column: place.column)
    guard let path = index.table.valueSlots.first(where: { $0.value == slot })?.key else {
      preconditionFailure("every field has a path")
    }
    let parts = path.split(separator: "@")
    let rowPath = index.table.tables[place.table].path
    var element = row
    for name in parts[0].dropFirst(rowPath.count).split(separator: "/") {
      element = element.child(String(name))
    }
    if parts.count == 2 {
      element.attributes.append((String(parts[1]), text))
    } else {
      element.text = text
    }
  }

  /// The element that directly holds the rows of a table.
  private func container(of table: Int, below ancestor: Int, row: Element) -> Element {
    let path = index.table.tables[table].path
    let start = index.table.tables[ancestor].path.count
    var element = row
    for name in path.dropFirst(start).split(separator: "/").dropLast() {
      element = element.child(String(name))
    }
    return element
  }

  private func lastName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
