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
  var start = 0
  while true {
    var content = start
    while content < all.count, all[content] == space { content += 1 }
    var end = content
    while end < all.count, all[end] != lineFeed { end += 1 }
    let isComment = content < end && all[content] == UInt8(ascii: "#")
    isInTests = isInTests && (content - start > 2 || content == end || isComment)
    if !isInTests {
      kept += bytes[start..<end]
      isInTests = bytes[start..<end] == beginning[...]
    }
    if end == all.count { break }
    kept.append(lineFeed)
    start = end + 1
  }
  return String(decoding: kept, as: UTF8.self)
}
