import Testing

@testable import ReviuXML

/// The parser is fed a few thousand bytes at a time; no border may show in what is read.
struct ChunkBorderTests {
  private static let body = """
    <toko xmlns="urn:toko" kode="007"
      revisi='7'
      jenis="besar">
      <nama>Toko &amp; Maju é漢😀 jaya</nama><alamat><kota>Bengkulu  Kota</kota><pos>38225</pos></alamat>
      <buka sejak=" 2026-02-28 "/>
      <rak nomor="123"><label>Atas \r\n sekali</label>
        <barang kode="ABC" berat="123456789.125" catatan="biasa saja"/>
        <barang catatan="a &amp; b\t&#x1F600; é" kode="DE"><cap no="1"/><cap no="2"/></barang>
      </rak>
      <rak nomor="45"><label><![CDATA[<b> & c]]> d<!-- e --> f</label></rak>
      <rencana><bulan ke="1"/><bulan ke="12"/><bulan ke="3"/></rencana>
      <total>123456789012345</total>
    </toko>
    """

  private static let texts = [
    ("toko@kode", 0, "007"), ("toko@jenis", 0, "besar"), ("toko/nama", 0, "Toko & Maju é漢😀 jaya"),
    ("toko/alamat/kota", 0, "Bengkulu Kota"), ("toko/rak/label", 0, "Atas sekali"),
    ("toko/rak/label", 1, "<b> & c d f"), ("toko/rak/barang@kode", 0, "ABC"),
    ("toko/rak/barang@catatan", 0, "biasa saja"), ("toko/rak/barang@kode", 1, "DE"),
    ("toko/rak/barang@catatan", 1, "a & b 😀 é"),
  ]

  private static let numbers: [(String, Int, Int64)] = [
    ("toko@revisi", 0, 7), ("toko/alamat/pos", 0, 38_225), ("toko/buka@sejak", 0, 20_260_228),
    ("toko/rak@nomor", 0, 123), ("toko/rak@nomor", 1, 45),
    ("toko/rak/barang@berat", 0, 123_456_789_125), ("toko/rak/barang/cap@no", 0, 1),
    ("toko/rak/barang/cap@no", 1, 2), ("toko/rencana/bulan@ke", 1, 12),
    ("toko/total", 0, 123_456_789_012_345),
  ]

  private static let tags = [
    ("toko", 0, "<toko xmlns"), ("toko/nama", 0, "<nama>"), ("toko/alamat/pos", 0, "<pos>"),
    ("toko/buka", 0, "<buka "), ("toko/rak", 0, "<rak nomor=\"123\""),
    ("toko/rak", 1, "<rak nomor=\"45\""), ("toko/rak/barang", 0, "<barang kode=\"ABC\""),
    ("toko/rak/barang", 1, "<barang catatan=\"a"), ("toko/rak/barang/cap", 1, "<cap no=\"2\""),
    ("toko/rencana/bulan", 1, "<bulan ke=\"12\""), ("toko/total", 0, "<total>"),
  ]

  private static func document(padding: Int) throws -> ExtractedDocument {
    let letters = String(repeating: "é", count: padding / 2) + (padding % 2 == 1 ? "x" : "")
    return try extract("<!--\(letters)-->\(body)")
  }

  /// Whatever is not as it should be, in words.
  private static func differences(padding: Int) throws -> [String] {
    let document = try document(padding: padding)
    var found = document.defects.map { "\($0.kind)" }
    for (path, row, expected) in texts {
      let text = try document.text(path, row: row)
      if text != expected { found.append("\(path) \(row) is \(text)") }
    }
    for (path, row, expected) in numbers {
      let number = try document.cell(path, row: row)
      if number != expected { found.append("\(path) \(row) is \(number)") }
    }
    for (path, row, tag) in tags {
      let start = try document.tagStart(path, row: row)
      if !document.bytes[start...].starts(with: tag.utf8) {
        found.append("\(path) \(row) is not at \(start)")
      }
    }
    return found
  }

  @Test(arguments: [4000, 8000, 12_000])
  func `reads the same wherever the border falls`(border: Int) throws {
    let count = Self.body.utf8.count
    for padding in (border - count - 50)...(border + 20) {
      let found = try Self.differences(padding: padding)
      #expect(found == [], "with a padding of \(padding) bytes")
    }
  }

  @Test func `reads values that span many borders`() throws {
    let long = String(repeating: "abcdefghi ", count: 1990) + "end"
    let wide = String(repeating: "é漢😀", count: 5000)
    let document = try extract(
      Self.body.replacing("Toko &amp; Maju", with: long).replacing("biasa saja", with: long)
        .replacing("Atas \r\n sekali", with: wide))
    #expect(try document.text("toko/nama") == "\(long) é漢😀 jaya")
    #expect(try document.text("toko/rak/barang@catatan") == long)
    #expect(try document.text("toko/rak/label") == wide)
    #expect(try document.cell("toko/total") == 123_456_789_012_345)
  }

  @Test func `finds a defect at its place wherever the border falls`() throws {
    let body = Self.body.replacing("<cap no=\"2\"/>", with: "<cap no=\"x\"/><xx/>")
    for padding in 3000...4100 {
      let document = try extract("<!--\(String(repeating: "x", count: padding))-->\(body)")
      try #require(document.defects.count == 2, "with a padding of \(padding) bytes")
      for (defect, tag) in zip(document.defects, ["<cap no=\"x\"", "<xx/>"]) {
        let start = document.lineIndex.tagStart(at: defect.offset)
        #expect(
          document.bytes[start...].starts(with: tag.utf8), "with a padding of \(padding) bytes")
      }
    }
  }
}
