package import ReviuCore

/// The formats in which a batch can be reported.
package enum ReportFormat: String, Sendable, CaseIterable {
  /// For people, on a terminal.
  case text
  /// For programs: `reviu-report-1`.
  case json
  /// The same, an object a line.
  case ndjson
  /// For code scanning: SARIF 2.1.0.
  case sarif
  /// For CI servers: a test case for every rule and proposal.
  case junit
  /// For GitLab: code quality.
  case gitlab
  /// For GitHub: annotations as workflow commands.
  case github
  /// For spreadsheets: a finding a row.
  case csv
  /// For comments on merge requests.
  case markdown
  /// For managers and units: one page with overviews, findings, and documents.
  case html

  /// Whether the report is a record that names its inputs by digest.
  package var showsInputDigests: Bool {
    switch self {
    case .json, .ndjson, .sarif: true
    case .text, .junit, .gitlab, .github, .csv, .markdown, .html: false
    }
  }

  /// Whether the report shows the documents themselves, so that they must be kept.
  package var showsDocuments: Bool { self == .html }

  var type: any Report.Type {
    switch self {
    case .text: TextReport.self
    case .json: JSONReport.self
    case .ndjson: NDJSONReport.self
    case .sarif: SARIFReport.self
    case .junit: JUnitReport.self
    case .gitlab: GitLabReport.self
    case .github: GitHubReport.self
    case .csv: CSVReport.self
    case .markdown: MarkdownReport.self
    case .html: HTMLReport.self
    }
  }
}

/// How a report is to look.
package struct ReportStyle: Sendable {
  package var language: Language
  /// Terminal colours; only for output that goes to a terminal.
  package var usesColor: Bool

  package init(language: Language, usesColor: Bool) {
    self.language = language
    self.usesColor = usesColor
  }
}

extension Batch {
  /// Writes the report piece by piece; the same batch always gives the same bytes.
  package func write(
    _ format: ReportFormat, _ style: ReportStyle, to output: inout some TextOutputStream
  ) {
    format.type.init(self, style).write(to: &output)
  }

  /// The whole report.
  package func report(_ format: ReportFormat, _ style: ReportStyle) -> String {
    format.type.init(self, style).text
  }
}
