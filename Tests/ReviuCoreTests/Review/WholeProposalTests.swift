import Foundation
import Testing

@testable import ReviuCore

/// Every rule of the shipped pack on whole proposals, as they are and with a fault.
struct WholeProposalTests {
  private static let samples = ContractDocuments.repository + "/Samples/lulus"
  private static let other = "maluku-utara-wirausaha-pala-kelapa"

  private struct Change {
    var rule: String
    var document: String
    var old: String
    var new: String
  }

  private static func text(_ sample: String) throws -> String {
    let data = try #require(FileManager.default.contents(atPath: "\(samples)/\(sample)"))
    return try #require(String(bytes: data, encoding: .utf8))
  }

  private static func changes() throws -> [Change] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Faults/faults.txt"), encoding: .utf8)
    return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let found = try #require(
        line.wholeMatch(of: /(\S+) (kak|rab|both|other): (.+?) → ?(.*)/), "\(line)")
      return Change(
        rule: String(found.1), document: String(found.2), old: String(found.3),
        new: String(found.4))
    }
  }

  /// The run of a proposal, both of whose documents are in one file, and another unit's proposal.
  private static func batch(
    kak: String, rab: String, otherKAK: String, isComplete: Bool = false
  ) throws -> Batch {
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    let both = ContractDocuments.joined(kak: kak, rab: rab)
    gatherer.add(file: "usulan.xml", bytes: Array(both.utf8))
    let otherRAB = try text("\(other)/rab.xml")
    gatherer.add(file: "lain/kak.xml", bytes: Array(otherKAK.utf8))
    gatherer.add(file: "lain/rab.xml", bytes: Array(otherRAB.utf8))
    return gatherer.finish(gate: .defaultGate, isComplete: isComplete)
  }

  private static func reporting(_ batch: Batch) -> Set<String> {
    Set(batch.findings.filter { $0.outcome == .fail }.map(\.rule))
  }

  @Test func `each rule reports a proposal with its fault, and none reports it without`() throws {
    let kak = try Self.text("bengkulu-wirausaha-baru/kak.xml")
    let rab = try Self.text("bengkulu-wirausaha-baru/rab.xml")
    let otherKAK = try Self.text("\(Self.other)/kak.xml")
    #expect(Self.reporting(try Self.batch(kak: kak, rab: rab, otherKAK: otherKAK)) == [])
    let faults = Dictionary(grouping: try Self.changes(), by: \.rule)
    for (rule, changes) in faults {
      var (changedKAK, changedRAB, changedOther) = (kak, rab, otherKAK)
      for change in changes {
        if ["kak", "both"].contains(change.document) {
          changedKAK = try changedKAK.changing(change.old, to: change.new)
        }
        if ["rab", "both"].contains(change.document) {
          changedRAB = try changedRAB.changing(change.old, to: change.new)
        }
        if change.document == "other" {
          changedOther = try changedOther.changing(change.old, to: change.new)
        }
      }
      let reporting = Self.reporting(
        try Self.batch(kak: changedKAK, rab: changedRAB, otherKAK: changedOther))
      #expect(reporting.contains(rule), "\(rule) does not report its fault")
    }
    // That a proposal has not arrived is no fault of those that have.
    let missing = Self.reporting(
      try Self.batch(kak: kak, rab: rab, otherKAK: otherKAK, isComplete: true))
    #expect(missing == ["POPULASI-001"])
    let active = try ContractDocuments.shippedPack.get().rules.filter(\.isActive).map(\.id)
    #expect(Set(active) == Set(faults.keys).union(missing))
  }

  @Test func `no rule of the pack passes where both documents stand twice`() throws {
    let kak = try Self.text("bengkulu-wirausaha-baru/kak.xml")
    let rab = try Self.text("bengkulu-wirausaha-baru/rab.xml")
    var gatherer = Gatherer.ofTests(try ContractDocuments.shippedPack.get())
    let emptied = ["kak", "rab"].map { "<\($0)/>" }.joined()
    let both = try ContractDocuments.joined(kak: kak, rab: rab)
      .changing("</usulan>", to: "\(emptied)</usulan>")
    gatherer.add(file: "usulan.xml", bytes: Array(both.utf8))
    let batch = gatherer.finish(gate: .defaultGate, isComplete: false)
    let review = try #require(batch.reviews.first)
    let passing = zip(batch.summaries, review.outcomes).filter { $0.1 == .pass }.map(\.0.id)
    #expect(passing == ["DOK-BACA", "PASANGAN"])
  }
}
