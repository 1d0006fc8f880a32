internal import ArgumentParser
internal import ReviuCore
internal import ReviuReports

extension ReviewDocuments.Kind: ExpressibleByArgument {}

struct DocumentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document", abstract: "Makes the KKR, CHR, or LHR of a review.",
    discussion: """
      From the JSON report of check: the working paper (kkr), the record that both sides sign (chr), or the report \
      (lhr). The name of the file says the format: .html for printing, .odt for LibreOffice and Microsoft Word. \
      The documents are Indonesian; names, letters, and what was agreed are left to be filled in. What was done since \
      the previous report is told as reviu diff tells it; give --documents to have it held against the documents of \
      the report. Documents, rule pack, and day must then be those of the report; without --documents, no rule pack \
      is needed and --as-of is refused.
      """)

  @Argument(help: ArgumentHelp("kkr, chr, or lhr.", valueName: "document"))
  var kind: ReviewDocuments.Kind

  @Argument(
    help: ArgumentHelp("The JSON report of the review.", valueName: "report"), completion: .file())
  var report: String

  @Option(
    help: ArgumentHelp(
      "The JSON report of the review before, for what was done and what was not.",
      valueName: "report"), completion: .file())
  var previous: String?

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"),
    completion: .file())
  var output: String

  @OptionGroup var documents: RecordDocumentsOptions

  private var isODT: Bool { output.lowercased().hasSuffix(".odt") }

  func validate() throws {
    if !isODT, !output.lowercased().hasSuffix(".html") {
      throw ValidationError("--output must end in .html or .odt")
    }
    if previous == nil, !documents.documents.isEmpty {
      throw ValidationError("--documents needs --previous")
    }
  }

  func run() throws {
    try Console.requireWritable(
      [output], besides: [report] + [previous].compactMap { $0 } + documents.documents,
      in: documents.options.lang)
    let reader = RecordReader(language: documents.options.lang)
    let record = try reader.record(report).record
    let document = ReviewDocuments(
      record, previous: try previous.map { try reader.record($0).record },
      documents: try documents.documents(of: record, at: report)
    ).document(kind)
    let bytes = isODT ? document.odt : Array(document.html.utf8)
    try Console.write(toFile: output, in: documents.options.lang) { $0.write(bytes) }
  }
}
