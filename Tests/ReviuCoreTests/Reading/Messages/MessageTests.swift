import Testing

@testable import ReviuCore
@testable import ReviuXML

/// What is wrong with a message as a sentence for people; nil when it is fine.
private func flaw(in sentence: Bilingual) -> String? {
  for language in Language.allCases {
    let text = sentence[language]
    if !text.hasSuffix(".") { return "no full stop: \(text)" }
    if text.hasSuffix("..") { return "two full stops: \(text)" }
    if text.contains("  ") || text.contains("()") { return "a gap: \(text)" }
    if text.count < 10 { return "too short: \(text)" }
    if text.first?.isLowercase == true { return "no capital letter: \(text)" }
  }
  return sentence.id == sentence.en ? "not translated: \(sentence.id)" : nil
}

struct RefusalMessageTests {
  private static let reasons: [Refusal.Reason] = [
    .empty, .tooLarge(limit: 67_108_864), .notUTF8(declared: nil),
    .notUTF8(declared: "ISO-8859-1"), .nulByte, .doctype, .limit(.depth), .limit(.names),
    .limit(.markup), .wrongNamespace(root: "kak", found: nil),
    .wrongNamespace(root: "kak", found: "urn:evil"), .foreignRoot("html"), .outOfMemory,
  ]

  @Test(arguments: reasons)
  func `says every reason in both languages`(reason: Refusal.Reason) {
    let refusal = Refusal(reason: reason, offset: 0, source: [])
    #expect(flaw(in: refusal.message.asSentence) == nil)
    #expect(flaw(in: refusal.remedy) == nil)
  }

  @Test(arguments: [
    "", "Premature end of data in tag rab line 1", "Entity 'x' not defined.", "a\tb",
  ])
  func `says every error of the parser in both languages`(detail: String) {
    for code in 0...800 {
      let refusal = Refusal(reason: .malformed(code: code, detail: detail), offset: 0, source: [])
      #expect(flaw(in: refusal.message.asSentence) == nil, "code \(code)")
      #expect(flaw(in: refusal.remedy) == nil, "code \(code)")
    }
  }

  @Test(
    arguments: [
      ("</rab><rab/>", "behind the end"), ("</rab>y", "behind the end"), ("<x><y>", "cut off"),
      ("<x><y a", "quotes"), ("<x><y></x>", "end tag"), ("<x>&nbsp;</x>", "entity"),
      ("<x>a & b</x>", "&amp;"), ("<x>a &b</x>", "&amp;"), ("<x a='a & b'/>", "&amp;"),
      ("<x a='1' a='2'/>", "twice"), ("<x a=1/>", "quotes"), ("<x>5 < 6</x>", "&lt;"),
      ("<x>\u{1}</x>", "character"), ("<x>&#1;</x>", "character"), ("<x><a:y/></x>", "prefix"),
    ])
  func `names what is wrong`(content: String, words: String) throws {
    let text = "<rab xmlns=\"urn:reviu:usulan:1\">" + content
    var reader = DocumentReader()
    guard case .unreadable(let refusal) = reader.read(Array(text.utf8)) else {
      Issue.record("the document is read")
      return
    }
    #expect(refusal.message.en.contains(words), "\(refusal.message.en)")
  }

  @Test(arguments: ["satker;jumlah\n900017;1000\n", "PK\u{3}\u{4}", " \n ", "{\"kak\": 1}"])
  func `does not call a file cut off that is no XML at all`(text: String) throws {
    var reader = DocumentReader()
    guard case .unreadable(let refusal) = reader.read(Array(text.utf8)) else {
      Issue.record("the document is read")
      return
    }
    #expect(!refusal.message.en.contains("cut off"), "\(refusal.message.en)")
    #expect(!refusal.message.id.contains("terpotong"), "\(refusal.message.id)")
  }
}

struct DefectMessageTests {
  private static let formats: [ValueFormat] = [
    .text(maxLength: 20_000), .code(.digits, length: 3...3), .code(.upperCase, length: 2...6),
    .code(.lowerHexadecimal, length: 64...64), .code(.alphanumeric, length: 1...32), .fiscalYear,
    .choice(["KP", "TP"]), .integer(0...12), .decimal(integerDigits: 9, fractionDigits: 3), .date,
  ]

  private static let kinds: [Defect.Kind] =
    [
      .unknownElement("totl"), .unknownAttribute("kod"), .missingElement("total"),
      .missingAttribute("jumlah"), .repeatedElement("total", atMost: 1),
      .tooFewElements("bulan", found: 3, atLeast: 12), .elementOutOfOrder("akun", after: "total"),
      .strayText("\n  oops.  "), .strayText(" "),
    ]
    + formats.flatMap { format in
      ["", " ", "x", "1.000.", "31/12/2026", "tp"].flatMap { text in
        [nil, "jumlah", "lain"].map { .malformedValue(attribute: $0, text: text, format: format) }
      }
    }

  @Test(arguments: ["kak", "rab/komponen", "rab/komponen/subkomponen/akun/detil", "usulan", ""])
  func `says every defect in both languages`(path: String) {
    for kind in Self.kinds {
      let defect = Defect(kind: kind, elementPath: path, offset: 0)
      #expect(flaw(in: defect.message.asSentence) == nil, "\(kind)")
      #expect(flaw(in: defect.remedy.asSentence) == nil, "\(kind)")
    }
  }

  @Test(
    arguments: [
      ("rab", Defect.Kind.unknownElement("totl"), "total"),
      ("rab/komponen", .unknownAttribute("jumlh"), "jumlah"),
      ("usulan", .unknownElement("rb"), "rab"), ("rab", .missingElement("total"), "total"),
      ("rab", .missingAttribute("tahunAnggaran"), "tahunAnggaran"),
      (
        "rab/total",
        .malformedValue(attribute: nil, text: "Rp1.000", format: .integer(0...9999)), "1000"
      ),
    ])
  func `says what would mend it`(path: String, kind: Defect.Kind, words: String) {
    let remedy = Defect(kind: kind, elementPath: path, offset: 0).remedy
    #expect(remedy.id.contains("\"\(words)\""))
    #expect(remedy.en.contains("\"\(words)\""))
  }
}
