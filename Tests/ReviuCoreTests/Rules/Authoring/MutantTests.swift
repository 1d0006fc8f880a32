import ReviuExpression
import Testing

@testable import ReviuCore

struct MutantTests {
  @Test(arguments: [
    ("a < 1", ["a <= 1", "a < 0", "a < 2"]),
    ("a >= 0.25", ["a > 0.25", "a >= 0.24", "a >= 0.26"]),
    ("a == b", ["a != b"]),
    ("a && !b || c", ["a && !b && c", "a || !b || c", "a && b || c"]),
    ("(a) + b", ["(a) - b"]),
    ("a - b * c", ["a + b * c", "a - b + c"]),
    ("-a", ["a"]),
    ("a ? b : c", ["a ? c : b"]),
    ("true", ["false"]),
    (#"a == "TP""#, [#"a != "TP""#, #"a == "TQ""#]),
    (#"a.startsWith("529")"#, [#"a.startsWith("528")"#]),
    (#"a.matches(r"[0-9]+.")"#, [#"a.matches(r"[0-8]+.")"#]),
    (#"date("2026-01-01")"#, [#"date("2025-12-31")"#, #"date("2026-01-02")"#]),
    ("r.filter(x, x.y).sum(x, x.z)", ["r.sum(x, x.z)"]),
    ("r.all(x, x.y)", ["r.exists(x, x.y)"]),
    ("r.exists(x, x.y)", ["r.all(x, x.y)"]),
    ("x in r.filter(x, x.y)", ["x in r"]),
    (#"a in ["1", "2"]"#, [#"a in ["2", "2"]"#, #"a in ["1", "3"]"#]),
    (
      #"{"a": 1, "b": c}[d]"#,
      [
        #"{"b": 1, "b": c}[d]"#, #"{"a": 0, "b": c}[d]"#, #"{"a": 2, "b": c}[d]"#,
        #"{"a": 1, "c": c}[d]"#,
      ]
    ),
    (#"a["b"]"#, [#"a["c"]"#]), ("a[b - 1]", ["a[b + 1]", "a[b - 0]", "a[b - 2]"]),
    ("has(a.b)", []), ("a.b", []),
  ])
  func `makes the mistakes that are easily made`(text: String, expected: [String]) throws {
    let edits = try Expression(parsing: text).mutations(in: text)
    #expect(Set(edits.map { $0.applied(to: text) }) == Set(expected))
    #expect(edits.count == expected.count)
  }

  @Test func `every mistake in the shipped pack changes the marked text and nothing else`() throws {
    let authored = try PackSketch.shipped()
    for rule in authored.rules {
      let before = rule.node.scalars
      for mutant in rule.mutants(authored.problems) {
        guard case .unnoticedChange(let text, let replacement) = mutant.warning.warning else {
          Issue.record("\(mutant.warning) is no change")
          continue
        }
        // Of what goes on in the next line, this one's part is marked.
        let marked = mutant.warning.marked.replacing("\\\"", with: "\"")
        let whole = ["when", "concerns", "concerns.unless"]
        if !whole.contains(text) {
          // A text in quotes is marked from its quote on.
          let isMarked = [marked[...], marked.dropFirst()].contains { text.hasPrefix($0) }
          #expect(!marked.isEmpty && isMarked, "\(rule.rule.id), \(text), \(marked)")
        }
        let after = mutant.node.scalars
        if whole.contains(text) {
          let path = text.split(separator: ".").map { YAMLStep.key(String($0)) }
          let left = try #require(rule.node.node(at: path)).scalars
          #expect(before.count == after.count + left.count, "\(rule.rule.id), \(text)")
        } else if replacement.isEmpty, before.count > after.count {
          #expect(before.count == after.count + 1, "\(rule.rule.id), \(text)")
        } else {
          let changed = zip(before, after).filter { $0.node.text != $1.node.text }
          #expect(changed.count == 1 && before.count == after.count, "\(rule.rule.id), \(text)")
        }
      }
    }
  }

  @Test(arguments: ["ikma-2024", "ikma-2026"])
  func `tests notice at least 97 of 100 mistakes in a shipped pack`(pack: String) throws {
    let results = try PackSketch.shipped(pack).runMutants()
    let noticed = results.reduce(0) { $0 + $1.noticed }
    let survivors = results.flatMap(\.survivors)
    #expect(noticed > 100)
    #expect(noticed * 100 >= 97 * (noticed + survivors.count), "\(survivors.map(\.message.en))")
  }

  private static let ceiling = "kind: ceiling\nvalue: rab.total\nlimit: 1000"

  private static func survivors(_ keys: String, _ tests: [String]) throws -> [String] {
    let result = try #require(PackSketch(keys, tests: tests).author().runMutants().first)
    return result.survivors.map { problem in
      guard case .unnoticedChange(let text, let replacement) = problem.warning else { return "" }
      return "\(problem.line):\(problem.column) \(text) > \(replacement)"
    }
  }

  @Test func `a limit that is tested from afar may move without notice`() throws {
    let tests = [
      "name: a, given: {rab.total: 1}, expect: pass",
      "name: b, given: {rab.total: 5000}, expect: fail",
    ]
    #expect(try Self.survivors(Self.ceiling, tests) == ["8:10 1000 > 999", "8:10 1000 > 1001"])
  }

  @Test func `a limit that is tested on both sides may not`() throws {
    let tests = [
      "name: a, given: {rab.total: 1000}, expect: pass",
      "name: b, given: {rab.total: 1001}, expect: fail",
    ]
    #expect(try Self.survivors(Self.ceiling, tests).isEmpty)
  }

  @Test func `a condition that no test needs may go without notice`() throws {
    let tests = [
      "name: a, given: {rab.total: 1000, rab.ro: '001'}, expect: pass",
      "name: b, given: {rab.total: 1001, rab.ro: '001'}, expect: fail",
    ]
    let keys = "when: rab.ro == '001'\n" + Self.ceiling
    #expect(try Self.survivors(keys, tests) == ["6:9 when > "])
    let more = ["name: c, given: {rab.total: 1001, rab.ro: '002'}, expect: not-applicable"]
    #expect(try Self.survivors(keys, tests + more).isEmpty)
  }

  @Test func `words that a rule is about are left out and changed`() throws {
    let keys = """
      for: d in rab.detil
      concerns: {text: d.uraian, words: [hotel, wisma], unless: [buku hotel]}
      kind: allowed-values
      value: d.akun
      values: ["111111"]
      """
    let few = [
      "name: a, given: {rab.detil: [{akun: '111111', uraian: Wisma}]}, expect: pass",
      "name: b, given: {rab.detil: [{akun: '222222', uraian: Hotel}]}, expect: fail",
    ]
    let survivors = try Self.survivors(keys, few)
    #expect(survivors == ["7:13 concerns > ", "7:61 concerns.unless > "])
    let more = [
      "name: c, given: {rab.detil: [{akun: '222222', uraian: Gedung}]}, expect: not-applicable",
      "name: d, given: {rab.detil: [{akun: '222222', uraian: Buku hotel}]}, expect: not-applicable",
    ]
    #expect(try Self.survivors(keys, few + more).isEmpty)
  }

  @Test func `a test may count the findings`() throws {
    let keys = """
      for: d in rab.detil
      concerns: {text: d.uraian, words: [hotel, wisma]}
      kind: allowed-values
      value: d.akun
      values: ["111111"]
      """
    func tests(_ count: String) -> [String] {
      [
        "name: a, given: {rab.detil: [{akun: '111111', uraian: Wisma}]}, expect: pass",
        "name: b, given: {rab.detil: [{akun: '222222', uraian: Hotel}, {akun: '222222', uraian: Wisma}, {akun: '222222', uraian: x}]}, expect: fail\(count)",
      ]
    }
    #expect(try !Self.survivors(keys, tests("")).isEmpty)
    #expect(try Self.survivors(keys, tests(", findings: 2")).isEmpty)
    let wrong = try PackSketch(keys, tests: tests(", findings: 1")).author().pack.runTests()
    #expect(wrong.flatMap(\.deviations).map(\.en) == ["findings is 2 instead of 1"])
  }

  @Test func `entries of lists, choices, and texts are changed`() throws {
    let tests = [
      "name: a, given: {rab.satuan: OH}, expect: pass",
      "name: b, given: {rab.satuan: KM}, expect: fail",
    ]
    #expect(
      try Self.survivors("kind: allowed-values\nvalue: rab.satuan\nvalues: [OH, OJ]", tests)
        == ["8:16 OJ > ", "8:16 OJ > OK"])
  }

  @Test func `columns of the same type are exchanged`() throws {
    let keys = """
      kind: ceiling
      value: rab.total
      limit: {table: pagu, key: {satker: rab.satker.kode}, column: batas, on-missing: fail}
      """
    var sketch = PackSketch(
      keys,
      tests: [
        "name: a, given: {rab.total: 1, rab.satker.kode: '900017'}, expect: pass",
        "name: b, given: {rab.total: 9000, rab.satker.kode: '900017'}, expect: fail",
      ])
    sketch = try sketch.replacing(
      "batas: rupiah", with: "batas: rupiah, atas: rupiah", in: "pack.yaml")
    sketch = try sketch.replacing(
      "satker,batas", with: "satker,atas,batas", in: PackSketch.tablePath)
    sketch = try sketch.replacing("900017,", with: "900017,7,", in: PackSketch.tablePath)
    sketch = try sketch.replacing("900018,", with: "900018,7,", in: PackSketch.tablePath)
    let warnings = try #require(try sketch.author().runMutants().first).survivors.map(\.warning)
    #expect(warnings.contains(.unnoticedChange("batas", replacement: "atas")))
    #expect(warnings.contains(.unnoticedChange("fail", replacement: "indeterminate")))
  }
}
