extension Checker {
  /// How the language writes a call that spreadsheets and other languages have; nil where that is not known.
  func ownSpelling(of call: Call) -> String? {
    guard let first = call.arguments.first else { return nil }
    let name = call.function.lowercased()
    let subject = first.dottedName ?? "x"
    if let function = Self.textFunctions.first(where: { $0.lowercased() == name }) {
      return "\(subject).\(function)(...)"
    }
    if name == "count" { return "\(rows(first) ?? "rows").count()" }
    if let function = Self.functionsOfEach.first(where: { $0.lowercased() == name }) {
      return ofEach(function, first)
    }
    return switch name {
    case "if", "iif", "jika": "condition ? a : b"
    case "and", "dan": "a && b"
    case "or", "atau": "a || b"
    case "not", "tidak", "bukan": "!(...)"
    case "len", "length", "panjang": "size(\(subject))"
    case "lower", "lcase", "tolower": "\(subject).lowerAscii()"
    case "upper", "ucase", "toupper": "\(subject).upperAscii()"
    case "left", "mid", "right", "substr": "\(subject).substring(...)"
    case "isblank", "isempty": "!has(\(subject))"
    case "average": ofEach("avg", first)
    case "abs", "ceil", "floor", "trunc": "math.\(name)(\(subject))"
    case "ceiling", "roundup": "math.ceil(\(subject))"
    case "rounddown": "math.floor(\(subject))"
    default: nil
    }
  }

  /// Those that take a name for a row and something of each.
  private static let functionsOfEach =
    CheckedExpression.Aggregate.allCases.map(\.rawValue) + ["filter", "map", "avg"]

  private func ofEach(_ function: String, _ argument: Expression) -> String {
    // Of `rab.detil.jumlah` the rows are `rab.detil`, of `d.jumlah` nobody can tell.
    if case .member(let operand, let name, _) = argument.kind, let rows = rows(operand) {
      return "\(rows).\(function)(r, r.\(name))"
    }
    return "\(rows(argument) ?? "rows").\(function)(r, ...)"
  }

  /// The name of rows; nil for anything else.
  private func rows(_ expression: Expression) -> String? {
    guard let access = try? resolve(expression), case .rows = access.field.type else { return nil }
    return expression.dottedName
  }
}

extension Expression {
  /// `rab.ro.kode`; nil for anything but names.
  fileprivate var dottedName: String? {
    switch kind {
    case .name(let name): name
    case .member(let operand, let name, _): operand.dottedName.map { "\($0).\(name)" }
    default: nil
    }
  }
}
