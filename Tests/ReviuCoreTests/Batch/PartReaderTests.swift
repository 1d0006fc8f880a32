import Testing

@testable import ReviuCore

struct PartReaderTests {
  /// What a value was, written in a way that no writer does.
  @Test(
    arguments: [
      // A zero with a zero in front.
      [0x80, 0x00],
      // More than 128 bits.
      [UInt8](repeating: 0xFF, count: 18) + [0x04],
      // No end.
      [0x80],
    ] as [[UInt8]])
  func `a number in another form is refused`(bytes: [UInt8]) {
    var reader = PartReader(bytes[...])
    #expect(throws: PartProblem.corrupt) { try Int128(from: &reader) }
  }

  @Test func `a text that was there before is refused in full`() throws {
    var reader = PartReader([0, 1, 0x61, 1, 1, 0x61])
    #expect(try String(from: &reader) == "a")
    #expect(throws: PartProblem.corrupt) { try String(from: &reader) }
  }

  @Test func `texts that only look alike are different`() throws {
    let texts = ["\u{E9}", "e\u{301}", "\u{E9}"]
    var writer = PartWriter()
    writer.write(texts)
    var reader = PartReader(writer.bytes[...])
    #expect(try [String](from: &reader).map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    #expect(reader.isAtEnd)
  }

  @Test func `the names of lost files are in order, each once`() throws {
    for names in [["b", "a"], ["a", "a"]] {
      var writer = PartWriter()
      writer.write(BatchPart())
      // The last value is the count of the names.
      var bytes = writer.bytes.dropLast()
      writer = PartWriter()
      writer.write(names)
      bytes += writer.bytes
      var reader = PartReader(bytes)
      #expect(throws: PartProblem.corrupt) { try BatchPart(from: &reader) }
    }
  }
}
