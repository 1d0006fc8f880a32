/// A key of a rule file: what it is called, what may stand behind it, and what it is for.
///
/// The loader, the schema for editors, the skeletons of new rules, and the tools that change rules to see whether
/// a test notices all go by these declarations.
struct RuleKey: Sendable {
  indirect enum Form: Sendable {
    case text
    case bilingual
    /// A message with placeholders, in both languages.
    case template
    case expression(Result)
    /// `d in rab.detil`.
    case rows
    case choice([String])
    case ruleId
    case date
    case count
    /// A part of one, such as 0.1.
    case share
    case pattern
    case truth
    case table
    case column([ColumnType])
    /// An expression for each key column of the table.
    case tableKey
    /// Name of a field that both documents have.
    case sharedField
    /// Path of a field or of rows that may be absent.
    case presence
    case list(Form)
    case keys([RuleKey])
    /// A disposition for each value of a column.
    case dispositionByColumn
    /// Texts that columns of the table have.
    case columnTexts
    case given
    case either([Form])
  }

  /// What an expression results in.
  enum Result: Sendable {
    case condition
    case number
    case string
    case date
    case value
    /// A value of a row of `each`.
    case rowValue
    /// A field of the rows of `for` that holds a text.
    case rowText
  }

  var name: String
  var form: Form
  var isRequired: Bool
  /// Another key without which this one means nothing.
  var companion: String?
  var purpose: Bilingual

  init(
    _ name: String, _ form: Form, optional: Bool = false, with companion: String? = nil,
    id: String, en: String
  ) {
    self.name = name
    self.form = form
    isRequired = !optional
    self.companion = companion
    purpose = Bilingual(id: id, en: en)
  }

  static let ignoreCase = RuleKey(
    "ignore-case", .truth, optional: true, id: "huruf besar dan kecil dianggap sama",
    en: "upper and lower case are the same")

  /// Of how much money an excess is; without it the finding has no amount to be corrected.
  static let quantity = RuleKey(
    "quantity", .expression(.number), optional: true,
    id: "berapa kali selisihnya menjadi nilai koreksi, misalnya d.volume",
    en: "how many times the difference is an amount to be corrected, such as d.volume")

  /// Which row a proposal has: table, key, and what a missing row means.
  static let row = lookup(column: []).filter { $0.name != "column" }

  /// A figure that a value is held against: where it is looked up, and which share of it is meant.
  static let tableNumber =
    lookup(column: [.rupiah, .int, .decimal]) + [
      RuleKey(
        "share", .share, optional: true,
        id: "bagian dari angka itu yang menjadi batas, misalnya 0.3",
        en: "the share of the figure that is the limit, such as 0.3")
    ]

  /// Where a figure is looked up: table, key, column, and what a missing row means.
  static func lookup(column types: [ColumnType], optional: Bool = false) -> [RuleKey] {
    let column =
      types.contains(.bool)
      ? RuleKey(
        "column", .column(types), optional: optional,
        id: "kolom ya atau tidak; tanpa kolom, terdaftar saja sudah cukup",
        en: "a column of yes and no; without one, being listed is enough")
      : RuleKey(
        "column", .column(types), optional: optional, id: "kolom yang dibaca",
        en: "the column that is read")
    return [
      RuleKey("table", .table, id: "nama tabel di pack.yaml", en: "name of a table in pack.yaml"),
      RuleKey(
        "key", .tableKey, id: "ungkapan untuk setiap kolom kunci tabel",
        en: "an expression for each key column of the table"),
      column,
      RuleKey(
        "on-missing", .choice(TableLookup.OnMissing.allCases.map(\.rawValue)),
        id: "hasil bila tabel tidak mempunyai baris untuk kunci itu",
        en: "what it means that the table has no row for the key"),
    ]
  }
}

extension [RuleKey] {
  var names: [String] { map(\.name) }
}

/// Keys of which a rule needs one.
enum KeyDemand: Sendable {
  case exactlyOne([String])
  case atLeastOne([String])

  var names: [String] {
    switch self {
    case .exactlyOne(let names), .atLeastOne(let names): names
    }
  }
}
