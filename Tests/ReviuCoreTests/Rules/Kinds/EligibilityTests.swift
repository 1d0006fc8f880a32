import ReviuExpression
import Testing

@testable import ReviuCore

struct EligibilityTests {
  private static let listed = """
    kind: eligibility
    table: pagu
    key: {satker: rab.satker.kode}
    on-missing: fail
    """

  private static func pack(_ keys: String = listed) throws -> RulePack {
    try PackSketch(rules: PackSketch.rule(keys)).load()
  }

  @Test(arguments: [
    KindCase("listed", #"{rab.satker.kode: "900017"}"#, .pass),
    KindCase(
      "not listed", #"{rab.satker.kode: "900019"}"#, .fail, actual: "900019"),
    KindCase("no key", "{rab.total: 1}", .indeterminate),
    KindCase("malformed key", "{rab.satker.kode: 90001}", .indeterminate),
  ])
  func `being listed is enough without a column`(example: KindCase) throws {
    try example.check(try Self.pack())
  }

  @Test(arguments: [
    KindCase("yes", #"{rab.satker.kode: "900017"}"#, .pass),
    KindCase("no", #"{rab.satker.kode: "900018"}"#, .fail, actual: "900018"),
    KindCase("neither", #"{rab.satker.kode: "900020"}"#, .indeterminate),
    KindCase("not listed", #"{rab.satker.kode: "900019"}"#, .notApplicable),
  ])
  func `a column of yes and no decides`(example: KindCase) throws {
    let keys = Self.listed.replacing("on-missing: fail", with: "on-missing: not-applicable")
    var sketch = PackSketch(rules: PackSketch.rule(keys + "\ncolumn: boleh"))
    sketch.texts[PackSketch.tablePath]? += "900020,3000,,OH,,CONTOH,seen,,\n"
    try example.check(try sketch.load())
  }

  /// A rule whose remedy shows what the table says beside the answer.
  private static func sketch(onMissing: String) -> PackSketch {
    let keys = listed.replacing("on-missing: fail", with: "on-missing: \(onMissing)")
    return PackSketch(
      rules: PackSketch.rule(
        keys + "\ncolumn: boleh\nremedy: {id: 'Pakai {row.satuan}.', en: 'Take {row.satuan}.'}"))
  }

  @Test func `messages show what the row says`() throws {
    let pack = try Self.sketch(onMissing: "not-applicable").load()
    let finding = try #require(
      try RuleTrial(pack, given: #"{rab.satker.kode: "900018"}"#).findings.first)
    #expect(finding.remedy == Bilingual(id: "Pakai OJ.", en: "Take OJ."))
  }

  @Test func `messages show no row where there may be none`() throws {
    let problems = try Self.sketch(onMissing: "fail").problems()
    #expect(
      problems.map(\.hint?.en) == ["choose one of actual, key, or a field such as rab.total"])
  }

  @Test func `shows first the value that must change`() throws {
    let keys = Self.listed + "\nvalue: kak.kategori"
    let pack = try Self.pack(keys)
    let trial = try RuleTrial(
      pack, given: #"{rab.satker.kode: "900019", kak.kategori: WUB}"#)
    let finding = try #require(trial.findings.first)
    #expect(finding.actual?.plain == "WUB")
    #expect(
      try trial.tags(of: finding) == [#"<kategori kode="WUB">"#, #"<satker kode="900019">"#])
    #expect(finding.effect == .none)
    #expect(finding.message.id == "WUB tidak diperbolehkan")
  }
}
