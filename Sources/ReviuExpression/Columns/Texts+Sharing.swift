internal import ReviuXML

extension TextColumn.Texts {
  /// As many as ``RowTruths`` has truths in one word.
  private static let mostShared = 64
  private static let fewestRows = 16

  /// The different texts of a column in which rows share them; nil where they hardly do.
  convenience init?(sharing all: ArraySlice<Int64>, codes allCodes: [UInt64], in bytes: [UInt8]) {
    if all.count < Self.fewestRows { return nil }
    var cells = [Int64](filledWith: 0, count: Self.mostShared)
    var codes = [UInt64](filledWith: 0, count: Self.mostShared)
    var count = 0
    // Places of texts by their codes, plus one; 0 where there is none.
    var slots = [UInt8](filledWith: 0, count: Self.mostShared * 4)
    var numbers = [UInt8](filledWith: 0, count: all.count)
    do {
      let (givenCells, givenCodes) = (all.span, allCodes.span)
      var texts = cells.mutableSpan
      var textCodes = codes.mutableSpan
      var places = slots.mutableSpan
      var rows = numbers.mutableSpan
      var last: (cell: Int64, code: UInt64, number: UInt8) = (.max, .max, 0)
      for row in rows.indices {
        let (cell, code) = (givenCells[row], givenCodes[row])
        // Rows of one parent have the same cell, and neighbours often the same text.
        if cell == last.cell || code == last.code && code < firstSharedCode && code != noTextCode {
          rows[row] = last.number
          continue
        }
        var slot = Self.slot(of: code)
        while places[slot] != 0 {
          let text = Int(places[slot]) &- 1
          if textCodes[text] == code, Self.areSame(texts[text], cell, code, bytes) { break }
          slot = (slot &+ 1) & (places.count &- 1)
        }
        if places[slot] == 0 {
          // A column of names and descriptions shows early that it is one.
          if count == Self.mostShared || count > Self.fewestRows && count &* 2 > row { return nil }
          (texts[count], textCodes[count]) = (cell, code)
          count &+= 1
          places[slot] = UInt8(truncatingIfNeeded: count)
        }
        last = (cell, code, places[slot] &- 1)
        rows[row] = last.number
      }
    }
    cells.removeLast(Self.mostShared - count)
    codes.removeLast(Self.mostShared - count)
    self.init(bytes: bytes, few: cells[...], codes: codes[...], numbers: numbers[...])
  }

  @inline(__always)
  private static func slot(of code: UInt64) -> Int {
    Int(truncatingIfNeeded: HashIndex.mix(0, code) >> 56)
  }

  /// Whether two cells with the same code hold the same text, or are none for the same reason.
  @inline(__always)
  private static func areSame(
    _ cell: Int64, _ other: Int64, _ code: UInt64, _ bytes: [UInt8]
  ) -> Bool {
    if code == noTextCode { return cell == other }
    return code < firstSharedCode
      || TextCode.areEqual(
        bytes, Cell.range(ofText: cell), bytes, Cell.range(ofText: other))
  }
}
