internal import ArgumentParser
internal import ReviuCore
internal import ReviuReports

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Puts together partials of check or results of worker.",
    discussion: """
      From files of reviu check --partial, or of the lines that reviu worker writes, about different inputs comes the report of one check over all of them: a KAK \
      and a RAB find each other across partials, and rules about all proposals see all. Rule pack, day, and waivers \
      must be those of the partials. The day is theirs; --as-of takes no other.
      """)

  @Argument(
    help: ArgumentHelp("Files of check --partial or of worker.", valueName: "partial"),
    completion: .file())
  var partials: [String]

  @OptionGroup var options: PackOptions

  @OptionGroup var review: ReviewOptions

  func run() throws {
    try review.requireWritable(besides: partials, options)
    let pack = try options.load(madeOn: context(of: partials[0]).asOf)
    let reviewer = try review.reviewer(pack, options)
    let baseline = try review.baseline.map { try RecordReader(language: options.lang).baseline($0) }
    var merge = PartialMerge(reviewer, keepsDocuments: review.showsDocuments)
    for path in partials {
      for (name, bytes) in try parts(of: path) {
        do throws(MergeFailure) {
          try merge.add(file: name, bytes: bytes)
        } catch {
          throw failure(error)
        }
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
    let strangers = batch.strangers
    if strangers.isEmpty { try options.requireSubmission(in: batch, of: partials) }
    try review.write(batch, options)
    let status = options.status(of: batch, strangers)
    if status != 0 { throw ExitCode(status) }
  }

  private func context(of path: String) throws -> PartContext {
    let (name, bytes) = try parts(of: path)[0]
    do throws(MergeFailure) {
      return try PartialMerge.context(of: bytes[...], file: name)
    } catch {
      throw failure(error)
    }
  }

  /// A partial as it is, or those of all lines of a worker; at least one.
  private func parts(of path: String) throws -> [(name: String, bytes: [UInt8])] {
    let bytes = try Console.contents(
      of: path, Bilingual(id: "hasil bagian", en: "the partial"), in: options.lang)
    guard bytes.first == UInt8(ascii: "{") else { return [(path, bytes)] }
    return try bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !$1.isEmpty }
      .map { number, line in
        let name = "\(path):\(number + 1)"
        guard let result = WorkerResult(json: line) else {
          throw Failure(
            message: options.say(
              "reviu: \(name): bukan hasil dari reviu worker",
              "reviu: \(name): not a result of reviu worker"))
        }
        guard let part = result.part else {
          throw Failure(
            message: options.say(
              "reviu: \(name): baris \(result.line) tidak direviu: \(result.error?.id ?? ""); perbaiki, lalu serahkan lagi",
              "reviu: \(name): line \(result.line) was not reviewed: \(result.error?.en ?? ""); correct it and hand it in again"
            ))
        }
        return (name, part)
      }
  }

  private func failure(_ failure: MergeFailure) -> Failure {
    Failure(message: "reviu: \(failure.message[options.lang])")
  }
}
