internal import ArgumentParser

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Checks, tests, and describes rule packs, and helps to write them.",
    subcommands: [
      RulesCheckCommand.self, RulesTestCommand.self, RulesListCommand.self, RulesNewCommand.self,
      RulesDocsCommand.self, RulesSchemaCommand.self, RulesProfileCommand.self,
    ])

  func run() throws { throw Failure(message: ReviuCommand.helpMessage(for: Self.self)) }
}

/// The pack that a command of `rules` is about.
struct PackArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The folder of the rule pack.", valueName: "folder"), completion: .directory)
  var folder: String?

  @OptionGroup var options: PackOptions

  /// The options with the folder that was named.
  var chosen: PackOptions {
    var options = options
    options.rules = folder ?? options.rules
    return options
  }

  func validate() throws {
    if let folder, options.rules != PackOptions.defaultRules, options.rules != folder {
      throw ValidationError(
        "two rule packs are named, \(folder) and \(options.rules); name one of them")
    }
  }
}
