internal import ArgumentParser
internal import ReviuCore
internal import ReviuReports

struct RulesDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Prints a catalogue of the rules of a pack.",
    discussion: """
      For each rule what it checks, its basis, disposition, keys, table, message, remedy, and tests as examples. In \
      both languages, that of --lang first.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case markdown
    /// One page that needs no other file.
    case html
  }

  @OptionGroup var argument: PackArgument

  @Option(help: ArgumentHelp("Format on standard output: markdown or html.", valueName: "format"))
  var format = Format.markdown

  func run() throws {
    let options = argument.chosen
    let pack = try options.loadAuthored(asOf: options.asOf)
    let languages = [options.lang] + Language.allCases.filter { $0 != options.lang }
    let catalogues = languages.map { pack.catalogue(in: $0) }
    switch format {
    case .markdown: try Console.write(catalogues.map(\.markdown).joined(separator: "\n"))
    case .html: try Console.write(RuleCatalogue.html(catalogues))
    }
  }
}
