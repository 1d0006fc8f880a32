/// The 64-bit form in which every extracted value is stored.
///
/// Integers stand for themselves, decimals are scaled by their format's fraction digits, dates are
/// `yyyymmdd`, and texts are a byte range of the document. Three values mean that there is nothing to read.
package enum Cell {
  /// The element or attribute is not there.
  package static let missing = Int64.min
  /// It is there, but its text does not have the required form.
  package static let malformed = Int64.min + 1
  /// It is there more than once, so none of them can be trusted.
  package static let repeated = Int64.min + 2

  package static func isReadable(_ cell: Int64) -> Bool { cell > repeated }

  package static func text(offset: Int, count: Int) -> Int64 {
    Int64(offset) << 32 | Int64(count)
  }

  /// The byte range of a text cell in ``ExtractedDocument/bytes``.
  package static func range(ofText cell: Int64) -> Range<Int> {
    let offset = Int(cell >> 32)
    return offset..<offset + Int(cell & 0xFFFF_FFFF)
  }
}
