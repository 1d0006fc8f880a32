import ReviuExpression
import Testing

@testable import ReviuCore

struct TextKindTests {
  @Test(arguments: [
    KindCase("five characters", "{rab.namaRo: abcdé}", .pass),
    KindCase(
      "four characters", "{rab.namaRo: abcé}", .fail, actual: "4", expected: "5", difference: "-1"),
    KindCase("eight characters", "{rab.namaRo: abcdefgh}", .pass),
    KindCase(
      "nine characters", "{rab.namaRo: abcdefghi}", .fail, actual: "9", expected: "8",
      difference: "1"),
    KindCase("missing", "{rab.total: 1}", .indeterminate),
  ])
  func `must be long and short enough`(example: KindCase) throws {
    let keys = "kind: text\nvalue: rab.namaRo\nat-least: 5\nat-most: 8"
    try example.check(try PackSketch(rules: PackSketch.rule(keys)).load())
  }

  @Test(arguments: [
    KindCase("both", "{rab.namaRo: 'Sesuai RPJMN dan Rencana  Kerja 2026'}", .pass),
    KindCase("in any case", "{rab.namaRo: 'rpjmn; RENCANA KERJA'}", .pass),
    KindCase(
      "one", "{rab.namaRo: 'Rencana Kerja saja'}", .fail, expected: "RPJMN"),
    KindCase(
      "words apart", "{rab.namaRo: 'RPJMN, rencana dan kerja'}", .fail, expected: "rencana kerja"),
    KindCase("a part of a word", "{rab.namaRo: 'RPJMN2 rencana kerja'}", .fail, expected: "RPJMN"),
    KindCase("neither", "{rab.namaRo: kehutanan}", .fail, expected: "RPJMN, rencana kerja"),
  ])
  func `must mention whole words`(example: KindCase) throws {
    let keys = "kind: text\nvalue: rab.namaRo\nmentions: [RPJMN, rencana kerja]"
    try example.check(try PackSketch(rules: PackSketch.rule(keys)).load())
  }

  @Test(arguments: [
    KindCase("neither", "{rab.namaRo: Perayaan kehutanan di hari Senin}", .pass),
    KindCase("a word", "{rab.namaRo: 'Pesta HUT kantor'}", .fail),
    KindCase("words in a row", "{rab.namaRo: 'Peringatan Hari-Jadi'}", .fail),
    KindCase("words apart", "{rab.namaRo: 'hari ini jadi'}", .pass),
    KindCase("missing", "{rab.total: 1}", .indeterminate),
  ])
  func `must avoid whole words`(example: KindCase) throws {
    let keys = "kind: text\nvalue: rab.namaRo\navoids: [hari jadi, HUT]"
    try example.check(try PackSketch(rules: PackSketch.rule(keys)).load())
  }

  @Test func `says what the text lacks`() throws {
    let keys = "kind: text\nvalue: rab.namaRo\nat-least: 5\nmentions: [RPJMN]"
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let short = try #require(try RuleTrial(pack, given: "{rab.namaRo: abc}").findings.first)
    #expect(short.message.id == "teks ini panjangnya 3 karakter, seharusnya paling sedikit 5")
    #expect(short.message.en == "of this text: it has 3 characters; at least 5 are required")
    let silent = try #require(try RuleTrial(pack, given: "{rab.namaRo: abcdef}").findings.first)
    #expect(silent.message.en == "of this text: it does not mention RPJMN")
  }

  @Test func `agrees with one character and one word more`() throws {
    let keys = "kind: text\nvalue: rab.namaRo\nat-most: 1\nmentions: [a, b]"
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let long = try #require(try RuleTrial(pack, given: "{rab.namaRo: abc}").findings.first)
    #expect(long.message.en == "of this text: it has 3 characters; at most 1 is allowed")
    #expect(long.remedy?.en == "Write at most 1 character.")
    let silent = try #require(try RuleTrial(pack, given: "{rab.namaRo: c}").findings.first)
    #expect(
      silent.remedy == Bilingual(id: "Sebutkan a dan b.", en: "Mention a and b."))
  }

  @Test(arguments: [
    "", "at-least: lima", "mentions: ['-']", "avoids: ['']", "avoids: hut",
    "at-least: 9\nat-most: 3", "at-most: -1",
  ])
  func `needs a sensible demand`(keys: String) throws {
    let rule = PackSketch.rule("kind: text\nvalue: rab.namaRo\n" + keys)
    #expect(try !PackSketch(rules: rule).problems().isEmpty)
  }
}
