internal import ArgumentParser
internal import FoundationEssentials
internal import ReviuCore
internal import ReviuExpression
internal import ReviuXML

/// What the review of a file may use.
struct LimitOptions: ParsableArguments {
  static let defaultMemory = 2048
  static let defaultTime = 60

  @Option(
    name: .customLong("memory-limit"),
    help: ArgumentHelp(
      "With --isolate, memory that the review of a file may take; \(defaultMemory) unless given.",
      valueName: "MB"))
  var memory: Int?

  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp(
      "With --isolate, time that the review of a file may take; \(defaultTime) unless given.",
      valueName: "seconds"))
  var time: Int?

  func validate() throws {
    if let memory, !(1...1 << 20).contains(memory) {
      throw ValidationError("--memory-limit must be from 1 to 1048576")
    }
    if let time, !(1...1_000_000).contains(time) {
      throw ValidationError("--time-limit must be from 1 to 1000000")
    }
  }

  var limits: OwnLimits {
    OwnLimits(seconds: time ?? Self.defaultTime, bytes: (memory ?? Self.defaultMemory) << 20)
  }
}

struct IsolationOptions: ParsableArguments {
  @Flag(
    help:
      "Review in processes of their own: a file that crashes, hangs, or takes all memory costs only itself."
  )
  var isolate = false

  @OptionGroup var limits: LimitOptions

  func validate() throws {
    if !isolate, limits.memory != nil || limits.time != nil {
      throw ValidationError("--memory-limit and --time-limit need --isolate")
    }
  }

  /// Fails where other processes could not read the waivers, which a pipe gives only once.
  func requireLasting(waivers: String?, _ options: PackOptions) throws {
    guard isolate, let waivers, FilePaths.kind(waivers) == .other else { return }
    throw Failure(
      message: options.say(
        "reviu: \(waivers): dengan --isolate, pengecualian harus berupa berkas, karena setiap proses membacanya",
        "reviu: \(waivers): with --isolate, waivers must be in a file, since every process reads it"
      ))
  }

  /// Nil unless asked for.
  func isolation(
    of reviewer: Reviewer, _ options: PackOptions, waivers: String?, digestsInputs: Bool,
    keepsDocuments: Bool, losses: Isolation.Losses
  ) -> Isolation? {
    if !isolate { return nil }
    let limits = limits.limits
    var command = ["/proc/self/exe", IsolationWorkerCommand.name]
    command += ["--rules", options.rules, "--as-of", reviewer.pack.asOf.description]
    command += ["--time-limit", "\(limits.seconds)", "--memory-limit", "\(limits.bytes >> 20)"]
    if let waivers { command += ["--waivers", waivers] }
    if digestsInputs { command += ["--digests-inputs"] }
    if keepsDocuments { command += ["--keeps-documents"] }
    var environment = ProcessInfo.processInfo.environment
    // Nobody sees what a process says that ends before its time, and saying it takes long.
    environment["SWIFT_BACKTRACE"] = "enable=no"
    return Isolation(command: command, environment: environment, limits: limits, losses: losses)
  }
}
