import Foundation
import Testing

@testable import ReviuCore

/// The proposals of a coordination meeting in `Samples/rakor-2026`, which a script makes and puts faults into.
struct MeetingSampleTests {
  private static let folder = ContractDocuments.repository + "/Samples/rakor-2026"

  /// Where a rule must find a fault.
  private struct Place: Hashable, Decodable {
    var rule: String
    var file: String
    var line: Int
    var column: Int
  }

  private static func files(in folder: String) throws -> [String: Data] {
    let paths = try #require(FileManager.default.subpaths(atPath: folder))
    let made = paths.filter { $0.hasSuffix(".xml") || $0 == "expected.json" }
    return try Dictionary(
      uniqueKeysWithValues: made.map {
        ($0, try #require(FileManager.default.contents(atPath: "\(folder)/\($0)")))
      })
  }

  @Test func `a review finds every fault at its place and nothing else`() throws {
    let files = try Self.files(in: Self.folder)
    let expected = try JSONDecoder().decode([Place].self, from: #require(files["expected.json"]))
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    for (name, data) in files where name.hasSuffix(".xml") {
      gatherer.add(file: name, bytes: Array(data))
    }
    let batch = gatherer.finish(gate: .defaultGate)
    let places = batch.findings.filter { $0.causedBy == nil }.map { finding in
      let place = finding.locations.first
      return Place(
        rule: finding.rule, file: place?.file ?? "", line: place?.line ?? 0,
        column: place?.column ?? 0)
    }
    #expect(batch.reviews.count == 38 * 3)
    #expect(batch.documentFindings.isEmpty)
    #expect(Set(expected).subtracting(places) == [], "not found")
    #expect(Set(places).subtracting(expected) == [], "found, but not put in")
    #expect(places.count == expected.count)
  }

  @Test func `the script makes the files that are here`() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "reviu-\(UUID())")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["\(Self.folder)/generate.py", "--out", place.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let (made, here) = (try Self.files(in: place.path), try Self.files(in: Self.folder))
    #expect(made.keys.sorted() == here.keys.sorted())
    let different = made.filter { here[$0.key] != $0.value }.keys.sorted()
    #expect(different == [], "run make rakor")
  }
}
