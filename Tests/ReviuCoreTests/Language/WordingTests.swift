import Testing

@testable import ReviuCore

struct WordingTests {
  @Test func `English agrees with the number`() {
    #expect([0, 1, 2].map { $0.counted("row") } == ["0 rows", "1 row", "2 rows"])
    #expect([1, 2].map { $0.counted("value is", "values are") } == ["1 value is", "2 values are"])
  }

  @Test(arguments: [
    ([String](), "", ""), (["a"], "a", "a"), (["a", "b"], "a dan b", "a and b"),
    (["a", "b", "c"], "a, b, dan c", "a, b, and c"),
  ])
  func `names stand in a row as one says them`(names: [String], id: String, en: String) {
    #expect(Bilingual(listing: names) == Bilingual(id: id, en: en))
  }

  @Test(arguments: [
    ("Nomor dokumen", "nomor dokumen"), ("NIB penerima", "NIB penerima"), ("RO", "RO"), ("", ""),
  ])
  func `names begin with a small letter inside a sentence`(name: String, inside: String) {
    #expect(name.lowercasedStart == inside)
  }
}
