internal import ArgumentParser
internal import Foundation
internal import ReviuCore
internal import ReviuExpression
internal import ReviuReports

extension ReportFormat: ExpressibleByArgument {
  /// For help.
  static let list = allCases.map(\.rawValue).joined(separator: ", ")
}

/// `--report json=out.json`.
struct ReportFile: ExpressibleByArgument {
  var format: ReportFormat
  var path: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let format = ReportFormat(rawValue: String(parts[0])) else {
      return nil
    }
    self.format = format
    path = String(parts[1])
  }
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reviews submissions.",
    discussion: """
      Inputs are XML files, folders (all .xml files below them), - (one document on standard input), and \
      @list (a file with one path a line). A KAK and a RAB belong together when fiscal year, satker, \
      kegiatan, KRO, and RO are the same; one file may hold both.
      """)

  @Argument(help: ArgumentHelp("Files, folders, -, or @list.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var options: PackOptions

  @Option(
    help: ArgumentHelp(
      "Format on standard output: \(ReportFormat.list).", valueName: "format"))
  var format = ReportFormat.text

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Also write a report to a file, such as json=review.json; may be given more than once.",
      valueName: "format=file"))
  var reports: [ReportFile] = []

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "The least severe disposition that holds a proposal back: tolak, koreksi, lengkapi, catatan, konfirmasi.",
      valueName: "disposition"))
  var failOn = Disposition.defaultGate

  @Flag(
    help:
      "The inputs are all that is expected: rules of the kind population tell what has not arrived."
  )
  var complete = false

  @Option(
    help: ArgumentHelp(
      "Proposals to review at a time; as many as there are processors unless given. Changes no result.",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "The inspectorate's file of waivers: findings that are excused for a time.",
      valueName: "file"))
  var waivers: String?

  @Option(
    help: ArgumentHelp(
      "An earlier JSON report: what it has is shown but does not hold a proposal back.",
      valueName: "file"))
  var baseline: String?

  @Option(
    name: .customLong("changed-since"),
    help: ArgumentHelp(
      "Report only proposals with a file that differs from this revision of git. All files are read all the same.",
      valueName: "revision"))
  var changedSince: String?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() throws {
    let pack = try options.load(asOf: options.asOf ?? .today)
    let paths = try InputPaths(inputs, options)
    let formats = [format] + reports.map(\.format)
    let progress = BatchRun.Progress()
    let display = ProgressDisplay(progress, of: paths.inputs.count, options)
    let waivers = try waivers.map { try options.waivers($0, for: pack) }
    let baseline = try baseline.map { try RecordReader(language: options.lang).baseline($0) }
    var batch = BatchRun(
      Reviewer(pack: pack, waivers: waivers), paths.sources,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      digestsInputs: formats.contains { $0.showsInputDigests }, progress: progress,
      keepsDocuments: formats.contains { $0.showsDocuments }
    ).batch(gate: failOn, isComplete: complete)
    display?.end()
    if let baseline { batch = batch.with(baseline) }
    let strangers = paths.strangers(in: batch)
    if strangers.isEmpty && batch.inputs.allSatisfy({ $0.status == .skipped }) {
      throw Failure(
        message: options.say(
          "reviu: tidak ada usulan di \(inputs.joined(separator: ", ")); tidak satu pun dari \(batch.inputs.count) berkas .xml berelemen akar kak, rab, atau usulan",
          "reviu: there is no submission in \(inputs.joined(separator: ", ")); none of \(batch.inputs.count) .xml files has the root kak, rab, or usulan"
        ))
    }
    if let revision = changedSince { batch = try limited(batch, to: revision) }
    try write(batch)
    for (path, root) in strangers {
      Console.writeError(
        options.say(
          "reviu: \(path): bukan usulan; elemen akarnya \"\(root)\", bukan kak, rab, atau usulan",
          "reviu: \(path): not a submission; its root is \"\(root)\", not kak, rab, or usulan"))
    }
    if !strangers.isEmpty { throw ExitCode(2) }
    if batch.isBlocked { throw ExitCode(1) }
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
      to: { changes.contains($0) }, keepsUnpaired: changes.hasDeletedXML)
    let (touched, all) = (limited.reviews.count, batch.reviews.count)
    Console.writeError(
      options.say(
        "reviu: \(touched) dari \(all) usulan berubah sejak \(revision); hanya itu yang dilaporkan",
        "reviu: \(touched) of \(all) proposals changed since \(revision); only these are reported"))
    return limited
  }

  private func write(_ batch: Batch) throws {
    let plain = ReportStyle(language: options.lang, usesColor: false)
    for report in reports {
      try Console.write(batch.report(report.format, plain), toFile: report.path)
    }
    try Console.write(
      batch.report(
        format, ReportStyle(language: options.lang, usesColor: Console.showsColor)))
  }
}
