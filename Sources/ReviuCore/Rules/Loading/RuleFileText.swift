/// The text of a rule file with the tests of its rules blanked, so that all other lines stay where they are.
///
/// Tests are about half of a rule file, and a review does without them. Only what is written the usual way is blanked: a
/// line `  tests:` with all lines below it that are indented further. Tests that are written otherwise stay in.
func blankingTests(_ text: String) -> String {
  var kept: [Substring.UTF8View] = []
  var isInTests = false
  for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
    isInTests = isInTests && (indent > 2 || indent == line.count)
    kept.append(isInTests ? line.prefix(0) : line)
    isInTests = isInTests || line.elementsEqual("  tests:".utf8)
  }
  return String(decoding: Array(kept.joined(separator: "\n".utf8)), as: UTF8.self)
}
