@testable import ReviuXML

extension HostileDocument {
  /// Broken, cut off, or in other encodings.
  static let forms: [HostileDocument] = [
    HostileDocument("no bytes", .refused(.empty), ""),
    HostileDocument("only spaces", .malformed(code: 4), " \n\t\r\n "),
    HostileDocument("only a declaration", .malformed(code: 4), declaration),
    HostileDocument(
      "no XML", .malformed(code: 4), "tahunAnggaran;satker;jumlah\n2026;900017;1000\n"),
    HostileDocument("gzip", .malformed(code: 4)) {
      [0x1F, 0x8B, 0x08, 0x01, 0x01, 0xFF, 0x03, 0x4B]
    },
    HostileDocument("zip, as of a spreadsheet", .malformed(code: 4)) {
      Array("PK\u{3}\u{4}\u{14}xl/".utf8)
    },
    HostileDocument("cut off in a text", .malformed(code: 77), rab + "<komponen><uraian>100"),
    HostileDocument("cut off in a tag", .malformed(code: 40), rab + "<komponen kode=\""),
    HostileDocument("cut off behind a tag", .malformed(code: 77), rab),
    HostileDocument("garbage behind the root", .malformed(code: 5), rab + "</rab>garbage"),
    HostileDocument("two roots", .malformed(code: 5), rab + "</rab><rab/>"),
    HostileDocument("space before the declaration", .malformed(code: 64), " " + rab + "</rab>"),
    HostileDocument("undeclared prefix", .malformed(code: 201), rab + "<x:detil>1</x:detil></rab>"),
    HostileDocument("undeclared prefix of the root", .malformed(code: 201), "<x:rab/>"),
    HostileDocument(
      "attribute twice", .malformed(code: 42), rab + "<x kode=\"1\" kode=\"2\"/></rab>"),
    HostileDocument(
      "attribute twice, prefixed", .malformed(code: 203),
      rab + "<x xmlns:a=\"u\" xmlns:b=\"u\" a:k=\"1\" b:k=\"2\"/></rab>"),
    HostileDocument(
      "two colons in a name", .malformed(code: 202), rab + "<a:b:c xmlns:a=\"u\"/></rab>"),
    HostileDocument("colon at the start of a name", .malformed(code: 202), rab + "<:a/></rab>"),
    HostileDocument(
      "XML 1.1 with a control character", .malformed(code: 9),
      "<?xml version=\"1.1\"?>" + rab.dropFirst(declaration.count) + "&#1;</rab>"),
    HostileDocument("control characters", .malformed(code: 9), rab + "\u{1}\u{2}</rab>"),
    HostileDocument("NUL in a text", .refused(.nulByte), rab + "<total>1\u{0}23</total></rab>"),
    HostileDocument("NUL behind the root", .refused(.nulByte), rab + "</rab>\u{0}<evil/>"),
    HostileDocument("NUL in a name", .refused(.nulByte), rab + "<ra\u{0}b/></rab>"),
    HostileDocument("bad UTF-8", .malformed(code: 9)) { inside([0xFF, 0xFE, 0x80]) },
    HostileDocument("overlong UTF-8", .malformed(code: 9)) { inside([0xC0, 0xBC, 0xC0, 0xBE]) },
    HostileDocument("surrogates in UTF-8", .malformed(code: 9)) { inside([0xED, 0xA0, 0x80]) },
    HostileDocument("beyond Unicode", .malformed(code: 9)) { inside([0xF4, 0x90, 0x80, 0x80]) },
    HostileDocument("cut-off UTF-8", .malformed(code: 9)) { inside([0xE6, 0xBC]) },
    HostileDocument("Latin-1 that does not say so", .malformed(code: 9)) {
      inside([0x63, 0xE9, 0x66])
    },
    HostileDocument("Latin-1", .refused(.notUTF8(declared: "ISO-8859-1"))) {
      Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rab>".utf8) + [0xE9]
        + Array("</rab>".utf8)
    },
    HostileDocument(
      "UTF-7", .refused(.notUTF8(declared: "UTF-7")),
      "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-rab+AD4-+ADw-/rab+AD4-"),
    HostileDocument(
      "UTF-7 with a document type", .refused(.notUTF8(declared: "UTF-7")),
      "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE rab [+ADwAIQ-ENTITY x \"y\"+AD4-]+AD4-"
    ),
    HostileDocument(
      "UTF-7 that does not say so", .malformed(code: 4), "+ADw-rab+AD4-+ADw-/rab+AD4-"),
    HostileDocument(
      "unknown encoding", .refused(.notUTF8(declared: "X-NOPE")),
      "<?xml version=\"1.0\" encoding=\"x-nope\"?><rab/>"),
    HostileDocument(
      "UTF-8 that says UTF-16", .refused(.notUTF8(declared: "UTF-16")),
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><rab/>"),
    HostileDocument("UTF-16 without mark", .refused(.notUTF8(declared: nil))) {
      Array("<?xml version=\"1.0\" encoding=\"UTF-16\"?><rab/>".utf8).flatMap { [0, $0] }
    },
    HostileDocument("UTF-32", .refused(.notUTF8(declared: nil))) {
      wide([0xFF, 0xFE, 0, 0]) { [$0, 0, 0, 0] }
    },
    HostileDocument("UTF-32, big end first", .refused(.notUTF8(declared: nil))) {
      wide([0, 0, 0xFE, 0xFF]) { [0, 0, 0, $0] }
    },
    HostileDocument("UTF-32 without mark", .refused(.notUTF8(declared: nil))) {
      wide([]) { [$0, 0, 0, 0] }
    },
    HostileDocument("EBCDIC", .refused(.notUTF8(declared: nil))) {
      // <?xml version="1.0"?><rab/>
      [
        0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40, 0xA5, 0x85, 0x99, 0xA2, 0x89, 0x96, 0x95, 0x7E, 0x7F,
        0xF1,
      ]
        + [0x4B, 0xF0, 0x7F, 0x6F, 0x6E, 0x4C, 0x99, 0x81, 0x82, 0x61, 0x6E]
    },
    HostileDocument("wrong root", .foreign(root: "html"), "<html/>"),
    HostileDocument(
      "wrong root in the namespace", .refused(.misspelledRoot("html")),
      "<html xmlns=\"urn:reviu:usulan:1\"/>"),
    HostileDocument(
      "inner element as the root", .refused(.misspelledRoot("detil")),
      "<detil xmlns=\"urn:reviu:usulan:1\"/>"),
    HostileDocument(
      "root without namespace", .refused(.wrongNamespace(root: "rab", found: nil)), "<rab/>"),
    HostileDocument(
      "root of another namespace", .refused(.wrongNamespace(root: "rab", found: "urn:evil")),
      "<r:rab xmlns:r=\"urn:evil\"><r:total>1</r:total></r:rab>"),
    HostileDocument(
      "wrapper of another namespace",
      .refused(.wrongNamespace(root: "usulan", found: "urn:evil")), "<usulan xmlns=\"urn:evil\"/>"),
  ]

  private static func inside(_ bytes: [UInt8]) -> [UInt8] {
    Array((rab + "<total>").utf8) + bytes + Array("</total></rab>".utf8)
  }

  private static func wide(_ mark: [UInt8], _ widen: (UInt8) -> [UInt8]) -> [UInt8] {
    mark + Array("<?xml version=\"1.0\" encoding=\"UTF-32\"?><rab/>".utf8).flatMap(widen)
  }
}
