/// A value that rows are put together by, or looked up by.
struct KeyProgram: Sendable {
  private let body: @Sendable (inout Frame) -> RowKey?

  /// - Parameter scale: of numbers; that of their type if nothing is said.
  init(_ expression: CheckedExpression, scale: Int? = nil) {
    switch expression.type {
    case .int, .decimal:
      let program = NumberProgram(expression, scale: scale ?? expression.type.scale)
      body = { program.evaluate(&$0).map { .number($0) } }
      return
    default: break
    }
    switch Program(expression) {
    case .truth(let program):
      body = { frame in
        switch program.evaluate(&frame) {
        case .yes: .number(1)
        case .no: .number(0)
        case .unknown: nil
        }
      }
    case .number(let program), .date(let program):
      body = { program.evaluate(&$0).map { .number($0) } }
    case .text(let program): body = { program.bytes(&$0).map { .text($0) } }
    }
  }

  /// The key of the row that is bound; nil where it is not known.
  func evaluate(_ frame: inout Frame) -> RowKey? { body(&frame) }
}

/// Finds the place of the entry with a key; nil where the key is not known or is none of the entries'.
func compilePlace(
  of key: CheckedExpression, among entries: [CheckedExpression.Entry]
) -> @Sendable (inout Frame) -> Int? {
  let program = KeyProgram(key)
  let keys = entries.map { RowKey($0.constant) }
  let places = Dictionary(uniqueKeysWithValues: zip(keys, keys.indices))
  return { frame in program.evaluate(&frame).flatMap { places[$0] } }
}

extension RowKey {
  /// - Parameter value: a whole number if it is a number.
  fileprivate init(_ value: Value) {
    switch value {
    case .bool(let value): self = .number(value ? 1 : 0)
    case .number(let value): self = .number(value.coefficient)
    case .text(let value): self = .text(ArraySlice(value.utf8))
    case .date(let value): self = .number(Int128(value.packed))
    }
  }
}

extension [KeyProgram] {
  /// All keys; nil where one is not known.
  func evaluate(_ frame: inout Frame) -> [RowKey]? {
    var keys: [RowKey] = []
    for program in self {
      guard let key = program.evaluate(&frame) else { return nil }
      keys.append(key)
    }
    return keys
  }
}
