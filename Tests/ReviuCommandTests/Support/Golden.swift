import Foundation
import Testing

/// Compares a text with a file that was recorded on purpose.
///
/// With `RECORD_GOLDEN=1` the file is written and the test fails, so that a recording is never
/// taken for a test that passed.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: "\(name).txt")
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record(
      "recorded Golden/\(name).txt; look at it and run again", sourceLocation: sourceLocation)
    return
  }
  guard let data = FileManager.default.contents(atPath: file.path) else {
    Issue.record(
      "there is no Golden/\(name).txt; record it with RECORD_GOLDEN=1",
      sourceLocation: sourceLocation)
    return
  }
  let golden = String(decoding: data, as: UTF8.self)
  if Array(golden.utf8) == Array(text.utf8) { return }
  let wanted = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let found = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line =
    zip(wanted, found).enumerated().first { $1.0 != $1.1 }?.offset
    ?? min(wanted.count, found.count)
  func shown(_ lines: [Substring]) -> Substring { line < lines.count ? lines[line] : "(the end)" }
  Issue.record(
    """
    differs from Golden/\(name).txt in line \(line + 1)
    recorded: \(shown(wanted))
    found:    \(shown(found))
    """, sourceLocation: sourceLocation)
}

extension String {
  /// Without what changes from release to release: the engine's version, and digests.
  var withoutVersions: String {
    replacing(#/reviu \d+\.\d+\.\d+/#, with: "reviu VERSION")
      .replacing(#/("name": "reviu",\s+"version": )"[^"]*"/#) { "\($0.1)\"VERSION\"" }
      .replacing(#/\bsha256([: ])[0-9a-f]{12,64}/#) { "sha256\($0.1)DIGEST" }
  }
}
