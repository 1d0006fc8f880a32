internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import ReviuCore

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reviews submissions.",
    discussion: """
      Inputs are XML files, folders (all .xml files below them; hidden files and folders and links to folders \
      are left out, and so are files that --report or --partial writes), - (one document on standard input), and \
      @list (a file with one path a line). A file that is reached by several names is one input. A KAK and a RAB \
      belong together when fiscal year, satker, kegiatan, KRO, and RO are the same; one file may hold both.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, -, or @list.", valueName: "input"), completion: .file())
  var inputs: [String]

  @OptionGroup var options: PackOptions

  @OptionGroup var review: ReviewOptions

  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp(
      """
      Report only proposals touched since this revision of git: a file that is theirs, or was theirs then, differs. \
      All files are read all the same.
      """,
      valueName: "revision"))
  var changedSince: String?

  @Option(
    help: ArgumentHelp(
      "Write what is found to a file for merge instead of a report. The exit status is then 0, whatever is found.",
      valueName: "file"), completion: .file())
  var partial: String?

  @Flag(
    help: "Also put the documents into the partial, so that merge can show them in the html report."
  )
  var withDocuments = false

  @OptionGroup var isolation: IsolationOptions

  @OptionGroup var results: StoreOptions

  @Flag(help: "Review again whenever an input changes, until Ctrl-C.")
  var watch = false

  func validate() throws {
    if withDocuments, partial == nil {
      throw ValidationError("--with-documents needs --partial")
    }
    if partial != nil, review.concernsReports || changedSince != nil {
      throw ValidationError(
        "--partial writes no report: give --format, --report, --fail-on, --complete, and --baseline to merge; "
          + "--changed-since does not go with it")
    }
    if watch, inputs.contains(InputPaths.standardInput) {
      throw ValidationError("--watch needs files or folders; standard input cannot be read again")
    }
  }

  func run() throws {
    try review.requireWritable(and: [partial].compactMap { $0 }, besides: inputs, options)
    try isolation.requireLasting(waivers: review.waivers, options)
    // The system takes all memory back at once, which is sooner than piece by piece.
    guard watch else { return try reviewOnce { status, _ in Glibc.exit(status) } }
    try Watch(inputs, writing: outputs, options).run {
      var review = Watch.Review(status: 0, attachments: [])
      try reviewOnce { status, batch in
        review = .init(status: status, attachments: batch.reviews.flatMap(\.attachedFiles))
      }
      return review
    }
  }

  /// - Parameter end: what follows with the exit status, while everything is still in memory.
  private func reviewOnce(then end: (Int32, Batch) throws -> Void) throws {
    let pack = try options.loadAuthored(asOf: options.asOf ?? .today, readsTests: false)
    let paths = try InputPaths(inputs, writing: outputs, options)
    let reviewer = try review.reviewer(pack.pack, options)
    let baseline = try review.baseline.map { try RecordReader(language: options.lang).baseline($0) }
    if let partial { return try write(paths, reviewer, toPartial: partial) }
    let areInFiles = review.showsDocuments && paths.canBeReadAgain
    var batch = try running(
      paths, reviewer, digestsInputs: review.showsInputDigests || areInFiles,
      keepsDocuments: review.showsDocuments && !areInFiles
    ) { $0.batch(gate: review.failOn, isComplete: review.complete) }
    if areInFiles { batch = batch.withDocumentsInFiles() }
    if let baseline { batch = batch.with(baseline) }
    let strangers = batch.strangers
    if strangers.isEmpty { try options.requireSubmission(in: batch, of: inputs) }
    if let revision = changedSince { batch = try limited(batch, to: revision) }
    try review.write(batch, options)
    let status = options.status(of: batch, strangers)
    try withExtendedLifetime((pack, batch)) { try end(status, batch) }
  }

  /// Files that the command writes.
  private var outputs: [String] { review.reports.map(\.path) + [partial].compactMap { $0 } }

  /// Writes what is found for ``MergeCommand``, which alone can tell what all of it means.
  private func write(_ paths: InputPaths, _ reviewer: Reviewer, toPartial path: String) throws {
    try running(paths, reviewer, digestsInputs: true, keepsDocuments: withDocuments) { run in
      try Console.write(toFile: path, in: options.lang) { output in
        run.encodedParts { output.write($0) }
      }
    }
  }

  /// Does the work of a run, shows how far it is, and tells how many processes it has cost.
  private func running<Product>(
    _ paths: InputPaths, _ reviewer: Reviewer, digestsInputs: Bool, keepsDocuments: Bool,
    _ work: (BatchRun) throws -> Product
  ) throws -> Product {
    let store = try results.store(for: reviewer, options, keepsDocuments: keepsDocuments)
    // What is kept says of which bytes it was found.
    let digestsInputs = digestsInputs || store != nil
    let (progress, losses) = (BatchRun.Progress(), Isolation.Losses())
    let run = BatchRun(
      reviewer, paths.sources, jobs: review.jobCount, digestsInputs: digestsInputs,
      progress: progress, keepsDocuments: keepsDocuments,
      isolation: isolation.isolation(
        of: reviewer, options, waivers: review.waivers, digestsInputs: digestsInputs,
        keepsDocuments: keepsDocuments, losses: losses),
      store: store)
    let display = ProgressDisplay(progress, of: paths.inputs.count, options)
    let result = Result { try work(run) }
    display?.end()
    if losses.count > 0 {
      Console.writeError(
        options.say(
          "reviu: \(losses.count) proses berhenti sebelum waktunya dan diganti",
          "reviu: \(losses.count.counted("process ended before its time and was", "processes ended before their time and were")) replaced"
        ))
    }
    return try result.get()
  }

  /// The proposals that were touched since a revision, and a note on how many were not.
  private func limited(_ batch: Batch, to revision: String) throws -> Batch {
    let changes: GitChanges
    do throws(GitChanges.Problem) {
      changes = try GitChanges(
        since: revision, in: FileManager.default.currentDirectoryPath)
    } catch {
      let reason =
        switch error {
        case .git(let complaint): complaint
        }
      throw Failure(
        message: options.say(
          "reviu: --changed-since \(revision): git tidak dapat menjawab (\(reason))",
          "reviu: --changed-since \(revision): git cannot tell (\(reason))"))
    }
    let limited = batch.limited(
      to: { changes.mayConcern($0) }, proposals: changes.formerProposals,
      keepsUnpaired: changes.hasUnreadableFormer)
    let (touched, all) = (limited.reviews.count, batch.reviews.count)
    Console.writeError(
      options.say(
        "reviu: \(touched) dari \(all) usulan berubah sejak \(revision); hanya itu yang dilaporkan",
        "reviu: \(touched) of \(all.counted("proposal")) changed since \(revision); only these are reported"
      ))
    return limited
  }
}
