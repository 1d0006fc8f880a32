/// The text of a rule file with the tests of its rules blanked, so that all other lines stay where they are.
///
/// Tests are about half of a rule file, and a review does without them. Only what is written the usual way is blanked: a
/// line `  tests:` with all lines below it that are indented further, and comments among them. Tests that are written
/// otherwise stay in.
func blankingTests(_ text: String) -> String {
  // Array by array, since a review reads half a megabyte this way before it does anything else.
  let bytes = Array(text.utf8)
  let lineFeed = UInt8(ascii: "\n")
  var kept: [UInt8] = []
  kept.reserveCapacity(bytes.count)
  var isInTests = false
  var rest = bytes[...]
  while true {
    let line = rest[..<(rest.firstIndex(of: lineFeed) ?? rest.endIndex)]
    let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
    let isComment = line.dropFirst(indent).first == UInt8(ascii: "#")
    isInTests = isInTests && (indent > 2 || indent == line.count || isComment)
    if !isInTests { kept += line }
    isInTests = isInTests || line.elementsEqual("  tests:".utf8)
    if line.endIndex == rest.endIndex { break }
    kept.append(lineFeed)
    rest = rest[(line.endIndex + 1)...]
  }
  return String(decoding: kept, as: UTF8.self)
}
