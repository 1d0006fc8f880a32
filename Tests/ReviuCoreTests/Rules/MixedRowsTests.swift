import ReviuExpression
import ReviuTestSupport
import Testing

@testable import ReviuCore

/// A rule for rows, and rows of every outcome.
struct MixedRows: Sendable, CustomTestStringConvertible {
  var keys: String
  var rows: [(text: String, outcome: Outcome)]
  var testDescription: String { String(keys.prefix { $0 != "\n" }) }

  static let all = [
    MixedRows(
      keys: """
        kind: unit-cost
        for: d in rab.detil
        when: has(d.sbm)
        price: d.hargaSatuan
        unit: {value: d.satuan, column: satuan}
        limit: {table: pagu, key: {satker: d.sbm}, column: batas, on-missing: indeterminate}
        """,
      rows: [
        ("sbm: '900017', satuan: OH, hargaSatuan: 1000", .pass),
        ("sbm: '900017', satuan: OH, hargaSatuan: 1001", .fail),
        ("sbm: '900018', satuan: OJ, hargaSatuan: 2000", .pass),
        ("sbm: '900018', satuan: OJ, hargaSatuan: 2001", .fail),
        ("sbm: '900018', satuan: OH, hargaSatuan: 1", .indeterminate),
        ("sbm: '900019', satuan: OH, hargaSatuan: 1", .indeterminate),
        ("satuan: OH, hargaSatuan: 5000", .notApplicable),
        ("sbm: '?', satuan: OH, hargaSatuan: 1", .indeterminate),
        ("sbm: '900017', hargaSatuan: 1", .indeterminate),
        ("sbm: '900017', satuan: OH", .indeterminate),
        ("sbm: '900017', satuan: OH, hargaSatuan: '1.000'", .indeterminate),
      ]),
    MixedRows(
      keys: """
        kind: arithmetic
        for: d in rab.detil
        when: has(d.provinsi) && d.provinsi != "00"
        value: d.jumlah
        equals: d.volume * d.hargaSatuan
        rounding: rupiah
        """,
      rows: [
        ("provinsi: '17', volume: 2.5, hargaSatuan: 1001, jumlah: 2502", .pass),
        ("provinsi: '17', volume: 2.5, hargaSatuan: 1001, jumlah: 2503", .pass),
        ("provinsi: '17', volume: 2.5, hargaSatuan: 1001, jumlah: 2501", .fail),
        ("provinsi: '17', volume: 2.5, hargaSatuan: 1001, jumlah: 2504", .fail),
        ("provinsi: '00', volume: 2.5, hargaSatuan: 1001, jumlah: 1", .notApplicable),
        ("volume: 2.5, hargaSatuan: 1001, jumlah: 1", .notApplicable),
        ("provinsi: '7', volume: 1, hargaSatuan: 1, jumlah: 1", .indeterminate),
        ("provinsi: '17', hargaSatuan: 1001, jumlah: 0", .indeterminate),
        ("provinsi: '17', volume: '2,5', hargaSatuan: 0, jumlah: 0", .indeterminate),
        ("provinsi: '17', volume: 0, jumlah: 0", .indeterminate),
        (
          "provinsi: '17', volume: 999999999.999, hargaSatuan: 999999999999999, jumlah: 0", .fail
        ),
      ]),
    MixedRows(
      keys: """
        kind: eligibility
        for: d in rab.detil
        table: pagu
        key: {satker: d.satuan}
        column: boleh
        on-missing: not-applicable
        """,
      rows: [
        ("satuan: '900017'", .pass), ("satuan: '900018'", .fail),
        ("satuan: '900019'", .notApplicable), ("jumlah: 1", .indeterminate),
      ]),
    MixedRows(
      keys: """
        kind: allowed-values
        for: d in rab.detil
        value: d.sbm
        when: has(d.sbm)
        in: {table: pagu, key: {satker: d.sbm}, on-missing: fail}
        """,
      rows: [
        ("sbm: '900017'", .pass), ("sbm: '900019'", .fail), ("jumlah: 1", .notApplicable),
        ("sbm: '9000 17'", .indeterminate),
      ]),
    MixedRows(
      keys: """
        kind: allowed-values
        for: d in rab.detil
        value: d.satuan
        values: [OH, "Orang/Kali"]
        """,
      rows: [
        ("satuan: OH", .pass), ("satuan: 'Orang/Kali'", .pass), ("satuan: oh", .fail),
        ("jumlah: 1", .indeterminate),
      ]),
    MixedRows(
      keys: """
        kind: ceiling
        for: d in rab.detil
        value: d.hargaSatuan
        limit: d.jumlah
        """,
      rows: [
        ("hargaSatuan: 5, jumlah: 5", .pass), ("hargaSatuan: 6, jumlah: 5", .fail),
        ("hargaSatuan: 5", .indeterminate), ("jumlah: 5", .indeterminate),
      ]),
  ]
}

struct MixedRowsTests {
  @Test(arguments: MixedRows.all)
  func `each kind of row has its outcome alone`(mixed: MixedRows) throws {
    let pack = try PackSketch(rules: PackSketch.rule(mixed.keys)).load()
    for row in mixed.rows {
      let trial = try RuleTrial(pack, given: "{rab.detil: [{\(row.text)}]}")
      #expect(try trial.outcome() == row.outcome, "\(row.text)")
    }
  }

  @Test(arguments: MixedRows.all, 1...4 as ClosedRange<UInt64>)
  func `each row among many is judged as it is alone`(mixed: MixedRows, seed: UInt64) throws {
    let pack = try PackSketch(rules: PackSketch.rule(mixed.keys)).load()
    var generator = SplitMix64(seed: seed)
    let rows = (0..<Int.random(in: 60...200, using: &generator)).map { _ in
      generator.pick(mixed.rows)
    }
    let texts = rows.enumerated().map { "{no: \($0 + 1), \($1.text)}" }
    let trial = try RuleTrial(pack, given: "{rab.detil: [\(texts.joined(separator: ", "))]}")
    let expected = rows.enumerated().compactMap { index, row -> String? in
      [.fail, .indeterminate].contains(row.outcome) ? "\(row.outcome) \(index + 1)" : nil
    }
    let found = trial.findings.map { finding in
      "\(finding.outcome) \(finding.locations.first?.address.split(separator: " ").last ?? "")"
    }
    #expect(found == expected, "seed \(seed)")
  }

  @Test(arguments: MixedRows.all)
  func `rows spread over several accounts are judged alike`(mixed: MixedRows) throws {
    let pack = try PackSketch(rules: PackSketch.rule(mixed.keys)).load()
    let accounts = mixed.rows.map { "{detil: [{\($0.text)}, {\($0.text)}]}" }
    let trial = try RuleTrial(pack, given: "{rab.akun: [\(accounts.joined(separator: ", "))]}")
    let expected = mixed.rows.map(\.outcome).filter { [.fail, .indeterminate].contains($0) }
    #expect(trial.findings.map(\.outcome) == expected.flatMap { [$0, $0] })
  }
}
