/// The text of a rule file with the tests of its rules blanked, so that all other lines stay where they are.
///
/// Tests are about half of a rule file, and a review does without them. Only what is written the usual way is blanked: a
/// line `  tests:` with all lines below it that are indented further, and comments among them. Tests that are written
/// otherwise stay in.
func blankingTests(_ text: String) -> String {
  // Byte by byte, since a review reads half a megabyte this way before it does anything else.
  let bytes = Array(text.utf8)
  let all = bytes.span
  let (lineFeed, space) = (UInt8(ascii: "\n"), UInt8(ascii: " "))
  let beginning = Array("  tests:".utf8)
  var kept: [UInt8] = []
  kept.reserveCapacity(bytes.count)
  var isInTests = false
  /// The first byte of those that are kept and not taken over yet.
  var firstKept = 0
  var start = 0
  while true {
    var content = start
    while content < all.count, all[content] == space { content += 1 }
    var end = content
    while end < all.count, all[end] != lineFeed { end += 1 }
    let isComment = content < end && all[content] == UInt8(ascii: "#")
    isInTests = isInTests && (content - start > 2 || content == end || isComment)
    if isInTests {
      if end < all.count { kept.append(lineFeed) }
      firstKept = end + 1
    } else if content - start == 2, bytes[start..<end] == beginning[...] {
      isInTests = true
      kept += bytes[firstKept..<min(end + 1, all.count)]
      firstKept = end + 1
    }
    if end == all.count { break }
    start = end + 1
  }
  if firstKept < all.count { kept += bytes[firstKept...] }
  return String(decoding: kept, as: UTF8.self)
}
