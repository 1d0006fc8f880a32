internal import ArgumentParser
internal import ReviuCore
internal import ReviuReports

struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the rules of a pack.",
    discussion: "Id, kind, aspect, disposition, and title; in JSON also the place of each rule.")

  @OptionGroup var argument: PackArgument

  @Option(help: ArgumentHelp("Format on standard output: text or json.", valueName: "format"))
  var format = ListFormat.text

  func run() throws {
    let options = argument.chosen
    let rules = try options.loadAuthored(asOf: options.asOf).listing
    switch format {
    case .json: try Console.write(JSONValue.array(rules.map(\.json)).jsonText)
    case .text: try Console.write(table(rules, options.lang))
    }
  }

  private static let off = Bilingual(id: " (tidak aktif)", en: " (not active)")

  private func table(_ rules: [RuleListing], _ language: Language) -> String {
    var table = TextTable()
    for rule in rules {
      table.add([
        rule.id, rule.kind, rule.aspect, rule.dispositions.joined(separator: "/"),
        rule.title[language].printable + (rule.isActive ? "" : Self.off[language]),
      ])
    }
    return table.text
  }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
