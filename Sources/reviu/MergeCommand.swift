internal import ArgumentParser
internal import ReviuCore
internal import ReviuXML

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts partials of check together.",
    discussion: """
      From files of reviu check --partial about different inputs comes the report of one check over all of them: a KAK \
      and a RAB find each other across partials, and rules about all proposals see all. Rule pack, day, and waivers \
      must be those of the partials; the day is theirs unless given.
      """)

  @Argument(help: ArgumentHelp("Files of check --partial.", valueName: "partial"))
  var partials: [String]

  @OptionGroup var options: PackOptions

  @OptionGroup var review: ReviewOptions

  func run() throws {
    let pack = try options.load(asOf: options.asOf ?? context(of: partials[0]).asOf)
    let reviewer = try review.reviewer(pack, options)
    let baseline = try review.baseline.map { try RecordReader(language: options.lang).baseline($0) }
    var merge = PartialMerge(reviewer, keepsDocuments: review.showsDocuments)
    for path in partials {
      let bytes = try bytes(of: path)
      do throws(MergeFailure) {
        try merge.add(file: path, bytes: bytes)
      } catch {
        throw failure(error)
      }
    }
    if review.showsDocuments, merge.lacksSources {
      throw Failure(
        message: options.say(
          "reviu: laporan html menampilkan dokumen, tetapi hasil bagian tidak memuatnya; buat dengan reviu check --partial BERKAS --with-documents",
          "reviu: the html report shows the documents, but the partials do not have them; make them with reviu check --partial FILE --with-documents"
        ))
    }
    var batch = BatchRun(
      reviewer, [], jobs: review.jobCount, digestsInputs: true,
      keepsDocuments: review.showsDocuments
    ).batch(gate: review.failOn, isComplete: review.complete, adding: merge.takePart())
    if let baseline { batch = batch.with(baseline) }
    try options.requireSubmission(in: batch, of: partials)
    try review.write(batch, options)
    if batch.isBlocked { throw ExitCode(1) }
  }

  private func context(of path: String) throws -> PartContext {
    let bytes = try bytes(of: path)
    do throws(MergeFailure) {
      return try PartialMerge.context(of: bytes[...], file: path)
    } catch {
      throw failure(error)
    }
  }

  private func bytes(of path: String) throws -> [UInt8] {
    guard let bytes = try? FileBytes.read(path, limit: .max) else {
      throw Failure(
        message: options.say(
          "reviu: \(path): hasil bagian tidak dapat dibaca",
          "reviu: \(path): the partial cannot be read"))
    }
    return bytes
  }

  private func failure(_ failure: MergeFailure) -> Failure {
    Failure(message: "reviu: \(failure.message[options.lang])")
  }
}
