/// A value that rows are put together by.
struct KeyProgram: Sendable {
  enum Key: Hashable, Sendable {
    case number(Int128)
    case text(ArraySlice<UInt8>)
  }

  private let body: @Sendable (inout Frame) -> Key?

  init(_ expression: CheckedExpression) {
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
  func evaluate(_ frame: inout Frame) -> Key? { body(&frame) }
}
