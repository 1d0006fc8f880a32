import ReviuCore
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct OrderIndependenceTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `reports are the same bytes for any order of the inputs`(seed: UInt64) throws {
    let documents = try ReportBench.everything()
    let reference = try ReportBench.batch(documents)
    var generator = SplitMix64(seed: seed)
    let shuffled = try ReportBench.batch(documents.shuffled(using: &generator))
    for format in ReportFormat.allCases {
      let style = ReportStyle(language: .indonesian, usesColor: false)
      let (first, second) = (reference.report(format, style), shuffled.report(format, style))
      #expect(Array(first.utf8) == Array(second.utf8), "\(format), seed \(seed)")
    }
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>)
  func `reports are the same bytes for parts that were reviewed apart`(seed: UInt64) throws {
    let documents = try ReportBench.everything()
    let reference = try ReportBench.plainBatch(documents)
    var generator = SplitMix64(seed: seed)
    let parts = Dictionary(grouping: documents) { _ in generator.below(7) }
    let merged = try ReportBench.mergedBatch(Array(parts.values))
    for format in ReportFormat.allCases {
      let style = ReportStyle(language: .indonesian, usesColor: false)
      let (first, second) = (reference.report(format, style), merged.report(format, style))
      #expect(Array(first.utf8) == Array(second.utf8), "\(format), seed \(seed)")
    }
  }

  @Test func `reports are the same bytes each time`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    for format in ReportFormat.allCases {
      let style = ReportStyle(language: .english, usesColor: true)
      #expect(batch.report(format, style) == batch.report(format, style))
    }
  }
}
