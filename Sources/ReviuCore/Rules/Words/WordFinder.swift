/// Finds several phrases at once in a text, going through it a single time and making nothing of it.
///
/// Words are compared whole, in any case, whatever stands between them. A word also matches itself with "-nya", and its
/// plural ("hotel-hotel"), but not what is derived by repeating it ("mobil-mobilan").
///
/// Phrases are found by a code of their first word or, where they have more, of their first two; what has the code is
/// compared letter by letter.
struct WordFinder: Sendable {
  /// A word of a phrase: its letters, and whether its plural may stand there.
  private struct Word {
    var letters: Range<Int>
    var hasPlural: Bool
  }

  private let letters: [UInt32]
  private let words: [Word]
  /// The words of each phrase.
  private let phrases: [Range<Int>]
  /// Those of the phrases.
  private let codes: [UInt32]
  /// For each end of a code the first phrase whose code ends so, plus one; 0 for none.
  private let first: [UInt32]
  /// For each phrase the next one whose code ends alike, plus one; 0 for none.
  private let next: [UInt32]
  /// For each end of a code whether a phrase begins with a word whose code ends so.
  private let beginnings: [Bool]
  private let folded = WordLetter.folded

  private static let places = 1 << 11

  /// - Parameter phrases: each with at least one word.
  init(_ phrases: [Phrase]) {
    var letters: [UInt32] = []
    var words: [Word] = []
    var ranges: [Range<Int>] = []
    for phrase in phrases {
      let start = words.count
      for (index, word) in phrase.words.enumerated() {
        let following = index + 1 < phrase.words.count ? phrase.words[index + 1] : []
        words.append(
          Word(
            letters: letters.count..<letters.count + word.count,
            hasPlural: !following.starts(with: word)))
        letters += word
      }
      ranges.append(start..<words.count)
    }
    var beginnings = [Bool](repeating: false, count: Self.places)
    for phrase in phrases { beginnings[Self.place(of: Self.code(ofWord: phrase.words[0]))] = true }
    self.beginnings = beginnings
    codes = phrases.map(\.code)
    var first = [UInt32](repeating: 0, count: Self.places)
    var next = [UInt32](repeating: 0, count: phrases.count)
    for number in phrases.indices.reversed() {
      let place = Self.place(of: codes[number])
      next[number] = first[place]
      first[place] = UInt32(number + 1)
    }
    self.letters = letters
    self.words = words
    self.phrases = ranges
    self.first = first
    self.next = next
  }

  /// The code of a phrase with some words: that of its first one or, where it has more, of its first two.
  static func code(of words: [[UInt32]]) -> UInt32 {
    guard let first = words.first else { return 0 }
    return words.count == 1
      ? code(ofWord: first) : pair(code(ofWord: first), code(ofWord: words[1]))
  }

  private static func code(ofWord letters: [UInt32]) -> UInt32 {
    finished(letters.reduce(0, code))
  }

  /// The code of a word with one letter more.
  @inline(__always)
  private static func code(_ code: UInt32, _ letter: UInt32) -> UInt32 {
    // The next letter waits for this one, so there is no multiplication.
    (code &<< 5 | code &>> 27) ^ letter
  }

  /// The code of a whole word, which is never that of two.
  @inline(__always)
  private static func finished(_ code: UInt32) -> UInt32 { (code &* 0x9E37_79B1) & ~1 }

  /// The code of two words that follow each other.
  @inline(__always)
  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 {
    ((first &* 0x9E37_79B1) ^ second) | 1
  }

  @inline(__always)
  private static func place(of code: UInt32) -> Int {
    Int(truncatingIfNeeded: (code ^ code >> 16) & UInt32(places &- 1))
  }

  /// Adds every occurrence, in the order in which they begin.
  func find(in text: Span<UInt8>, _ found: inout [FoundPhrase]) {
    let count = text.count
    var last = Seen()
    var start = 0
    var index = 0
    var code: UInt32 = 0
    while true {
      // Nearly all letters are small ones. Compared as the span does it, the bounds are compared once.
      while UInt(bitPattern: index) < UInt(bitPattern: count) {
        let byte = text[index]
        if byte &- UInt8(ascii: "a") >= 26 { break }
        code = Self.code(code, UInt32(byte))
        index &+= 1
      }
      if index >= count { break }
      let (letter, next) = letter(text, at: index)
      if let letter {
        code = Self.code(code, letter)
      } else {
        if start < index { last = see(start..<index, code, after: last, text, &found) }
        start = next
        code = 0
      }
      index = next
    }
    if start < index { _ = see(start..<index, code, after: last, text, &found) }
  }

  /// A word of the text.
  private struct Seen {
    var range = 0..<0
    /// That of its stem.
    var code: UInt32 = 0
    var isRepeated = false
    /// Whether a phrase may begin with it.
    var mayBegin = false
  }

