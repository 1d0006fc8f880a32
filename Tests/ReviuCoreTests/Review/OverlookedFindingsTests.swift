import ReviuTestSupport
import Testing

@testable import ReviuCore

struct OverlookedFindingsTests {
  /// A rule over rows that looks at those with the unit OH only, and finds a sum over 100.
  struct Form: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var keys: String
  }

  private static let forms = [
    Form(
      testDescription: "all rows at once",
      keys: """
        for: d in rab.detil
        when: d.satuan == "OH"
        kind: ceiling
        value: d.jumlah
        limit: 100
        """),
    Form(
      testDescription: "row by row",
      keys: """
        for: d in rab.detil
        when: d.satuan == "OH"
        kind: check
        condition: d.jumlah <= 100 && !d.faktor.exists(f, f.jumlah > 1000)
        """),
    Form(
      testDescription: "a filter",
      keys: """
        for: d in rab.detil.filter(x, x.satuan == "OH")
        kind: ceiling
        value: d.jumlah
        limit: 100
        """),
    Form(
      testDescription: "what tells failures apart",
      keys: """
        for: d in rab.detil
        when: d.satuan == "OH"
        kind: ratio
        value: d.jumlah
        of: rab.total
        at-most: 0.1
        """),
    Form(
      testDescription: "a table without a row",
      keys: """
        for: d in rab.detil
        kind: ceiling
        value: d.jumlah
        limit: {table: pagu, key: {satker: d.satuan}, column: batas, on-missing: not-applicable}
        """),
  ]

  private static let table = """
    satker,batas,boleh,satuan,daftar,sumber,yakin,dari,sampai
    OH,100,ya,OH,Industri,CONTOH,seen,,

    """

  /// What a satker does to a row.
  private enum Edit: CaseIterable {
    case leaveAlone, correct, leaveCondition, correctAndLeave, spoilAndLeave, delete

    func isKept(_ form: Form) -> Bool {
      // A row that nothing is found for has no limit that it could keep.
      self == .leaveCondition || self == .spoilAndLeave
        || self == .correctAndLeave && form.testDescription == "a table without a row"
    }
  }

  private struct Row {
    var name: String
    var unit = "OH"
    /// Nil for one that is not there.
    var amount: Int?

    func after(_ edit: Edit) -> Row? {
      var row = self
      switch edit {
      case .leaveAlone: break
      case .correct: row.amount = 100
      case .leaveCondition: row.unit = "OJ"
      case .correctAndLeave: (row.amount, row.unit) = (100, "OJ")
      case .spoilAndLeave: (row.amount, row.unit) = (nil, "OJ")
      case .delete: return nil
      }
      return row
    }

    var given: String {
      "{satuan: \(unit), uraian: \(name)\(amount.map { ", jumlah: \($0)" } ?? "")}"
    }
  }

  private static func batch(_ pack: RulePack, _ given: String) throws -> Batch {
    var gatherer = Gatherer(Reviewer(pack: pack), digestsInputs: true, keepsDocuments: true)
    for (side, text) in try RuleTrial(pack, given: given).documents {
      gatherer.add(file: "\(side).xml", bytes: Array(text.utf8))
    }
    return gatherer.finish(gate: .defaultGate)
  }

  private static func batch(_ pack: RulePack, _ rows: [Row]) throws -> Batch {
    try batch(
      pack, "{rab.total: 1000, rab.detil: [\(rows.map(\.given).joined(separator: ", "))]}")
  }

  private static func findings(_ batch: Batch) -> [Finding] {
    batch.findings.filter { $0.rule == "UJI-001" }
  }

  /// Fingerprints of earlier findings that the rule overlooks, which the batch does not have.
  private static func overlooked(_ old: Batch, _ new: Batch) throws -> [String] {
    let still = Set(findings(new).map(\.fingerprint))
    let review = try #require(new.reviews.first)
    let overlooked = try #require(new.overlookedFindings(of: new.pack.rules[0], in: review))
    return findings(old).filter { finding in
      !still.contains(finding.fingerprint)
        && overlooked.contain(
          fingerprint: finding.fingerprint, at: finding.locations.prefix(1).map(\.address))
    }.map(\.fingerprint)
  }

  @Test(arguments: forms, 1...12 as ClosedRange<UInt64>)
  func `a row that leaves the rule keeps its finding, one that is corrected or deleted does not`(
    form: Form, seed: UInt64
  ) throws {
    let pack = try PackSketch(rules: PackSketch.rule(form.keys), table: Self.table).load()
    var source = SplitMix64(seed: seed)
    // Among them rows that pass, and rows that the rule never looked at.
    let rows = (0..<40).map { number in
      Row(
        name: "Baris \(number)", unit: source.chance(80) ? "OH" : "OJ",
        amount: source.chance(60) ? 101 + source.below(500) : source.below(101))
    }
    let edits = rows.map { _ in source.pick(Edit.allCases) }
    let old = try Self.batch(pack, rows)
    let new = try Self.batch(pack, zip(rows, edits).compactMap { $0.after($1) })
    let faulty = zip(rows, edits).filter { row, _ in row.unit == "OH" && (row.amount ?? 0) > 100 }
    let before = Self.findings(old)
    try #require(before.count == faulty.count)
    let expected = zip(before, faulty).filter { $1.1.isKept(form) }.map(\.0.fingerprint)
    #expect(try Self.overlooked(old, new) == expected)
  }

  @Test func `a row that loses the words of a rule is known by its place`() throws {
    let keys = """
      for: d in rab.detil
      concerns: {text: d.uraian, words: [hotel]}
      kind: ceiling
      value: d.jumlah
      limit: 100
      """
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    func overlooked(_ row: String) throws -> Int {
      let old = "{rab.detil: [{no: 1, uraian: Hotel, jumlah: 101}, {no: 2, uraian: Hotel besar}]}"
      let new = "{rab.detil: [{no: 1, \(row)}, {no: 2, uraian: Hotel besar, jumlah: 1}]}"
      return try Self.overlooked(Self.batch(pack, old), Self.batch(pack, new)).count
    }
    #expect(try overlooked("uraian: Penginapan, jumlah: 101") == 1)
    #expect(try overlooked("uraian: Penginapan") == 1)
    #expect(try overlooked("uraian: Penginapan, jumlah: 100") == 0)
    #expect(try overlooked("uraian: Hotel, jumlah: 100") == 0)
  }

  @Test func `what could not be decided is not resolved by leaving the rule either`() throws {
    let pack = try PackSketch(rules: PackSketch.rule(Self.forms[0].keys)).load()
    let old = try Self.batch(pack, [Row(name: "Baris")])
    #expect(Self.findings(old).map(\.outcome) == [.indeterminate])
    for (amount, count) in [(nil, 1), (101, 1), (100, 0)] as [(Int?, Int)] {
      let new = try Self.batch(pack, [Row(name: "Baris", unit: "OJ", amount: amount)])
      #expect(try Self.overlooked(old, new).count == count, "\(String(describing: amount))")
    }
  }

  /// A check that first reads what all rows have in common.
  @Test func `findings in different rows have different fingerprints`() throws {
    let keys = """
      for: d in rab.detil
      when: d.satuan == "OH"
      kind: check
      condition: rab.total < 0 || d.jumlah <= 100
      """
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load()
    let rows = ["A", "B", "B"].map { Row(name: $0, amount: 101) }
    #expect(Set(Self.findings(try Self.batch(pack, rows)).map(\.fingerprint)).count == 3)
    let old = try Self.batch(pack, [rows[0]])
    let finding = try #require(Self.findings(old).first)
    let other = try Self.batch(pack, [Row(name: "C", amount: 101)])
    #expect(!Self.findings(other).map(\.fingerprint).contains(finding.fingerprint))
  }

  /// Two proposals with a recipient each.
  private static func batch(_ pack: RulePack, _ recipients: [String]) throws -> Batch {
    var gatherer = Gatherer(Reviewer(pack: pack), digestsInputs: true, keepsDocuments: true)
    for (number, recipient) in recipients.enumerated() {
      let given = "{kak.penerima: [{\(recipient)}]}"
      for (_, text) in try RuleTrial(pack, given: given).documents {
        gatherer.add(file: "\(number).xml", bytes: Array(text.utf8))
      }
    }
    return gatherer.finish(gate: .defaultGate)
  }

  @Test(arguments: [
    ("jenis: IKM, nib: '9120000171001'", true), ("jenis: IKM, nib: '9120000171002'", false),
    ("jenis: WUB, nib: '9120000171002'", false), ("jenis: IKM", true), ("jenis: WUB", true),
  ])
  func `a repetition does not end when a row leaves the rule`(
    recipient: String, isOverlooked: Bool
  ) throws {
    let keys = """
      kind: duplicate
      for: p in kak.penerima
      when: p.jenis == "WUB" && has(p.nib)
      key: [p.nib]
      """
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load(readsTests: false)
    let same = "jenis: WUB, nib: '9120000171001'"
    let old = try Self.batch(pack, [same, same])
    let new = try Self.batch(pack, [same, recipient])
    let finding = try #require(old.batchFindings.first)
    #expect(new.batchFindings.isEmpty)
    let overlooked = try #require(new.overlookedFindings(of: pack.rules[0], in: nil))
    let isContained = overlooked.contain(
      fingerprint: finding.fingerprint, at: finding.locations.map(\.address))
    #expect(isContained == isOverlooked)
  }

  @Test func `a sum is about the rows that its condition picks`() throws {
    let keys = """
      kind: aggregate
      for: d in rab.detil
      when: d.satuan == "OH"
      value: d.jumlah
      limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: indeterminate}
      """
    let pack = try PackSketch(rules: PackSketch.rule(keys)).load(readsTests: false)
    let start = "{rab.satker.kode: '900017', rab.detil: "
    let old = try Self.batch(pack, start + "[{satuan: OH, jumlah: 1001}]}")
    let new = try Self.batch(pack, start + "[{satuan: OJ, jumlah: 1001}]}")
    let finding = try #require(old.batchFindings.first)
    let overlooked = try #require(new.overlookedFindings(of: pack.rules[0], in: nil))
    let isContained = overlooked.contain(
      fingerprint: finding.fingerprint, at: finding.locations.map(\.address))
    #expect(!isContained)
  }
}
