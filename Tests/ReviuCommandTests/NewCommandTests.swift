import Foundation
import Testing

struct NewCommandTests {
  private static let day = Scenario.day

  @Test(arguments: ["QDD.001", "QDI.001", "QDI.002"])
  func `what is written follows the schema, and all that is found in it is yet to be filled in`(
    output: String
  ) throws {
    let place = try Workplace()
    for document in ["kak", "rab"] {
      let result = try place.run(
        ["new", document, "--satker", "900017", "--output", output] + Self.day)
      #expect(result.status == 0)
      try place.write(result.output, to: "baru/\(document).xml")
      #expect(try Self.violations(in: place.url.appending(path: "baru/\(document).xml")) == "")
    }
    let review = try place.run(["check", "baru", "--format", "json"] + Self.day)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(review.output.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let wrong = findings.filter { finding in
      let disposition = finding["disposition"] as? String
      return finding["outcome"] as? String != "fail" || disposition == "tolak"
        || disposition == "koreksi" && finding["rule"] as? String != "ARI-008"
    }
    #expect(wrong.isEmpty, "\(wrong.compactMap { $0["rule"] as? String })")
    let rules = findings.compactMap { $0["rule"] as? String }
    #expect(
      rules.contains("ARI-008") && rules.contains("DOK-002") && rules.contains("KAK-005")
        && rules.contains("FORM-001"))
  }

  @Test func `the province is that of the unit, or the one that is given`() throws {
    let place = try Workplace()
    let own = try place.run(["new", "rab", "--satker", "900017"] + Self.day)
    #expect(own.output.contains("provinsi=\"17\""))
    let given = try place.run(["new", "rab", "--satker", "900017", "--province", "31"] + Self.day)
    #expect(given.output.contains("provinsi=\"31\"") && !given.output.contains("provinsi=\"17\""))
  }

  @Test(arguments: ["kak", "rab"])
  func `the unit has its name from the table`(document: String) throws {
    let text = try Workplace().run(["new", document, "--satker", "900017"] + Self.day).output
    let name = "Dinas yang membidangi industri Provinsi Bengkulu (contoh)"
    #expect(text.contains("kode=\"900017\"") && text.contains(">\(name)</satker>"))
  }

  @Test func `a unit that is like none is told which there are`() throws {
    let result = try Workplace().run(["new", "kak", "--satker", "1", "--lang", "en"] + Self.day)
    #expect(result.status == 2)
    #expect(result.errors.contains("; it has 900011, 900012, 900013, among others"))
  }

  @Test func `every value has a comment that names rules which look at it`() throws {
    let text = try Workplace().run(["new", "rab", "--satker", "900017"] + Self.day).output
    let comment = try #require(text.firstMatch(of: #/<!-- Total RAB[^>]*-->/#)).0
    for rule in ["ARI-006", "JML-001"] { #expect(comment.contains(rule)) }
    let wide = text.split(separator: "\n").filter { $0.contains("<!--") && $0.count > 114 }
    #expect(wide.isEmpty)
  }

  private static func violations(in file: URL) throws -> String {
    let schema = Workplace.repository.appending(
      path: "Sources/ReviuCore/Proposal/usulan-1.xsd")
    let errors = FileManager.default.temporaryDirectory.appending(path: "xsd-\(UUID())")
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/xmllint")
    process.arguments = ["--noout", "--schema", schema.path, file.path]
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : try String(contentsOf: errors, encoding: .utf8)
  }
}