  /// Adds the phrases of which a word is the first or the second one.
  @inline(__always)
  private func see(
    _ range: Range<Int>, _ code: UInt32, after last: Seen, _ text: Span<UInt8>,
    _ found: inout [FoundPhrase]
  ) -> Seen {
    var word = Seen(range: range, code: Self.finished(code))
    let end = range.upperBound
    if text[end &- 1] | 0x20 == UInt8(ascii: "a"),
      end &- range.lowerBound >= Phrase.shortestStem &+ Phrase.cliticCount,
      text[end &- 2] | 0x20 == UInt8(ascii: "y"), text[end &- 3] | 0x20 == UInt8(ascii: "n")
    {
      word.code = Self.finished(codeOfStem(range, code, text))
    }
    if last.mayBegin {
      if word.code == last.code, isJoined(word, to: last, text) {
        // "oleh-oleh": both words together, which go on as one.
        if !last.isRepeated { add(Self.pair(last.code, word.code), from: last, text, &found) }
        var both = last
        both.range = last.range.lowerBound..<end
        both.isRepeated = true
        return both
      }
      add(Self.pair(last.code, word.code), from: last, text, &found)
    }
    // Few words do.
    word.mayBegin = beginnings[Self.place(of: word.code)]
    if word.mayBegin { add(word.code, from: word, text, &found) }
    return word
  }

  @inline(__always)
  private func add(
    _ code: UInt32, from word: Seen, _ text: Span<UInt8>, _ found: inout [FoundPhrase]
  ) {
    let number = first[Self.place(of: code)]
    if number != 0 { add(number, code, from: word, text, &found) }
  }

  @inline(never)
  private func add(
    _ first: UInt32, _ code: UInt32, from word: Seen, _ text: Span<UInt8>,
    _ found: inout [FoundPhrase]
  ) {
    var number = first
    while number != 0 {
      let phrase = Int(number) &- 1
      let start = word.range.lowerBound
      if codes[phrase] == code, let end = end(of: phrase, in: text, from: start) {
        found.append(FoundPhrase(number: phrase, range: start..<end))
      }
      number = next[phrase]
    }
  }

  private func isJoined(_ word: Seen, to last: Seen, _ text: Span<UInt8>) -> Bool {
    word.range.lowerBound == last.range.upperBound + 1
      && text[last.range.upperBound] == UInt8(ascii: "-")
  }

  /// The code of a word without "-nya".
  @inline(never)
  private func codeOfStem(_ range: Range<Int>, _ code: UInt32, _ text: Span<UInt8>) -> UInt32 {
    var letters: [UInt32] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let (letter, next) = letter(text, at: index)
      if let letter { letters.append(letter) }
      index = next
    }
    let stem = Phrase.stem(of: letters)
    return stem.count == letters.count ? code : stem.reduce(0, Self.code)
  }

  /// The letter at a place, nil where there is none, and where the next character begins.
  @inline(__always)
  private func letter(_ text: Span<UInt8>, at index: Int) -> (letter: UInt32?, next: Int) {
    let letter = folded[Int(text[index])]
    if letter == WordLetter.beyondASCII { return WordLetter.scalar(text, at: index) }
    return (letter == WordLetter.none ? nil : UInt32(letter), index &+ 1)
  }

  /// Where a phrase ends that begins with the word at a place; nil where it does not stand there.
  @inline(never)
  private func end(of phrase: Int, in text: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    for number in phrases[phrase] {
      if number > phrases[phrase].lowerBound {
        index = startOfWord(text, from: index)
        if index == text.count { return nil }
      }
      guard let end = end(of: words[number], in: text, from: index) else { return nil }
      index = end
    }
    return index
  }

  private func end(of word: Word, in text: Span<UInt8>, from start: Int) -> Int? {
    guard let end = endOfLetters(letters[word.letters], text, from: start) else { return nil }
    let hasStem = word.letters.count >= Phrase.shortestStem
    if word.hasPlural, end < text.count, text[end] == UInt8(ascii: "-"),
      let again = endOfLetters(letters[word.letters], text, from: end + 1)
    {
      if let end = endOfForm(text, from: again, mayHaveClitic: hasStem) { return end }
      if let derived = endOfLetters(Phrase.derivation[...], text, from: again),
        endOfForm(text, from: derived, mayHaveClitic: true) != nil
      {
        return nil
      }
    }
    return endOfForm(text, from: end, mayHaveClitic: hasStem)
  }

  /// The end of a word that has nothing more, or only the clitic; nil where the word goes on.
  private func endOfForm(
    _ text: Span<UInt8>, from start: Int, mayHaveClitic: Bool
  ) -> Int? {
    var index = start
    while !isAtEndOfWord(text, index) {
      guard mayHaveClitic, let end = endOfLetters(Phrase.clitic[...], text, from: index) else {
        return nil
      }
      index = end
    }
    return index
  }

  /// Where letters end that stand at a place one after the other; nil where they do not.
  private func endOfLetters(
    _ letters: ArraySlice<UInt32>, _ text: Span<UInt8>, from start: Int
  ) -> Int? {
    var index = start
    for wanted in letters {
      guard index < text.count else { return nil }
      let (letter, next) = letter(text, at: index)
      guard letter == wanted else { return nil }
      index = next
    }
    return index
  }

  private func isAtEndOfWord(_ text: Span<UInt8>, _ index: Int) -> Bool {
    index == text.count || letter(text, at: index).letter == nil
  }

  /// The next word at a place or behind it; the end of the text where there is none.
  private func startOfWord(_ text: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      let (letter, next) = letter(text, at: index)
      if letter != nil { break }
      index = next
    }
    return index
  }
}

/// A phrase of a finder and where it stands in a text.
struct FoundPhrase {
  var number: Int
  var range: Range<Int>
}
