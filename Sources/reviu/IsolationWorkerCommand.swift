internal import ArgumentParser
internal import ReviuCore

/// Started by ``CheckCommand`` only, which talks to it over standard input.
struct IsolationWorkerCommand: ParsableCommand {
  static let name = "review-worker"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Reviews what check --isolate tells it to.", shouldDisplay: false)

  @OptionGroup var options: PackOptions

  @OptionGroup var limits: LimitOptions

  @Option var waivers: String?

  @Flag var digestsInputs = false

  @Flag var keepsDocuments = false

  func run() throws {
    let pack = try options.load(asOf: options.asOf)
    var worker = Worker(
      try options.reviewer(pack, waivers: waivers), limits: limits.limits,
      digestsInputs: digestsInputs, keepsDocuments: keepsDocuments)
    worker.run()
  }
}
