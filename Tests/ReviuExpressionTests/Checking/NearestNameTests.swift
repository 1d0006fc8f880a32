import Testing

@testable import ReviuExpression

struct NearestNameTests {
  private static let tariffs = [
    "HOTEL-ES1", "HOTEL-ES2", "NARASUMBER-ES1", "NARASUMBER-MENTERI", "UH-DALAM-KOTA-8JAM",
    "UH-LUAR-KOTA", "MODERATOR",
  ]

  @Test(arguments: [
    ("UH-LUAR-KTA", "UH-LUAR-KOTA"), ("uh-luar-kota", "UH-LUAR-KOTA"), ("MODERTAOR", "MODERATOR"),
    ("HOTEL-SE1", "HOTEL-ES1"),
  ])
  func `a value one or two letters off is surely meant`(value: String, meant: String) {
    #expect(surelyMeant(value, among: Self.tariffs) == meant)
  }

  @Test(arguments: [
    "HOTEL-ES4", "HOTEL-ES", "UH-DALAM-KOTA", "NARASUMBER-PRAKTISI", "NARASUMBER-ES4", "", "X1",
  ])
  func `a value that may be another one is not guessed at`(value: String) {
    #expect(surelyMeant(value, among: Self.tariffs) == nil)
  }

  @Test func `two candidates that are as near are not guessed between`() {
    #expect(surelyMeant("PAKET-X", among: ["PAKET-Y", "PAKET-Z"]) == nil)
  }
}
