import Foundation
import ReviuTestSupport
import Testing

/// Three hundred submissions, and one report, whatever way leads to it.
struct OneReportTests {
  private static let options = Scenario.day + ["--format", "json"]

  private let place: Workplace
  private let inputs: [String]

  init() throws {
    place = try Workplace()
    inputs = try place.files(in: ["Samples"], endingIn: ".xml")
  }

  private func arguments(_ options: [String], seed: UInt64) throws -> [String] {
    var generator = SplitMix64(seed: seed)
    try place.write(
      inputs.shuffled(using: &generator).joined(separator: "\n"), to: "\(seed).daftar")
    return ["check", "@\(seed).daftar"] + Self.options + options
  }

  private func report(_ options: [String], seed: UInt64) throws -> String {
    let result = try place.run(try arguments(options, seed: seed))
    #expect(result.status == 1, "\(options): \(result.errors)")
    return result.output
  }

  @Test func `all ways to review three hundred submissions come to the same bytes`() throws {
    try #require(inputs.count >= 300)
    let one = try report(["--jobs", "1"], seed: 1)
    #expect(try report(["--jobs", "2"], seed: 2) == one)
    #expect(try report(["--jobs", "2", "--isolate"], seed: 3) == one)
    for seed in 4...5 as ClosedRange<UInt64> {
      #expect(try report(["--jobs", "2", "--cache", "hasil"], seed: seed) == one)
    }
    #expect(try reportOfResumed() == one)
    #expect(try reportOfPartials() == one)
  }

  private func reportOfResumed() throws -> String {
    let options = ["--jobs", "2", "--resume", "jurnal"]
    let command = try place.start(try arguments(options, seed: 6))
    while command.isRunning, (try? place.names(in: "jurnal").count) ?? 0 < 30 { sched_yield() }
    command.send(signal: SIGKILL)
    #expect(try command.result().status == nil)
    return try report(options, seed: 7)
  }

  private func reportOfPartials() throws -> String {
    var generator = SplitMix64(seed: 8)
    var lists = [[String]](repeating: [], count: 7)
    for input in inputs.shuffled(using: &generator) { lists[generator.below(7)].append(input) }
    for (number, list) in lists.enumerated() {
      try place.write(list.joined(separator: "\n"), to: "bagian-\(number).daftar")
      let result = try place.run(
        ["check", "@bagian-\(number).daftar", "--partial", "\(number).bagian"] + Scenario.day)
      #expect(result.status == 0, "\(result.errors)")
    }
    let merged = try place.run(
      ["merge", "--format", "json"] + lists.indices.map { "\($0).bagian" })
    #expect(merged.status == 1, "\(merged.errors)")
    return merged.output
  }
}
