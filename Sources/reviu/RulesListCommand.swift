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
    let cells = rules.map { rule in
      [
        rule.id, rule.kind, rule.aspect, rule.dispositions.joined(separator: "/"),
        rule.title[language].printable + (rule.isActive ? "" : Self.off[language]),
      ]
    }
    let widths = (0..<4).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      let padded = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }
      return (padded + [row[4]]).joined(separator: "  ") + "\n"
    }.joined()
  }
}

enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
