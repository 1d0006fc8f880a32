import ReviuTestSupport
import Testing

@testable import ReviuCore

struct PhraseSearchTests {
  @Test func `finds in every text the phrases that its words hold`() {
    var source = SplitMix64(seed: 11)
    func text(_ pieces: [String], upTo count: Int) -> String {
      (0..<1 + source.below(count)).map { _ in source.pick(pieces) }.joined()
    }
    let letters = ["a", "b", "1", "A", " "]
    let separators = [" ", "-", "\r\n", "_", "  ", "."]
    var found = 0
    for _ in 0..<1_000 {
      let phrases = (0..<4).map { _ in
        Phrase(source.pick(["a", "b", "ab", "é", "1"]) + text(letters, upTo: 3))
      }
      let searched = text(letters + separators, upTo: 30)
      let words = Phrase.words(of: searched)
      let expected = phrases.map { $0.occurs(in: words) }
      #expect(
        PhraseSearch(phrases).occurrences(in: ArraySlice(searched.utf8)) == expected,
        "\(searched) \(phrases.map(\.text))")
      found += expected.count { $0 }
    }
    #expect(found > 200)
  }

  @Test func `leaves texts that are not all ASCII to others`() {
    #expect(PhraseSearch([Phrase("a")]).occurrences(in: ArraySlice("a é".utf8)) == nil)
  }
}
