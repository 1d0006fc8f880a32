internal import ReviuCore

/// A batch in one of the formats; the same batch always gives the same text.
protocol Report {
  init(_ batch: Batch, _ style: ReportStyle)

  var text: String { get }
}
