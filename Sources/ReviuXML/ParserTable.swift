/// The extraction table as the callbacks read it: nothing but numbers at fixed addresses.
@safe
struct ParserTable {
  struct Element: BitwiseCopyable {
    enum Content: BitwiseCopyable {
      case elements
      case empty
      case text
    }

    var content: Content
    var format = CompiledFormat.date
    var isRow: Bool
    var minOccurs: Int
    var maxOccurs: Int
    var orderInParent: Int
    var table: Int
    var offsetColumn: Int
    var textColumn: Int
    var firstAttribute: Int
    var endAttribute: Int
    var requiredAttributes: UInt64
    var allAttributes: UInt64
    var requiredChildren: UInt64
    /// Children of which a sound document has more than one and at least some number.
    var needsCount: Bool
    /// The row's own table: its parent, and the range of ``descents``.
    var parentTable: Int
    var firstDescent: Int
    var endDescent: Int
    /// The range of ``cleared``.
    var firstCleared: Int
    var endCleared: Int
  }

  struct Attribute: BitwiseCopyable {
    var format: CompiledFormat
    var column: Int
    var bit: UInt64
    var defaultCell: Int64
  }

  /// The attribute that stood at a position of an element's start tag before.
  @safe
  struct Expected {
    var name: UnsafePointer<UInt8>?
    /// Attribute number plus one.
    var attribute = 0
  }

  /// Positions of a start tag that are remembered; a power of two.
  static let expectedCount = 8

  /// A table below a row's, and the row's column with the index of the first row in it.
  struct Descent: BitwiseCopyable {
    var table: Int
    var column: Int
  }

  let elements: UnsafeMutablePointer<Element>
  let attributes: UnsafeMutablePointer<Attribute>
  let descents: UnsafeMutablePointer<Descent>
  /// Columns of a row that its start tag does not fill.
  let cleared: UnsafeMutablePointer<Int>
  /// For each byte, one bit for each alphabet that has it.
  let alphabets: UnsafeMutablePointer<UInt8>
  let expected: UnsafeMutablePointer<Expected>
  let children: UnsafeMutablePointer<UInt8>
  let attributesByName: UnsafeMutablePointer<UInt16>
  let nameCount: Int
  private let elementCount: Int
  let choices: [[String]]

  init(_ table: ExtractionTable) {
    var choices: [[String]] = []
    var descents: [Descent] = []
    var cleared: [Int] = []
    let elements = table.elements.map { element in
      Self.element(element, of: table, &choices, &descents, &cleared)
    }
    unsafe self.elements = Self.copy(elements)
    unsafe attributes = Self.copy(
      table.attributes.map {
        Attribute(
          format: $0.format.compiled(&choices), column: $0.column, bit: $0.bit,
          defaultCell: $0.defaultCell)
      })
    unsafe self.descents = Self.copy(descents)
    unsafe self.cleared = Self.copy(cleared)
    unsafe alphabets = Self.copy((UInt8.min...UInt8.max).map(CodeAlphabet.bits(of:)))
    unsafe children = Self.copy(table.children)
    unsafe attributesByName = Self.copy(table.attributesByName)
    elementCount = elements.count
    unsafe expected = .allocate(capacity: elementCount * Self.expectedCount)
    nameCount = table.names.count
    self.choices = choices
    forgetAddresses()
  }

  /// Empties ``expected``, whose addresses mean nothing in another dictionary.
  func forgetAddresses() {
    unsafe expected.initialize(repeating: Expected(), count: elementCount * Self.expectedCount)
  }

  func free() {
    unsafe elements.deallocate()
    unsafe attributes.deallocate()
    unsafe descents.deallocate()
    unsafe cleared.deallocate()
    unsafe alphabets.deallocate()
    unsafe expected.deallocate()
    unsafe children.deallocate()
    unsafe attributesByName.deallocate()
  }

  private static func copy<Value: BitwiseCopyable>(
    _ values: [Value]
  ) -> UnsafeMutablePointer<Value> {
    let target = UnsafeMutablePointer<Value>.allocate(capacity: max(1, values.count))
    for (index, value) in values.enumerated() { unsafe target[index] = value }
    return unsafe target
  }

  private static func element(
    _ element: ExtractionTable.Element, of table: ExtractionTable, _ choices: inout [[String]],
    _ descents: inout [Descent], _ cleared: inout [Int]
  ) -> Element {
    let firstDescent = descents.count
    let firstCleared = cleared.count
    var parent = -1
    if element.isRow {
      let own = table.tables[element.table]
      parent = own.parent ?? -1
      descents += own.descendants.map { Descent(table: $0.table, column: $0.column) }
      var filled = Set(element.attributes.map { table.attributes[$0].column })
      filled.formUnion(own.descendants.map(\.column))
      filled.insert(ExtractionTable.SystemColumn.offset)
      if parent >= 0 { filled.insert(ExtractionTable.SystemColumn.parent) }
      cleared += (0..<own.columnCount).filter { !filled.contains($0) }
    }
    var requiredChildren: UInt64 = 0
    for (order, child) in element.children.enumerated() where table.elements[child].minOccurs > 0 {
      requiredChildren |= 1 << UInt64(order)
    }
    var result = Element(
      content: .elements, isRow: element.isRow, minOccurs: element.minOccurs,
      maxOccurs: element.maxOccurs, orderInParent: element.orderInParent, table: element.table,
      offsetColumn: element.offsetColumn, textColumn: element.textColumn,
      firstAttribute: element.attributes.lowerBound, endAttribute: element.attributes.upperBound,
      requiredAttributes: element.requiredAttributes,
      allAttributes: element.attributes.reduce(0) { $0 | table.attributes[$1].bit },
      requiredChildren: requiredChildren,
      needsCount: element.children.contains { table.elements[$0].minOccurs > 1 },
      parentTable: parent, firstDescent: firstDescent, endDescent: descents.count,
      firstCleared: firstCleared, endCleared: cleared.count)
    switch element.content {
    case .elements: break
    case .empty: result.content = .empty
    case .text(let format):
      result.content = .text
      result.format = format.compiled(&choices)
    }
    return result
  }
}
