internal import ReviuExpression

/// Row numbers by key: open addressing, at most half full.
struct KeyIndex: Sendable {
  private var slots: [Int32]
  private var hashes: [UInt64] = []
  /// All parts of all keys one behind the other, with where each starts.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private let partCount: Int
  private let mask: Int

  init(_ keys: [[String]]) {
    partCount = keys.first?.count ?? 0
    var capacity = 16
    while capacity < keys.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = [Int32](repeating: -1, count: capacity)
    for (row, key) in keys.enumerated() {
      let hash = KeyHash.hash(of: key)
      hashes.append(hash)
      for part in key {
        bytes.append(contentsOf: part.utf8)
        starts.append(bytes.count)
      }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(row)
    }
  }

  /// The row of a key; nil where there is none.
  func row(_ key: [String]) -> Int? {
    first(KeyHash.hash(of: key)) { row in
      key.indices.allSatisfy { part in
        let start = row * partCount + part
        return bytes[starts[start]..<starts[start + 1]].elementsEqual(key[part].utf8)
      }
    }
  }

  /// The rows of the keys that stand in text columns, at the positions that have none yet.
  ///
  /// - Parameter missing: what such a position holds.
  func find(_ parts: [TextColumn.Texts], into rows: inout [Int], missing: Int) {
    let hashes = KeyHash.column(parts, count: rows.count)
    for index in rows.indices where rows[index] == missing {
      let found = first(hashes[index]) { row in
        for part in 0..<partCount {
          let cell = parts[part].cells[index]
          let offset = Int(cell >> 32)
          let start = starts[row * partCount + part]
          let count = starts[row * partCount + part + 1] - start
          guard Int(cell & 0xFFFF_FFFF) == count else { return false }
          for position in 0..<count
          where bytes[start + position] != parts[part].bytes[offset + position] { return false }
        }
        return true
      }
      if let found { rows[index] = found }
    }
  }

  @inline(__always)
  private func first(_ hash: UInt64, _ isEqual: (Int) -> Bool) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if hashes[row] == hash, isEqual(row) { return row }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
