/// A set of Unicode scalars.
struct CharacterSet: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var isInverted = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isInverted
  }

  /// The scalar of a set that has only one.
  var onlyScalar: Unicode.Scalar? {
    guard !isInverted, ranges.count == 1, ranges[0].count == 1 else { return nil }
    return Unicode.Scalar(ranges[0].lowerBound)
  }

  mutating func insert(_ first: Unicode.Scalar, through last: Unicode.Scalar) {
    ranges.append(first.value...last.value)
  }

  /// The set behind a letter such as `d` in `\d`; nil for any other letter.
  static func named(_ letter: Unicode.Scalar) -> CharacterSet? {
    var set = CharacterSet()
    switch letter {
    case "d", "D": set.insert("0", through: "9")
    case "w", "W":
      set.insert("0", through: "9")
      set.insert("A", through: "Z")
      set.insert("a", through: "z")
      set.insert("_", through: "_")
    case "s", "S":
      set.insert(" ", through: " ")
      set.insert("\t", through: "\r")
    default: return nil
    }
    set.isInverted = letter < "a"
    return set
  }

  /// The ranges of the set with an inversion carried out.
  var positiveRanges: [ClosedRange<UInt32>] {
    guard isInverted else { return ranges }
    var result: [ClosedRange<UInt32>] = []
    var start: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > start { result.append(start...range.lowerBound - 1) }
      start = max(start, range.upperBound + 1)
    }
    if start <= 0x10FFFF { result.append(start...0x10FFFF) }
    return result
  }
}
