internal import ArgumentParser
internal import FoundationEssentials
internal import ReviuCore
internal import ReviuReports
internal import ReviuXML

extension ReportFormat: ExpressibleByArgument {
  /// For help.
  static let list = allCases.map(\.rawValue).joined(separator: ", ")
}

/// `--report json=out.json`.
struct ReportFile {
  var format: ReportFormat
  var path: String

  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard let name = parts.first, let format = ReportFormat(rawValue: String(name)) else {
      throw ValidationError("the format before the = is one of \(ReportFormat.list)")
    }
    guard parts.count == 2 else {
      throw ValidationError("write the file behind the format, such as \(format)=review.\(format)")
    }
    self.format = format
    path = String(parts[1])
  }
}

/// How proposals are reviewed and reported, by check and by merge.
struct ReviewOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Format on standard output: \(ReportFormat.list).", valueName: "format"))
  var format = ReportFormat.text

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Also write a report to a file, such as json=review.json; may be given more than once.",
      valueName: "format=file"), transform: ReportFile.init(argument:))
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
      valueName: "file"), completion: .file())
  var waivers: String?

  @Option(
    help: ArgumentHelp(
      "An earlier JSON report: what it has and did not get worse is shown but does not hold a proposal back.",
      valueName: "file"), completion: .file())
  var baseline: String?
  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }
}

extension ReviewOptions {
  var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Whether anything is said about reports, or about what only they show.
  var concernsReports: Bool {
    format != .text || !reports.isEmpty || failOn != .defaultGate || complete || baseline != nil
  }

  private var formats: [ReportFormat] { [format] + reports.map(\.format) }

  var showsInputDigests: Bool { formats.contains { $0.showsInputDigests } }

  var showsDocuments: Bool { formats.contains { $0.showsDocuments } }

  func reviewer(_ pack: RulePack, _ options: PackOptions) throws -> Reviewer {
    try options.reviewer(pack, waivers: waivers)
  }

  /// Fails where a report could not be written, before the work for it is done.
  /// - Parameters:
  ///   - others: what the command writes besides.
  ///   - inputs: arguments that name what it reads besides.
  func requireWritable(
    and others: [String] = [], besides inputs: [String], _ options: PackOptions
  ) throws {
    try Console.requireWritable(
      reports.map(\.path) + others, besides: inputs + [waivers, baseline].compactMap { $0 },
      in: options.lang)
  }

  /// Fails where a report would take the place of a file that goes with a proposal, which only its KAK tells.
  private func requireNoAttachment(_ path: String, in batch: Batch, _ options: PackOptions) throws {
    guard FilePaths.kind(path) == .file else { return }
    let (name, resolved) = (
      path.utf8.split(separator: UInt8(ascii: "/")).last, FilePaths.resolved(path)
    )
    let isAttached = batch.reviews.lazy.flatMap(\.attachedFiles).contains { file in
      // Few have the same name, and where a path leads takes long to find out.
      file.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) == name.map(Array.init)
        && FilePaths.resolved(file) == resolved
    }
    if isAttached {
      throw Failure(
        message: options.say(
          "reviu: \(path): lampiran usulan, yang tidak ditimpa; pilih nama lain",
          "reviu: \(path): attached to a proposal, and not overwritten; choose another name"))
    }
  }

  /// Writes the reports, those for files first.
  func write(_ batch: Batch, _ options: PackOptions) throws {
    let plain = ReportStyle(language: options.lang, usesColor: false)
    for report in reports { try requireNoAttachment(report.path, in: batch, options) }
    for report in reports {
      try Console.write(toFile: report.path, in: options.lang) {
        batch.write(report.format, plain, to: &$0)
      }
    }
    let style = ReportStyle(language: options.lang, usesColor: Console.showsColor)
    try Console.write { batch.write(format, style, to: &$0) }
  }
}
