internal import ArgumentParser
internal import Foundation
internal import ReviuCore

/// The command line; exit status 0, 1, and 2 are all that it knows.
@main
struct ReviuCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviu",
    abstract: "Reviews budget proposals (KAK and RAB) against declarative rule packs.",
    discussion: """
      Exit status: 0 every proposal passes the gate; 1 at least one does not; 2 the tool could not do its \
      work (usage, broken rule pack, no input, output not writable).
      """,
    version: Engine.version,
    subcommands: [CheckCommand.self, RulesCommand.self])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Console.writeError(failure.message)
      Foundation.exit(2)
    } catch {
      // Help and version come here too; the parser's own usage errors have other numbers than ours.
      let code = exitCode(for: error)
      if code == .success || error is ExitCode { exit(withError: error) }
      Console.writeError(fullMessage(for: error))
      Foundation.exit(2)
    }
  }
}

/// Why the tool could not do its work.
struct Failure: Error {
  var message: String
}
