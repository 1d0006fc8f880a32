internal import ArgumentParser
internal import FoundationEssentials
internal import ReviuCore
internal import ReviuExpression
internal import ReviuReports

/// The documents of the later of two reports, and the rules that it was made by.
struct RecordDocumentsOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "The documents of the report under review: files, folders, -, or @list. What is in a row that its rule leaves out now is then told as no longer visible, not as resolved.",
      valueName: "input"), completion: .file())
  var documents: [String] = []

  @OptionGroup var options: PackOptions

  func validate() throws {
    if options.asOf != nil, documents.isEmpty {
      throw ValidationError("--as-of needs --documents")
    }
  }

  /// - Parameter path: of the record.
  /// - Returns: nil without documents.
  /// - Throws: ``Failure`` where the record was made of other documents or by other rules.
  func documents(of record: ReviewRecord, at path: String) throws -> RecordDocuments? {
    if documents.isEmpty { return nil }
    let pack = try options.load(madeOn: CivilDate(record.asOf))
    if let difference = record.difference(from: pack) {
      let message = MergeFailure.different(file: path, from: nil, difference).message
      throw Failure(message: "reviu: \(message[options.lang])")
    }
    let paths = try InputPaths(documents, options)
    var batch = BatchRun(
      Reviewer(pack: pack), paths.sources, jobs: ProcessInfo.processInfo.activeProcessorCount,
      digestsInputs: true, keepsDocuments: !paths.canBeReadAgain
    ).batch(gate: .defaultGate)
    if paths.canBeReadAgain { batch = batch.withDocumentsInFiles() }
    do throws(RecordDocuments.Mismatch) {
      return try RecordDocuments(batch, of: record)
    } catch {
      throw Failure(message: "reviu: \(path): \(error.message[options.lang])")
    }
  }
}
