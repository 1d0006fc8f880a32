import ReviuExpression
import Testing

@testable import ReviuCore

struct ArithmeticTests {
  private static func pack(_ rounding: String) throws -> RulePack {
    let keys = """
      kind: arithmetic
      for: d in rab.detil
      value: d.jumlah
      equals: d.volume * d.hargaSatuan
      \(rounding)
      """
    return try PackSketch(rules: PackSketch.rule(keys)).load()
  }

  private static func given(_ amount: Int, volume: String, price: Int) -> String {
    "{rab.detil: [{jumlah: \(amount), volume: \(volume), hargaSatuan: \(price)}]}"
  }

  @Test(arguments: [
    KindCase("equal", given(2_500, volume: "2.5", price: 1_000), .pass),
    KindCase(
      "one rupiah too much", given(2_501, volume: "2.5", price: 1_000), .fail, actual: "2501",
      expected: "2500", difference: "1"),
    KindCase(
      "one rupiah too little", given(2_499, volume: "2.5", price: 1_000), .fail,
      actual: "2499", expected: "2500", difference: "-1"),
    KindCase(
      "a part of a rupiah", given(2_502, volume: "2.5", price: 1_001), .fail, actual: "2502",
      expected: "2502.5", difference: "-0.5"),
    KindCase("zero", given(0, volume: "0", price: 1_001), .pass),
  ])
  func `compares to the last digit unless told otherwise`(example: KindCase) throws {
    try example.check(try Self.pack(""))
    try example.check(try Self.pack("rounding: exact"))
  }

  @Test(arguments: [
    KindCase("rounded down", given(2_502, volume: "2.5", price: 1_001), .pass),
    KindCase("rounded up", given(2_503, volume: "2.5", price: 1_001), .pass),
    KindCase(
      "one rupiah and a half too much", given(2_504, volume: "2.5", price: 1_001), .fail,
      actual: "2504", expected: "2502.5", difference: "1.5"),
    KindCase(
      "exactly one rupiah too much", given(2_501, volume: "2.5", price: 1_000), .fail,
      actual: "2501", expected: "2500", difference: "1"),
    KindCase(
      "exactly one rupiah too little", given(2_499, volume: "2.5", price: 1_000), .fail,
      actual: "2499", expected: "2500", difference: "-1"),
    KindCase("0.999 too much", given(1, volume: "0.001", price: 1), .pass),
    KindCase("0.999 too little", given(0, volume: "0.999", price: 1), .pass),
  ])
  func `accepts less than one rupiah where the rule rounds`(example: KindCase) throws {
    try example.check(try Self.pack("rounding: rupiah"))
  }

  @Test func `points at the row and counts only what is too much`() throws {
    let pack = try Self.pack("rounding: rupiah\nquantity: 1")
    for (amount, effect) in [(2_600, Decimal(100)), (2_400, nil)] {
      let trial = try RuleTrial(
        pack, given: Self.given(amount, volume: "2.5", price: 1_000))
      let finding = try #require(trial.findings.first)
      #expect(finding.effect.koreksi == effect)
      #expect(finding.effect.blokir == nil)
      #expect(
        try trial.tags(of: finding) == [
          #"<detil jumlah="\#(amount)" volume="2.5" hargaSatuan="1000">"#
        ])
    }
  }

  @Test func `points at the stated sum first and then at everything that was added`() throws {
    let keys = """
      kind: arithmetic
      value: rab.total
      equals: rab.komponen.sum(k, k.jumlah)
      """
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let trial = try RuleTrial(
      pack, given: "{rab.total: 7, rab.komponen: [{jumlah: 1}, {jumlah: 2}, {jumlah: 3}]}")
    let finding = try #require(trial.findings.first)
    #expect(
      try trial.tags(of: finding) == [
        "<total>", #"<komponen jumlah="1">"#, #"<komponen jumlah="2">"#, #"<komponen jumlah="3">"#,
      ])
    #expect(finding.difference?.plain == "1")
    #expect(finding.locations.map { $0.excerpt == nil } == [false, true, true, true])
  }

  @Test func `cannot decide what does not fit`() throws {
    let product = Array(repeating: "rab.total", count: 3).joined(separator: " * ")
    let pack = try PackSketch(
      rules: PackSketch.rule("kind: arithmetic\nvalue: rab.total\nequals: \(product)")
    ).load()
    let trial = try RuleTrial(pack, given: "{rab.total: 999999999999999}")
    #expect(try trial.outcome() == .indeterminate)
  }
}
