internal import ReviuCore

/// One JSON object a line, for programs that read as they go.
///
/// The objects have the keys of the JSON report behind `record`, which says what they are: `run`, `input`,
/// `proposal`, `finding`, `coverage`, `summary`.
struct NDJSONReport: Report {
  let batch: Batch

  init(_ batch: Batch, _ style: ReportStyle) { self.batch = batch }

  func write(to output: inout some TextOutputStream) {
    var json = JSONWriter(isCompact: true)
    func record(_ name: String, _ fields: (inout JSONWriter) -> Void) {
      json.object { json in
        json.field("record", name)
        fields(&json)
      }
      json.endLine()
      json.drain(to: &output)
    }
    record("run") { $0.fields(ofRun: batch) }
    for input in batch.inputs { record("input") { $0.fields(of: input) } }
    let rules = batch.summaries.map(\.id)
    for review in batch.reviews {
      record("proposal") { $0.fields(of: review, in: batch, rules: rules) }
    }
    for finding in batch.findings { record("finding") { $0.fields(of: finding) } }
    for coverage in batch.coverage { record("coverage") { $0.fields(of: coverage) } }
    record("summary") { $0.fields(ofSummary: batch) }
  }
}
