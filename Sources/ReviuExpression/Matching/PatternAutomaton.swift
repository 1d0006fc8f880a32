/// A pattern as the positions that its sets of characters have in it, and which of them may follow each other.
///
/// All positions that a text may have reached are kept as bits, so that a step takes a few operations and no text can
/// make it try one alternative after another.
struct PatternAutomaton: Sendable {
  /// What can be reached without a character.
  private struct Reach: Sendable {
    /// Bits of positions.
    var positions: [UInt64]
    /// Whether the pattern may end here, and whether it may where the text ends.
    var accepts = false
    var acceptsAtEnd = false
  }

  /// One bit for each position that a pattern may have.
  private typealias Bits = InlineArray<32, UInt64>

  private let sets: [CharacterSet]
  /// Words of a bit set.
  private let width: Int
  /// From the beginning of the text, and from any other place.
  private let first: Reach
  private let again: Reach
  private let beginsOnlyAtStart: Bool
  /// Bit sets one behind the other: what follows each position.
  private let following: [UInt64]
  /// The positions that take an ASCII character, for each of the 128.
  private let takers: [UInt64]
  /// Positions behind which the pattern may end, and those where it may at the end of the text.
  private let accepting: [UInt64]
  private let acceptingAtEnd: [UInt64]

  init(_ program: [Pattern.Instruction]) {
    var addresses: [Int] = []
    var numbers = [Int](filledWith: 0, count: program.count)
    var sets: [CharacterSet] = []
    for (address, instruction) in program.enumerated() {
      guard case .match(let set) = instruction else { continue }
      numbers[address] = sets.count
      addresses.append(address)
      sets.append(set)
    }
    let width = max(1, (sets.count + 63) / 64)
    let walk = Walk(program: program, numbers: numbers, width: width)
    first = walk.reach(from: 0, isAtStart: true)
    again = walk.reach(from: 0, isAtStart: false)
    beginsOnlyAtStart = again.positions.allSatisfy { $0 == 0 }
    precondition(width <= 32, "no pattern has more than 2,000 positions")
    var following: [UInt64] = []
    var accepting = [UInt64](filledWith: 0, count: width)
    var acceptingAtEnd = accepting
    for (number, address) in addresses.enumerated() {
      let reach = walk.reach(from: address + 1, isAtStart: false)
      following += reach.positions
      if reach.accepts { accepting.insert(number) }
      if reach.acceptsAtEnd { acceptingAtEnd.insert(number) }
    }
    var takers = [UInt64](filledWith: 0, count: 128 * width)
    for (number, set) in sets.enumerated() {
      for range in set.positiveRanges where range.lowerBound < 128 {
        for character in range.clamped(to: 0...127) {
          takers[Int(character) * width + number >> 6] |= 1 << UInt64(number & 63)
        }
      }
    }
    (self.sets, self.width) = (sets, width)
    (self.following, self.takers) = (following, takers)
    (self.accepting, self.acceptingAtEnd) = (accepting, acceptingAtEnd)
  }

  /// Follows jumps and branches.
  private struct Walk {
    let program: [Pattern.Instruction]
    let numbers: [Int]
    let width: Int

    func reach(from address: Int, isAtStart: Bool) -> Reach {
      var reach = Reach(positions: [UInt64](filledWith: 0, count: width))
      // Two for each address: of the way to it that goes through no end, and of one that does.
      var seen = [UInt8](filledWith: 0, count: program.count * 2)
      var pending = [(address, isAtEnd: false)]
      while let (address, isAtEnd) = pending.popLast() {
        let place = address * 2 + (isAtEnd ? 1 : 0)
        if seen[place] == 1 { continue }
        seen[place] = 1
        switch program[address] {
        case .match: if !isAtEnd { reach.positions.insert(numbers[address]) }
        case .jump(let target): pending.append((target, isAtEnd))
        case .split(let one, let other): pending += [(one, isAtEnd), (other, isAtEnd)]
        case .start: if isAtStart { pending.append((address + 1, isAtEnd)) }
        case .end: pending.append((address + 1, true))
        case .accept: if isAtEnd { reach.acceptsAtEnd = true } else { reach.accepts = true }
        }
      }
      return reach
    }
  }

  /// Whether the pattern matches a text from end to end, or a part of it.
  /// - Parameter text: UTF-8.
  func matches(_ text: Span<UInt8>, isWhole: Bool) -> Bool {
    if text.isEmpty { return first.accepts || first.acceptsAtEnd }
    if !isWhole, first.accepts || again.acceptsAtEnd { return true }
    var reached = Bits(repeating: 0)
    for word in 0..<width { reached[word] = first.positions[word] }
    var current = Bits(repeating: 0)
    var index = 0
    while index < text.count {
      let lead = text[index]
      if lead < 128 {
        for word in 0..<width { current[word] = reached[word] & takers[Int(lead) &* width &+ word] }
        index &+= 1
      } else {
        let (scalar, next) = text.scalar(beyondASCIIAt: index)
        current = reached
        for number in sets.indices where !sets[number].contains(scalar) {
          current[number >> 6] &= ~(1 << UInt64(number & 63))
        }
        index = next
      }
      if !isWhole, meets(current, accepting) { return true }
      // What cannot begin anew is over.
      if isWhole || beginsOnlyAtStart, isEmpty(current) { return false }
      step(from: current, to: &reached, isWhole: isWhole)
    }
    return meets(current, accepting) || meets(current, acceptingAtEnd)
  }

  @inline(__always)
  private func step(from current: Bits, to reached: inout Bits, isWhole: Bool) {
    for word in 0..<width { reached[word] = isWhole ? 0 : again.positions[word] }
    for word in 0..<width {
      var bits = current[word]
      while bits != 0 {
        let start = (word &<< 6 &+ bits.trailingZeroBitCount) &* width
        bits &= bits &- 1
        for other in 0..<width { reached[other] |= following[start &+ other] }
      }
    }
  }

  @inline(__always)
  private func meets(_ bits: Bits, _ others: [UInt64]) -> Bool {
    for word in 0..<width where bits[word] & others[word] != 0 { return true }
    return false
  }

  @inline(__always)
  private func isEmpty(_ bits: Bits) -> Bool {
    for word in 0..<width where bits[word] != 0 { return false }
    return true
  }
}

extension [UInt64] {
  fileprivate mutating func insert(_ number: Int) {
    self[number >> 6] |= 1 << UInt64(number & 63)
  }
}
