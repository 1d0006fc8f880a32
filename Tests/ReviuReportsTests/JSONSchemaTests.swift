import Foundation
import ReviuCore
import ReviuTestSupport
import Testing

@testable import ReviuReports

struct JSONSchemaTests {
  static let schemaPath =
    ReportBench.repository + "/Sources/ReviuReports/reviu-report-1.schema.json"

  /// Prints what a report violates of the schema, one line each.
  private static let validator = """
    import json, sys, jsonschema
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    report = json.load(sys.stdin)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(report):
        print(error.json_path, error.message[:200])
    """

  private static func violations(_ report: String) throws -> String {
    try Python.run(validator, input: report, schemaPath)
  }

  private static func report(_ batch: Batch) -> String {
    batch.report(.json, ReportStyle(language: .indonesian, usesColor: false))
  }

  @Test(arguments: Disposition.allCases)
  func `a report on everything that can happen follows the schema`(gate: Disposition) throws {
    let batch = try ReportBench.batch(try ReportBench.everything(), gate: gate)
    #expect(Set(batch.findings.map(\.rule)).isSuperset(of: ["DOK-BACA", "STRUKTUR", "PASANGAN"]))
    #expect(Set(batch.findings.map(\.outcome)) == [.fail, .indeterminate])
    #expect(try Self.violations(Self.report(batch)) == "")
  }

  @Test func `a report with waivers and a baseline follows the schema`() throws {
    for batch in [try ReportBench.waived(), try ReportBench.known()] {
      let violations = try Self.violations(Self.report(batch))
      #expect(violations == "")
    }
  }

  @Test func `a report on nothing follows the schema`() throws {
    #expect(try Self.violations(Self.report(try ReportBench.plainBatch([]))) == "")
  }

  @Test func `a report on a clean pair follows the schema`() throws {
    let batch = try ReportBench.plainBatch(try ReportBench.clean())
    #expect(!batch.isBlocked)
    #expect(try Self.violations(Self.report(batch)) == "")
  }

  /// A change of a report and what the schema must say of it.
  @Test(arguments: [
    ("\"schema\": \"reviu-report-1\"", "\"schema\": \"reviu-report-2\"", "$.schema"),
    ("\"asOf\": \"2025-10-10\"", "\"asOf\": \"10 Oktober 2025\"", "$.asOf"),
    ("\"summary\": {", "\"extra\": 1, \"summary\": {", "$ "),
    ("\"digest\": \"sha256:", "\"digest\": \"SHA256:", "$.packs[0].digest"),
    ("\"status\": \"read\"", "\"status\": \"ok\"", "$.inputs["),
    ("\"outcome\": \"fail\"", "\"outcome\": \"pass\"", "$.findings["),
    ("\"total\": \"", "\"total\": \"Rp", "$.proposals["),
    ("\"line\": ", "\"line\": -", "$.findings["),
    ("\"difference\": \"", "\"difference\": \"+", "$.findings["),
    ("\"remedy\": {", "\"remedy\": {\"ms\": \"x\", ", "$.findings["),
    ("\"kind\": \"arithmetic\"", "\"kind\": \"magic\"", "$.findings["),
    ("\"files\": ", "\"berkas\": ", "$.summary"),
  ])
  func `the schema refuses what is no report`(
    old: String, new: String, path: String
  ) throws {
    let documents = try ReportBench.changed("rab.xml", "<total>", to: "<total>9")
    let report = Self.report(try ReportBench.plainBatch(documents))
    try #require(report.contains(old))
    let changed = report.replacing(old, with: new, maxReplacements: 1)
    #expect(try Self.violations(changed).contains(path))
  }

  @Test func `every object of the schema is closed`() throws {
    let script = """
      import json, sys
      def walk(node, path):
          if isinstance(node, dict):
              if "object" in (node.get("type") or ""):
                  if node.get("additionalProperties") is not False: print(path, "is open")
                  names = set(node["properties"])
                  missing = names - set(node.get("required", []))
                  if missing and path != "/$defs/finding/properties/effect":
                      print(path, "does not require", sorted(missing))
              for key, value in node.items(): walk(value, path + "/" + key)
          elif isinstance(node, list):
              for value in node: walk(value, path)
      walk(json.load(sys.stdin), "")
      """
    let schema = try String(contentsOfFile: Self.schemaPath, encoding: .utf8)
    #expect(try Python.run(script, input: schema) == "")
  }
}
