/// Positions by their hashes: those with a hash are found without looking at the others.
package struct HashIndex: Sendable {
  private let hashes: [UInt64]
  /// By the last bits of a hash the first position with them; -1 where there is none.
  private let first: [Int32]
  /// The next position with the same last bits.
  private let next: [Int32]

  /// - Parameter takesPart: whether a position can be found.
  package init(_ hashes: [UInt64], where takesPart: (Int) -> Bool = { _ in true }) {
    var capacity = 16
    while capacity < hashes.count { capacity *= 2 }
    var first = [Int32](filledWith: -1, count: capacity)
    var next = [Int32](filledWith: -1, count: hashes.count)
    var firsts = first.mutableSpan
    var nexts = next.mutableSpan
    // From the last to the first, so that they are found in order.
    for position in hashes.indices.reversed() where takesPart(position) {
      let slot = Int(truncatingIfNeeded: hashes[position]) & (capacity &- 1)
      nexts[position] = firsts[slot]
      firsts[slot] = Int32(truncatingIfNeeded: position)
    }
    (self.hashes, self.first, self.next) = (hashes, first, next)
  }

  /// The first position with a hash.
  @inline(__always)
  func first(_ hash: UInt64) -> Int? {
    position(hash, from: first[Int(truncatingIfNeeded: hash) & (first.count &- 1)])
  }

  /// The first position that has the hash of a position.
  package func first(withHashOf position: Int) -> Int? { first(hashes[position]) }

  /// The next position that has the hash of a position.
  @inline(__always)
  package func next(after position: Int) -> Int? {
    self.position(hashes[position], from: next[position])
  }

  @inline(__always)
  private func position(_ hash: UInt64, from start: Int32) -> Int? {
    var position = Int(start)
    while position >= 0 {
      if hashes[position] == hash { return position }
      position = Int(next[position])
    }
    return nil
  }

  /// The hash of several codes is begun with ``ReviuXML/TextCode/seed``.
  @inline(__always)
  package static func mix(_ hash: UInt64, _ code: UInt64) -> UInt64 {
    let product = (hash ^ code) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  /// Whether no two positions have the same hash.
  var areDistinct: Bool { hashes.indices.allSatisfy { next(after: $0) == nil } }
}
