internal import ArgumentParser
internal import ReviuCore

struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reports everything that is wrong with a rule pack.",
    discussion: """
      A pack without problems is also looked through for what is suspicious: tables and rows of no use, days \
      without a row, rules that never find anything in their tests, texts that are the same in both languages, \
      placeholders that differ, rules that have expired. Such warnings do not change the exit status, unless \
      --strict makes it 1.
      """)

  @OptionGroup var argument: PackArgument

  @Flag(help: "Exit status 1 when there are warnings.")
  var strict = false

  func run() throws {
    let options = argument.chosen
    let authored = try options.loadAuthored(asOf: options.asOf)
    let pack = authored.pack
    let warnings = authored.lint()
    let tests = pack.rules.reduce(0) { $0 + $1.tests.count }
    try Console.write(
      options.listed(warnings)
        + options.say(
          "\(pack.own.id) \(pack.own.version): \(pack.rules.count) aturan, \(tests) uji, tanpa masalah, \(warnings.count) peringatan\n",
          "\(pack.own.id) \(pack.own.version): \(pack.rules.count.counted("rule")), \(tests.counted("test")), no problems, \(warnings.count.counted("warning"))\n"
        ))
    if strict, !warnings.isEmpty { throw ExitCode(1) }
  }
}
