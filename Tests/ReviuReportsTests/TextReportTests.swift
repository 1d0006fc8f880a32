import ReviuCore
import Testing

@testable import ReviuReports

struct TextReportTests {
  private static func report(
    _ batch: Batch, _ language: Language = .indonesian, color: Bool = false
  ) -> String {
    batch.report(.text, ReportStyle(language: language, usesColor: color))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\n"
    case .format: scalar != "\u{200D}"
    case .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// What a terminal would obey, or what turns the direction of text.
  static let sequences = [
    "\u{9B}31m", "\u{9D}0;judul\u{9C}", "\u{90}x\u{9C}", "\u{85}", "\u{202E}", "\u{2066}",
    "\u{200F}",
    "\u{061C}", "\u{2028}", "\u{FEFF}", "\u{AD}",
  ]

  @Test(arguments: sequences)
  func `nothing of a document's values reaches the terminal as a command`(
    sequence: String
  ) throws {
    let evil = "a\(sequence)b"
    var all: [String] = []
    for (old, new) in [
      (">Dinas", ">\(evil) Dinas"), ("<total>", "<total>\(evil)"),
      ("hargaSatuan=\"", "hargaSatuan=\"\(evil)"), ("sumberDana=\"", "sumberDana=\"\(evil)"),
      ("<uraian>", "<uraian>\(evil)"), ("<komponen kode=\"", "<komponen kode=\"\(evil)"),
      ("<!-- ", "<asing/><!-- \(evil) "), ("<identitas>", "<identitas>\(evil)"),
      ("satuan=\"Industri\"", "satuan=\"\(evil)\""),
      ("tahunAnggaran=\"2026\"", "tahunAnggaran=\"\(evil)\""),
    ] {
      let batch = try ReportBench.plainBatch(try ReportBench.changed("rab.xml", old, to: new))
      all += Language.allCases.map { Self.report(batch, $0) }
    }
    #expect(all.contains { $0.contains("a\u{FFFD}") || $0.contains("a b") })
    for report in all {
      let bad = report.unicodeScalars.filter(Self.isForbidden)
      #expect(bad.isEmpty, "\(bad.map { String($0.value, radix: 16) })")
    }
  }

  @Test(
    arguments: sequences + [
      "\u{1B}[31m", "\u{1B}]0;judul\u{7}", "\u{8}", "\r", "\u{0}", "\t", "\n",
    ])
  func `nothing of a file's name reaches the terminal as a command`(sequence: String) throws {
    let name = "a\(sequence)b.xml"
    let rab = try ReportBench.text("\(ReportBench.cleanFolder)/rab.xml")
    let batch = try ReportBench.plainBatch([
      ReportBench.Document(name, rab),
      ReportBench.Document("2" + name, rab.replacing("<ro kode=\"001\">", with: "<ro>")),
      ReportBench.Document("3" + name, "<faktur/>"), ReportBench.Document("4" + name, "<kak"),
    ])
    for language in Language.allCases {
      let report = Self.report(batch, language)
      #expect(!report.unicodeScalars.contains(where: Self.isForbidden))
      #expect(report.contains("b.xml"))
    }
  }

  @Test(arguments: [
    "\u{1B}[31m", "\u{1B}]0;judul\u{7}", "\u{0}", "\u{8}", "&#27;[31m", "&#155;31m",
  ])
  func `nothing of an unreadable document reaches the terminal as a command`(
    sequence: String
  ) throws {
    for (old, new) in [
      (">Dinas", ">\(sequence) Dinas"), ("hargaSatuan=\"", "hargaSatuan=\"\(sequence)"),
      ("<komponen", "<komponen\(sequence)"), ("encoding=\"UTF-8\"", "encoding=\"\(sequence)\""),
    ] {
      let batch = try ReportBench.plainBatch(try ReportBench.changed("rab.xml", old, to: new))
      let report = Self.report(batch)
      #expect(!report.unicodeScalars.contains(where: Self.isForbidden))
    }
  }

  @Test func `colours are there only when asked for`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    for language in Language.allCases {
      let plain = Self.report(batch, language)
      let colored = Self.report(batch, language, color: true)
      #expect(!plain.contains("\u{1B}"))
      #expect(colored.contains("\u{1B}[31m"))
      let stripped = colored.replacing(#/\u{1B}\[(0|1|31|32|33|36)m/#, with: "")
      #expect(stripped == plain)
    }
  }

  @Test func `every colour ends on its line`() throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    for line in Self.report(batch, color: true).split(separator: "\n") {
      let codes = line.matches(of: #/\u{1B}\[(\d+)m/#).map(\.1)
      for (index, code) in codes.enumerated() { #expect((code == "0") == !index.isMultiple(of: 2)) }
      #expect(codes.count.isMultiple(of: 2))
    }
  }

  @Test(arguments: [
    "        ", "", "\t\t", "<!-- é日本😀 -->", "\t<!-- é\t -->\t", "<!-- \u{9B}\u{202E} -->",
    "<!-- \(String(repeating: "x", count: 95)) -->",
    "<!-- \(String(repeating: "日", count: 500)) -->",
    String(repeating: "\t", count: 150),
  ])
  func `the caret stands below the element`(before: String) throws {
    let tag = "<detil no=\"2\""
    for behind in ["", String(repeating: " ", count: 300)] {
      let text = try ReportBench.text("\(ReportBench.cleanFolder)/rab.xml")
      let match = try #require(text.firstMatch(of: #/\n *<detil no="2"[^>]*hargaSatuan="(\d+)"/#))
      let line = "\n\(before)\(tag)\(behind) volume=\"1\" satuan=\"OH\" hargaSatuan=\"\(match.1)\""
      let documents = try ReportBench.changed("rab.xml", String(match.0), to: line)
      let batch = try ReportBench.plainBatch(documents)
      let lines = Self.report(batch).split(separator: "\n", omittingEmptySubsequences: false)
      let carets = lines.indices.dropFirst().filter {
        lines[$0].contains("^") && lines[$0 - 1].contains(tag)
      }
      try #require(!carets.isEmpty)
      for index in carets {
        let shown = Array(lines[index - 1].unicodeScalars)
        let caret = try #require(lines[index].unicodeScalars.firstIndex(of: "^"))
        let column = lines[index].unicodeScalars.distance(
          from: lines[index].unicodeScalars.startIndex, to: caret)
        #expect(String(String.UnicodeScalarView(shown[column...])).hasPrefix(tag))
        #expect(shown.count <= 120)
      }
    }
  }
}
