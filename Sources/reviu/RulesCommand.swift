internal import ArgumentParser
internal import ReviuCore
internal import ReviuExpression

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Checks and tests rule packs.",
    subcommands: [RulesCheckCommand.self, RulesTestCommand.self])
}

struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reports everything that is wrong with a rule pack.")

  @Argument(help: ArgumentHelp("The folder of the rule pack.", valueName: "folder"))
  var folder: String?

  @OptionGroup var options: PackOptions

  func run() throws {
    var options = options
    options.rules = folder ?? options.rules
    let pack = try options.load(asOf: options.asOf, readsTests: true)
    let tests = pack.rules.reduce(0) { $0 + $1.tests.count }
    try Console.write(
      options.say(
        "\(pack.own.id) \(pack.own.version): \(pack.rules.count) aturan, \(tests) uji, tanpa masalah\n",
        "\(pack.own.id) \(pack.own.version): \(pack.rules.count) rules, \(tests) tests, no problems\n"
      ))
  }
}

struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the tests that stand beside the rules.",
    discussion:
      "Exit status 1 when a test fails. Without --as-of, the pack's first valid day counts.")

  @Argument(help: ArgumentHelp("The folder of the rule pack.", valueName: "folder"))
  var folder: String?

  @OptionGroup var options: PackOptions

  func run() throws {
    var options = options
    options.rules = folder ?? options.rules
    let pack = try options.load(asOf: options.asOf, readsTests: true)
    let results = pack.runTests()
    var text = ""
    for result in results where !result.deviations.isEmpty {
      let failed = options.say("gagal", "failed")
      text +=
        "\(result.test.file):\(result.test.line): \(failed): \(result.rule), \(result.test.name)\n"
      for deviation in result.deviations { text += "    \(deviation[options.lang].printable)\n" }
    }
    let failed = results.count { !$0.deviations.isEmpty }
    let passed = results.count - failed
    text += options.say(
      "\(passed) uji berhasil, \(failed) gagal\n", "\(passed) passed, \(failed) failed\n")
    try Console.write(text)
    if failed > 0 { throw ExitCode(1) }
  }
}
