import Foundation
import ReviuCore
import Testing

@testable import ReviuReports

struct TextReportTasksTests {
  private static func lines(_ batch: Batch, _ language: Language) -> [String] {
    FormatSchemaTests.report(batch, .text, language)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: Language.allCases)
  func `a report on one unit leads with what to do, on one screen`(language: Language) throws {
    let root = "\(ReportBench.repository)/Samples/temuan"
    for name in try FileManager.default.contentsOfDirectory(atPath: root) {
      let files = try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(name)")
      let batch = try ReportBench.plainBatch(
        files.filter { $0.hasSuffix(".xml") }.map {
          try ReportBench.Document($0, ReportBench.text("Samples/temuan/\(name)/\($0)"))
        })
      let lines = Self.lines(batch, language)
      let screen = Array(lines.dropFirst(2).prefix { !$0.isEmpty })
      let title = language == .english ? "What to do (" : "Yang harus dikerjakan ("
      #expect(screen.first?.hasPrefix(title) == true)
      #expect(screen.count <= 38 && screen.allSatisfy { $0.count <= 80 }, "\(screen)")
      let causes = batch.findings.filter { $0.causedBy == nil }
      #expect(causes.allSatisfy { cause in screen.contains { $0.contains(cause.rule) } })
      let words = screen.joined(separator: " ").split(separator: " ").joined(separator: " ")
      #expect(
        causes.allSatisfy {
          words.contains(($0.remedy ?? $0.message)[language].firstSentence.printable)
        },
        "\(words)")
      let worst = try #require(causes.map(\.disposition).max())
      #expect(screen.count > 1 && screen[1].hasPrefix("  1. \(worst.rawValue)  "))
    }
  }

  @Test func `what does not fit the screen is counted`() throws {
    let rab = try ReportBench.text("\(ReportBench.cleanFolder)/rab.xml")
    let wrong = rab.replacing(#/hargaSatuan="[0-9]/#, with: "hargaSatuan=\"9")
    let batch = try ReportBench.plainBatch(
      ReportBench.clean().map { $0.file == "rab.xml" ? .init("rab.xml", wrong) : $0 })
    let screen = Self.lines(batch, .english).dropFirst(2).prefix { !$0.isEmpty }
    #expect(screen.count <= 38)
    let tasks = screen.filter { $0.contains(#/^  \d+\. /#) }
    let shown = tasks.reduce(tasks.count) { count, line in
      count + (line.firstMatch(of: #/and (\d+) more like it$/#).flatMap { Int($0.1) } ?? 0)
    }
    let causes = batch.findings.count { $0.causedBy == nil }
    #expect(screen.last == "  and \(causes - shown) more, all of them below")
  }

  @Test func `what is done in the same way at many places is one task`() throws {
    let wrong = ["kak.xml", "rab.xml"].map { file in
      let text = (try? ReportBench.text("\(ReportBench.cleanFolder)/\(file)")) ?? ""
      return ReportBench.Document(
        file, text.replacing(#/(<satker [^>]*provinsi=)"[0-9]+"/#) { "\($0.1)\"14\"" })
    }
    let batch = try ReportBench.plainBatch(wrong)
    let outside = batch.findings.count { $0.rule == "PEN-006" }
    #expect(outside > 1)
    let tasks = Self.lines(batch, .english).filter { $0.contains(#/^  \d+\. .*PEN-006/#) }
    #expect(tasks.count == 1)
    #expect(tasks.first?.hasSuffix(" and \(outside - 1) more like it") == true)
  }

  @Test func `many units have no list of what to do`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    #expect(!Self.lines(batch, .english).contains { $0.hasPrefix("What to do") })
  }
}

struct FirstSentenceTests {
  @Test(arguments: [
    ("Hapus; bila perlu, ganti. Lampirkan bukti.", "Hapus; bila perlu, ganti."),
    ("Pakai PMK 62/2023 jo. PMK 107/2024. Lalu kirim.", "Pakai PMK 62/2023 jo. PMK 107/2024."),
    ("Turunkan sampai Rp1.000.000.", "Turunkan sampai Rp1.000.000."),
    ("Ikuti lampiran a. butir 2.", "Ikuti lampiran a. butir 2."), ("", ""),
  ])
  func `ends before the next capital`(text: String, expected: String) {
    #expect(text.firstSentence == expected)
  }
}
