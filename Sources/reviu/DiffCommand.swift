internal import ArgumentParser
internal import ReviuCore
internal import ReviuReports

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compares two JSON reports of the same proposals.",
    discussion: """
      Each finding is new, worse, remaining, better, resolved, or no longer visible: its rule did not assess it \
      again, which is not the same as resolved. A row that was taken out, or out of the rule's condition, looks resolved \
      too, because reports do not record which rows were assessed. The exit status does not depend on what is found.
      """)

  @Argument(help: ArgumentHelp("The earlier JSON report.", valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp("The later JSON report.", valueName: "new"))
  var new: String

  @Option(help: ArgumentHelp("Format on standard output: text or json.", valueName: "format"))
  var format = ListFormat.text

  @Option(help: ArgumentHelp("Language of messages: id or en.", valueName: "language"))
  var lang = Language.indonesian

  func run() throws {
    let reader = RecordReader(language: lang)
    let comparison = RecordComparison(
      old: try reader.record(old).record, new: try reader.record(new).record)
    switch format {
    case .text: try Console.write(comparison.text(in: lang))
    case .json: try Console.write(comparison.jsonText)
    }
  }
}
