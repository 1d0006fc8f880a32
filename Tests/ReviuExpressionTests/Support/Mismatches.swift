import Testing

/// What went wrong in many cases of one behaviour, of which the shortest few are shown.
struct Mismatches {
  private(set) var count = 0
  private var shown: [(size: Int, text: String)] = []

  /// - Parameter size: how long the case is; that of its description if nothing is said.
  mutating func add(_ description: String, size: Int? = nil) {
    count += 1
    shown.append((size ?? description.utf8.count, description))
    shown.sort { $0 < $1 }
    if shown.count > 5 { shown.removeLast() }
  }

  func expectNone(
    of total: Int, atLeast minimum: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(total >= minimum, "too few cases", sourceLocation: sourceLocation)
    let text = shown.map { "\n  \($0.text)" }.joined()
    #expect(
      count == 0, "\(count) of \(total) cases differ, such as:\(text)",
      sourceLocation: sourceLocation)
  }
}
