internal import ReviuExpression

/// A text that must be long or short enough, mention certain words, and avoid others.
final class TextCheck: Sendable {
  let value: CheckedExpression
  /// In characters (code points).
  let length: ClosedRange<Int>
  let mentions: [Phrase]
  private let avoids: [Phrase]
  private let finder: WordFinder
  private let program: TextProgram

  init(
    value: CheckedExpression, length: ClosedRange<Int>, mentions: [Phrase], avoids: [Phrase]
  ) {
    self.value = value
    self.length = length
    self.mentions = mentions
    self.avoids = avoids
    finder = WordFinder(mentions + avoids)
    program = TextProgram(value)
  }

  private static let lengthDiscriminator = "length"

  /// What a failure may be told apart by; of several words that are not mentioned, one or all.
  var discriminators: [String] {
    let words = mentions.map(\.text)
    return [Self.lengthDiscriminator, words.joined(separator: ", ")] + words + avoids.map(\.text)
  }

  func passes(_ frame: inout Frame) -> Bool {
    guard let bytes = program.bytes(&frame) else { return false }
    if length != 0...Int.max, !length.contains(bytes.count(where: { $0 & 0xC0 != 0x80 })) {
      return false
    }
    var found: [FoundPhrase] = []
    finder.find(in: bytes.span, &found)
    return found.allSatisfy { $0.number < mentions.count }
      && mentions.indices.allSatisfy { mention in found.contains { $0.number == mention } }
  }

  /// Where each of the words stands first, those to be mentioned before those to be avoided.
  private func places(in text: ArraySlice<UInt8>) -> [Range<Int>?] {
    var places = [Range<Int>?](repeating: nil, count: mentions.count + avoids.count)
    var found: [FoundPhrase] = []
    finder.find(in: text.span, &found)
    for phrase in found where places[phrase.number] == nil { places[phrase.number] = phrase.range }
    return places
  }

  func assess(_ frame: Frame) -> Assessment {
    var explanation = Explanation(frame)
    guard case .text(let text) = explanation.evaluate(value) else {
      return .indeterminate(explanation.gaps, explanation.contributions)
    }
    let count = text.unicodeScalars.count
    if !length.contains(count) {
      let isShort = count < length.lowerBound
      let bound = isShort ? length.lowerBound : length.upperBound
      let (id, en) = isShort ? ("paling sedikit", "at least") : ("paling banyak", "at most")
      var failure = failure(
        Self.lengthDiscriminator, explanation,
        Bilingual(
          id: "panjangnya \(count) karakter, seharusnya \(id) \(bound)",
          en:
            "it has \(count.counted("character")); \(en) \(bound.counted("is", "are")) \(isShort ? "required" : "allowed")"
        ),
        remedy: Bilingual(
          id: "Tulis \(id) \(bound) karakter.", en: "Write \(en) \(bound.counted("character"))."))
      failure.actual = .number(Decimal(Int64(count)))
      failure.expected = .number(Decimal(Int64(bound)))
      failure.difference = .number(Decimal(Int64(count - bound)))
      return .fail([failure])
    }
    let bytes = ArraySlice(text.utf8)
    let places = places(in: bytes)
    for (found, place) in zip(avoids, places.dropFirst(mentions.count)) {
      guard let place else { continue }
      var failure = failure(
        found.text, explanation,
        Bilingual(id: "menyebut “\(found.text)”", en: "it mentions “\(found.text)”"),
        remedy: Bilingual(id: "Hapus “\(found.text)”.", en: "Remove “\(found.text)”."))
      if case .field(let field) = value.kind {
        failure.spot = TextSpot(
          contribution: explanation.contribution(of: field), text: bytes, range: place)
      }
      return .fail([failure])
    }
    let missing = zip(mentions, places).filter { $0.1 == nil }.map(\.0.text)
    if missing.isEmpty { return .pass }
    let list = missing.joined(separator: ", ")
    let words = Bilingual(listing: missing)
    var failure = failure(
      list, explanation,
      Bilingual(id: "belum menyebut \(words.id)", en: "it does not mention \(words.en)"),
      remedy: Bilingual(id: "Sebutkan \(words.id).", en: "Mention \(words.en)."))
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
