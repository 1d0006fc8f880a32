/// Row numbers by key, a key being one or more texts: open addressing, at most half full.
package struct KeyIndex: Sendable {
  private var slots: [Int32]
  /// The codes of all parts of all keys, key by key.
  private var codes: [UInt64] = []
  /// All parts of all keys one behind the other, with where each starts.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private let partCount: Int
  private let mask: Int

  /// - Parameter keys: one for each row, of the same number of parts; of equal keys the first one is found.
  package init(_ keys: [[String]]) {
    partCount = keys.first?.count ?? 0
    var capacity = 16
    while capacity < keys.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = [Int32](repeating: -1, count: capacity)
    for (row, key) in keys.enumerated() {
      for part in key {
        let text = Array(part.utf8)
        codes.append(Self.code(text.span, 0, text.count))
        bytes += text
        starts.append(bytes.count)
      }
      var hash = Self.firstHash
      for part in 0..<partCount { hash = Self.mix(hash, codes[row * partCount + part]) }
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(row)
    }
  }

  /// The row of a key; nil where there is none.
  package func row(_ key: [String]) -> Int? {
    var rows = [-1]
    find(key.map { TextColumn.Texts($0, count: 1) }, into: &rows, missing: -1)
    return rows[0] < 0 ? nil : rows[0]
  }

  /// Finds the rows of the keys that stand in text columns, at the positions that have none yet.
  ///
  /// - Parameters:
  ///   - parts: the columns, one for each part of the key; at a position without a row all of them have a text.
  ///   - missing: what a position without a row holds.
  package func find(_ parts: [TextColumn.Texts], into rows: inout [Int], missing: Int) {
    // Without any key there is nothing to find, nor is it known how many parts one has.
    if codes.isEmpty { return }
    let count = rows.count
    var wanted = [UInt64](repeating: 0, count: count * partCount)
    var hashes = [UInt64](repeating: Self.firstHash, count: count)
    for (part, texts) in parts.enumerated() {
      let bytes = texts.bytes.span
      var last: (cell: Int64, code: UInt64) = (noColumnNumber, 0)
      for index in 0..<count where rows[index] == missing {
        let cell = texts.cells[index]
        // Parts such as a year repeat from row to row.
        if cell != last.cell {
          last = (cell, Self.code(bytes, Int(cell >> 32), Int(cell & 0xFFFF_FFFF)))
        }
        wanted[part * count + index] = last.code
        hashes[index] = Self.mix(hashes[index], last.code)
      }
    }
    for index in 0..<count where rows[index] == missing {
      var slot = Int(truncatingIfNeeded: hashes[index]) & mask
      slots: while slots[slot] >= 0 {
        let row = Int(slots[slot])
        slot = (slot + 1) & mask
        for part in 0..<partCount {
          let code = wanted[part * count + index]
          guard codes[row * partCount + part] == code else { continue slots }
          // The codes of longer texts may be the same by chance.
          if code >= Self.firstLongCode {
            let cell = parts[part].cells[index]
            guard
              isPart(
                part, of: row, equalTo: parts[part].bytes, Int(cell >> 32),
                Int(cell & 0xFFFF_FFFF))
            else { continue slots }
          }
        }
        rows[index] = row
        break
      }
    }
  }

  @inline(__always)
  private func isPart(
    _ part: Int, of row: Int, equalTo text: [UInt8], _ offset: Int, _ count: Int
  ) -> Bool {
    let start = starts[row * partCount + part]
    guard starts[row * partCount + part + 1] - start == count else { return false }
    let own = bytes.span
    var position = 0
    while position < count {
      let length = count - position
      guard
        Self.word(own, start + position, length)
          == Self.word(text.span, offset + position, length)
      else { return false }
      position += 8
    }
    return true
  }

  private static let firstHash: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let firstLongCode: UInt64 = 0xFF << 56

  /// A text of at most seven bytes itself, with its length on top; a hash of a longer one.
  @inline(__always)
  private static func code(_ bytes: Span<UInt8>, _ offset: Int, _ count: Int) -> UInt64 {
    if count < 8 { return word(bytes, offset, count) | UInt64(count) << 56 }
    var result = UInt64(truncatingIfNeeded: count)
    // Eight bytes at a time, since the multiplications wait for each other.
    var position = 0
    while position < count {
      result = mix(result, word(bytes, offset + position, count - position))
      position += 8
    }
    return result | firstLongCode
  }

  @inline(__always)
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  /// Up to eight bytes; those behind the count are zero.
  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ offset: Int, _ count: Int) -> UInt64 {
    if offset >= 0, offset &+ 8 <= bytes.count {
      let word = unsafe bytes.withUnsafeBytes { buffer in
        unsafe buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      }
      return count >= 8 ? word : word & ((1 << UInt64(count &* 8)) &- 1)
    }
    var word: UInt64 = 0
    for index in 0..<min(count, 8) {
      word |= UInt64(bytes[offset + index]) << UInt64(index * 8)
    }
    return word
  }
}
