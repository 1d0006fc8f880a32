internal import ReviuCore

/// The report for programs; its schema is `reviu-report-1.schema.json`.
struct JSONReport: Report {
  let batch: Batch

  init(_ batch: Batch, _ style: ReportStyle) { self.batch = batch }

  func write(to output: inout some TextOutputStream) {
    var json = JSONWriter()
    json.object { json in
      json.fields(ofRun: batch)
      json.key("inputs")
      json.array { json in
        for input in batch.inputs { json.object { $0.fields(of: input) } }
      }
      json.key("proposals")
      let rules = batch.summaries.map(\.id)
      json.array { json in
        for review in batch.reviews {
          json.object { $0.fields(of: review, in: batch, rules: rules) }
          json.drain(to: &output)
        }
      }
      json.key("findings")
      json.array { json in
        for finding in batch.findings {
          json.object { $0.fields(of: finding) }
          json.drain(to: &output)
        }
      }
      json.key("coverage")
      json.array { json in
        for coverage in batch.coverage { json.object { $0.fields(of: coverage) } }
      }
      json.key("summary")
      json.object { $0.fields(ofSummary: batch) }
    }
    json.endLine()
    json.drain(to: &output)
  }
}
