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
    // `Int64` would also take a plus sign.
    case .rupiah: text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && Int64(text) != nil
    case .int: !text.hasPrefix("+") && Int64(text) != nil
    case .decimal: Decimal(text) != nil && !Self.mayBeThousands(text)
    case .date: CivilDate(text) != nil
    case .bool: text == "ya" || text == "tidak"
    }
  }

  /// `1.250` is a thousand and more to one author and little more than one to another.
  static func mayBeThousands(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts[0].drop { $0 == "-" }
    return parts.count == 2 && parts[1].utf8.count == 3 && (1...3).contains(whole.utf8.count)
      && whole != "0"
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
  /// The path with that of the pack.
  let file: String
  let keyColumns: [KeyColumn]
  let columnTypes: [String: ColumnType]
  /// Values by column, row by row; empty where the table has none.
  private let values: [String: [String]]
  private let origins: [Origin]
  /// Rows that hold on other days than that of the review.
  private let otherRows: [OtherRow]
  let index: KeyIndex
  let variants: [[(column: Int, any: String)]]

  /// Where the figures of a row come from.
  struct Origin: Sendable {
    var line: Int
    var source: String
    var url: String?
    var confidence: Confidence
  }

  struct OtherRow: Sendable {
    var line: Int
    /// By column.
    var texts: [String: String]
  }

  init(
    name: String, title: Bilingual, path: String, file: String, keyColumns: [KeyColumn],
    columnTypes: [String: ColumnType], values: [String: [String]], keys: [[String]],
    origins: [Origin], otherRows: [OtherRow]
  ) {
    self.name = name
    self.title = title
    self.path = path
    self.file = file
    self.keyColumns = keyColumns
    self.columnTypes = columnTypes
    self.values = values
    self.origins = origins
    self.otherRows = otherRows
    index = KeyIndex(keys)
    variants = Self.variants(keyColumns)
  }

  /// The row for a key; where none has it exactly, one that stands for every value of some of its columns.
  func row(_ key: [ArraySlice<UInt8>]) -> Int? {
    for variant in variants {
      var candidate = key
      for (column, any) in variant { candidate[column] = ArraySlice(any.utf8) }
      if let row = index.row(candidate) { return row }
    }
    return nil
  }

  /// Values that a key is looked up with in place of its own: none first, then one column after the other, then
  /// several together, so that the narrowest row wins.
  private static func variants(_ keyColumns: [KeyColumn]) -> [[(column: Int, any: String)]] {
    let wildcards = keyColumns.enumerated().compactMap { column, key in
      key.any.map { (column: column, any: $0) }
    }
    return (0..<1 << wildcards.count).sorted {
      ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
    }.map { subset in
      wildcards.enumerated().filter { subset & 1 << $0.offset != 0 }.map(\.element)
    }
  }

  /// A value; nil where the table has none.
  func text(_ column: String, _ row: Int) -> String? {
    guard let text = values[column]?[row], !text.isEmpty else { return nil }
    return text
  }

  /// A whole column of numbers at a common scale; nil where the table has none or one does not fit.
  /// - Parameter minimum: the least scale.
  func numbers(_ column: String, atLeast minimum: Int) -> (scale: Int, coefficients: [Int128?]) {
    let numbers = (values[column] ?? []).map { Decimal($0) }
    let scale = numbers.compactMap { $0?.scale }.reduce(minimum, max)
    return (scale, numbers.map { $0?.coefficient(atScale: scale) })
  }

  /// Names by code; nil for a table that is no list of codes.
  var codeNames: [String: String]? {
    guard keyColumns.map(\.name) == ["kode"], let codes = values["kode"], let names = values["nama"]
    else { return nil }
    return Dictionary(zip(codes, names), uniquingKeysWith: { first, _ in first })
  }

  func origin(_ row: Int) -> Origin { origins[row] }

  /// The least certain origin of the table: what its silence is worth.
  var weakestConfidence: Confidence? {
    let order = Confidence.allCases
    return origins.map(\.confidence).max {
      (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0)
    }
  }

  /// The numbers of the rows.
  var columnRows: Range<Int> { 0..<origins.count }

  /// Placeholders by which messages show what a row says, with its columns of texts.
  var rowPlaceholders: [(name: String, column: String)] {
    columnTypes.filter { $0.value == .text }.keys.sorted().map { ("row.\($0)", $0) }
  }

  /// Whether a row has a value in each of some columns.
  func holds(_ wanted: [(column: String, value: String)], inRow row: Int) -> Bool {
    wanted.allSatisfy { allTexts($0.column)[row] == $0.value }
  }

  /// Values of a column, row by row.
  func allTexts(_ column: String) -> [String] { values[column] ?? [] }

  /// The same with those of rows that hold on other days, and the lines of all.
  func textsOfAllDays(_ column: String) -> [(text: String, line: Int)] {
    zip(allTexts(column), origins).map { ($0, $1.line) }
      + otherRows.map { ($0.texts[column] ?? "", $0.line) }
  }
}
