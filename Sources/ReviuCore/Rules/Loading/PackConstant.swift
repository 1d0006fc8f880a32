internal import ReviuExpression

/// A text, a number, or a truth that rules use by its name.
struct PackConstant: Sendable {
  let name: String
  /// The value as it is written.
  let text: String
  let value: CheckedExpression

  /// The day whose rules apply, which every pack may use: what is dated later has not happened.
  static func hariReviu(_ day: CivilDate) -> PackConstant {
    PackConstant(
      name: "hariReviu", text: "date(\"\(day)\")",
      value: CheckedExpression(kind: .date(day), type: .date, span: 0..<0))
  }
}

extension [PackConstant] {
  /// By name.
  var values: [String: CheckedExpression] {
    reduce(into: [:]) { values, constant in values[constant.name] = constant.value }
  }
}

extension KeyReader {
  /// The constants of a pack.
  /// - Parameter known: those of the packs that it extends, whose names are taken.
  func constants(_ node: YAMLNode?, after known: [PackConstant]) -> [PackConstant] {
    var constants: [PackConstant] = []
    var values = known.values
    for entry in mapping(node)?.node.entries ?? [] {
      let checker = Checker(schema: VocabularyIndex.shared.schema, constants: values)
      let reader = ExpressionReader(keys: self, checker: checker)
      let name = reader.check(entry.key) { name throws(ExpressionError) in
        try checker.newName(name)
      }
      let value = reader.check(entry.value) { value throws(ExpressionError) in
        guard case .literal = value.kind else {
          throw ExpressionError(.notAConstant, at: value.span)
        }
        return try checker.check(value)
      }
      guard let name, let value, let text = entry.value.text else { continue }
      constants.append(PackConstant(name: name, text: text, value: value))
      values[name] = value
    }
    return constants
  }
}
