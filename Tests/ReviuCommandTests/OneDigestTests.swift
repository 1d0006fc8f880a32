import Foundation
import ReviuCore
import ReviuTestSupport
import Testing

/// The same 300 submissions reviewed in every way that there is.
struct OneDigestTests {
  private enum Way: CaseIterable {
    case oneJob, twoJobs, isolated, partials, resumed, cached, fromCache, worker, spark
  }

  private static let count = 300
  private static let report = Scenario.day + ["--format", "json"]
  private static let spark = Workplace.repository.appending(path: ".build/spark/bin/python")

  private let place: Workplace
  /// Paths of all documents, in an order that is not that of their names.
  private let inputs: [String]

  init() throws {
    var generator = SplitMix64(seed: 300)
    place = try Workplace()
    inputs = try Self.submissions(place).shuffled(using: &generator)
  }

  /// Writes three years' worth of a meeting's proposals, two documents each, and what no batch is without: a document
  /// that is cut off, and one without partner.
  /// - Returns: their paths.
  private static func submissions(_ place: Workplace) throws -> [String] {
    let documents = try place.files(in: ["Samples/rakor-2026/usulan"], endingIn: ".xml")
    var paths: [String] = []
    for number in 0..<2 * (count - 1) {
      let (round, document) = (number / documents.count, documents[number % documents.count])
      let name = document.split(separator: "/").suffix(2).joined(separator: "/")
      let path = "usulan/\(round)/\(name)"
      let text = try place.text(document)
      try place.write(
        text.replacing("<ro kode=\"0", with: "<ro kode=\"\(round)", maxReplacements: 1), to: path)
      paths.append(path)
    }
    let text = try place.text(paths[1])
    for (name, content) in [
      ("putus", String(text.prefix(700))),
      ("sendiri", text.replacing("<ro kode=\"0", with: "<ro kode=\"9", maxReplacements: 1)),
    ] {
      try place.write(content, to: "usulan/\(name).xml")
      paths.append("usulan/\(name).xml")
    }
    return paths
  }

  @Test func `300 submissions give one digest, whatever way they are reviewed`() throws {
    var digests: [Way: ContentDigest] = [:]
    for way in Way.allCases where way != .spark || Self.usesSpark {
      let report = try report(way)
      if way == .oneJob { #expect(report.contains("\"proposals\": \(Self.count)")) }
      digests[way] = ContentDigest(of: Array(report.utf8)[...])
    }
    #expect(Set(digests.values).count == 1, "\(digests)")
  }

  /// Where everything has to pass, `REVIU_NEEDS_SPARK` makes a failure of Spark that is not there.
  private static var usesSpark: Bool {
    // Spark starts the command without the options of a sanitizer.
    if Workplace.isSanitized { return false }
    return FileManager.default.fileExists(atPath: spark.path)
      || ProcessInfo.processInfo.environment["REVIU_NEEDS_SPARK"] != nil
  }

  private func report(_ way: Way) throws -> String {
    switch way {
    case .oneJob: try check(inputs.sorted(), "--jobs", "1")
    case .twoJobs: try check(inputs, "--jobs", "2")
    case .isolated: try check(inputs, "--jobs", "2", "--isolate")
    case .partials: try reportOfPartials()
    case .resumed: try reportAfterKill()
    case .cached, .fromCache: try check(inputs, "--jobs", "2", "--cache", "hasil")
    case .worker: try reportOfWorker()
    case .spark: try reportOfSpark()
    }
  }

  private func arguments(_ inputs: [String], _ options: [String]) throws -> [String] {
    try place.write(inputs.joined(separator: "\n"), to: "masuk.daftar")
    return ["check", "@masuk.daftar"] + options
  }

  private func check(_ inputs: [String], _ options: String...) throws -> String {
    let result = try place.run(try arguments(inputs, Self.report + options))
    #expect(result.status == 1, "\(options): \(result.errors)")
    return result.output
  }

  private func merged(_ parts: [String]) throws -> String {
    let result = try place.run(["merge", "--format", "json"] + parts)
    #expect(result.status == 1, "\(result.errors)")
    return result.output
  }

  private func reportOfPartials() throws -> String {
    let count = 7
    for part in 0..<count {
      let own = stride(from: part, to: inputs.count, by: count).map { inputs[$0] }
      let result = try place.run(
        try arguments(own, Scenario.day + ["--partial", "\(part).bagian"]))
      #expect(result.status == 0, "\(result.errors)")
    }
    return try merged((0..<count).reversed().map { "\($0).bagian" })
  }

  /// Ends the command when it is in the middle, where a pipe stands that nobody writes to, and goes on with the document
  /// in the place of the pipe.
  private func reportAfterKill() throws -> String {
    let sorted = inputs.sorted()
    let middle = sorted[sorted.count / 2]
    try place.move(middle, to: "nanti.xml")
    try place.makePipe(middle)
    let command = try place.start(
      try arguments(sorted, Self.report + ["--jobs", "1", "--resume", "jurnal"]))
    let end = try FileHandle(forWritingTo: place.url.appending(path: middle))
    command.send(signal: SIGKILL)
    #expect(try command.result().status == nil)
    try end.close()
    let known = try place.names(in: "jurnal").count
    #expect(known > Self.count / 3)
    try place.rename("nanti.xml", to: middle)
    let report = try check(inputs, "--jobs", "2", "--resume", "jurnal")
    #expect(try place.names(in: "jurnal").count > known + Self.count / 3)
    return report
  }

  private func reportOfWorker() throws -> String {
    let lines = try inputs.map { path in
      let document = ["file": path, "text": try place.text(path)]
      return String(decoding: try JSONEncoder().encode(["documents": [document]]), as: UTF8.self)
    }
    try place.write(lines.joined(separator: "\n"), to: "masuk.ndjson")
    let worker = try place.run(["worker"] + Scenario.day, input: "masuk.ndjson")
    try place.write(worker.output, to: "hasil.ndjson")
    return try merged(["hasil.ndjson"])
  }

  private func reportOfSpark() throws -> String {
    try #require(
      FileManager.default.isExecutableFile(atPath: Self.spark.path),
      "there is no Spark at \(Self.spark.path): make spark")
    let process = Process()
    process.executableURL = Self.spark
    process.arguments =
      [
        Workplace.repository.appending(path: "Scripts/spark-review").path,
        "--reviu", try Workplace.executable().path, "--results", "spark", "--partitions", "7",
        "usulan", "--",
      ] + Scenario.day
    process.currentDirectoryURL = place.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let parts = try place.names(in: "spark").filter { $0.hasPrefix("part-") }
    #expect(parts.count == 7)
    return try merged(parts.map { "spark/\($0)" })
  }
}
