internal import ArgumentParser

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Checks and tests rule packs.",
    subcommands: [RulesCheckCommand.self, RulesTestCommand.self])
}

/// The pack that a command of `rules` is about.
struct PackArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The folder of the rule pack.", valueName: "folder"))
  var folder: String?

  @OptionGroup var options: PackOptions

  /// The options with the folder that was named first.
  var chosen: PackOptions {
    var options = options
    options.rules = folder ?? options.rules
    return options
  }
}
