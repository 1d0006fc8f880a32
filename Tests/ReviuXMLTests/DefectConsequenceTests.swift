import Testing

@testable import ReviuXML

struct DefectConsequenceTests {
  private static func read(_ from: String, _ to: String) throws -> ExtractedDocument {
    let text = SmallVocabulary.shopText.replacing(from, with: to)
    try #require(text != SmallVocabulary.shopText)
    return try extract(text)
  }

  @Test func `trusts none of the values of a repeated element`() throws {
    let document = try Self.read(
      "<total>", "<alamat><kota>Lain</kota><pos>1</pos></alamat><total>")
    #expect(try document.cell("toko/alamat/kota") == Cell.repeated)
    #expect(try document.cell("toko/alamat/pos") == Cell.repeated)
    #expect(try document.text("toko/nama") == "Toko Maju")
    #expect(try document.cell("toko/total") == 1500)
  }

  @Test func `trusts none of the attributes of a repeated element`() throws {
    let document = try Self.read("<rak nomor=\"1\">", "<buka sejak='2025-01-01'/><rak nomor='1'>")
    #expect(try document.cell("toko/buka@sejak") == Cell.repeated)
  }

  @Test func `reads the rows that are too many`() throws {
    let document = try Self.read("<cap no=\"2\"/>", "<cap no='2'/><cap no='3'/>")
    #expect(try document.rowCount("toko/rak/barang/cap") == 3)
    #expect(try document.cell("toko/rak/barang/cap@no", row: 2) == 3)
  }

  @Test func `reads rows that stand out of order`() throws {
    let document = try Self.read(
      "</total>", "</total><rak nomor='9'><label>c</label><barang kode='EF'/></rak>")
    #expect(try document.cell("toko/rak@nomor", row: 2) == 9)
    #expect(try document.text("toko/rak/barang@kode", row: 2) == "EF")
    #expect(try document.rows("toko/rak/barang", inside: "toko/rak", row: 2) == 2..<3)
  }

  @Test(
    arguments: [
      ("sejak=\"2026-02-28\"", "", "toko/buka@sejak", Cell.missing),
      ("2026-02-28", "2026-02-30", "toko/buka@sejak", Cell.malformed),
      ("<kota>Bengkulu</kota>", "", "toko/alamat/kota", Cell.missing),
      ("Bengkulu", "", "toko/alamat/kota", Cell.malformed),
      ("<alamat>\n    <kota>Bengkulu</kota>\n  </alamat>", "", "toko/alamat/kota", Cell.missing),
      ("kode=\"CD\"", "kode=\"cd\"", "toko/rak/barang@berat", 2500),
    ])
  func `says why a value cannot be read`(
    from: String, to: String, path: String, cell: Int64
  ) throws {
    #expect(try Self.read(from, to).cell(path) == cell)
  }

  @Test func `looks into nothing that it does not know`() throws {
    let document = try Self.read(
      "<total>", "<x><total>9</total><rak nomor='3'/>text<y nomor='z'><kota/></y></x><total>")
    #expect(document.defects.map(\.kind) == [.unknownElement("x")])
    #expect(try document.rowCount("toko/rak") == 2)
    #expect(try document.cell("toko/total") == 1500)
  }

  @Test func `addresses a defect to the row that it is in`() throws {
    let document = try Self.read("kode=\"CD\"", "kode=\"CD\" berat=\"x\" lain=\"1\"")
    let goods = try #require(
      SmallVocabulary.table.tables.firstIndex { $0.path == "toko/rak/barang" })
    #expect(document.defects.count == 2)
    for defect in document.defects {
      #expect(defect.row?.table == goods)
      #expect(defect.row?.row == 1)
    }
  }

  @Test(
    arguments: [
      ("</total>", "</total><rak nomor='9'><label>c</label></rak>", "toko/rak", 2),
      ("<cap no=\"2\"/>", "<cap no='2'/><cap no='3'/>", "toko/rak/barang/cap", 2),
    ])
  func `addresses a row in the wrong place to itself or to what is around it`(
    from: String, to: String, path: String, own: Int
  ) throws {
    let document = try Self.read(from, to)
    let defect = try #require(document.defects.first)
    let row = try #require(defect.row)
    let isOwn = SmallVocabulary.table.tables[row.table].path == path
    #expect(!isOwn || row.row == own)
  }

  @Test func `finds faults of the wrapper too`() throws {
    let shop = SmallVocabulary.shopText.replacing(" xmlns=\"urn:toko\"", with: "")
    let note = "<nota><isi>x</isi></nota>"
    func kinds(_ content: String, _ attribute: String = "") throws -> [Defect.Kind] {
      try extract("<arsip xmlns='urn:toko'\(attribute)>\(content)</arsip>").defects.map(\.kind)
    }
    #expect(try kinds(shop + note) == [])
    #expect(try kinds(shop) == [.missingElement("nota")])
    #expect(try kinds(note) == [.missingElement("toko")])
    #expect(try kinds(note + shop) == [.elementOutOfOrder("toko", after: "nota")])
    #expect(try kinds(shop + note + note) == [.repeatedElement("nota", atMost: 1)])
    #expect(try kinds(shop + "<arsip/>" + note) == [.unknownElement("arsip")])
    #expect(try kinds("text" + shop + note) == [.strayText("text")])
    #expect(try kinds(shop + note, " kode='1'") == [.unknownAttribute("kode")])
  }

  @Test func `shows long names in short`() throws {
    let name = String(repeating: "n", count: 30_000)
    let document = try Self.read("<kota>", "<\(name)/><kota \(name)='1'>")
    #expect(document.defects.count == 2)
    for defect in document.defects {
      #expect("\(defect.kind)".count < 1000)
    }
  }

  @Test(arguments: [(119, "é"), (118, "漢"), (117, "😀")])
  func `never shows half a letter of a long value`(count: Int, letter: String) throws {
    let document = try Self.read("1500", String(repeating: "x", count: count) + letter + "yyyy")
    guard case .malformedValue(_, let text, _) = document.defects.first?.kind else {
      Issue.record("the value is not reported")
      return
    }
    #expect(!text.contains("\u{FFFD}"))
    #expect(text.hasPrefix(String(repeating: "x", count: count)))
  }

  @Test func `never shows half a letter of a long stray text`() throws {
    let document = try Self.read("<kota>", String(repeating: "x", count: 74) + "é<kota>")
    guard case .strayText(let text) = document.defects.first?.kind else {
      Issue.record("the text is not reported")
      return
    }
    #expect(!text.contains("\u{FFFD}"))
  }

  @Test func `shows a stray text and not the spaces before it`() throws {
    let document = try Self.read("<kota>", String(repeating: " ", count: 200) + "oops<kota>")
    guard case .strayText(let text) = document.defects.first?.kind else {
      Issue.record("the text is not reported")
      return
    }
    #expect(text.contains("oops"))
  }

  @Test(arguments: ["x", "!", "é", "&#33;", "😀"])
  func `finds a letter among white space wherever it stands`(letter: String) throws {
    for before in 0...20 {
      for behind in [0, 1, 6, 7, 8, 9] {
        let spaces = String(repeating: "\n", count: before)
        let stray = spaces + letter + String(repeating: " ", count: behind)
        let document = try Self.read("<kota>", stray + "<kota>")
        #expect(document.defects.count == 1, "behind \(before), before \(behind)")
      }
    }
  }
}
