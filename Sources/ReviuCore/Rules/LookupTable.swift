internal import ReviuExpression

/// The type of a table's column, as `pack.yaml` names it.
enum ColumnType: String, CaseIterable {
  case text
  case textList = "text-list"
  case rupiah
  case decimal
  case int
  case date
  case bool

  /// Whether a text is a value of the type; an empty field is none, not a bad one.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .text, .textList: true
    case .rupiah: Int64(text).map { $0 >= 0 } ?? false
    case .int: Int64(text) != nil
    case .decimal: Decimal(text) != nil
    case .date: CivilDate(text) != nil
    case .bool: text == "ya" || text == "tidak"
    }
  }

  var isNumber: Bool { self == .rupiah || self == .decimal || self == .int }
}

/// A table of a pack, with the rows that are valid on the day of the review.
struct LookupTable: Sendable {
  struct KeyColumn: Sendable {
    var name: String
    /// A row with this value in the column stands for every value.
    var any: String?
  }

  static let keyColumnLimit = 6

  let name: String
  let title: Bilingual
  /// Path inside the pack.
  let path: String
  let keyColumns: [KeyColumn]
  let columnTypes: [String: ColumnType]
  /// Values by column, row by row; empty where the table has none.
  private let values: [String: [String]]
  private let origins: [Origin]
  private let index: KeyIndex

  /// Where the figures of a row come from.
  struct Origin: Sendable {
    var line: Int
    var source: String
    var url: String?
    var confidence: Confidence
  }

  init(
    name: String, title: Bilingual, path: String, keyColumns: [KeyColumn],
    columnTypes: [String: ColumnType], values: [String: [String]], keys: [[String]],
    origins: [Origin]
  ) {
    self.name = name
    self.title = title
    self.path = path
    self.keyColumns = keyColumns
    self.columnTypes = columnTypes
    self.values = values
    self.origins = origins
    index = KeyIndex(keys)
  }

  /// The row for a key; where none has it exactly, one that stands for every value of some of its columns.
  func row(_ key: borrowing LookupKey) -> Int? {
    if let row = index.row(key) { return row }
    let wildcards = keyColumns.indices.filter { keyColumns[$0].any != nil }
    guard !wildcards.isEmpty else { return nil }
    // One column after the other, then several together, so that the narrowest row wins.
    for subset in (1..<1 << wildcards.count).sorted(by: {
      ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
    }) {
      var candidate = copy key
      for (bit, column) in wildcards.enumerated() where subset & 1 << bit != 0 {
        candidate[column] = ArraySlice((keyColumns[column].any ?? "").utf8)
      }
      if let row = index.row(candidate) { return row }
    }
    return nil
  }

  /// A value; nil where the table has none.
  func text(_ column: String, _ row: Int) -> String? {
    guard let text = values[column]?[row], !text.isEmpty else { return nil }
    return text
  }

  /// A whole column of numbers at a common scale; nil where the table has none.
  func numbers(_ column: String) -> (scale: Int, coefficients: [Int128?]) {
    let numbers = (values[column] ?? []).map { Decimal($0) }
    let scale = numbers.compactMap { $0?.scale }.max() ?? 0
    return (
      scale,
      numbers.map { number in
        number.flatMap { try? ($0 + Decimal(coefficient: 0, scale: scale)) }.map { value in
          (0..<scale - value.scale).reduce(value.coefficient) { result, _ in result * 10 }
        }
      }
    )
  }

  func origin(_ row: Int) -> Origin { origins[row] }

  /// The least certain origin of the table: what its silence is worth.
  var weakestConfidence: Confidence? {
    let order = Confidence.allCases
    return origins.map(\.confidence).max { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
  }

  /// Values of a column, for suggestions.
  func allTexts(_ column: String) -> [String] { values[column] ?? [] }
}

/// The values of a key, one for each key column.
struct LookupKey {
  private var parts = InlineArray<6, ArraySlice<UInt8>>(repeating: [])
  let count: Int

  init(count: Int) {
    precondition(count <= LookupTable.keyColumnLimit)
    self.count = count
  }

  subscript(index: Int) -> ArraySlice<UInt8> {
    get { parts[index] }
    set { parts[index] = newValue }
  }

  var hash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in 0..<count {
      for byte in parts[index] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash ^ hash >> 32
  }

  /// The key as messages show it.
  var texts: [String] {
    (0..<count).map { String(decoding: parts[$0], as: UTF8.self) }
  }
}

/// Row numbers by key: open addressing, at most half full.
private struct KeyIndex: Sendable {
  private var slots: [Int32]
  private let keys: [[[UInt8]]]
  private let mask: Int

  init(_ keys: [[String]]) {
    self.keys = keys.map { $0.map { Array($0.utf8) } }
    var capacity = 16
    while capacity < keys.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = [Int32](repeating: -1, count: capacity)
    for (row, key) in self.keys.enumerated() {
      var lookup = LookupKey(count: key.count)
      for (index, part) in key.enumerated() { lookup[index] = part[...] }
      var slot = Int(truncatingIfNeeded: lookup.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(row)
    }
  }

  func row(_ key: borrowing LookupKey) -> Int? {
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if (0..<key.count).allSatisfy({ keys[row][$0].elementsEqual(key[$0]) }) { return row }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
