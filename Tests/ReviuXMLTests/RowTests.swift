import Testing

@testable import ReviuXML

struct RowTests {
  private static let text = """
    <toko xmlns="urn:toko" kode="007">
      <nama>N</nama><alamat><kota>K</kota></alamat><buka sejak="2026-01-01"/>
      <rak nomor="1"><label>a</label>
        <barang kode="AA"><cap no="1"/></barang><barang kode="BB"/>
        <barang kode="CC"><cap no="2"/><cap no="3"/></barang>
      </rak>
      <rak nomor="2"><label>b</label></rak>
      <rak nomor="3"><label>c</label><barang kode="DD"><cap no="4"/></barang></rak>
      <total>0</total>
    </toko>
    """

  @Test func `opens a row for every occurrence`() throws {
    let document = try extract(Self.text)
    #expect(try document.rowCount("toko") == 1)
    #expect(try document.rowCount("toko/rak") == 3)
    #expect(try document.rowCount("toko/rak/barang") == 4)
    #expect(try document.rowCount("toko/rak/barang/cap") == 4)
    #expect(try document.rowCount("toko/rencana/bulan") == 0)
    #expect(try document.rowCount("nota") == 0)
  }

  @Test func `names the row around every row`() throws {
    let document = try extract(Self.text)
    #expect(try (0..<3).map { try document.parentRow("toko/rak", row: $0) } == [0, 0, 0])
    #expect(try (0..<4).map { try document.parentRow("toko/rak/barang", row: $0) } == [0, 0, 0, 2])
    #expect(
      try (0..<4).map { try document.parentRow("toko/rak/barang/cap", row: $0) } == [0, 2, 2, 3])
  }

  @Test func `finds the rows inside a row, also through several levels`() throws {
    let document = try extract(Self.text)
    let goods = try (0..<3).map {
      try document.rows("toko/rak/barang", inside: "toko/rak", row: $0)
    }
    #expect(goods == [0..<3, 3..<3, 3..<4])
    let stamps = try (0..<4).map {
      try document.rows("toko/rak/barang/cap", inside: "toko/rak/barang", row: $0)
    }
    #expect(stamps == [0..<1, 1..<1, 1..<3, 3..<4])
    let stampsOfShelves = try (0..<3).map {
      try document.rows("toko/rak/barang/cap", inside: "toko/rak", row: $0)
    }
    #expect(stampsOfShelves == [0..<3, 3..<3, 3..<4])
    #expect(try document.rows("toko/rak/barang/cap", inside: "toko", row: 0) == 0..<4)
  }

  @Test func `keeps thousands of rows apart`() throws {
    let count = 3000
    let goods = (0..<count).map { number in
      "<barang kode='AB' berat='\(number).5' catatan='n &amp; \(number)'><cap no='\(number % 10)'/></barang>"
    }.joined(separator: "\n")
    let document = try extract(
      SmallVocabulary.shopText.replacing("<label>Bawah</label>", with: "<label>b</label>\(goods)"))
    #expect(document.defects.isEmpty)
    #expect(try document.rowCount("toko/rak/barang") == count + 2)
    for number in stride(from: 0, to: count, by: 37) {
      #expect(
        try document.cell("toko/rak/barang@berat", row: number + 2) == Int64(number * 1000 + 500))
      #expect(try document.text("toko/rak/barang@catatan", row: number + 2) == "n & \(number)")
      #expect(try document.parentRow("toko/rak/barang", row: number + 2) == 1)
      #expect(
        try document.rows("toko/rak/barang/cap", inside: "toko/rak/barang", row: number + 2)
          == (number + 2)..<(number + 3))
    }
  }

  @Test func `reads both roots inside the wrapper`() throws {
    let shop = SmallVocabulary.shopText.replacing(" xmlns=\"urn:toko\"", with: "")
    let document = try extract("<arsip xmlns='urn:toko'>\(shop)<nota><isi>x</isi></nota></arsip>")
    #expect(document.defects.isEmpty)
    #expect(try document.text("toko@kode") == "007")
    #expect(try document.text("nota/isi") == "x")
  }

  @Test func `reads the same with a prefix as without`() throws {
    let plain = try extract(Self.text)
    let prefixed = try extract(
      Self.text.replacing("</", with: "</t:").replacing("<", with: "<t:")
        .replacing("<t:/t:", with: "</t:").replacing("xmlns=", with: "xmlns:t="))
    #expect(prefixed.defects.isEmpty)
    #expect(prefixed.tables.map(\.rows) == plain.tables.map(\.rows))
    #expect(try prefixed.text("toko/rak/label", row: 2) == "c")
    #expect(try prefixed.text("toko/rak/barang@kode", row: 3) == "DD")
  }

  @Test func `has no rows when it is absent`() {
    let document = ExtractedDocument.absent(SmallVocabulary.table)
    #expect(document.tables.count == SmallVocabulary.table.tables.count)
    #expect(document.tables.allSatisfy { $0.rows == 0 })
    #expect(document.cells.isEmpty)
  }
}
