/// Words that follow each other.
struct Phrase: Sendable {
  let text: String
  let words: [String]

  init(_ text: String) {
    self.text = text
    words = Self.words(of: text)
  }

  func occurs(in text: [String]) -> Bool {
    text.indices.contains { text[$0...].starts(with: words) }
  }

  /// Runs of letters and digits in lower case, so that neither case nor punctuation matters and
  /// "hut" is not in "kehutanan".
  static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

/// Looks for several phrases at once in texts that are all ASCII, as nearly all are.
struct PhraseSearch: Sendable {
  /// The words of each phrase with one space between; nil for a phrase that no such text holds.
  private let phrases: [[UInt8]?]
  /// For each byte the letter in lower case or the digit that it is, a space for any other ASCII character.
  private let folded: [UInt8]
  /// For each byte whether a phrase begins with it.
  private let begins: [Bool]

  private static let space = UInt8(ascii: " ")

  init(_ phrases: [Phrase]) {
    self.phrases = phrases.map { phrase in
      let words = phrase.words.joined(separator: " ")
      return words.utf8.allSatisfy { $0 < 0x80 } ? Array(words.utf8) : nil
    }
    folded = (UInt8.min...UInt8.max).map { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        0x80...:
        byte
      default: Self.space
      }
    }
    var begins = [Bool](repeating: false, count: 256)
    for case let first?? in self.phrases.map({ $0?.first }) { begins[Int(first)] = true }
    self.begins = begins
  }

  /// For each phrase whether it occurs, as ``Phrase/occurs(in:)`` says; nil for a text that is not all ASCII.
  func occurrences(in text: ArraySlice<UInt8>) -> [Bool]? {
    // A phrase without words is in every text.
    var occurs = [Bool](repeating: false, count: phrases.count)
    var previous = Self.space
    for index in text.indices {
      let byte = folded[Int(text[index])]
      if byte >= 0x80 { return nil }
      if previous == Self.space, begins[Int(byte)] {
        for number in phrases.indices where !occurs[number] {
          if let phrase = phrases[number] { occurs[number] = stands(phrase, in: text[index...]) }
        }
      }
      previous = byte
    }
    return occurs
  }

  /// Whether a text begins with the words of a phrase.
  private func stands(_ phrase: [UInt8], in text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    for byte in phrase {
      guard index < text.endIndex, folded[Int(text[index])] == byte else { return false }
      index += 1
      // Words may have any number of other characters between them.
      while byte == Self.space, index < text.endIndex, folded[Int(text[index])] == byte {
        index += 1
      }
    }
    return index == text.endIndex || folded[Int(text[index])] == Self.space
  }
}
