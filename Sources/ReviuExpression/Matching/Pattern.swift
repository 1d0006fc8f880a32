/// A regular expression that is matched in time linear in the text, whatever the pattern.
///
/// Supported: literals, `.`, classes, `\d \w \s` and their opposites, groups, `|`, `* + ?`, `{m,n}`, `^ $`.
package struct Pattern: Sendable {
  package struct Problem: Error, Sendable, CustomStringConvertible {
    package var description: String
  }

  /// The pattern as its author wrote it.
  package let source: String
  let program: [Instruction]

  enum Instruction: Sendable {
    case match(CharacterSet)
    /// Continues at both addresses.
    case split(Int, Int)
    case jump(Int)
    case start
    case end
    case accept
  }

  /// - Throws: ``Problem`` when the pattern is malformed, too large, or uses what is not supported.
  package init(_ source: String) throws(Problem) {
    self.source = source
    var compiler = PatternCompiler(source)
    program = try compiler.compile()
  }

  /// Whether the pattern matches some part of the text.
  package func occurs(in text: String) -> Bool {
    run(text, isAnchored: false)
  }

  /// Whether the pattern matches the text from end to end.
  package func matchesWhole(_ text: String) -> Bool {
    run(text, isAnchored: true)
  }

  /// Runs all alternatives at once, so that no text can make it try them one after another.
  private func run(_ text: String, isAnchored: Bool) -> Bool {
    var current = ThreadList(count: program.count)
    var next = ThreadList(count: program.count)
    let scalars = Array(text.unicodeScalars)
    for index in 0...scalars.count {
      if index == 0 || !isAnchored {
        add(0, to: &current, at: index, of: scalars.count)
      }
      if current.isAccepted, !isAnchored || index == scalars.count { return true }
      // Whatever comes, a match from the beginning cannot come about any more.
      if index == scalars.count || isAnchored && current.addresses.isEmpty { return false }
      next.removeAll()
      for address in current.addresses {
        if case .match(let set) = program[address], set.contains(scalars[index]) {
          add(address + 1, to: &next, at: index + 1, of: scalars.count)
        }
      }
      swap(&current, &next)
    }
    return false
  }

  private func add(_ address: Int, to list: inout ThreadList, at index: Int, of count: Int) {
    list.pending.append(address)
    while let address = list.pending.popLast() {
      guard list.insert(address) else { continue }
      switch program[address] {
      case .match: list.addresses.append(address)
      case .jump(let target): list.pending.append(target)
      case .split(let first, let second):
        list.pending.append(second)
        list.pending.append(first)
      case .start: if index == 0 { list.pending.append(address + 1) }
      case .end: if index == count { list.pending.append(address + 1) }
      case .accept: list.isAccepted = true
      }
    }
  }
}

private struct ThreadList {
  var addresses: [Int] = []
  var isAccepted = false
  /// Still to be followed.
  var pending: [Int] = []
  /// For each address the last round in which it was inserted.
  private var seen: [Int]
  private var round = 1

  init(count: Int) { seen = [Int](filledWith: 0, count: count) }

  mutating func insert(_ address: Int) -> Bool {
    if seen[address] == round { return false }
    seen[address] = round
    return true
  }

  mutating func removeAll() {
    addresses.removeAll(keepingCapacity: true)
    isAccepted = false
    round += 1
  }
}
