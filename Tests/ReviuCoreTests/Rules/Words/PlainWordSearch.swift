/// What ``WordFinder`` finds, said in the plainest way: the text is cut into words, and the words are compared.
struct PlainWordSearch {
  private struct Word {
    /// In UTF-8, since Swift takes different spellings of one letter for the same.
    var letters: [UInt8]
    var range: Range<Int>
    /// Whether nothing but a hyphen stands before it.
    var isJoined: Bool
  }

  private let words: [Word]

  init(_ text: String) {
    var words: [Word] = []
    var offset = 0
    var gap = ""
    var isInside = false
    for scalar in text.unicodeScalars {
      let size = String(scalar).utf8.count
      let letter = Self.letter(scalar)
      if let letter, isInside {
        words[words.count - 1].letters += letter.utf8
        words[words.count - 1].range = words[words.count - 1].range.lowerBound..<offset + size
      } else if let letter {
        words.append(
          Word(letters: Array(letter.utf8), range: offset..<offset + size, isJoined: gap == "-"))
        gap = ""
      } else {
        gap.unicodeScalars.append(scalar)
      }
      isInside = letter != nil
      offset += size
    }
    self.words = words
  }

  private static func letter(_ scalar: Unicode.Scalar) -> String? {
    let properties = scalar.properties
    let marks: [Unicode.GeneralCategory] = [.nonspacingMark, .spacingMark, .enclosingMark]
    if marks.contains(properties.generalCategory) { return String(scalar) }
    guard properties.isAlphabetic || properties.numericType != nil else { return nil }
    let lower = String(scalar).lowercased()
    let isOneOfItsKind =
      lower.unicodeScalars.count == 1 && lower.unicodeScalars.first?.isASCII == scalar.isASCII
    return isOneOfItsKind ? lower : String(scalar)
  }

  /// The bytes of every place where a phrase stands.
  func occurrences(of phrase: String) -> [Range<Int>] {
    let wanted = PlainWordSearch(phrase).words.map { stem(of: $0.letters) }
    return words.indices.compactMap { start in
      // The second half of "oleh-oleh" is no beginning.
      if start > 0, words[start].isJoined,
        stem(of: words[start].letters) == stem(of: words[start - 1].letters)
      {
        return nil
      }
      var next = start
      for (index, word) in wanted.enumerated() {
        let following = index + 1 < wanted.count ? wanted[index + 1] : []
        guard let count = count(of: word, before: following, at: next) else { return nil }
        next += count
      }
      return words[start].range.lowerBound..<words[next - 1].range.upperBound
    }
  }

  /// How many words of the text a word of a phrase takes; nil where it does not stand there.
  private func count(of word: [UInt8], before following: [UInt8], at index: Int) -> Int? {
    guard index < words.count else { return nil }
    if words[index].letters == word, !following.starts(with: word), index + 1 < words.count,
      words[index + 1].isJoined
    {
      let next = words[index + 1].letters
      if stem(of: next) == word { return 2 }
      if stem(of: next) == word + "an".utf8 { return nil }
    }
    return stem(of: words[index].letters) == word ? 1 : nil
  }

  private func stem(of word: [UInt8]) -> [UInt8] {
    let isForm = word.suffix(3).elementsEqual("nya".utf8) && word.count { $0 & 0xC0 != 0x80 } >= 6
    return isForm ? stem(of: word.dropLast(3)) : word
  }
}
