internal import ArgumentParser
internal import ReviuCore
internal import ReviuReports

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compares two JSON reports of the same proposals.",
    discussion: """
      Each finding is new, worse, remaining, better, resolved, or no longer visible: gone, but not because \
      it was corrected, as its rule did not assess it again, or its documents did not change. Reports do not record which rows were assessed, so a row that has left \
      the rule's condition or lost its words looks resolved too, unless --documents gives the documents of the later \
      report: the rule is then applied to the rows that it leaves out, and what is still found there, or cannot be \
      decided, is no longer visible. Documents and rule pack must be those of that report; the day is its own, and \
      --as-of takes no other. Without --documents, no rule pack is needed and --as-of is refused. A row \
      with other codes or another description is another row, except that a row that lost the words of a rule is \
      known by its place. The exit status does not depend on what is found.
      """)

  @Argument(help: ArgumentHelp("The earlier JSON report.", valueName: "old"), completion: .file())
  var old: String

  @Argument(help: ArgumentHelp("The later JSON report.", valueName: "new"), completion: .file())
  var new: String

  @Option(help: ArgumentHelp("Format on standard output: text or json.", valueName: "format"))
  var format = ListFormat.text

  @OptionGroup var documents: RecordDocumentsOptions

  func run() throws {
    let language = documents.options.lang
    let reader = RecordReader(language: language)
    let (old, later) = (try reader.record(old).record, try reader.record(new).record)
    let comparison = RecordComparison(
      old: old, new: later, documents: try documents.documents(of: later, at: new))
    switch format {
    case .text: try Console.write(comparison.text(in: language))
    case .json: try Console.write(comparison.jsonText)
    }
  }
}
