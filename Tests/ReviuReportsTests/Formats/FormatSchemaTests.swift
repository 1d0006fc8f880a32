import ReviuCore
import ReviuTestSupport
import Testing

@testable import ReviuReports

/// The reports that others define, against their definitions.
struct FormatSchemaTests {
  static let schemas = ReportBench.repository + "/Tests/ReviuReportsTests/Schemas"

  static func report(_ batch: Batch, _ format: ReportFormat, _ language: Language = .indonesian)
    -> String
  {
    batch.report(format, ReportStyle(language: language, usesColor: false))
  }

  private static let jsonValidator = """
    import json, sys, jsonschema
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    report = json.load(sys.stdin)
    validator = jsonschema.validators.validator_for(schema)(schema)
    for item in report if sys.argv[2:] == ["each"] else [report]:
        for error in validator.iter_errors(item):
            print(error.json_path, error.message[:200])
    """

  private static let xmlValidator = """
    import subprocess, sys
    judge = ["/usr/bin/xmllint", "--noout", "--schema", sys.argv[1], "-"]
    judged = subprocess.run(judge, stdin=sys.stdin, capture_output=True, text=True)
    if judged.returncode != 0:
        print(judged.stderr)
    """

  /// Batches of every shape.
  static func batches() throws -> [Batch] {
    try Disposition.allCases.map {
      try ReportBench.batch(try ReportBench.everything(), gate: $0)
    } + [
      ReportBench.plainBatch(try ReportBench.clean()), ReportBench.plainBatch([]),
      ReportBench.waived(), ReportBench.known(),
    ]
  }

  @Test(arguments: Language.allCases)
  func `sarif follows the schema of OASIS`(language: Language) throws {
    for batch in try Self.batches() {
      let report = Self.report(batch, .sarif, language)
      let violations = try Python.run(
        Self.jsonValidator, input: report, "\(Self.schemas)/sarif-schema-2.1.0.json")
      #expect(violations == "")
    }
  }

  @Test func `gitlab follows what GitLab requires of each entry`() throws {
    for batch in try Self.batches() {
      let violations = try Python.run(
        Self.jsonValidator, input: Self.report(batch, .gitlab),
        "\(Self.schemas)/gitlab-code-quality.json", "each")
      #expect(violations == "")
    }
  }

  @Test(arguments: Language.allCases)
  func `junit follows the schema of Ant`(language: Language) throws {
    for batch in try Self.batches() {
      let violations = try Python.run(
        Self.xmlValidator, input: Self.report(batch, .junit, language),
        "\(Self.schemas)/junit.xsd")
      #expect(violations == "")
    }
  }

  @Test(arguments: [
    (ReportFormat.sarif, "\"version\": \"2.1.0\"", "\"version\": \"2.2\""),
    (.sarif, "\"level\": \"error\"", "\"level\": \"fatal\""),
    (.gitlab, "\"severity\": \"critical\"", "\"severity\": \"koreksi\""),
    (.junit, "<properties>", "<property>"),
  ])
  func `the judges refuse what is wrong`(format: ReportFormat, old: String, new: String) throws {
    let batch = try ReportBench.batch(try ReportBench.everything())
    let report = Self.report(batch, format)
    try #require(report.contains(old))
    let wrong = report.replacing(old, with: new).replacing(
      old.replacing("<", with: "</"), with: new.replacing("<", with: "</"))
    let violations =
      switch format {
      case .sarif:
        try Python.run(
          Self.jsonValidator, input: wrong, "\(Self.schemas)/sarif-schema-2.1.0.json")
      case .gitlab:
        try Python.run(
          Self.jsonValidator, input: wrong, "\(Self.schemas)/gitlab-code-quality.json", "each")
      default: try Python.run(Self.xmlValidator, input: wrong, "\(Self.schemas)/junit.xsd")
      }
    #expect(violations != "")
  }
}
