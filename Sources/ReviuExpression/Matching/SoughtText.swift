/// A text that is looked for in others, in time that grows with their lengths alone, whatever they hold.
///
/// By Knuth, Morris, and Pratt: no byte of the searched text is looked at again. Both are UTF-8, in which a text never
/// stands anywhere but between characters.
struct SoughtText: Sendable {
  private let bytes: [UInt8]
  /// For each beginning of the text, by its last byte, how many bytes both begin and end it without being all of it.
  private let borders: [Int]

  var count: Int { bytes.count }

  init(_ text: TextSlice) {
    let bytes = Array(text.bytes[text.range])
    var borders = [Int](filledWith: 0, count: bytes.count)
    var border = 0
    for index in bytes.indices.dropFirst() {
      while border > 0, bytes[index] != bytes[border] { border = borders[border - 1] }
      if bytes[index] == bytes[border] { border += 1 }
      borders[index] = border
    }
    (self.bytes, self.borders) = (bytes, borders)
  }

  /// Where it begins first in a part of a text; nil where it does not stand there.
  func first(in text: [UInt8], _ range: Range<Int>) -> Int? {
    var found: Int?
    find(in: text, range) { place in
      found = place
      return false
    }
    return found
  }

  /// Where it begins last in a part of a text, but not behind a limit; nil where it does not stand there.
  func last(in text: [UInt8], _ range: Range<Int>, upTo limit: Int) -> Int? {
    var found: Int?
    find(in: text, range) { place in
      if place <= limit { found = place }
      return place < limit
    }
    return found
  }

  /// - Parameter goesOn: is given where it begins, place after place, and says whether to look for more.
  @inline(__always)
  private func find(in text: [UInt8], _ range: Range<Int>, _ goesOn: (Int) -> Bool) {
    if bytes.isEmpty {
      for place in range.lowerBound...range.upperBound where !goesOn(place) { return }
      return
    }
    let (text, bytes, borders) = (text.span, bytes.span, borders.span)
    let first = bytes[0]
    var matched = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if matched == 0 {
        // Most of a text is not even the first byte.
        while text[index] != first {
          index &+= 1
          if index == range.upperBound { return }
        }
      }
      let byte = text[index]
      while matched > 0, byte != bytes[matched] { matched = borders[matched &- 1] }
      if byte == bytes[matched] { matched &+= 1 }
      index &+= 1
      if matched == bytes.count {
        if !goesOn(index &- matched) { return }
        matched = borders[matched &- 1]
      }
    }
  }
}
