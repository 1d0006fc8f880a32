import ReviuTestSupport
import Testing

@testable import ReviuXML

struct PlainValuesTests {
  private static let formats: [ValueFormat] = [
    .integer(0...999_999_999_999_999), .integer(1...9), .integer(5...5_000_000),
    .decimal(integerDigits: 12, fractionDigits: 3), .decimal(integerDigits: 2, fractionDigits: 4),
    .text(maxLength: 20), .text(maxLength: 500), .code(.digits, length: 2...6),
    .code(.alphanumeric, length: 1...40), .code(.upperCase, length: 2...2),
    .code(.lowerHexadecimal, length: 8...12), .choice(["RM", "PHLN"]), .fiscalYear, .date,
  ]
  /// What values and their mishaps are made of.
  private static let alphabets: [[UInt8]] = [
    Array("0123456789".utf8), Array("0123456789.".utf8), Array("0123456789 -+/:\u{1}\t".utf8),
    Array("ABZ".utf8), Array("abcdef0123".utf8), Array("Kursi rapat 12.".utf8),
    Array("a b\u{A0}é\n\r".utf8), Array(0x1F...0x22), Array(0x2F...0x3A), Array(0x7E...0x82),
  ]

  @Test func `says of a value nothing else than its format`() throws {
    var source = SplitMix64(seed: 11)
    var plainCount = 0
    var differences: [String] = []
    for _ in 0..<100_000 {
      let format = source.pick(Self.formats)
      let alphabet = source.pick(Self.alphabets)
      let lead = (0..<source.below(12)).map { _ in source.pick(alphabet) }
      let value = (0..<source.below(source.chance(4) ? 60 : 12)).map { _ in source.pick(alphabet) }
      let tail = (0..<source.below(3)).map { _ in source.pick(alphabet) }
      let plain = Self.plainCell(lead + value + tail, lead.count, value.count, format)
      if plain == PlainValues.notPlain { continue }
      plainCount += 1
      var choices: [[String]] = []
      let expected: Int64 =
        switch format.compiled(&choices).parse(value.span, choices: choices) {
        case .number(let number): number
        case .verbatim: Cell.text(offset: 1_000 + lead.count, count: value.count)
        case .collapsed, .malformed: PlainValues.notPlain
        }
      if plain != expected { differences.append("\(format): \(value)") }
    }
    #expect(differences.isEmpty)
    #expect(plainCount > 15_000)
  }

  @Test(arguments: [
    ("1", 1), ("12345678", 12_345_678), ("123456789", 123_456_789), ("90000000", 90_000_000),
    ("999999999999999", 999_999_999_999_999), ("0", 0),
  ])
  func `knows whole numbers of any length`(text: String, number: Int64) {
    let lead = Array("jumlah=\"".utf8)
    let bytes = lead + Array(text.utf8)
    let format = ValueFormat.integer(0...999_999_999_999_999)
    #expect(Self.plainCell(bytes, lead.count, text.utf8.count, format) == number)
  }

  @Test func `knows texts and codes of any length`() {
    for count in 1...200 {
      let text = String(repeating: "Kursi ", count: count).dropLast()
      let lead = Array(" uraian=\"".utf8)
      let cell = Cell.text(offset: 1_000 + lead.count, count: text.utf8.count)
      let bytes = lead + Array(text.utf8)
      #expect(Self.plainCell(bytes, lead.count, text.utf8.count, .text(maxLength: 2_000)) == cell)
      for position in 1..<text.utf8.count where bytes[lead.count + position] == 0x20 {
        var doubled = bytes
        doubled[lead.count + position - 1] = 0x20
        #expect(
          Self.plainCell(doubled, lead.count, text.utf8.count, .text(maxLength: 2_000))
            == PlainValues.notPlain)
      }
    }
  }

  private static func plainCell(
    _ bytes: [UInt8], _ start: Int, _ count: Int, _ format: ValueFormat
  ) -> Int64 {
    var choices: [[String]] = []
    let compiled = format.compiled(&choices)
    let alphabets = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    defer { alphabets.deallocate() }
    for byte in 0...255 { alphabets[byte] = CodeAlphabet.bits(of: UInt8(byte)) }
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return PlainValues.notPlain }
      return PlainValues(
        base: base, end: base + buffer.count, offset: 1_000, alphabets: alphabets
      ).cell(base + start, count, compiled)
    }
  }
}
