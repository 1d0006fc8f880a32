import ReviuExpression
import ReviuTestSupport
import Testing

@testable import ReviuCore

struct SimilarTextsTests {
  /// Compares every text with every other one.
  private static func clusters(_ texts: [String], atLeast least: Double) -> [[Int]] {
    let words = texts.map { Set(SimilarTexts.words(of: $0)) }
    var cluster = Array(texts.indices)
    for first in texts.indices {
      for second in 0..<first where !words[first].isEmpty && !words[second].isEmpty {
        let shared = Double(words[first].intersection(words[second]).count)
        let either = Double(words[first].union(words[second]).count)
        guard shared >= least * either else { continue }
        let (old, new) = (cluster[first], cluster[second])
        for index in texts.indices where cluster[index] == old { cluster[index] = new }
      }
    }
    return Dictionary(grouping: texts.indices, by: { cluster[$0] }).values
      .filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }

  // Shares that a binary fraction holds exactly, so that the comparison has no rounding.
  @Test(arguments: [("0.25", 0.25), ("0.5", 0.5), ("0.625", 0.625), ("0.75", 0.75), ("1", 1)])
  func `finds what comparing all pairs finds`(least: String, value: Double) throws {
    let share = try #require(Decimal(least))
    let vocabulary = ["kopi", "ikan", "mete", "tenun", "desa", "kota", "mesin", "lebak", "17"]
    for seed in 1...60 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      let texts = (0..<30).map { _ in
        (0..<Int.random(in: 0...7, using: &generator)).map { _ in
          vocabulary.randomElement(using: &generator) ?? ""
        }.joined(separator: " ")
      }
      let found = SimilarTexts(texts, atLeast: share).clusters
      #expect(found == Self.clusters(texts, atLeast: value), "seed \(seed)")
    }
  }

  @Test func `case, order, punctuation, and repetition do not tell texts apart`() throws {
    let texts = ["Perajin kopi, Lebong.", "lebong: PERAJIN kopi", "kopi kopi perajin Lebong", "x"]
    #expect(SimilarTexts(texts, atLeast: Decimal(1)).clusters == [[0, 1, 2]])
  }

  @Test func `words are told apart alike, whether other texts than ASCII stand beside them or not`()
    throws
  {
    for byte in UInt8(0x01)...0x7F {
      let text = "Kopi\(UnicodeScalar(byte))Ikan 17 kopi"
      let words = SimilarTexts.words(of: text + " é")
      #expect(words.last == "é")
      #expect(SimilarTexts.words(of: text) == words.dropLast(), "\(byte)")
    }
  }

  @Test func `texts without words are like none`() {
    #expect(SimilarTexts(["", "...", " - "], atLeast: Decimal(1)).clusters.isEmpty)
  }

  @Test func `a chain of likeness is one cluster`() throws {
    let share = try #require(Decimal("0.5"))
    let texts = ["a b c", "b c d", "c d e", "x y z"]
    #expect(SimilarTexts(texts, atLeast: share).clusters == [[0, 1, 2]])
  }
}
