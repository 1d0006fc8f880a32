internal import ReviuXML

/// Row numbers by key, a key being one or more texts: open addressing, at most half full.
package struct KeyIndex: Sendable {
  private var slots: [Int32]
  /// The hash of each key; different keys hardly ever have the same.
  private let hashes: [UInt64]
  /// All parts of all keys, key by key.
  private let keys: TextColumn.Texts
  private let partCount: Int
  private let mask: Int

  /// - Parameter keys: one for each row, of the same number of parts; of equal keys the first one is found.
  package init(_ keys: [[String]]) {
    partCount = keys.first?.count ?? 0
    self.keys = TextColumn.Texts(keys.flatMap { $0 })
    var capacity = 16
    while capacity < keys.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = [Int32](filledWith: -1, count: capacity)
    let (texts, partCount) = (self.keys, partCount)
    hashes = keys.indices.map { row in
      (row * partCount..<(row + 1) * partCount).reduce(Self.firstHash) {
        Self.mix($0, texts.code($1))
      }
    }
    for row in keys.indices {
      var slot = Int(truncatingIfNeeded: hashes[row]) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(row)
    }
  }

  /// The row of a key; nil where there is none.
  package func row(_ key: [ArraySlice<UInt8>]) -> Int? {
    if keys.count == 0 { return nil }
    let codes = key.map { TextCode.of($0) }
    let hash = codes.reduce(Self.firstHash, Self.mix)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let row = Int(slots[slot])
      if hashes[row] == hash, isKey(key, codes, ofRow: row) { return row }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func isKey(_ key: [ArraySlice<UInt8>], _ codes: [UInt64], ofRow row: Int) -> Bool {
    key.indices.allSatisfy { part in
      let own = row * partCount + part
      return keys.code(own) == codes[part]
        && (codes[part] < TextCode.firstShared
          || keys.range(own).map { keys.bytes[$0] == key[part] } ?? false)
    }
  }

  /// Finds the rows of keys at the positions that have none yet.
  ///
  /// - Parameters:
  ///   - parts: one for each part of the key; at a position without a row all of them have a text.
  ///   - missing: what a position without a row holds.
  func find(_ parts: [TextColumn.Texts], into rows: inout [Int], missing: Int) {
    // Without any key there is nothing to find, nor is it known how many parts one has.
    if keys.count == 0 { return }
    var hashes = [UInt64](filledWith: Self.firstHash, count: rows.count)
    for part in parts { part.mix(into: &hashes) }
    var found: [Int] = []
    found.reserveCapacity(rows.count)
    for index in rows.indices where rows[index] == missing {
      let hash = hashes[index]
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 {
        let row = Int(slots[slot])
        if self.hashes[row] == hash {
          rows[index] = row
          found.append(index)
          break
        }
        slot = (slot + 1) & mask
      }
    }
    for (number, part) in parts.enumerated() {
      confirm(found, number, part, of: parts, &rows, missing: missing)
    }
  }

  /// Compares one part of the keys that were found by their hashes.
  private func confirm(
    _ found: [Int], _ number: Int, _ part: TextColumn.Texts, of parts: [TextColumn.Texts],
    _ rows: inout [Int],
    missing: Int
  ) {
    let own = keys
    for index in found where rows[index] != missing {
      let key = rows[index] * partCount + number
      if part.isText(at: index, equalTo: key, of: own) { continue }
      let wanted = parts.map { $0.bytes[Cell.range(ofText: $0.cell(index))] }
      rows[index] = row(wanted) ?? missing
    }
  }

  private static let firstHash: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func mix(_ hash: UInt64, _ code: UInt64) -> UInt64 {
    let product = (hash ^ code) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}
