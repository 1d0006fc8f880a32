internal import ReviuCore

/// A batch in one of the formats; the same batch always gives the same text.
protocol Report {
  init(_ batch: Batch, _ style: ReportStyle)

  /// Writes piece by piece, so that no large report stands in memory whole.
  func write(to output: inout some TextOutputStream)
}

extension Report {
  /// The whole report.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }
}
