import Testing

@testable import ReviuXML

/// One change of the sound document and all that must be found then.
private struct Fault: CustomTestStringConvertible, Sendable {
  var name: String
  var change: (from: String, to: String)
  var kinds: [Defect.Kind]
  var path: String
  /// Line and column of the first defect.
  var place: (line: Int, column: Int)

  init(
    _ name: String, _ from: String, _ to: String, _ kinds: [Defect.Kind], _ path: String,
    _ line: Int, _ column: Int
  ) {
    self.name = name
    change = (from, to)
    self.kinds = kinds
    self.path = path
    place = (line, column)
  }

  var testDescription: String { name }
}

struct DefectTests {
  private static let faults = [
    Fault(
      "unknown element", "<total>", "<totals>1</totals><total>", [.unknownElement("totals")],
      "toko", 18, 3),
    Fault(
      "unknown element at the end", "</toko>", "  <x/></toko>", [.unknownElement("x")], "toko",
      19, 3),
    Fault(
      "known element in the wrong place", "<kota>", "<total>1</total><kota>",
      [.unknownElement("total")], "toko/alamat", 4, 5),
    Fault(
      "element of another namespace", "<kota>", "<kota xmlns=\"urn:x\">",
      [.unknownElement("kota"), .missingElement("kota")], "toko/alamat", 4, 5),
    Fault(
      "element in a text", "Bengkulu", "Beng<b/>kulu", [.unknownElement("b")],
      "toko/alamat/kota", 4, 15),
    Fault(
      "element in an empty one", "<cap no=\"1\"/>", "<cap no=\"1\"><b/></cap>",
      [.unknownElement("b")], "toko/rak/barang/cap", 11, 19),
    Fault(
      "unknown attribute", "<nama>", "<nama kode=\"1\">", [.unknownAttribute("kode")],
      "toko/nama", 2, 3),
    Fault(
      "attribute of XML itself", "<nama>", "<nama xml:lang=\"id\">", [.unknownAttribute("lang")],
      "toko/nama", 2, 3),
    Fault(
      "missing attribute", "<buka sejak=\"2026-02-28\"/>", "<buka/>", [.missingAttribute("sejak")],
      "toko/buka", 6, 3),
    Fault(
      "misspelt attribute", "nomor=\"2\"", "Nomor=\"2\"",
      [.unknownAttribute("Nomor"), .missingAttribute("nomor")], "toko/rak", 15, 3),
    Fault(
      "missing element", "<kota>Bengkulu</kota>", "", [.missingElement("kota")], "toko/alamat", 3,
      3),
    Fault(
      "missing row", "<total>1500</total>", "", [.missingElement("total")], "toko", 1, 1),
    Fault(
      "repeated element", "<total>", "<nama>Lagi</nama><total>",
      [.repeatedElement("nama", atMost: 1)], "toko/nama", 18, 3),
    Fault(
      "element repeated at once", "<kota>", "<kota>A</kota><kota>",
      [.repeatedElement("kota", atMost: 1)], "toko/alamat/kota", 4, 19),
    Fault(
      "too many rows", "<cap no=\"2\"/>", "<cap no=\"2\"/><cap no=\"3\"/><cap no=\"4\"/>",
      [.repeatedElement("cap", atMost: 2), .repeatedElement("cap", atMost: 2)],
      "toko/rak/barang/cap", 12, 20),
    Fault(
      "too few rows", "<total>", "<rencana><bulan ke=\"1\"/><bulan ke=\"2\"/></rencana><total>",
      [.tooFewElements("bulan", found: 2, atLeast: 3)], "toko/rencana", 18, 3),
    Fault(
      "no row where three belong", "<total>", "<rencana/><total>", [.missingElement("bulan")],
      "toko/rencana", 18, 3),
    Fault(
      "element out of order", "<total>1500</total>",
      "<total>1500</total><rencana><bulan ke='1'/><bulan ke='2'/><bulan ke='3'/></rencana>",
      [.elementOutOfOrder("rencana", after: "total")], "toko/rencana", 18, 22),
    Fault(
      "row out of order", "</label>\n  </rak>\n  <total>1500</total>",
      "</label>\n  </rak>\n  <total>1500</total><rak nomor='3'><label>c</label></rak>",
      [.elementOutOfOrder("rak", after: "total")], "toko/rak", 18, 22),
    Fault(
      "stray text", "<kota>", "oops <kota>", [.strayText("oops ")], "toko/alamat", 3, 3),
    Fault(
      "stray text in two places", "<kota>Bengkulu</kota>", "a<kota>Bengkulu</kota>b",
      [.strayText("a")], "toko/alamat", 3, 3),
    Fault(
      "text in an empty element", "<cap no=\"1\"/>", "<cap no=\"1\">x</cap>", [.strayText("x")],
      "toko/rak/barang/cap", 11, 7),
    Fault(
      "space in an empty element", "<cap no=\"1\"/>", "<cap no=\"1\"> </cap>", [.strayText("")],
      "toko/rak/barang/cap", 11, 7),
    Fault(
      "stray CDATA", "<kota>", "<![CDATA[ ]]><kota>", [.strayText("")], "toko/alamat", 3, 3),
    Fault(
      "malformed text", "1500", "1.500",
      [
        .malformedValue(
          attribute: nil, text: "1.500", format: .integer(0...999_999_999_999_999))
      ], "toko/total", 18, 3),
    Fault(
      "malformed attribute", "2.5", "2,5",
      [
        .malformedValue(
          attribute: "berat", text: "2,5", format: .decimal(integerDigits: 9, fractionDigits: 3))
      ], "toko/rak/barang", 9, 5),
    Fault(
      "empty value", "<kota>Bengkulu</kota>", "<kota/>",
      [.malformedValue(attribute: nil, text: "", format: .text(maxLength: 40))], "toko/alamat/kota",
      4, 5),
  ]

  @Test(arguments: faults)
  private func `finds one fault, at its place, and nothing else`(fault: Fault) throws {
    let text = SmallVocabulary.shopText.replacing(fault.change.from, with: fault.change.to)
    try #require(text != SmallVocabulary.shopText)
    let document = try extract(text)
    #expect(document.defects.map(\.kind) == fault.kinds)
    let first = try #require(document.defects.first)
    #expect(first.elementPath == fault.path)
    let index = document.lineIndex
    let place = index.position(of: index.tagStart(at: first.offset))
    #expect(place == SourcePosition(line: fault.place.line, column: fault.place.column))
  }

  @Test(arguments: faults)
  private func `reads every other value all the same`(fault: Fault) throws {
    let document = try extract(
      SmallVocabulary.shopText.replacing(fault.change.from, with: fault.change.to))
    #expect(try document.text("toko@kode") == "007")
    #expect(try document.text("toko/rak/label") == "Atas")
    #expect(try document.text("toko/rak/barang@kode", row: 1) == "CD")
  }
}
