import ReviuTestSupport
import Testing

@testable import ReviuCore

struct WordFinderTests {
  private struct Found: Hashable, CustomStringConvertible {
    var phrase: Int
    var range: Range<Int>
    var description: String { "\(phrase) at \(range)" }
  }

  private static func find(_ phrases: [String], in text: String) -> [Found] {
    var found: [FoundPhrase] = []
    WordFinder(phrases.map { Phrase($0) }).find(in: Array(text.utf8).span, &found)
    return found.map { Found(phrase: $0.number, range: $0.range) }
  }

  @Test func `finds what a plain search finds, in any text`() {
    var source = SplitMix64(seed: 11)
    let pieces = [
      "a", "b", "1", "A", "hut", "Hut", "oleh", "mobil", "nya", "an", "NYA", "é", "É", "e\u{301}",
      "ß", "İ", "中", "²", "x",
    ]
    let separators = [
      " ", "-", "\r\n", "_", "  ", ".", " - ", "--", "–", "\u{A0}", "×", "\u{200B}", "😀",
    ]
    func text(upTo count: Int) -> String {
      (0..<1 + source.below(count)).map { _ in
        source.pick(source.below(3) == 0 ? separators : pieces)
      }.joined()
    }
    func phrase() -> String {
      let words = (0..<1 + source.below(3)).map { _ in
        (0..<1 + source.below(2)).map { _ in source.pick(pieces) }.joined()
      }
      return words.joined(separator: source.pick([" ", "-", " "]))
    }
    var count = 0
    for _ in 0..<20_000 {
      let phrases = (0..<6).map { _ in phrase() }
      let searched = text(upTo: 14)
      let plain = PlainWordSearch(searched)
      let expected = phrases.indices.flatMap { number in
        plain.occurrences(of: phrases[number]).map { Found(phrase: number, range: $0) }
      }
      let found = Self.find(phrases, in: searched)
      #expect(Set(found) == Set(expected), "\(searched) \(phrases)")
      #expect(found.count == expected.count)
      #expect(found.map(\.range.lowerBound) == found.map(\.range.lowerBound).sorted())
      count += found.count
    }
    #expect(count > 1_000)
  }

  @Test(arguments: [
    ("hut", "HUT RI ke-81", "HUT"),
    ("hut", "Dinas Kehutanan dan hutan", nil),
    ("hut", "Perayaan hutnya", "hutnya"),
    ("karangan bunga", "2 Karangan–Bunga", "Karangan–Bunga"),
    ("karangan bunga", "karangan dan bunga", nil),
    ("hotel", "hotel-hotel berbintang", "hotel-hotel"),
    ("mobil", "Mobil-mobilan kayu", nil),
    ("mobil", "Sewa mobil-mobil dinas", "mobil-mobil"),
    ("oleh-oleh", "toko oleh-oleh khas", "oleh-oleh"),
    ("oleh-oleh", "oleh dinas", nil),
    ("hotelnya", "sewa hotel", "hotel"),
    ("ha", "hanya", nil),
    ("café", "CAFÉ sentra", "CAFÉ"),
    ("cafe", "café", nil),
    ("ATK", "ATK", "ATK"),
  ])
  func `compares whole words`(phrase: String, text: String, expected: String?) {
    let found = Self.find([phrase], in: text).first
    let bytes = Array(text.utf8)
    #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
  }

  @Test func `finds each of several phrases that begin alike`() {
    let found = Self.find(["sewa", "sewa mobil", "sewa mobil dinas"], in: "Sewa mobil dinas")
    #expect(Set(found.map(\.phrase)) == [0, 1, 2])
  }
}
