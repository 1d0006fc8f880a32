import Foundation
import ReviuExpression
import Testing

@testable import ReviuCore

/// The rules of the shipped pack that look at descriptions, on lines as budgets have them.
struct DescriptionTests {
  private static func lines(_ file: String) throws -> [[String]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appending(path: "Descriptions/\(file)"), encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: ";").map(String.init)
    }
  }

  /// The rules about descriptions that report a line, without those that cannot be decided.
  private static func rules(
    reporting account: String, _ description: String, price: String = "1", unit: String? = nil,
    standard: String? = nil
  ) throws -> Set<String> {
    let pack = try ContractDocuments.shippedPack.get()
    let text = description.replacing("\"", with: "\\\"")
    let satuan = unit.map { ", satuan: \($0)" } ?? ""
    let sbm = standard.map { ", sbm: \($0)" } ?? ""
    let cost = "volume: 1, hargaSatuan: \(price), jumlah: \(price)\(satuan)\(sbm)"
    let trial = try RuleTrial(
      pack,
      given: """
        {rab.tahunAnggaran: 2026, rab.kro: QDI, kak.dokumen: [],
         rab.satker.provinsi: "17",
         rab.detil: [{akun: "\(account)", uraian: "\(text)", \(cost)}]}
        """)
    let concerned = Set(pack.rules.filter { $0.concern != nil }.map(\.id))
    return Set(
      trial.findings.filter { $0.outcome == .fail && concerned.contains($0.rule) }.map(\.rule))
  }

  @Test func `no rule reports a line that only comes near`() throws {
    let lines = try Self.lines("silent.csv")
    #expect(lines.count > 350)
    for line in lines {
      let reporting = try Self.rules(reporting: line[0], line[1])
      #expect(reporting.isEmpty, "\(line)")
    }
  }

  @Test func `each rule reports its lines, and no other rule does`() throws {
    let lines = try Self.lines("firing.csv")
    for line in lines {
      // Where the words alone do not decide, the price and the unit follow, and the code of the cost standard.
      let reporting =
        line.count >= 5
        ? try Self.rules(
          reporting: line[1], line[2], price: line[3], unit: line[4],
          standard: line.dropFirst(5).first)
        : try Self.rules(reporting: line[1], line[2])
      #expect(reporting == [line[0]], "\(line)")
    }
    let pack = try ContractDocuments.shippedPack.get()
    // Rules about words of the KAK have tests of their own alone.
    let active = Set(
      pack.rules.filter { $0.concern?.field.field.place.document == 1 && $0.isActive }.map(\.id))
    #expect(Set(lines.map { $0[0] }) == active)
  }
}
