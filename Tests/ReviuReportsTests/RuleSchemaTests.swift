import Foundation
import ReviuTestSupport
import Testing

@testable import ReviuCore
@testable import ReviuReports

struct RuleSchemaTests {
  /// Prints for each document of a list how many violations it has, and where.
  private static let validator = """
    import json, sys, jsonschema
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for document in json.load(sys.stdin):
        errors = sorted(error.json_path for error in validator.iter_errors(document))
        print(" ".join(errors))
    """

  /// The places of the violations of each document; empty for one that follows the schema.
  private static func violations(_ documents: [JSONValue]) throws -> [String] {
    let file = FileManager.default.temporaryDirectory.appending(path: "reviu-\(UUID()).json")
    try Data(RuleSchema(language: .english).json.jsonText.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = try Python.run(
      validator, input: JSONValue.array(documents).jsonText, file.path)
    return output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
  }

  private static func parse(_ text: String) throws -> YAMLNode {
    let problems = PackProblems()
    return try #require(YAMLNode(parsing: text, file: "uji.yaml", problems: problems))
  }

  private static let ruleFiles: Result<[(path: String, text: String)], any Error> = Result {
    try ["umum", "ikma", "ikma-2024", "ikma-2026"].flatMap { pack in
      let folder = ReportBench.repository + "/Rules/\(pack)"
      let files = try #require(PackFiles(folder: folder)).contents
      return files.filter { $0.key.hasPrefix("rules/") }.sorted { $0.key < $1.key }.map {
        ("\(pack)/\($0.key)", String(decoding: $0.value, as: UTF8.self))
      }
    }
  }

  @Test func `the shipped rule files follow the schema, read as text or as editors read them`()
    throws
  {
    let files = try Self.ruleFiles.get()
    #expect(files.count > 5)
    let nodes = try files.map { try Self.parse($0.text) }
    let found = try Self.violations(nodes.map(\.asText) + nodes.map(\.asEditorsSee))
    #expect(found == Array(repeating: "", count: 2 * files.count))
  }

  @Test(arguments: [
    ("kind: eligibility", "kind: eligibilitas", "$[0].kind"),
    ("  aspect: b\n", "", "$[0]"),
    ("aspect: b", "aspect: g", "$[0].aspect"),
    ("  column: boleh", "  kolom: boleh", "$[0]"),
    ("id: AKUN-001", "id: Akun 1", "$[0].id"),
    ("on-missing: not-applicable", "on-missing: ignore", "$[0].on-missing"),
    ("disposition: koreksi", "disposition: perbaiki", "$[0].disposition"),
    ("for: a in rab.akun", "for: rab.akun", "$[0].for"),
    ("expect: pass", "expect: lulus", "$[0].tests[0].expect"),
    ("given: {rab.satker", "given: {rab.satkr", "$[0].tests[0].given"),
    ("key: {akun: a.kode, kewenangan: rab.satker.kewenangan}", "key: a.kode", "$[0].key"),
    ("    id: 'Akun {a.kode}", "    ms: 'Akun {a.kode}", "$[0].message $[0].message"),
  ])
  func `refuses what is no rule`(old: String, new: String, path: String) throws {
    let file = try Self.ruleFiles.get().first { $0.path == "umum/rules/akun.yaml" }
    let text = try #require(file).text
    try #require(text.contains(old))
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(try Self.violations([try Self.parse(changed).asText]) == [path])
  }

  /// A rule without a key, with a key too many, or with the keys that exclude each other.
  @Test func `agrees with the loader on every key of every kind`() throws {
    let folder = ReportBench.repository + "/Rules/ikma-2026"
    let files = try #require(PackFiles(folder: folder))
    var rules: [(name: String, node: YAMLNode, isSound: Bool)] = []
    for kind in RuleKindName.allCases {
      let text = RuleSkeleton(kind, language: .english).text
      var contents = files.contents.filter { !$0.key.hasPrefix("rules/") }
      contents["rules/baru.yaml"] = Array(text.utf8)
      // Its tables are those of the packs that it extends.
      let pack = try AuthoredPack(PackFiles(folder: folder, contents: contents), asOf: nil)
      let authored = try #require(pack.rules.last)
      var variants = [("", authored.node)]
      for key in RuleLoader.keys(of: kind).names where authored.node[key] != nil {
        // An expression over a row means nothing without its row, which a schema cannot tell.
        if key == "for" || key == "when" { continue }
        variants.append(
          ("without \(key)", try #require(authored.node.changing([.key(key)], to: nil))))
      }
      let entries = try #require(authored.node.entries)
      let extra = try #require(try Self.parse("{kunci: nilai}").entries?.first)
      var larger = authored.node
      larger.content = .mapping(entries + [extra])
      variants.append(("with an unknown key", larger))
      if case .exactlyOne(let names) = kind.demand {
        let missing = try #require(names.first { authored.node[$0] == nil })
        let example =
          missing == "in"
          ? "{in: {table: akun, key: {kode: rab.kro}, on-missing: fail}}"
          : "{values: [rab.total, kak.biaya]}"
        var both = authored.node
        both.content = .mapping(entries + (try Self.parse(example).entries ?? []))
        variants.append(("with \(missing) as well", both))
      }
      for (name, node) in variants {
        let isSound = authored.loader.reporting(to: PackProblems()).rule(node) != nil
        rules.append(("\(kind.rawValue) \(name)", node, isSound))
      }
    }
    let found = try Self.violations(rules.map { .array([$0.node.asText]) })
    for (rule, violations) in zip(rules, found) {
      #expect(violations.isEmpty == rule.isSound, "\(rule.name): \(violations)")
    }
    #expect(rules.contains { $0.isSound } && rules.contains { !$0.isSound })
  }
}

extension YAMLNode {
  /// Every scalar a text, as the loader sees it.
  fileprivate var asText: JSONValue { json { .text($0) } }

  /// Numbers and truth values typed, as editors see them.
  fileprivate var asEditorsSee: JSONValue {
    json { text in
      switch text {
      case "true": .truth(true)
      case "false": .truth(false)
      default:
        Int(text).map { "\($0)" == text ? .number($0) : .text(text) } ?? .text(text)
      }
    }
  }

  private func json(_ scalar: (String) -> JSONValue) -> JSONValue {
    switch content {
    case .scalar(let text): scalar(text)
    case .sequence(let nodes): .array(nodes.map { $0.json(scalar) })
    case .mapping(let entries):
      .object(entries.map { .init(key: $0.key.text ?? "", value: $0.value.json(scalar)) })
    }
  }
}
