/// What a condition comes to for each of some rows.
package struct RowTruths: Sendable {
  /// How many rows there are.
  package let count: Int
  private var words: Words

  /// Two words for 64 rows: of which rows the condition is true, and of which it is not false.
  ///
  /// Most tables have so few rows that their words fit beside each other without an array.
  private struct Words: Sendable {
    private static let fewest = 8
    private var first: InlineArray<8, UInt64>
    private var others: [UInt64] = []
    let count: Int

    init(repeating word: UInt64, rows: Int) {
      first = InlineArray(repeating: word)
      count = ((rows &+ 63) &>> 6) &* 2
      if count > Self.fewest {
        others = [UInt64](filledWith: word, count: count &- Self.fewest)
      }
    }

    @inline(__always)
    subscript(index: Int) -> UInt64 {
      get { index < Self.fewest ? first[index] : others[index &- Self.fewest] }
      set {
        if index < Self.fewest {
          first[index] = newValue
        } else {
          setOther(newValue, at: index &- Self.fewest)
        }
      }
    }

    /// A call, so that loops do not begin with making the array their own, which is mostly empty.
    @inline(never)
    private mutating func setOther(_ word: UInt64, at index: Int) { others[index] = word }
  }

  /// - Parameter truth: whether the condition is true at a position, and whether it may be.
  @inline(__always)
  init(count: Int, _ truth: (_ position: Int) -> (is: Bool, maybe: Bool)) {
    self.count = count
    words = Words(repeating: 0, rows: count)
    var start = 0
    var index = 0
    while start < count {
      var isTrue: UInt64 = 0
      var mayBe: UInt64 = 0
      var position = min(start &+ 64, count)
      while position > start {
        position &-= 1
        let truth = truth(position)
        isTrue = isTrue &+ isTrue &+ (truth.is ? 1 : 0)
        mayBe = mayBe &+ mayBe &+ (truth.maybe ? 1 : 0)
      }
      words[index] = isTrue
      words[index &+ 1] = mayBe
      start &+= 64
      index &+= 2
    }
  }

  package init(rows count: Int, _ truth: (_ position: Int) -> Truth) {
    self.init(count: count) { position in
      let truth = truth(position)
      return (truth == .yes, truth != .no)
    }
  }

  /// The same for all rows.
  package init(repeating truth: Truth, count: Int) {
    self.count = count
    words = Words(repeating: truth == .yes ? .max : 0, rows: count)
    if truth == .unknown {
      for index in stride(from: 1, to: words.count, by: 2) { words[index] = .max }
    }
    clearTail()
  }

  /// The bits behind the last row stay 0.
  private mutating func clearTail() {
    let used = UInt64(count & 63)
    if used == 0 { return }
    let mask: UInt64 = 1 &<< used &- 1
    words[words.count - 2] &= mask
    words[words.count - 1] &= mask
  }

  package subscript(position: Int) -> Truth {
    let index = (position &>> 6) &* 2
    let bit = UInt64(position & 63)
    if words[index] &>> bit & 1 == 1 { return .yes }
    return words[index &+ 1] &>> bit & 1 == 1 ? .unknown : .no
  }

  var negated: RowTruths {
    var result = self
    for index in stride(from: 0, to: words.count, by: 2) {
      result.words[index] = ~words[index &+ 1]
      result.words[index &+ 1] = ~words[index]
    }
    result.clearTail()
    return result
  }

  package mutating func formAnd(_ other: RowTruths) {
    for index in 0..<words.count { words[index] &= other.words[index] }
  }

  mutating func formOr(_ other: RowTruths) {
    for index in 0..<words.count { words[index] |= other.words[index] }
  }

  /// Of how many rows the condition has some truth.
  package func count(of truth: Truth) -> Int {
    var (yes, maybe) = (0, 0)
    for index in stride(from: 0, to: words.count, by: 2) {
      yes &+= words[index].nonzeroBitCount
      maybe &+= words[index &+ 1].nonzeroBitCount
    }
    return switch truth {
    case .yes: yes
    case .unknown: maybe - yes
    case .no: count - maybe
    }
  }

  package func contains(_ truth: Truth) -> Bool {
    if truth == .no { return count(of: .no) > 0 }
    for index in stride(from: 0, to: words.count, by: 2) {
      let bits = truth == .yes ? words[index] : words[index &+ 1] & ~words[index]
      if bits != 0 { return true }
    }
    return false
  }

  /// The positions of the rows of which the condition has some truth, in order.
  package func positions(of truth: Truth) -> [Int] {
    positions(count(of: truth)) { isTrue, mayBe in
      switch truth {
      case .yes: isTrue
      case .unknown: mayBe & ~isTrue
      case .no: ~mayBe
      }
    }
  }

  /// The positions of all other rows, in order.
  func positions(except truth: Truth) -> [Int] {
    positions(count - count(of: truth)) { isTrue, mayBe in
      switch truth {
      case .yes: ~isTrue
      case .unknown: isTrue | ~mayBe
      case .no: mayBe
      }
    }
  }

  @inline(__always)
  private func positions(_ count: Int, _ bits: (UInt64, UInt64) -> UInt64) -> [Int] {
    var all = [Int](filledWith: 0, count: count)
    var positions = all.mutableSpan
    var found = 0
    for index in stride(from: 0, to: words.count, by: 2) {
      var bits = bits(words[index], words[index &+ 1])
      // Behind the last row there may be bits.
      while bits != 0, found < count {
        positions[found] = index &<< 5 &+ bits.trailingZeroBitCount
        found &+= 1
        bits &= bits &- 1
      }
    }
    return all
  }

  /// The same for the rows at some positions of more; all others have one truth.
  func spread(to positions: [Int], of count: Int, elsewhere truth: Truth) -> RowTruths {
    var result = RowTruths(repeating: truth, count: count)
    result.set(self, at: positions)
    return result
  }

  /// Takes over what is said of the rows at some positions.
  mutating func set(_ others: RowTruths, at positions: [Int]) {
    for (index, position) in positions.enumerated() { set(others[index], at: position) }
  }

  /// The same for rows that share what up to 64 rows have.
  func spread(by numbers: ArraySlice<UInt8>) -> RowTruths {
    let (isTrue, mayBe) = (words[0], words[1])
    if mayBe == 0 { return RowTruths(repeating: .no, count: numbers.count) }
    if isTrue.nonzeroBitCount == count { return RowTruths(repeating: .yes, count: numbers.count) }
    let numbers = numbers.span
    return RowTruths(count: numbers.count) { position in
      let number = UInt64(numbers[position])
      return (isTrue &>> number & 1 == 1, mayBe &>> number & 1 == 1)
    }
  }

  private mutating func set(_ truth: Truth, at position: Int) {
    let index = (position &>> 6) &* 2
    let bit: UInt64 = 1 &<< UInt64(position & 63)
    if truth == .yes { words[index] |= bit } else { words[index] &= ~bit }
    if truth == .no { words[index &+ 1] &= ~bit } else { words[index &+ 1] |= bit }
  }

  /// The same with unknown in place of false.
  package var trueOrUnknown: RowTruths {
    var result = RowTruths(repeating: .unknown, count: count)
    result.formOr(self)
    return result
  }

  /// Compares numbers row by row; unknown where one is not there.
  @inline(__always)
  init(
    comparing left: ColumnCells, _ right: ColumnCells, _ count: Int,
    _ holds: (Int64, Int64) -> Bool
  ) {
    let (first, second) = (left.values.span, right.values.span)
    self.init(count: count) { position in
      let (a, b) = (first[position &* left.step], second[position &* right.step])
      let isKnown = a > lastUnreadableCell && b > lastUnreadableCell
      let holds = holds(a, b)
      return (isKnown && holds, !isKnown || holds)
    }
  }
}
