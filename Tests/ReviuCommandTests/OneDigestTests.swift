import Foundation
import ReviuTestSupport
import Testing

/// The same 300 proposals reviewed in every way that there is.
struct OneDigestTests {
  private static let spark = Workplace.repository.appending(path: ".build/spark/bin/python")
  private static let json = ["--format", "json"]

  /// Writes three years' worth of a meeting's proposals, two documents each.
  /// - Returns: their paths.
  private static func submissions(_ place: Workplace) throws -> [String] {
    let documents = try place.files(in: ["Samples/rakor-2026/usulan"], endingIn: ".xml")
    var paths: [String] = []
    for round in 0..<3 {
      for document in documents where paths.count < 600 {
        let path =
          "usulan/\(round)/\(document.split(separator: "/").suffix(2).joined(separator: "/"))"
        let text = try place.text(document)
        try place.write(
          text.replacing("<ro kode=\"0", with: "<ro kode=\"\(round)", maxReplacements: 1), to: path)
        paths.append(path)
      }
    }
    return paths
  }

  private static func check(_ inputs: [String], _ place: Workplace, _ options: String...) throws
    -> CommandResult
  {
    try place.write(inputs.joined(separator: "\n"), to: "masuk.daftar")
    return try place.run(["check", "@masuk.daftar"] + Scenario.day + options)
  }

  private static func merged(_ partials: [String], _ place: Workplace) throws -> String {
    let result = try place.run(["merge"] + partials + json)
    #expect(result.status == 1, "\(result.errors)")
    return result.output
  }

  @Test func `300 proposals give the same bytes in one run, in parts, and by a worker`() throws {
    let place = try Workplace()
    let paths = try Self.submissions(place)
    var generator = SplitMix64(seed: 300)
    let one = try Self.check(paths, place, "--jobs", "1", "--format", "json")
    #expect(one.status == 1)
    #expect(one.output.contains("\"proposals\": 300"))
    let two = try Self.check(
      paths.shuffled(using: &generator), place, "--jobs", "2", "--format", "json")
    let isSameForTwo = two.output == one.output
    #expect(isSameForTwo, "two jobs, shuffled")

    var split = [[String]](repeating: [], count: 7)
    for path in paths { split[generator.below(7)].append(path) }
    for (number, inputs) in split.enumerated() {
      let result = try Self.check(inputs, place, "--partial", "\(number).bagian")
      #expect(result.status == 0, "\(result.errors)")
    }
    let isSameForParts =
      try Self.merged(split.indices.reversed().map { "\($0).bagian" }, place) == one.output
    #expect(isSameForParts, "seven partials")

    let lines = try paths.shuffled(using: &generator).map { path in
      let document = ["file": path, "text": try place.text(path)]
      return String(decoding: try JSONEncoder().encode(["documents": [document]]), as: UTF8.self)
    }
    try place.write(lines.joined(separator: "\n"), to: "masuk.ndjson")
    let worker = try place.run(["worker"] + Scenario.day, input: "masuk.ndjson")
    try place.write(worker.output, to: "hasil.ndjson")
    let isSameForWorker = try Self.merged(["hasil.ndjson"], place) == one.output
    #expect(isSameForWorker, "worker")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: spark.path), "see make spark"))
  func `300 proposals give the same bytes under Spark`() throws {
    let place = try Workplace()
    let one = try Self.check(try Self.submissions(place), place, "--format", "json")
    let process = Process()
    process.executableURL = Self.spark
    process.arguments =
      [
        Workplace.repository.appending(path: "Scripts/spark-review").path,
        "--reviu", try Workplace.executable().path, "--results", "hasil", "--partitions", "7",
        "usulan", "--",
      ] + Scenario.day
    process.currentDirectoryURL = place.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let parts = try place.names(in: "hasil").filter { $0.hasPrefix("part-") }
    #expect(parts.count == 7)
    let isSame = try Self.merged(parts.map { "hasil/\($0)" }, place) == one.output
    #expect(isSame)
  }
}
