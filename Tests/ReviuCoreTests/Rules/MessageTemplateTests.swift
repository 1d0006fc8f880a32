import Testing

@testable import ReviuCore

struct MessageTemplateTests {
  private static func finding(_ text: String) throws -> Finding {
    let rule = PackSketch.ceilingRule.replacing(
      "  tests:", with: "  message: {id: '\(text)', en: '\(text)'}\n  tests:")
    let trial = try RuleTrial(
      try PackSketch(rules: rule).load(),
      given: """
        {rab.total: 1234567, rab.satker.kode: "900017", rab.volume: 1234.5,
         kak.kurunWaktu.mulai: 2026-02-01, rab.namaRo: "a {b} <c>"}
        """)
    return try #require(trial.findings.first)
  }

  @Test(arguments: [
    ("{actual}", "Rp1.234.567", "Rp1.234.567"),
    ("{expected} + {difference}", "Rp1.000 + Rp1.233.567", "Rp1.000 + Rp1.233.567"),
    ("{rab.volume}", "1.234,5", "1,234.5"),
    ("{rab.total * 2}", "Rp2.469.134", "Rp2.469.134"),
    ("{kak.kurunWaktu.mulai}", "1 Februari 2026", "1 February 2026"),
    ("{rab.total > 1}", "ya", "yes"),
    ("{rab.namaRo}", "a {b} <c>", "a {b} <c>"),
    ("{{actual}} 100 %", "{actual} 100 %", "{actual} 100 %"),
    ("{{{actual}}}", "{Rp1.234.567}", "{Rp1.234.567}"),
    (#"{cel.bind(m, {"900017": "pusat"}, m[rab.satker.kode])}"#, "pusat", "pusat"),
    (#"{rab.satker.kode in {"900017": 1}}{{ }}"#, "ya{ }", "yes{ }"),
    (#"{{{ {"900017": 5}[rab.satker.kode]}}}"#, "{5}", "{5}"),
    ("é{actual}é", "éRp1.234.567é", "éRp1.234.567é"),
    ("{kak.namaRo}", "…", "…"),
  ])
  func `fills in placeholders in the words of the language`(
    text: String, id: String, en: String
  ) throws {
    let message = try Self.finding(text).message
    #expect(message == Bilingual(id: id, en: en))
  }

  @Test(arguments: RuleKindName.allCases)
  func `every kind has a default message without holes`(kind: RuleKindName) {
    let template = kind.defaultMessage
    for pieces in [template.id, template.en] {
      #expect(!pieces.isEmpty)
      for piece in pieces {
        switch piece {
        case .text(let text): #expect(!text.contains("{") && !text.contains("}"))
        case .evidence(let name): #expect(kind.evidence.contains(name))
        case .expression: Issue.record("a default message knows no fields")
        }
      }
    }
  }
}
