internal import ArgumentParser
internal import Glibc
internal import ReviuCore

/// The command line; exit status 0, 1, and 2 are all that it knows.
@main
struct ReviuCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviu",
    abstract: "Reviews budget proposals (KAK and RAB) against declarative rule packs.",
    discussion: """
      Exit status: 0 every proposal passes the gate; 1 at least one does not; 2 the tool could not do its \
      work (usage, broken rule pack, no input, output not writable), or a file that was named is no submission. \
      Only check and merge apply the gate; check --partial, worker, diff, and document end with 0 once their work \
      is done.
      """,
    version: Engine.version,
    subcommands: [
      CheckCommand.self, DiffCommand.self, DocumentCommand.self, ExplainCommand.self,
      IsolationWorkerCommand.self, MergeCommand.self, NewCommand.self, RulesCommand.self,
      WorkerCommand.self,
    ])

  /// That nothing was asked for is no success, which a script might take for a review.
  func run() throws { throw Failure(message: Self.helpMessage()) }

  static func main() {
    let status = Interruption().watching { run() }
    if status != 0 { Glibc.exit(status) }
  }

  /// The packs that a review takes unless told otherwise, a line each; none where they are not at hand.
  private static var packs: String {
    guard let files = PackFiles(folder: PackOptions.defaultRules),
      let pack = try? RulePack(files, asOf: nil)
    else { return "" }
    return pack.parts.map { "\n\($0.id) \($0.version) sha256:\($0.digest)" }.joined()
  }

  /// Runs the command that the arguments name.
  /// - Returns: the exit status.
  private static func run() -> Int32 {
    do {
      var command = try parseAsRoot()
      try command.run()
      return 0
    } catch let failure as Failure {
      Console.writeError(failure.message)
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      // Help and version come here too; the parser's own usage errors have other numbers than ours.
      var message = fullMessage(for: error)
      if exitCode(for: error) == .success {
        if message == Engine.version { message += packs }
        do { try Console.write(message + "\n") } catch { return 2 }
        return 0
      }
      Console.writeError(message)
    }
    return 2
  }
}

/// Why the tool could not do its work.
struct Failure: Error {
  var message: String
}
