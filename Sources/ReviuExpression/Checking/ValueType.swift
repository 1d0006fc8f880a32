/// The type of an expression.
package indirect enum ValueType: Sendable, Equatable {
  case bool
  case int(Unit)
  /// A decimal whose value has at most `scale` digits behind the point.
  case decimal(scale: Int, Unit)
  case string
  case date
  case list(ValueType)
  case map(key: ValueType, value: ValueType)
  /// What an empty list or map holds; fits every type.
  case nothing
  /// Rows of a record of the schema.
  case rows(record: Int)

  /// What a number counts; decides how it is shown.
  package enum Unit: Sendable, Equatable {
    case plain
    case rupiah
  }

  package var isNumber: Bool {
    switch self {
    case .int, .decimal: true
    default: false
    }
  }

  /// Neither a list, a map, nor rows.
  var isScalar: Bool {
    switch self {
    case .bool, .int, .decimal, .string, .date: true
    case .list, .map, .nothing, .rows: false
    }
  }

  package var unit: Unit {
    switch self {
    case .int(let unit), .decimal(_, let unit): unit
    default: .plain
    }
  }

  var scale: Int {
    if case .decimal(let scale, _) = self { scale } else { 0 }
  }

  /// The name that the language uses.
  package var name: String {
    switch self {
    case .bool: "bool"
    case .int: "int"
    case .decimal: "decimal"
    case .string: "string"
    case .date: "date"
    case .list: "list"
    case .map: "map"
    case .nothing: "nothing"
    case .rows: "rows"
    }
  }
}
