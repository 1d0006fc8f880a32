import Testing

@testable import ReviuCore

/// What an author reads who does not know YAML: the place, what stands there, and the way out.
struct YAMLMistakeTests {
  @Test(arguments: [
    ("title: Biaya: makan", ": makan", "titik dua ini tidak pada tempatnya"),
    ("title: {id: Biaya: makan}", ": makan", "di sini perlu koma atau }"),
    ("title: [a, b\n  x: 1", ": 1", "di sini perlu koma atau ]"),
    ("message: \"Harga \"mahal\" sekali\"", "mahal", "di sini mestinya mulai sebuah kunci"),
    ("condition: \"a\" == \"b\"", "== ", "di sini mestinya mulai sebuah kunci"),
    (" title: x", "title", "baris ini mulai pada kolom lain daripada yang di atasnya"),
    ("\ttitle: x", "\t", "baris ini diawali tab"),
    ("title: - x", "- x", "\"-\" ini tidak pada tempatnya"),
    ("aktif", "", "kunci di atas ini tidak diikuti titik dua"),
    ("title: \"x", "\"x", "tanda kutip atau kurung ini tidak ditutup"),
    ("title: [x", "[x", "tanda kutip atau kurung ini tidak ditutup"),
    (
      "condition: \"a.matches(\\d)\"", "\\d",
      "\\ ini tidak dikenal di antara kutip ganda"
    ),
    ("condition: %x", "%x", "tidak ada nilai yang diawali tanda ini"),
    ("condition: `x`", "`x", "tidak ada nilai yang diawali tanda ini"),
  ])
  func `says what is wrong in words, at its place, with the way out`(
    text: String, mark: String, message: String
  ) throws {
    let isIndented = text.first == " " || text.first == "\t"
    let rules = "- id: UJI-001\n  kind: check\n\(isIndented ? "" : "  ")\(text)\n"
    let problem = try #require(try PackSketch(rules: rules).problems().first)
    let rest = problem.sourceLine.unicodeScalars.dropFirst(problem.column - 1)
    #expect(String(String.UnicodeScalarView(rest)).hasPrefix(mark))
    #expect(problem.reason.message.id == message)
    #expect(problem.reason.message.en != message)
    let hint = try #require(problem.reason.hint)
    #expect(!hint.id.isEmpty && hint.id != hint.en)
  }
}
