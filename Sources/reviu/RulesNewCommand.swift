internal import ArgumentParser
internal import ReviuCore

extension RuleKindName: ExpressibleByArgument {}

struct RulesNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Prints a commented rule of a kind, to be filled in.",
    discussion: """
      The rule is sound as it is printed, in a pack that has the tables which it names. Write it to a file in the \
      folder rules of a pack, change it, and run "reviu rules check".
      """)

  @Argument(help: ArgumentHelp("The kind of the rule.", valueName: "kind"))
  var kind: RuleKindName

  @Option(help: ArgumentHelp("Language of the comments: id or en.", valueName: "language"))
  var lang = Language.indonesian

  func run() throws { try Console.write(RuleSkeleton(kind, language: lang).text) }
}
