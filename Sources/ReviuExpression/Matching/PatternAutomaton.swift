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
  /// For each ASCII character whether a position takes it that is reached at the start or anew.
  private let beginnings: [Bool]
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
    var walk = Walk(program: program, numbers: numbers, width: width)
    first = walk.reach(from: 0, isAtStart: true)
    again = walk.reach(from: 0, isAtStart: false)
    beginsOnlyAtStart = again.positions.allSatisfy { $0 == 0 }
    precondition(width <= 32, "no pattern has more than 2,000 positions")
    var following: [UInt64] = []
    var accepting = [UInt64](filledWith: 0, count: width)
    var acceptingAtEnd = accepting
    following.reserveCapacity(sets.count * width)
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
    let (first, again) = (first.positions, again.positions)
    beginnings = (0..<128).map { character in
      (0..<width).contains { takers[character * width + $0] & (first[$0] | again[$0]) != 0 }
    }
    (self.sets, self.width) = (sets, width)
    (self.following, self.takers) = (following, takers)
    (self.accepting, self.acceptingAtEnd) = (accepting, acceptingAtEnd)
  }

  /// Follows jumps and branches.
  private struct Walk {
    private let program: [Pattern.Instruction]
    private let numbers: [Int]
    private let width: Int
    /// Two for each address: the last walk on which it was reached by a way that goes through no end, and by one that
    /// does.
    private var seen: [Int]
    private var pending: [(address: Int, isAtEnd: Bool)] = []
    private var walk = 0

    init(program: [Pattern.Instruction], numbers: [Int], width: Int) {
      (self.program, self.numbers, self.width) = (program, numbers, width)
      seen = [Int](filledWith: 0, count: program.count * 2)
    }

    mutating func reach(from address: Int, isAtStart: Bool) -> Reach {
      var reach = Reach(positions: [UInt64](filledWith: 0, count: width))
      walk += 1
      pending.append((address, isAtEnd: false))
      while let (address, isAtEnd) = pending.popLast() {
        let place = address * 2 + (isAtEnd ? 1 : 0)
        if seen[place] == walk { continue }
        seen[place] = walk
        switch program[address] {
        case .match: if !isAtEnd { reach.positions.insert(numbers[address]) }
        case .jump(let target): pending.append((target, isAtEnd))
        case .split(let one, let other):
          pending.append((one, isAtEnd))
          pending.append((other, isAtEnd))
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
    let isOnce = isWhole || beginsOnlyAtStart
    // Most texts are told apart by how they begin.
    if isOnce, text[0] < 128, !beginnings[Int(text[0])] { return false }
    return switch width {
    case 1: matches(text, isWhole, isOnce, UInt64.self)
    case 2...4: matches(text, isWhole, isOnce, ManyPositions<4>.self)
    default: matches(text, isWhole, isOnce, ManyPositions<32>.self)
    }
  }

  /// - Parameter isOnce: the pattern begins where the text does.
  @inline(__always)
  private func matches<Positions: PositionSet>(
    _ text: Span<UInt8>, _ isWhole: Bool, _ isOnce: Bool, _: Positions.Type
  ) -> Bool {
    let width = width
    let (takers, following) = (takers.span, following.span)
    let (accepting, acceptingAtEnd) = (accepting.span, acceptingAtEnd.span)
    let beginnings = beginnings.span
    let anew = Positions(again.positions.span, width)
    var reached = Positions(first.positions.span, width)
    var current = reached
    // Whether nothing of the pattern was found so far.
    var isAnew = true
    var index = 0
    while index < text.count {
      let lead = text[index]
      if isAnew, index > 0, lead < 128, !beginnings[Int(lead)] {
        index &+= 1
        continue
      }
      current = reached
      if lead < 128 {
        current.formIntersection(takers, from: Int(lead) &* width, width)
        index &+= 1
      } else {
        let (scalar, next) = text.scalar(beyondASCIIAt: index)
        for number in sets.indices where !sets[number].contains(scalar) { current.remove(number) }
        index = next
      }
      if current.isEmpty(width) {
        // What cannot begin anew is over.
        if isOnce { return false }
        reached = anew
        isAnew = true
        continue
      }
      if !isWhole, current.meets(accepting, width) { return true }
      isAnew = false
      reached = isOnce ? Positions() : anew
      reached.insert(following, ofEach: current, width)
    }
    return !isAnew && (current.meets(accepting, width) || current.meets(acceptingAtEnd, width))
  }
}

/// Positions of a pattern, one bit for each, as those of patterns with more or fewer of them are kept.
private protocol PositionSet {
  /// None.
  init()
  /// - Parameter words: the bits.
  init(_ words: Span<UInt64>, _ width: Int)
  mutating func formIntersection(_ words: Span<UInt64>, from start: Int, _ width: Int)
  /// Adds what stands for each of some positions.
  mutating func insert(_ sets: Span<UInt64>, ofEach positions: Self, _ width: Int)
  mutating func remove(_ position: Int)
  func isEmpty(_ width: Int) -> Bool
  func meets(_ words: Span<UInt64>, _ width: Int) -> Bool
}

extension UInt64: PositionSet {
  @inline(__always)
  fileprivate init(_ words: Span<UInt64>, _: Int) { self = words[0] }

  @inline(__always)
  fileprivate mutating func formIntersection(_ words: Span<UInt64>, from start: Int, _: Int) {
    self &= words[start]
  }

  @inline(__always)
  fileprivate mutating func insert(_ sets: Span<UInt64>, ofEach positions: UInt64, _: Int) {
    var bits = positions
    while bits != 0 {
      self |= sets[bits.trailingZeroBitCount]
      bits &= bits &- 1
    }
  }

  @inline(__always)
  fileprivate mutating func remove(_ position: Int) { self &= ~(1 &<< UInt64(position)) }

  @inline(__always)
  fileprivate func isEmpty(_: Int) -> Bool { self == 0 }

  @inline(__always)
  fileprivate func meets(_ words: Span<UInt64>, _: Int) -> Bool { self & words[0] != 0 }
}

/// More positions than one word has bits; no pattern has more than 32 words.
private struct ManyPositions<let size: Int>: PositionSet {
  private var words = InlineArray<size, UInt64>(repeating: 0)

  init() {}

  init(_ words: Span<UInt64>, _ width: Int) {
    for word in 0..<width { self.words[word] = words[word] }
  }

  @inline(__always)
  mutating func formIntersection(_ others: Span<UInt64>, from start: Int, _ width: Int) {
    for word in 0..<width { words[word] &= others[start &+ word] }
  }

  @inline(__always)
  mutating func insert(_ sets: Span<UInt64>, ofEach positions: Self, _ width: Int) {
    for word in 0..<width {
      var bits = positions.words[word]
      while bits != 0 {
        let start = (word &<< 6 &+ bits.trailingZeroBitCount) &* width
        bits &= bits &- 1
        for other in 0..<width { words[other] |= sets[start &+ other] }
      }
    }
  }

  @inline(__always)
  mutating func remove(_ position: Int) {
    words[position &>> 6] &= ~(1 &<< UInt64(position & 63))
  }

  @inline(__always)
  func isEmpty(_ width: Int) -> Bool {
    for word in 0..<width where words[word] != 0 { return false }
    return true
  }

  @inline(__always)
  func meets(_ others: Span<UInt64>, _ width: Int) -> Bool {
    for word in 0..<width where words[word] & others[word] != 0 { return true }
    return false
  }
}

extension [UInt64] {
  fileprivate mutating func insert(_ number: Int) {
    self[number >> 6] |= 1 << UInt64(number & 63)
  }
}
