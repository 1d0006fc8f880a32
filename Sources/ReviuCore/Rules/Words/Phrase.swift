/// Words that follow each other, as rules name them.
struct Phrase: Sendable, Hashable {
  /// As the author wrote it.
  let text: String
  /// The letters of each word; none of them is empty.
  let words: [[UInt32]]
  /// That by which a ``WordFinder`` finds it.
  let code: UInt32

  init(_ text: String) {
    self.text = text
    words = text.unicodeScalars.map { WordLetter.folded($0) ?? 0 }.split(separator: 0).map { word in
      Self.stem(of: Array(word))
    }
    code = WordFinder.code(of: words)
  }

  /// Phrases are alike whose words are, however they were written.
  static func == (left: Phrase, right: Phrase) -> Bool {
    left.code == right.code && left.words == right.words
  }

  func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// The shortest word behind which "-nya" does not count: "hanya" is no form of "ha".
  static let shortestStem = 3

  /// "its", which says nothing of what a word means.
  static let clitic = Array("nya".unicodeScalars.map(\.value))
  static let cliticCount = 3

  /// What Indonesian adds to a repeated word that then means something else: "mobil-mobilan" is a toy.
  static let derivation = Array("an".unicodeScalars.map(\.value))

  static func stem(of word: [UInt32]) -> [UInt32] {
    let stem = word.dropLast(cliticCount)
    return stem.count >= shortestStem && word.suffix(cliticCount).elementsEqual(clitic)
      ? self.stem(of: Array(stem)) : word
  }
}
