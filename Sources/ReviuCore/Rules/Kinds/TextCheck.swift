internal import ReviuExpression

/// A text that must be long or short enough, mention certain words, and avoid others.
final class TextCheck: Sendable {
  let value: CheckedExpression
  /// In characters (code points).
  let length: ClosedRange<Int>
  let mentions: [Phrase]
  private let avoids: [Phrase]
  private let search: PhraseSearch
  private let program: TextProgram

  init(
    value: CheckedExpression, length: ClosedRange<Int>, mentions: [String], avoids: [String]
  ) {
    self.value = value
    self.length = length
    self.mentions = mentions.map { Phrase($0) }
    self.avoids = avoids.map { Phrase($0) }
    search = PhraseSearch(self.mentions + self.avoids)
    program = TextProgram(value)
  }

  func passes(_ frame: inout Frame) -> Bool {
    guard let bytes = program.bytes(&frame) else { return false }
    if let occurs = search.occurrences(in: bytes) {
      // All of the text is ASCII, so it has as many characters as bytes.
      return length.contains(bytes.count) && !occurs.prefix(mentions.count).contains(false)
        && !occurs.dropFirst(mentions.count).contains(true)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let words = Phrase.words(of: text)
    return length.contains(text.unicodeScalars.count)
      && mentions.allSatisfy { $0.occurs(in: words) } && !avoids.contains { $0.occurs(in: words) }
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    guard case .text(let text) = explanation.evaluate(value) else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    let count = text.unicodeScalars.count
    if !length.contains(count) {
      let bound = count < length.lowerBound ? length.lowerBound : length.upperBound
      let (id, en) =
        count < length.lowerBound ? ("paling sedikit", "at least") : ("paling banyak", "at most")
      var failure = failure(
        "length", explanation,
        Bilingual(
          id: "panjangnya \(count) karakter, seharusnya \(id) \(bound)",
          en: "it has \(count) characters, not \(en) \(bound)"),
        remedy: Bilingual(
          id: "Tulis \(id) \(bound) karakter.", en: "Write \(en) \(bound) characters."))
      failure.actual = .number(Decimal(Int64(count)))
      failure.expected = .number(Decimal(Int64(bound)))
      failure.difference = .number(Decimal(Int64(count - bound)))
      return .fail([failure])
    }
    let words = Phrase.words(of: text)
    if let found = avoids.first(where: { $0.occurs(in: words) }) {
      return .fail([
        failure(
          found.text, explanation,
          Bilingual(id: "menyebut “\(found.text)”", en: "it mentions “\(found.text)”"),
          remedy: Bilingual(
            id: "Hapus “\(found.text)”.", en: "Remove “\(found.text)”."))
      ])
    }
    let missing = mentions.filter { !$0.occurs(in: words) }.map(\.text)
    if missing.isEmpty { return .pass }
    let list = missing.joined(separator: ", ")
    var failure = failure(
      list, explanation, Bilingual(id: "belum menyebut \(list)", en: "it does not mention \(list)"),
      remedy: Bilingual(id: "Sebutkan \(list).", en: "Mention \(list)."))
    failure.expected = .text(list)
    return .fail([failure])
  }

  private func failure(
    _ discriminator: String, _ explanation: Explanation, _ problem: Bilingual, remedy: Bilingual
  ) -> Failure {
    var failure = Failure(contributions: explanation.contributions)
    failure.words["remedy"] = remedy
    failure.words["problem"] = problem
    failure.discriminator = discriminator
    return failure
  }
}
