internal import ArgumentParser
internal import ReviuCore
internal import ReviuReports

struct RulesSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of rule files, for editors.",
    discussion: """
      Editors that know YAML complete keys and mark mistakes by it: write it to a file and begin rule files with \
      "# yaml-language-server: $schema=FILE". What only a pack can tell, such as the names of its tables and the \
      types of expressions, is left to "reviu rules check".
      """)

  @Option(help: ArgumentHelp("Language of the descriptions: id or en.", valueName: "language"))
  var lang = Language.indonesian

  func run() throws { try Console.write(RuleSchema(language: lang).json.jsonText) }
}
