import ReviuTestSupport
import Testing

@testable import ReviuExpression

struct SoughtTextTests {
  @Test func `finds the first and the last place that a search of every place finds`() {
    var source = SplitMix64(seed: 17)
    var count = 0
    for _ in 0..<20_000 {
      let letters = source.pick([["a"], ["a", "b"], ["a", "b", "c"], ["a", "é"], ["é", "€"]])
      func text(upTo count: Int) -> [UInt8] {
        Array((0..<source.below(count + 1)).map { _ in source.pick(letters) }.joined().utf8)
      }
      let (before, searched, behind) = (text(upTo: 3), text(upTo: 24), text(upTo: 3))
      let part = text(upTo: 5)
      let bytes = before + searched + behind
      let range = before.count..<before.count + searched.count
      let isStart = { (place: Int) in
        place == range.upperBound || bytes[place] & 0xC0 != 0x80
      }
      let places = (range.lowerBound...range.upperBound).filter { place in
        isStart(place) && bytes[place..<range.upperBound].starts(with: part)
      }
      let limit = range.lowerBound + source.below(range.count + 1)

      let sought = SoughtText(TextSlice(bytes: part, range: part.indices))
      #expect(sought.first(in: bytes, range) == places.first)
      if isStart(limit) {
        #expect(sought.last(in: bytes, range, upTo: limit) == places.last { $0 <= limit })
      }
      count += places.count
    }
    #expect(count > 10_000)
  }

  @Test func `looks for a long text in a repetitive one without going back`() {
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    let part = Array(text.prefix(1 << 19)) + [UInt8(ascii: "b")]
    let sought = SoughtText(TextSlice(bytes: part, range: part.indices))
    #expect(sought.first(in: text, text.indices) == nil)
    #expect(sought.last(in: text, text.indices, upTo: text.count) == nil)
    #expect(sought.first(in: text + part, 0..<text.count + part.count) == text.count)
  }
}
