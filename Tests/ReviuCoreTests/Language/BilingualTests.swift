import Testing

@testable import ReviuCore

struct BilingualTests {
  @Test func `gives the text of the language`() {
    let text = Bilingual(id: "satu", en: "one")
    #expect(text[.indonesian] == "satu")
    #expect(text[.english] == "one")
  }

  @Test func `repeats a text that is not translated`() {
    #expect(Bilingual(verbatim: "RAB") == Bilingual(id: "RAB", en: "RAB"))
  }

  @Test func `changes both texts and knows which is which`() {
    let text = Bilingual(id: "satu", en: "one").mapped { "\($0.rawValue):\($1)" }
    #expect(text == Bilingual(id: "id:satu", en: "en:one"))
  }

  @Test func `knows its languages by their codes`() {
    #expect(Language.allCases.map(\.rawValue) == ["id", "en"])
  }
}
