internal import ReviuCore

/// A code quality report of GitLab.
struct GitLabReport: Report {
  let batch: Batch
  let language: Language

  init(_ batch: Batch, _ style: ReportStyle) {
    self.batch = batch
    language = style.language
  }

  func write(to output: inout some TextOutputStream) {
    var json = JSONWriter()
    json.array { json in
      for finding in batch.findings {
        json.object { write(finding, &$0) }
        json.drain(to: &output)
      }
    }
    json.endLine()
    json.drain(to: &output)
  }

  private func write(_ finding: Finding, _ json: inout JSONWriter) {
    let place = finding.locations.first
    json.field(
      "description", "\(finding.title[language]): \(finding.message[language])".printable)
    json.field("check_name", finding.rule)
    json.field("fingerprint", finding.fingerprint)
    json.field("severity", finding.isOpen ? finding.disposition.severity : "info")
    json.key("location")
    json.object { json in
      // A finding about a document that is not there has no place; GitLab demands a path.
      json.field("path", place?.file ?? finding.proposal ?? "")
      json.key("lines")
      json.object { $0.field("begin", place?.line ?? 1) }
    }
  }
}

extension Disposition {
  /// The severity of GitLab, whose words for what blocks are finer than SARIF's.
  fileprivate var severity: String {
    switch self {
    case .tolak: "blocker"
    case .koreksi: "critical"
    case .lengkapi: "major"
    case .catatan: "minor"
    case .konfirmasi: "info"
    }
  }
}
