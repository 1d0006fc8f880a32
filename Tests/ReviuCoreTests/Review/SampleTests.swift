import Foundation
import ReviuExpression
import Testing

@testable import ReviuCore

/// What `expected.json` beside a faulty sample says.
struct ExpectedFinding: Decodable {
  var rule: String
  var outcome: String
  var disposition: String?
  var file: String?
  var line: Int?
  var column: Int?
  var address: String?
  var actual: String?
  var expected: String?
  var difference: String?
  var also: [ExpectedFinding]?
}

struct SampleTests {
  private static let samples = ContractDocuments.repository + "/Samples"
  private static let clean = folders(in: "lulus")
  private static let faulty = folders(in: "temuan")
  /// Proposals of another fiscal year, which its own pack reviews.
  private static let cleanOf2024 = folders(in: "2024/lulus")
  private static let faultyOf2024 = folders(in: "2024/temuan")

  private static func folders(in group: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: "\(samples)/\(group)")
    return (names ?? []).sorted().map { "\(group)/\($0)" }
  }

  private static func batch(_ folder: String) throws -> Batch {
    let pack =
      folder.hasPrefix("2024") ? ContractDocuments.packOf2024 : ContractDocuments.shippedPack
    var gatherer = Gatherer.ofTests(try pack.get())
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(samples)/\(folder)")
    for name in names.sorted() where name.hasSuffix(".xml") {
      let data = try #require(
        FileManager.default.contents(atPath: "\(samples)/\(folder)/\(name)"))
      gatherer.add(file: name, bytes: Array(data))
    }
    return gatherer.finish(gate: .defaultGate)
  }

  @Test func `there are samples of both kinds`() {
    #expect(Self.clean.count >= 9)
    #expect(Self.faulty.count >= 24)
    #expect(Self.cleanOf2024.count >= 2)
    #expect(Self.faultyOf2024.count >= 2)
  }

  @Test(arguments: clean + cleanOf2024)
  func `a clean sample gives no finding`(folder: String) throws {
    let batch = try Self.batch(folder)
    #expect(batch.findings.map(\.message.en) == [])
    #expect(batch.reviews.count == 1)
    #expect(!batch.isBlocked)
    #expect(batch.inputs.allSatisfy { $0.status == .read })
  }

  @Test(arguments: faulty + faultyOf2024)
  func `a faulty sample gives what is expected and nothing else`(folder: String) throws {
    let file = "\(Self.samples)/\(folder)/expected.json"
    let data = try #require(FileManager.default.contents(atPath: file))
    let first = try JSONDecoder().decode(ExpectedFinding.self, from: data)
    let batch = try Self.batch(folder)
    let all = [first] + (first.also ?? [])
    let found = batch.findings.map { "\($0.rule) \($0.outcome.rawValue)" }
    #expect(found.sorted() == all.map { "\($0.rule) \($0.outcome)" }.sorted())
    for expected in all {
      let finding = try #require(batch.findings.first { $0.rule == expected.rule })
      check(finding, expected)
    }
    let blocks = all.contains { expected in
      expected.disposition.flatMap { Disposition(rawValue: $0) }.map { $0 >= .defaultGate } ?? true
    }
    #expect(batch.isBlocked == blocks)
  }

  private func check(_ finding: Finding, _ expected: ExpectedFinding) {
    let place = finding.locations.first
    func agree<Value: Equatable>(_ found: Value?, _ wanted: Value?) {
      if let wanted { #expect(found == wanted, "\(expected.rule)") }
    }
    agree(finding.disposition.rawValue, expected.disposition)
    agree(place?.file, expected.file)
    agree(place?.line, expected.line)
    agree(place?.column, expected.column)
    agree(place?.address, expected.address)
    agree(finding.actual?.plain, expected.actual)
    agree(finding.expected?.plain, expected.expected)
    agree(finding.difference?.plain, expected.difference)
  }

  @Test func `all samples together give what they give one by one`() throws {
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    var alone: [String] = []
    for folder in (Self.clean + Self.faulty).reversed() {
      alone += try Self.batch(folder).findings.map(\.fingerprint)
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(Self.samples)/\(folder)")
      for name in names where name.hasSuffix(".xml") {
        let path = "\(Self.samples)/\(folder)/\(name)"
        let data = try #require(FileManager.default.contents(atPath: path))
        gatherer.add(file: "\(folder)/\(name)", bytes: Array(data))
      }
    }
    let batch = gatherer.finish(gate: .defaultGate)
    #expect(batch.findings.map(\.fingerprint).sorted() == alone.sorted())
    #expect(batch.reviews.count == Self.clean.count + Self.faulty.count)
  }
}
