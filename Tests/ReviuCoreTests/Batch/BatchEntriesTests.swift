import ReviuTestSupport
import Testing

@testable import ReviuCore

struct BatchEntriesTests {
  private struct Sample {
    var rule: Int
    var place: BatchPlace
    var key: [[UInt8]]?
    var value = BatchEntry.Value.none
  }

  private static func samples(_ generator: inout SplitMix64) -> [Sample] {
    (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      func bytes() -> [UInt8] {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          UInt8.random(in: 0x20...0xFF, using: &generator)
        }
      }
      let place = BatchPlace(
        side: Int8.random(in: 0...1, using: &generator),
        table: Int16.random(in: 0...50, using: &generator),
        offsetColumn: Int16.random(in: 0...9, using: &generator),
        row: Int32.random(in: 0...Int32.max, using: &generator),
        line: Int32.random(in: 1...Int32.max, using: &generator),
        column: Int32.random(in: 1...Int32.max, using: &generator))
      var sample = Sample(rule: Int.random(in: 0...999, using: &generator), place: place)
      if Int.random(in: 0...3, using: &generator) == 0 { return sample }
      sample.key = (0..<Int.random(in: 1...3, using: &generator)).map { _ in bytes() }
      switch Int.random(in: 0...2, using: &generator) {
      case 0: break
      case 1:
        sample.value = .amount(
          [
            Int64.min, -1, 0, 1, Int64.max,
            Int64.random(in: Int64.min...Int64.max, using: &generator),
          ]
          .randomElement(using: &generator) ?? 0)
      default: sample.value = .text(bytes()[...])
      }
      return sample
    }
  }

  @Test func `gives back what was put in, also without the room for more`() {
    for seed in 1...200 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      let samples = Self.samples(&generator)
      var entries = BatchEntries()
      for sample in samples {
        if let key = sample.key {
          entries.append(
            rule: sample.rule, place: sample.place, key: key.map { $0[...] }, value: sample.value)
        } else {
          entries.append(rule: sample.rule, place: sample.place)
        }
      }
      for entries in [entries, entries.trimmed] {
        #expect(entries.count == samples.count)
        for (entry, sample) in zip(entries, samples) {
          #expect(Int(entry.rule) == sample.rule)
          #expect(String(reflecting: entry.place) == String(reflecting: sample.place))
          #expect(entry.key?.parts.map(Array.init) == sample.key, "seed \(seed)")
          switch (entry.value, sample.value) {
          case (.none, .none): break
          case (.amount(let left), .amount(let right)): #expect(left == right)
          case (.text(let left), .text(let right)): #expect(left == right)
          default: Issue.record("seed \(seed): \(entry.value) is not \(sample.value)")
          }
        }
      }
    }
  }
}
