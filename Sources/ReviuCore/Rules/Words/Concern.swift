internal import ReviuExpression
internal import ReviuXML

/// The rows that a rule is about, by the words of one of their texts.
final class Concern: Sendable {
  /// A field of the rows themselves.
  let text: CheckedExpression
  let field: FieldAccess
  let words: [Phrase]
  /// A word inside one of these does not count.
  let exceptions: [Phrase]
  private let finder: WordFinder
  private let program: TextProgram

  /// - Parameter field: that the text is.
  init(text: CheckedExpression, field: FieldAccess, words: [Phrase], exceptions: [Phrase]) {
    self.text = text
    self.field = field
    self.words = words
    self.exceptions = exceptions
    finder = WordFinder(words + exceptions)
    program = TextProgram(text)
  }

  /// Whether the rule is about the row that the frame is bound to; unknown where its text cannot be read.
  func truth(_ frame: inout Frame) -> Truth {
    guard let bytes = program.bytes(&frame) else { return .unknown }
    for occurrence in occurrences(in: bytes) where occurrence.exception == nil { return .yes }
    return .no
  }

  /// A word that stands in a text, and the exception that it stands in.
  struct Occurrence {
    var word: Phrase
    var exception: Phrase?
    /// Bytes of the text.
    var range: Range<Int>
  }

  /// The words of the row that the frame is bound to, in their order.
  func occurrences(_ frame: inout Frame) -> [Occurrence] {
    program.bytes(&frame).map { occurrences(in: $0) } ?? []
  }

  private func occurrences(in text: ArraySlice<UInt8>) -> [Occurrence] {
    var found: [FoundPhrase] = []
    finder.find(in: text.span, &found)
    return found.filter { $0.number < words.count }.map { occurrence in
      let exception = found.first {
        $0.number >= words.count && $0.range.contains(occurrence.range)
      }
      return Occurrence(
        word: words[occurrence.number],
        exception: exception.map { exceptions[$0.number - words.count] }, range: occurrence.range)
    }
  }

  /// The word for which the rule is about the row that the frame is bound to; nil where it is not.
  func spot(_ frame: Frame) -> TextSpot? {
    var frame = frame
    let first = occurrences(&frame).first { $0.exception == nil }
    return first.flatMap { spot(of: $0, frame) }
  }

  /// Where a word stands in the document.
  func spot(of occurrence: Occurrence, _ frame: Frame) -> TextSpot? {
    var frame = frame
    return program.bytes(&frame).map { text in
      TextSpot(
        contribution: Explanation(frame).contribution(of: field), text: text,
        range: occurrence.range)
    }
  }
}

/// A part of a text of a document.
struct TextSpot: Sendable {
  var contribution: Contribution
  /// Bytes of the whole text.
  var range: Range<Int>
  /// As the document has it.
  var written: String

  /// - Parameters:
  ///   - contribution: the field that holds the text.
  ///   - range: counted from the text's beginning.
  init(contribution: Contribution, text: ArraySlice<UInt8>, range: Range<Int>) {
    self.contribution = contribution
    self.range = range
    written = String(decoding: text.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }
}
