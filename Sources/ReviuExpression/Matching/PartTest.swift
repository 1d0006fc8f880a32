/// A test of texts against a part that is known.
struct PartTest: Sendable {
  private let test: CheckedExpression.TextTest
  private let part: TextSlice
  private let sought: SoughtText?

  init(_ test: CheckedExpression.TextTest, _ part: TextSlice) {
    self.test = test
    self.part = part
    sought = test == .contains ? SoughtText(part) : nil
  }

  func passes(_ text: TextSlice) -> Bool {
    if let sought { return sought.first(in: text.bytes, text.range) != nil }
    let own = text.bytes[text.range]
    let wanted = part.bytes[part.range]
    return test == .startsWith
      ? own.starts(with: wanted) : own.suffix(wanted.count).elementsEqual(wanted)
  }
}
