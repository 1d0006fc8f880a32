internal import ReviuXML

/// Row numbers by key, a key being one or more texts.
package struct KeyIndex: Sendable {
  /// Different keys hardly ever have the same hash.
  private let index: HashIndex
  /// All parts of all keys, key by key.
  private let keys: TextColumn.Texts
  private let partCount: Int

  /// - Parameter keys: one for each row, of the same number of parts; of equal keys the first one is found.
  package init(_ keys: [[String]]) {
    partCount = keys.first?.count ?? 0
    self.keys = TextColumn.Texts(keys.flatMap { $0 })
    let (texts, partCount, seed) = (self.keys, partCount, TextCode.seed)
    index = HashIndex(
      keys.indices.map { row in
        (row * partCount..<(row + 1) * partCount).reduce(seed) { HashIndex.mix($0, texts.code($1)) }
      })
  }

  /// The row of a key; nil where there is none.
  package func row(_ key: [ArraySlice<UInt8>]) -> Int? {
    let codes = key.map { TextCode.of($0) }
    var row = index.first(codes.reduce(TextCode.seed, HashIndex.mix))
    while let candidate = row, !isKey(key, codes, ofRow: candidate) {
      row = index.next(after: candidate)
    }
    return row
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
    var hashes = [UInt64](filledWith: TextCode.seed, count: rows.count)
    for part in parts { part.mix(into: &hashes) }
    var found: [Int] = []
    found.reserveCapacity(rows.count)
    for position in rows.indices where rows[position] == missing {
      guard let row = index.first(hashes[position]) else { continue }
      rows[position] = row
      found.append(position)
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
    for position in found where rows[position] != missing {
      let key = rows[position] * partCount + number
      if part.isText(at: position, equalTo: key, of: own) { continue }
      let wanted = parts.map { $0.bytes[Cell.range(ofText: $0.cell(position))] }
      rows[position] = row(wanted) ?? missing
    }
  }
}
