package import ReviuCore

/// The formats in which a batch can be reported.
package enum ReportFormat: String, Sendable, CaseIterable {
  /// For people, on a terminal.
  case text
  /// For programs: `reviu-report-1`.
  case json

  /// Whether the report is a record that names its inputs by digest; text on a screen is not.
  package var showsInputDigests: Bool {
    switch self {
    case .text: false
    case .json: true
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
  /// The whole report; the same batch always gives the same bytes.
  package func report(_ format: ReportFormat, _ style: ReportStyle) -> String {
    switch format {
    case .text: TextReport(batch: self, style: style).text
    case .json: JSONReport(batch: self).text
    }
  }
}
