import ReviuXML
import Testing

@testable import ReviuCore

struct CodeTypeTests {
  @Test(
    arguments: [
      (CodeType.kementerian, ["019"]), (.unitEselon1, ["08"]), (.satker, ["900017"]),
      (.provinsi, ["31"]), (.program, ["EC"]), (.kegiatan, ["6071"]), (.kro, ["QDI"]),
      (.ro, ["001"]), (.komponen, ["052"]), (.subkomponen, ["A", "AB"]), (.akun, ["522151"]),
      (.sumberDana, ["RM", "PNBP", "PHLNLN"]), (.nip, ["198001012005011001"]),
      (.nib, ["1234567890123"]),
      (.sha256, ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]),
      (.kode, ["A", "PERNYATAAN-ES1-526", "SBM.1-2", "x9"]),
    ] as [(CodeType, [String])])
  func `accepts codes of the classification`(type: CodeType, codes: [String]) {
    for code in codes { #expect(type.format.accepts(code), "\(code)") }
  }

  @Test(
    arguments: [
      (CodeType.kementerian, ["", "19", "0190", "01a", " 019", "٠١٩"]),
      (.unitEselon1, ["8", "088"]), (.satker, ["90001", "9000170"]), (.provinsi, ["3", "311"]),
      (.program, ["E", "ECX", "ec", "E1", "ΕC"]), (.kegiatan, ["607", "60711"]),
      (.kro, ["QD", "QDIX", "qdi", "QD1", "ΑΕΑ"]), (.ro, ["01", "0001"]),
      (.komponen, ["52", "0520"]), (.subkomponen, ["", "ABC", "a", "1"]),
      (.akun, ["52215", "5221511", "52215x"]), (.sumberDana, ["R", "ABCDEFG", "rm"]),
      (.nip, ["19800101200501100", "1980010120050110011"]), (.nib, ["123456789012"]),
      (.sha256, ["E3B0", String(repeating: "A", count: 64), String(repeating: "a", count: 63)]),
      (.kode, ["", "A B", "É", "A/B", String(repeating: "A", count: 33)]),
    ] as [(CodeType, [String])])
  func `accepts nothing else`(type: CodeType, texts: [String]) {
    for text in texts { #expect(!type.format.accepts(text), "\(text)") }
  }
}
