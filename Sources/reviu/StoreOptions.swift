internal import ArgumentParser
internal import FoundationEssentials
internal import ReviuCore

/// Where results are kept for later runs.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep results in a folder, and take from it what has not changed. Changes no report.",
      valueName: "folder"), completion: .directory)
  var cache: String?

  @Option(
    help: ArgumentHelp(
      "The same for one run only, which the same command continues when it was ended before its time.",
      valueName: "folder"), completion: .directory)
  var resume: String?

  func validate() throws {
    if cache != nil, resume != nil {
      throw ValidationError("--cache and --resume do the same; give one of them")
    }
  }

  /// Nil unless asked for.
  func store(
    for reviewer: Reviewer, _ options: PackOptions, keepsDocuments: Bool
  ) throws -> ResultStore? {
    guard let folder = cache ?? resume else { return nil }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        message: options.say(
          "reviu: \(folder): folder tidak dapat dibuat", "reviu: \(folder): no folder can be made"))
    }
    let store = ResultStore(folder: folder, reviewer, keepsDocuments: keepsDocuments)
    if resume == nil {
      try Console.requireWritable(["\(folder)/journal"], in: options.lang)
    } else {
      try open(store, folder, options)
    }
    return store
  }

  private func open(_ store: ResultStore, _ folder: String, _ options: PackOptions) throws {
    do throws(ResultStore.JournalProblem) {
      try store.openJournal()
    } catch {
      switch error {
      case .other(let difference):
        let message = MergeFailure.different(file: folder, from: nil, difference).message
        throw Failure(message: "reviu: --resume: \(message[options.lang])")
      case .damaged:
        throw Failure(
          message: options.say(
            "reviu: --resume \(folder): jurnalnya rusak; hapus folder itu dan mulai lagi",
            "reviu: --resume \(folder): its journal is damaged; delete the folder and start anew"))
      case .unwritable(let problem):
        throw Console.unwritable(folder, problem, in: options.lang)
      }
    }
  }
}
