internal import ReviuExpression
internal import ReviuXML

/// The documents of a rule test, made from field names and values.
///
/// They are written as XML and read by the ordinary reader, so that a test sees exactly what a submission would.
/// Only what is given exists.
struct TestDocuments: Sendable {
  /// XML by root element; absent where the test gives nothing of the document.
  private(set) var texts: [Proposal.Side: String] = [:]

  /// What is said of numbers and dates that are written as people write them.
  enum Scrutiny {
    case none
    /// Only what is read, but perhaps as another number.
    case ambiguous
    /// Also what is not read.
    case unreadable
  }

  /// - Parameters:
  ///   - given: the value of the test's key `given`.
  ///   - scrutiny: of its values.
  init(_ given: KeyReader, _ scrutiny: Scrutiny = .none) {
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
      let writer = TestWriter(keys: given, root: root, scrutiny: scrutiny)
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
  let scrutiny: TestDocuments.Scrutiny

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
      setValue(field, value, row: row)
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
      if let field = index.schema.records[table].fields[name], !field.place.ascent.isEmpty {
        if let holder = holders[field.place.table] { setValue(field, value, row: holder) }
      } else {
        set(name, value, at: key, of: table, row: parent.element)
      }
    }
  }

  private func setValue(_ field: Schema.Field, _ node: YAMLNode, row: Element) {
    guard let text = keys.text(node) else { return }
    let place = field.place
    reportSlip(text, index.info(table: place.table, column: place.column)?.format, at: node)
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

  /// Reports a number or a date that is not read, or not surely, as its author means it.
  private func reportSlip(_ text: String, _ format: ValueFormat?, at node: YAMLNode) {
    switch format {
    // `1.062` cannot be written otherwise.
    case .decimal where ColumnType.mayBeThousands(text) && text.hasSuffix("0"):
      if scrutiny != .none { keys.report(.badTestValue(text, suggestion: nil), at: node) }
    case .integer, .decimal, .date:
      guard scrutiny == .unreadable, let format, !format.accepts(text),
        let suggestion = LikelyIntent.spelling(of: text, for: format)
      else { return }
      keys.report(.badTestValue(text, suggestion: suggestion), at: node)
    default: return
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
