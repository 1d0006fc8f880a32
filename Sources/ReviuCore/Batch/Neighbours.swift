/// Files in groups that probably are the two documents of one proposal: their names differ only in "kak" and "rab".
///
/// A wrong guess costs time, because a document may have to be read twice, and changes no result.
struct Neighbours: Sendable {
  private let members: [Int]
  /// Where each group starts in ``members``; after the last one its end.
  private let starts: [Int]

  var count: Int { starts.count - 1 }

  /// - Parameter names: in an order in which files that are near each other are read one after the other.
  init(_ names: [String]) {
    var groups: [UInt64: Int] = [:]
    let group = names.map { name in
      let likeness = Self.likeness(of: name)
      if let known = groups[likeness] { return known }
      groups[likeness] = groups.count
      return groups.count - 1
    }
    var starts = [Int](repeating: 0, count: groups.count + 1)
    for number in group { starts[number + 1] += 1 }
    for number in 0..<groups.count { starts[number + 1] += starts[number] }
    var next = starts
    var members = [Int](repeating: 0, count: names.count)
    for (index, number) in group.enumerated() {
      members[next[number]] = index
      next[number] += 1
    }
    self.members = members
    self.starts = starts
  }

  /// Indices of the names in a group.
  subscript(group: Int) -> ArraySlice<Int> { members[starts[group]..<starts[group + 1]] }

  /// A hash (FNV-1a) in which "kak" and "rab" are the same, and so are capital and small letters.
  private static func likeness(of name: String) -> UInt64 {
    let prime: UInt64 = 0x100_0000_01B3
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    // The last three bytes, and what the hash was before them.
    var last = (0 as UInt32, hash, hash, hash)
    for byte in name.utf8 {
      let small = byte | 0x20
      last = ((last.0 << 8 | UInt32(small)) & 0xFF_FFFF, last.2, last.3, hash)
      hash = (hash ^ UInt64(small)) &* prime
      if last.0 == 0x6B_616B || last.0 == 0x72_6162 { hash = last.1 &* prime }
    }
    return hash
  }
}
